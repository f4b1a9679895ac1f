import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    target: '2026.3.13',
    before: `{
  agents: {
    defaults: {
      model: 'anthropic/claude-opus-4-6', // the good one
      modelFallbacks: ['openai/gpt-5.5'],
      modelAliases: { opus: 'anthropic/claude-opus-4-6' },
      allowedModels: ['openai/gpt-5.5'],
    },
  },
}`,
    after: `{
  agents: {
    defaults: {
      model: { // the good one
        primary: 'anthropic/claude-opus-4-6',
        fallbacks: ['openai/gpt-5.5'],
      },
      models: {
        'anthropic/claude-opus-4-6': { alias: 'opus' },
        'openai/gpt-5.5': {},
      },
    },
  },
}`,
  },
  {
    title: 'A model alone needs no object',
    before: `{ agents: { defaults: { model: 'anthropic/claude-opus-4-6' } } }`,
    clean: true,
  },
];
