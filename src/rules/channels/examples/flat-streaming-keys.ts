import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    target: '2026.6.11',
    before: `{
  channels: {
    telegram: {
      enabled: true,
      streamMode: 'partial', // live preview
      chunkMode: 'newline',
      draftChunk: { minChars: 100, maxChars: 600 },
      blockStreaming: true,
    },
  },
}
`,
    after: `{
  channels: {
    telegram: {
      enabled: true,
      streaming: {
        mode: 'partial', // live preview
        chunkMode: 'newline',
        block: {
          enabled: true,
        },
        preview: {
          chunk: { minChars: 100, maxChars: 600 },
        },
      },
    },
  },
}
`,
  },
  {
    title: 'A switch becomes a mode; an account that is new already stays',
    target: '2026.5.12',
    before: `{
  channels: {
    telegram: {
      streaming: true, // typing preview
      accounts: { alerts: { streaming: { mode: 'off' } } },
    },
  },
}
`,
    after: `{
  channels: {
    telegram: {
      streaming: { mode: 'partial' }, // typing preview
      accounts: { alerts: { streaming: { mode: 'off' } } },
    },
  },
}
`,
  },
  {
    title: 'An account that gets an object of its own takes along what it used to inherit',
    target: '2026.9.6',
    before: `{
  channels: {
    whatsapp: {
      chunkMode: 'newline',
      blockStreaming: true,
      accounts: {
        work: { chunkMode: 'length' },
      },
    },
  },
}
`,
    after: `{
  channels: {
    whatsapp: {
      streaming: { chunkMode: 'newline', block: { enabled: true } },
      accounts: {
        work: { streaming: { chunkMode: 'length', block: { enabled: true } } },
      },
    },
  },
}
`,
  },
  {
    title: 'All is new',
    target: '2026.9.6',
    before: `{ channels: { slack: { streaming: { mode: 'partial', nativeTransport: true } } } }\n`,
    clean: true,
  },
  {
    title: 'Teams had flat keys until 2026.8.1',
    target: '2026.7.35',
    before: `{ channels: { msteams: { blockStreaming: true } } }\n`,
    clean: true,
  },
];
