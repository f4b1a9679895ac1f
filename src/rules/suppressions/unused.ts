import { removeComment } from '../../document/edit/gap/remove-comment.js';
import { defineRule } from '../../engine/rule.js';
import { matchesRule } from '../../engine/rule-pattern.js';
import { didYouMean } from '../../openclaw/schema/did-you-mean.js';

function hint(unknown: string, rules: readonly string[]): string {
  const [near] = didYouMean(unknown, rules, 1);
  return near === undefined ? '' : ` Did you mean \`${near}\`?`;
}

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
  check({ document, unused, rules, report }) {
    for (const { comment, patterns } of unused) {
      const [unknown] = patterns.filter((pattern) => rules?.some((id) => matchesRule(pattern, id)) === false);
      report({
        range: { start: comment.start, end: comment.end },
        message:
          unknown === undefined
            ? `The comment suppresses \`${patterns.join(', ')}\`, and nothing here needs it.`
            : `No rule is called \`${unknown}\`.${hint(unknown, rules ?? [])}`,
        fix: { title: 'Remove the comment', applicability: 'safe', edits: [removeComment(document, comment)] },
      });
    }
  },
});
