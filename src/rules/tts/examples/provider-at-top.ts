import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    target: '2026.6.11',
    before: `{
  messages: {
    tts: {
      auto: 'inbound',
      edge: { lang: 'en-US' }, // free voice
      // paid by the team
      elevenlabs: {
        apiKey: '\${ELEVENLABS_API_KEY}',
      },
    },
  },
}
`,
    after: `{
  messages: {
    tts: {
      auto: 'inbound',
      providers: {
        microsoft: { lang: 'en-US' }, // free voice
        // paid by the team
        elevenlabs: {
          apiKey: '\${ELEVENLABS_API_KEY}',
        },
      },
    },
  },
}
`,
  },
  {
    title: 'What stands under `providers` wins, key by key',
    target: '2026.9.6',
    before: `{ tts: { edge: { lang: 'de-DE', pitch: '+5%' }, providers: { microsoft: { lang: 'en-US' } } } }\n`,
    after: `{ tts: { providers: { microsoft: { lang: 'en-US', pitch: '+5%' } } } }\n`,
  },
  {
    title: 'The voice calls of Discord',
    target: '2026.9.6',
    before: `{ channels: { discord: { voice: { tts: { openai: { model: 'tts-1' } } } } } }\n`,
    after: `{ channels: { discord: { voice: { tts: { providers: { openai: { model: 'tts-1' } } } } } } }\n`,
  },
  {
    title: 'A provider where it belongs',
    target: '2026.9.6',
    before: `{ tts: { provider: 'openai', providers: { openai: { model: 'tts-1' } } } }\n`,
    clean: true,
  },
];
