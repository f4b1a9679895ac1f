import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    unsafe: true,
    before: `{
  models: {
    providers: {
      anthropic: {
        models: [
          {
            id: 'claude-opus-4-7',
            name: 'Opus',
            reasoning: false,
            input: ['text'],
            cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
            maxTokens: 8192,
          },
        ],
      },
    },
  },
}`,
    after: `{
  models: {
    providers: {
      anthropic: {
        models: [
          {
            id: 'claude-opus-4-7',
            name: 'Opus',
          },
        ],
      },
    },
  },
}`,
  },
  {
    title: 'A local model is free',
    before: `{ models: { providers: { local: { models: [{ id: 'm', name: 'm', reasoning: false, input: ['text'], cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 }, maxTokens: 8192 }] } } } }`,
    clean: true,
  },
];
