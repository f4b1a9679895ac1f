import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    target: '2026.9.6',
    before: `{
  skills: {
    allowBundled: ['nano-banana-pro', 'weather'],
    entries: {
      'nano-banana-pro': {
        apiKey: '\${GEMINI_API_KEY}', // the studio's
      },
    },
  },
}
`,
    after: `{
  skills: {
    allowBundled: ['weather'],
  },
  models: {
    providers: {
      google: {
        apiKey: '\${GEMINI_API_KEY}', // the studio's
        baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
        models: [],
      },
    },
  },
  agents: {
    defaults: {
      mediaModels: {
        image: {
          primary: 'google/gemini-3-pro-image-preview',
        },
      },
    },
  },
}
`,
  },
  {
    title: 'An image model and a key that are there already stay',
    before: `{
  agents: { defaults: { imageGenerationModel: 'openai/gpt-image-1' } },
  models: { providers: { google: { apiKey: '\${GOOGLE_KEY}' } } },
  skills: { entries: { weather: {}, 'nano-banana-pro': { env: { GEMINI_API_KEY: '\${GEMINI_API_KEY}' } } } },
}
`,
    after: `{
  agents: { defaults: { imageGenerationModel: 'openai/gpt-image-1' } },
  models: { providers: { google: { apiKey: '\${GOOGLE_KEY}' } } },
  skills: { entries: { weather: {} } },
}
`,
  },
];
