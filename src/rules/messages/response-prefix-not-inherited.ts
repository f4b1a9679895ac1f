import { formatPath } from '../../document/config-path.js';
import { Draft } from '../../engine/draft.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

/** Channels with a `responsePrefix` of their own; any other goes on with the one of `messages`. */
const CHANNELS = new Set([
  ...['buzz', 'clickclack', 'discord', 'feishu', 'googlechat', 'imessage', 'irc', 'line', 'matrix', 'mattermost'],
  ...['msteams', 'nextcloud-talk', 'qa-channel', 'signal', 'slack', 'telegram', 'tlon', 'twitch', 'whatsapp'],
  ...['zalo', 'zalouser'],
]);

export default defineRule({
  id: 'messages/response-prefix-not-inherited',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.8.1',
  migrations: ['messages-responseprefix-copy'],
  summary: 'The prefix of replies is set per channel.',
  why: 'The channel no longer takes `messages.responsePrefix`, so its replies lose the prefix.',
  examples: [
    {
      before: `{
  messages: { responsePrefix: '[bot]' },
  channels: {
    telegram: {
      botToken: '\${TELEGRAM_BOT_TOKEN}',
    },
    slack: { responsePrefix: '' },
  },
}
`,
      after: `{
  messages: { responsePrefix: '[bot]' },
  channels: {
    telegram: {
      botToken: '\${TELEGRAM_BOT_TOKEN}',
      responsePrefix: '[bot]',
    },
    slack: { responsePrefix: '' },
  },
}
`,
    },
    {
      title: 'Every channel says what it wants',
      before: `{ messages: { responsePrefix: '[bot]' }, channels: { telegram: { responsePrefix: '[tg]' } } }\n`,
      clean: true,
    },
  ],
  check({ config, report }) {
    const prefix = config.at('messages.responsePrefix');
    if (prefix === undefined) return;
    for (const channel of config.all('channels.*')) {
      if (!channel.isObject || !CHANNELS.has(String(channel.key)) || channel.has('responsePrefix')) continue;
      const to = [...channel.path, 'responsePrefix'];
      report({
        at: channel,
        on: 'key',
        message: `\`${formatPath(channel.path)}\` has no \`responsePrefix\`, and \`messages.responsePrefix\` no longer counts for it.`,
        fix: safe(`Copy the prefix to ${formatPath(to)}`, (edit) => new Draft(edit, config).set(to, prefix.value)),
      });
    }
  },
});
