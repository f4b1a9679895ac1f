import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    target: '2026.9.6',
    before: `{
  channels: {
    discord: {
      guilds: {
        '100': {
          channels: {
            '200': { allow: true }, // the test room
          },
        },
      },
    },
    slack: { channels: { C1: { allow: false, enabled: true } } },
  },
}
`,
    after: `{
  channels: {
    discord: {
      guilds: {
        '100': {
          channels: {
            '200': { enabled: true }, // the test room
          },
        },
      },
    },
    slack: { channels: { C1: { enabled: true } } },
  },
}
`,
  },
  {
    title: 'A tool list is called `allow` too',
    target: '2026.9.6',
    before: `{ channels: { slack: { channels: { C1: { tools: { allow: ['read'] } } } } } }\n`,
    clean: true,
  },
  {
    title: 'Where the channel is a plugin of its own, its version decides',
    target: '2026.5.12',
    before: `{ channels: { googlechat: { groups: { g: { allow: true } } } } }\n`,
  },
];
