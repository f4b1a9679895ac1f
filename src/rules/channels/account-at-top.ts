import { formatPath } from '../../document/config-path.js';
import { Draft } from '../../engine/draft.js';
import { unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { DEFAULT_ACCOUNT } from '../../openclaw/channels/account-id.js';
import { INHERITED_POLICY, promotedKeys } from '../../openclaw/channels/account-promotion.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { examples } from './examples/account-at-top.js';

export default defineRule({
  id: 'channels/account-at-top',
  reads: 'config',
  severity: 'info',
  fixable: 'unsafe',
  since: '2026.2.26',
  after: [
    // What is retired or renamed at the top of a channel decides what is left to move.
    ...['at-root', 'web-section', 'routing-allow-from', 'flat-streaming-keys', 'stream-mode-word', 'signal-transport'],
    ...['nested-dm-policy', 'matrix-stream-mode', 'googlechat-stream-mode', 'reef-dm-policy', 'heartbeat-visibility'],
    ...['private-network-flag', 'telegram-require-mention', 'whatsapp-ack-missing', 'whatsapp-ack-reaction'],
    ...['whatsapp-expose-error-text', 'whatsapp-message-prefix', 'slack-interactive-replies', 'slack-dm-reply-mode'],
    ...['slack-thread-mention', 'slack-enterprise-install', 'slack-identity', 'slack-socket-tuning', 'discord-tuning'],
    ...['discord-accent-color', 'irc-mention-patterns', 'imessage-catchup', 'imessage-coalesce', 'feishu-fields'],
    ...['googlechat-reactions', 'googlechat-service-account-ref', 'clickclack-timeout', 'qqbot-bundled'],
  ].map((name) => `channels/${name}`),
  migrations: ['channels-single-account-to-default-account'],
  summary: 'A channel has named accounts, and one more beside them that has no name.',
  why: 'It works, but upstream’s doctor gives it the name `default`. Which account is used where none is named may change with that.',
  examples,
  check({ config, target, report }) {
    for (const channel of config.all('channels.*')) {
      const accounts = channel.at('accounts');
      const ids = accounts?.members().map(({ key }) => String(key).trim().toLowerCase()) ?? [];
      if (!channel.isObject || accounts === undefined || ids.length === 0 || ids.includes(DEFAULT_ACCOUNT)) continue;
      const present = channel.members().map(({ key }) => String(key));
      const keys = promotedKeys(String(channel.key), present, target);
      const [first] = keys;
      const at = first === undefined ? undefined : channel.at([first]);
      if (at === undefined) continue;
      const home = `${formatPath(channel.path)}.accounts.default`;
      report({
        at,
        on: 'key',
        message: `\`${formatPath(channel.path)}\` has named accounts, and ${keys.map((key) => `\`${key}\``).join(', ')} beside them; upstream moves it to \`${home}\`.`,
        fix: unsafe(
          `Move ${keys.join(', ')} to ${home}`,
          (edit) => promote(new Draft(edit, config), channel, accounts, keys),
          'which account is used where none is named may change',
        ),
      });
    }
  },
});

function promote(draft: Draft, channel: ConfigValue, accounts: ConfigValue, keys: readonly string[]): void {
  const policies = INHERITED_POLICY.filter((key) => keys.includes(key));
  for (const account of accounts.members().filter((one) => one.isObject)) {
    for (const key of policies) {
      const value = channel.at([key])?.value;
      if (value !== undefined && !account.has([key])) draft.set([...account.path, key], value);
    }
  }
  for (const key of keys) draft.move([...channel.path, key], [...accounts.path, DEFAULT_ACCOUNT, key]);
}
