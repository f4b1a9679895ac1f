import { defineRule } from '../../engine/rule.js';
import { issuesOf } from './_issues.js';

export default defineRule({
  id: 'schema/missing-key',
  severity: 'error',
  reads: 'config',
  summary: 'A key is missing that the target release needs there.',
  why: 'The gateway refuses the config until the key is there.',
  lastResort: true,
  examples: [
    { target: '2026.9.6', before: `{ bindings: [{ match: { channel: 'telegram' } }] }\n` },
    {
      title: 'All there',
      target: '2026.9.6',
      before: `{ bindings: [{ agentId: 'main', match: { channel: 'telegram' } }] }\n`,
      clean: true,
    },
  ],
  check(context) {
    for (const { issue, at, name, severity } of issuesOf(context, 'missing-key')) {
      context.report({ at, severity, message: `\`${name}\` is missing: it must be ${issue.expected}.` });
    }
  },
});
