import { Draft } from '../../engine/draft.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

const CHANNELS = ['whatsapp', 'telegram', 'discord', 'slack', 'signal', 'imessage', 'msteams'];

export default defineRule({
  id: 'channels/at-root',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  migrations: ['root-channel-sections-to-channels'],
  summary: 'Channels stand under `channels`, not at the root.',
  why: 'A section at the root is refused as unknown, and from 2026.3.28 on upstream deletes it with the bot token inside. What `channels` says already is kept.',
  examples: [
    {
      before: `{
  // the family bot
  telegram: {
    botToken: '\${TELEGRAM_BOT_TOKEN}',
    dmPolicy: 'pairing', // ask first
  },
}
`,
      after: `{
  channels: {
    // the family bot
    telegram: {
      botToken: '\${TELEGRAM_BOT_TOKEN}',
      dmPolicy: 'pairing', // ask first
    },
  },
}
`,
    },
    {
      title: 'What stands under `channels` wins, key by key',
      before: `{
  telegram: { botToken: 't1', dmPolicy: 'open' },
  channels: { telegram: { botToken: 't2' } },
}
`,
      after: `{
  channels: { telegram: { botToken: 't2', dmPolicy: 'open' } },
}
`,
    },
  ],
  check({ config, report }) {
    for (const id of CHANNELS) {
      const section = config.at([id]);
      if (!section?.isObject) continue;
      const kept = config.has(['channels', id]) ? ' What stands there already is kept.' : '';
      report({
        at: section,
        on: 'key',
        message: `\`${id}\` moved to \`channels.${id}\`.${kept}`,
        fix: safe(`Move ${id} to channels.${id}`, (edit) => new Draft(edit, config).merge([id], ['channels', id])),
      });
    }
  },
});
