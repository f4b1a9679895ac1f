import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  tools: {
    media: {
      models: [
        {
          provider: 'deepgram',
          model: 'nova-3',
          deepgram: {
            smartFormat: true, // readable numbers
            detectLanguage: true,
          },
        },
      ],
    },
  },
}
`,
    after: `{
  tools: {
    media: {
      models: [
        {
          provider: 'deepgram',
          model: 'nova-3',
          providerOptions: {
            deepgram: {
              smart_format: true, // readable numbers
              detect_language: true,
            },
          },
        },
      ],
    },
  },
}
`,
  },
  {
    title: 'What is set already stays',
    before: `{ tools: { media: { audio: { deepgram: { punctuate: true, smartFormat: true }, providerOptions: { deepgram: { punctuate: false } } } } } }\n`,
    after: `{ tools: { media: { audio: { providerOptions: { deepgram: { punctuate: false, smart_format: true } } } } } }\n`,
  },
];
