import { defineRule } from '../../engine/rule.js';
import { issuesOf } from './_issues.js';

export default defineRule({
  id: 'schema/bad-format',
  severity: 'error',
  reads: 'config',
  summary: 'A text is in a form that the target release does not accept there.',
  why: 'The gateway refuses the config.',
  fixable: 'safe',
  lastResort: true,
  examples: [
    { target: '2026.9.6', before: `{ ui: { seamColor: 'orange' } }\n` },
    {
      title: 'A week has a unit of its own nowhere in OpenClaw',
      target: '2026.9.6',
      before: `{ session: { maintenance: { pruneAfter: '2w' } } }\n`,
      after: `{ session: { maintenance: { pruneAfter: '14d' } } }\n`,
    },
    { title: 'The right form', target: '2026.9.6', before: `{ ui: { seamColor: '#ff4500' } }\n`, clean: true },
  ],
  check(context) {
    for (const { issue, at, name, severity, fix } of issuesOf(context, 'bad-format')) {
      context.report({
        at,
        severity,
        message: `\`${name}\` must be ${issue.expected}.`,
        ...(fix !== undefined && { fix }),
      });
    }
  },
});
