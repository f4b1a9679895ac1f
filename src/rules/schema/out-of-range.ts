import { defineRule } from '../../engine/rule.js';
import { issuesOf } from './_issues.js';

export default defineRule({
  id: 'schema/out-of-range',
  severity: 'error',
  reads: 'config',
  summary: 'A number or a length is outside of what the target release accepts there.',
  why: 'The gateway refuses the config.',
  lastResort: true,
  examples: [
    { target: '2026.9.6', before: `{ session: { reset: { mode: 'daily', atHour: 25 } } }\n` },
    {
      title: 'Within',
      target: '2026.9.6',
      before: `{ session: { reset: { mode: 'daily', atHour: 4 } } }\n`,
      clean: true,
    },
  ],
  check(context) {
    for (const { issue, at, name, severity, fix } of issuesOf(context, 'out-of-range')) {
      context.report({
        at,
        severity,
        message: `\`${name}\` must be ${issue.expected}.`,
        ...(fix !== undefined && { fix }),
      });
    }
  },
});
