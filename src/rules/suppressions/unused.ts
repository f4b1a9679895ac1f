import { removeComment } from '../../document/edit/gap/remove-comment.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'suppressions/unused',
  reads: 'suppressions',
  severity: 'warning',
  fixable: 'safe',
  summary: 'A `doctor-ignore` comment suppresses nothing.',
  why: 'What it answered is gone, or its rule id is misspelt. Left in place it would hide the next finding of that kind without anybody having looked at it.',
  examples: [
    {
      before: `{
  // doctor-ignore models/openai-codex-ref: the archive box still runs 2026.4
  gateway: { mode: 'local' },
}
`,
      after: `{
  gateway: { mode: 'local' },
}
`,
    },
  ],
  check({ document, unused, report }) {
    for (const { comment, patterns } of unused) {
      report({
        range: { start: comment.start, end: comment.end },
        message: `The comment suppresses \`${patterns.join(', ')}\`, and nothing here needs it.`,
        fix: { title: 'Remove the comment', applicability: 'safe', edits: [removeComment(document, comment)] },
      });
    }
  },
});
