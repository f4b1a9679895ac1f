import { formatPath } from '../../document/config-path.js';
import { unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/view.js';
import { normalizeAgentId } from './_roster.js';

/** Keys under `channels` that are no channel. */
const NO_CHANNEL = new Set<string | number>(['defaults', 'modelByChannel']);

export default defineRule({
  id: 'bindings/unowned-account',
  severity: 'warning',
  since: '2026.9.5',
  reads: 'config',
  summary: 'Several agents share the gateway, and no binding says whose a channel account is.',
  why: 'Under explicit ownership there is no default agent any more: what arrives on such an account is refused. It used to go to the first agent.',
  fixable: 'unsafe',
  migrations: ['bindings-account-ownership-preserved'],
  examples: [
    {
      unsafe: true,
      before: `{
  agents: {
    ownership: 'explicit',
    entries: {
      a: { workspace: '/a' },
      b: { workspace: '/b' },
    },
  },
  channels: {
    telegram: { botToken: '\${TELEGRAM_BOT_TOKEN}' },
  },
}
`,
      after: `{
  agents: {
    ownership: 'explicit',
    entries: {
      a: { workspace: '/a' },
      b: { workspace: '/b' },
    },
  },
  channels: {
    telegram: { botToken: '\${TELEGRAM_BOT_TOKEN}' },
  },
  bindings: [
    {
      agentId: 'a',
      match: { channel: 'telegram', accountId: 'default' },
    },
  ],
}
`,
    },
    {
      title: 'Bound, or switched off',
      before: `{
  agents: { ownership: 'explicit', entries: { a: {}, b: {} } },
  channels: { telegram: { accounts: { work: {} } }, slack: { enabled: false } },
  bindings: [{ agentId: 'b', match: { channel: 'telegram', accountId: 'work' } }],
}
`,
      clean: true,
    },
    {
      title: 'A single agent',
      before: `{ agents: { ownership: 'explicit', entries: { a: {} } }, channels: { telegram: {} } }\n`,
      clean: true,
    },
  ],
  check({ config, report }) {
    const agents = config.at('agents.entries')?.members() ?? [];
    const [first] = agents;
    if (first === undefined || agents.length < 2 || config.at('agents.ownership')?.string !== 'explicit') return;
    if (config.at('plugins.enabled')?.value === false) return;
    const bindings = config.at('bindings');
    if (bindings !== undefined && !bindings.isArray) return;
    const channels = (config.at('channels')?.members() ?? []).filter(
      (channel) => channel.isObject && !NO_CHANNEL.has(channel.key) && channel.at('enabled')?.value !== false,
    );
    for (const channel of [...channels].sort((a, b) => (String(a.key) < String(b.key) ? -1 : 1))) {
      for (const { at, id } of accountsOf(channel)) {
        if (bindings?.items().some((binding) => binds(binding, String(channel.key), id))) continue;
        const agentId = normalizeAgentId(String(first.key));
        report({
          at,
          on: 'key',
          message: `\`${formatPath(at.path)}\`: no binding says which agent the account "${id}" belongs to.`,
          fix: unsafe(
            `Bind it to "${agentId}", the first agent`,
            (edit) => edit.append('bindings', { agentId, match: { channel: String(channel.key), accountId: id } }),
            'it decides which agent answers there',
          ),
        });
      }
    }
  },
});

/** The accounts a channel runs: those it names, or the one it is itself. */
function accountsOf(channel: ConfigValue): readonly { readonly at: ConfigValue; readonly id: string }[] {
  const named = channel.at('accounts')?.members() ?? [];
  if (named.length === 0) return [{ at: channel, id: 'default' }];
  return named
    .filter((account) => account.at('enabled')?.value !== false)
    .map((at) => ({ at, id: String(at.key).trim().toLowerCase() }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whether a binding may catch what arrives on an account; one that names no account catches what it can. */
function binds(binding: ConfigValue, channel: string, account: string): boolean {
  if (binding.at('match.channel')?.string?.trim().toLowerCase() !== channel.toLowerCase()) return false;
  const named = binding.at('match.accountId')?.string?.trim().toLowerCase();
  return named === undefined || named === '*' || named === account;
}
