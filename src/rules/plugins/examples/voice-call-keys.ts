import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    target: '2026.4.29',
    before: `{
  plugins: {
    entries: {
      'voice-call': {
        config: {
          provider: 'log', // dry run
          twilio: { from: '+15550100' },
          streaming: {
            sttProvider: 'openai',
            openaiApiKey: '\${OPENAI_API_KEY}',
          },
        },
      },
    },
  },
}
`,
    after: `{
  plugins: {
    entries: {
      'voice-call': {
        config: {
          provider: 'mock', // dry run
          twilio: {},
          fromNumber: '+15550100',
          streaming: {
            provider: 'openai',
            providers: {
              openai: {
                apiKey: '\${OPENAI_API_KEY}',
              },
            },
          },
        },
      },
    },
  },
}
`,
  },
  {
    title: 'A plugin with a version of its own',
    target: '2026.9.6',
    before: `{ plugins: { entries: { 'voice-call': { config: { provider: 'log' } } } } }\n`,
  },
];
