import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { DEFAULT_ACCOUNT, normalizeAccountId } from '../../openclaw/channels/account-id.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

export default defineRule({
  id: 'channels/default-account-missing',
  reads: 'config',
  severity: 'warning',
  fixable: 'manual',
  since: '2026.3.1',
  migrations: ['warn-missing-default-account'],
  summary: 'A channel has several accounts, and none of them is the default.',
  why: 'What names no account goes out through whichever comes first, and bindings without an account match none of them.',
  examples: [
    { before: `{ channels: { telegram: { accounts: { home: {}, work: {} } } } }\n` },
    {
      title: 'The default is none of them',
      before: `{ channels: { telegram: { defaultAccount: 'office', accounts: { home: {}, work: {} } } } }\n`,
    },
    {
      title: 'One of them is',
      before: `{ channels: { telegram: { defaultAccount: 'Home', accounts: { home: {}, work: {} } } } }\n`,
      clean: true,
    },
    {
      title: 'Named default',
      before: `{ channels: { telegram: { accounts: { default: {}, work: {} } } } }\n`,
      clean: true,
    },
    {
      title: 'Every account has a binding, and none needs the default',
      before: `{
  channels: { telegram: { accounts: { home: {}, work: {} } } },
  bindings: [
    { agentId: 'main', match: { channel: 'telegram', accountId: 'home' } },
    { agentId: 'work', match: { channel: 'telegram', accountId: 'work' } },
  ],
}
`,
      clean: true,
    },
    { title: 'Only one account', before: `{ channels: { telegram: { accounts: { home: {} } } } }\n`, clean: true },
  ],
  check({ config, report }) {
    for (const channel of config.all('channels.*')) {
      const accounts = channel.at('accounts');
      const ids = new Set((accounts?.members() ?? []).map(({ key }) => normalizeAccountId(String(key))));
      if (accounts === undefined || ids.size < 2 || ids.has(DEFAULT_ACCOUNT)) continue;
      const chosen = channel.at('defaultAccount');
      const known = [...ids].join(', ');
      if (chosen?.string !== undefined && chosen.string.trim() !== '') {
        if (chosen.string.includes('${') || ids.has(normalizeAccountId(chosen.string))) continue;
        report({
          at: chosen,
          message: `\`${formatPath(chosen.path)}\` names none of the accounts (${known}).`,
          fix: manual(`Set defaultAccount to one of ${known}`),
        });
        continue;
      }
      if (areAllBound(config, String(channel.key), ids)) continue;
      report({
        at: accounts,
        on: 'key',
        message: `\`${formatPath(channel.path)}\` has the accounts ${known}, and none of them is the default.`,
        fix: manual(`Set ${formatPath(channel.path)}.defaultAccount to one of ${known}`),
      });
    }
  },
});

/** True where bindings name every account of the channel, or any. */
function areAllBound(config: ConfigValue, channel: string, ids: ReadonlySet<string>): boolean {
  const bound = new Set<string>();
  for (const match of config.all('bindings[*].match')) {
    const account = match.at('accountId')?.string?.trim() ?? '';
    if (match.at('channel')?.string?.trim().toLowerCase() !== channel || account === '') continue;
    if (account === '*') return true;
    bound.add(normalizeAccountId(account));
  }
  return [...ids].every((id) => bound.has(id));
}
