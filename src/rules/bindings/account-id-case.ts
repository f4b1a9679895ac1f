import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'bindings/account-id-case',
  severity: 'error',
  reads: 'config',
  summary: 'A binding spells `accountId` with a capital D.',
  why: 'The misspelt key is refused; deleted, the binding would catch the messages of every account.',
  fixable: 'safe',
  after: ['routing/bindings'],
  migrations: ['bindings-match-accountID-to-accountId'],
  examples: [
    {
      before: `{
  bindings: [
    { agentId: 'work', match: { channel: 'telegram', accountID: 'work' } },
  ],
}
`,
      after: `{
  bindings: [
    { agentId: 'work', match: { channel: 'telegram', accountId: 'work' } },
  ],
}
`,
    },
  ],
  check({ config, report }) {
    for (const old of config.all('bindings[*].match.accountID')) {
      const match = config.at(old.path.slice(0, -1));
      const trimmed = old.string?.trim();
      if (match?.has('accountId') || trimmed === '' || !old.value) continue;
      report({
        at: old,
        on: 'key',
        message: `\`${formatPath(old.path)}\` is spelt \`accountId\`.`,
        fix: safe('Rename it to accountId', (edit) => {
          if (trimmed !== undefined && trimmed !== old.string) edit.set(old, trimmed);
          edit.rename(old, 'accountId');
        }),
      });
    }
  },
});
