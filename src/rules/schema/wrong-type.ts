import { defineRule } from '../../engine/rule.js';
import { issuesOf } from './_issues.js';

export default defineRule({
  id: 'schema/wrong-type',
  severity: 'error',
  reads: 'config',
  summary: 'A value is of a type that the target release does not accept there.',
  why: 'The gateway refuses the config. Nothing is guessed: a text in place of a list, say, may have been meant in more than one way.',
  lastResort: true,
  examples: [
    { target: '2026.9.6', before: `{ gateway: { port: '18789' } }\n` },
    {
      title: 'What the environment fills in is a text',
      target: '2026.9.6',
      before: `{ gateway: { port: '\${PORT}' } }\n`,
    },
    {
      title: 'A text where one is wanted',
      target: '2026.9.6',
      before: `{ gateway: { auth: { mode: 'token', token: '\${TOKEN}' } } }\n`,
      clean: true,
    },
  ],
  check(context) {
    for (const { issue, at, name, severity } of issuesOf(context, 'wrong-type')) {
      context.report({ at, severity, message: `\`${name}\` must be ${issue.expected}.` });
    }
  },
});
