import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  channels: {
    feishu: {
      tools: { base: true }, // our tables
      webhookPath: 'https://bot.example.org/feishu/cb',
      heartbeat: { intervalMs: 1000 },
      streaming: { block: { coalesce: { minDelayMs: 1, minChars: 20 } } },
    },
  },
}
`,
    after: `{
  channels: {
    feishu: {
      tools: { bitable: true }, // our tables
      webhookPath: '/feishu/cb',
      streaming: { block: { coalesce: { minChars: 20 } } },
    },
  },
}
`,
  },
  {
    title: 'The present settings',
    before: `{ channels: { feishu: { tools: { bitable: true }, webhookPath: '/feishu/events' } } }\n`,
    clean: true,
  },
];
