import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { issuesOf } from './_issues.js';

export default defineRule({
  id: 'schema/conflict',
  severity: 'error',
  reads: 'config',
  summary: 'Two settings contradict each other in the target release.',
  why: 'Each is right by itself; together the gateway refuses the config.',
  fixable: 'manual',
  lastResort: true,
  examples: [
    { target: '2026.9.6', before: `{ mcp: { servers: { files: { transport: 'stdio' } } } }\n` },
    {
      title: 'With what it needs',
      target: '2026.9.6',
      before: `{ mcp: { servers: { files: { transport: 'stdio', command: 'files-mcp' } } } }\n`,
      clean: true,
    },
  ],
  check(context) {
    for (const { issue, at, name, severity } of issuesOf(context, 'conflict')) {
      context.report({
        at,
        severity,
        message: `\`${name}\` ${issue.expected}.`,
        fix: manual('Keep the one that is meant, or add what is missing'),
      });
    }
  },
});
