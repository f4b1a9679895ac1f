import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    target: '2026.5.12',
    before: `{
  models: {
    providers: {
      'openai-codex': {
        models: [
          {
            id: 'gpt-5.5',
            api: 'openai-codex-responses',
            reasoning: true,
            input: ['text', 'image'],
            cost: { input: 5, output: 30, cacheRead: 0.5, cacheWrite: 0 },
            contextWindow: 400000,
            contextTokens: 272000,
            maxTokens: 128000,
          },
        ],
      },
    },
  },
}`,
    after: `{
  models: {
    providers: {
      'openai-codex': {
        models: [
          {
            id: 'gpt-5.5',
            api: 'openai-codex-responses',
            reasoning: true,
            input: ['text', 'image'],
            cost: { input: 5, output: 30, cacheRead: 0.5, cacheWrite: 0 },
            contextWindow: 400000,
            contextTokens: 272000,
            maxTokens: 128000,
            metadataSource: 'models-add',
          },
        ],
      },
    },
  },
}`,
  },
  {
    title: 'Numbers of your own stay yours',
    target: '2026.5.12',
    before: `{ models: { providers: { 'openai-codex': { models: [{ id: 'gpt-5.5', api: 'openai-codex-responses', contextWindow: 200000 }] } } } }`,
    clean: true,
  },
];
