import { defineRule } from '../../engine/rule.js';
import { readDirectives } from '../../engine/suppressions/directives.js';

export default defineRule({
  id: 'suppressions/no-reason',
  reads: 'text',
  severity: 'warning',
  summary: 'A `doctor-ignore` comment gives no reason, or names no rule.',
  why: 'Without a reason nobody can tell later whether the finding may be hidden still; such a comment therefore suppresses nothing. Write `// doctor-ignore area/rule: reason`.',
  examples: [
    { before: `{\n  // doctor-ignore gateway/bind-host-alias\n  gateway: { mode: 'local' },\n}\n` },
    {
      title: 'the end of a range needs none',
      clean: true,
      before: `{\n  // doctor-ignore-start models/*: being replaced this week\n  models: {},\n  // doctor-ignore-end models/*\n}\n`,
    },
    { title: 'a string is no comment', clean: true, before: `{ note: '// doctor-ignore gateway/x' }\n` },
  ],
  check({ document, report }) {
    for (const { comment, type, patterns, reason } of readDirectives(document)) {
      if (type === 'end' || (patterns.length > 0 && reason !== '')) continue;
      const lacks = patterns.length === 0 ? 'names no rule' : 'gives no reason';
      report({
        range: { start: comment.start, end: comment.end },
        message: `The comment ${lacks}, so that it suppresses nothing. Write \`// doctor-ignore area/rule: reason\`.`,
      });
    }
  },
});
