import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    target: '2026.9.6',
    before: `{
  routing: {
    groupChat: {
      requireMention: true, // it talks too much
    },
  },
  channels: {
    telegram: {
      botToken: '\${TELEGRAM_BOT_TOKEN}',
    },
    whatsapp: { groups: { '*': { requireMention: false } } },
  },
}
`,
    after: `{
  channels: {
    telegram: {
      botToken: '\${TELEGRAM_BOT_TOKEN}',
      groups: {
        '*': {
          requireMention: true, // it talks too much
        },
      },
    },
    whatsapp: { groups: { '*': { requireMention: false } } },
  },
}
`,
  },
  {
    title: 'Without a channel that could take it, only its removal is left',
    target: '2026.9.6',
    unsafe: true,
    before: `{ routing: { groupChat: { requireMention: true } }, channels: { slack: {} } }\n`,
    after: `{ channels: { slack: {} } }\n`,
  },
];
