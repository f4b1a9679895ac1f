import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  tools: {
    web: {
      search: {
        provider: 'brave',
        apiKey: '\${BRAVE_API_KEY}', // free tier
      },
    },
  },
}
`,
    after: `{
  tools: {
    web: {
      search: {
        provider: 'brave',
      },
    },
  },
  plugins: {
    entries: {
      brave: {
        enabled: true,
        config: {
          webSearch: {
            apiKey: '\${BRAVE_API_KEY}', // free tier
          },
        },
      },
    },
  },
}
`,
  },
  {
    title: 'What the plugin has already stays',
    before: `{
  tools: { web: { search: { gemini: { apiKey: '\${OLD_KEY}', model: 'gemini-2.5-flash' } } } },
  plugins: { entries: { google: { enabled: false, config: { webSearch: { apiKey: '\${NEW_KEY}' } } } } },
}
`,
    after: `{
  plugins: { entries: { google: { enabled: false, config: { webSearch: { apiKey: '\${NEW_KEY}', model: 'gemini-2.5-flash' } } } } },
}
`,
  },
  {
    title: 'A provider that keeps its settings here',
    before: `{ tools: { web: { search: { provider: 'tavily', tavily: { depth: 2 } } } } }\n`,
    clean: true,
  },
];
