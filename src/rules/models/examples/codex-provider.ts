import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  models: {
    providers: {
      // pasted from the error message
      'openai-codex': {
        models: [{ id: 'gpt-5.4', name: 'gpt-5.4' }],
      },
    },
  },
}`,
    after: `{
  models: {
    providers: {
      // pasted from the error message
      openai: {
        models: [{ id: 'gpt-5.4', name: 'gpt-5.4' }],
      },
    },
  },
}`,
  },
  {
    title: 'Models join the block that is there, with what they inherited',
    before: `{
  models: {
    providers: {
      openai: {
        models: [
          { id: 'gpt-5.5', name: 'GPT' },
        ],
      },
      'openai-codex': {
        baseUrl: 'https://chatgpt.com/backend-api',
        models: [
          { id: 'gpt-5.4', name: 'small' }, // for cron
        ],
      },
    },
  },
}`,
    after: `{
  models: {
    providers: {
      openai: {
        models: [
          { id: 'gpt-5.5', name: 'GPT' },
          { id: 'gpt-5.4', name: 'small', baseUrl: 'https://chatgpt.com/backend-api' }, // for cron
        ],
      },
    },
  },
}`,
  },
  {
    title: 'A key that would reach other models needs a person',
    before: `{
  models: {
    providers: {
      openai: { apiKey: '\${OPENAI_API_KEY}', models: [] },
      'openai-codex': { models: [{ id: 'gpt-5.4', name: 'small' }] },
    },
  },
}`,
  },
];
