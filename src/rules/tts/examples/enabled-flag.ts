import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    target: '2026.5.12',
    before: `{
  messages: {
    tts: {
      enabled: true, // speak every reply
      provider: 'openai',
    },
  },
}
`,
    after: `{
  messages: {
    tts: {
      auto: 'always', // speak every reply
      provider: 'openai',
    },
  },
}
`,
  },
  {
    title: 'What `auto` says already wins',
    target: '2026.9.6',
    before: `{ channels: { discord: { voice: { tts: { auto: 'inbound', enabled: false } } } } }\n`,
    after: `{ channels: { discord: { voice: { tts: { auto: 'inbound' } } } } }\n`,
  },
  {
    title: 'A provider has a flag of its own',
    target: '2026.9.6',
    before: `{ tts: { auto: 'always', providers: { openai: { enabled: true } } } }\n`,
    clean: true,
  },
];
