import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  plugins: {
    entries: {
      'llm-task': {
        enabled: true,
        config: {
          allowedModels: ['openai/gpt-5.5'], // cheap ones only
        },
      },
    },
  },
}
`,
    after: `{
  plugins: {
    entries: {
      'llm-task': {
        enabled: true,
        config: {},
        llm: {
          allowModelOverride: true,
          allowAuthProfileOverride: true,
          allowedCompletionModels: ['openai/gpt-5.5'], // cheap ones only
        },
      },
    },
  },
}
`,
  },
  {
    title: 'Nothing to move: whether tasks may choose is up to you',
    unsafe: true,
    before: `{ plugins: { entries: { 'llm-task': { enabled: true } } } }\n`,
    after: `{ plugins: { entries: { 'llm-task': { enabled: true, llm: { allowModelOverride: true, allowAuthProfileOverride: true }, config: {} } } } }\n`,
  },
];
