import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { alternatives, issuesOf } from './_issues.js';

export default defineRule({
  id: 'schema/value-not-allowed',
  severity: 'error',
  reads: 'config',
  summary: 'A value is none of those that the target release accepts there.',
  why: 'The gateway refuses the config.',
  fixable: 'manual',
  lastResort: true,
  examples: [
    { target: '2026.9.6', before: `{ gateway: { mode: 'locale' } }\n` },
    { title: 'One of them', target: '2026.9.6', before: `{ gateway: { mode: 'local' } }\n`, clean: true },
  ],
  check(context) {
    for (const { issue, at, name, severity } of issuesOf(context, 'bad-enum')) {
      const meant = issue.suggestions.map((word) => JSON.stringify(word));
      context.report({
        at,
        severity,
        message: `\`${name}\` must be ${issue.expected}.${meant.length === 0 ? '' : ` Did you mean ${alternatives(meant)}?`}`,
        fix: manual('Write one of these values'),
      });
    }
  },
});
