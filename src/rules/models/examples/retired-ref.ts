import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    unsafe: true,
    target: '2026.7.35',
    before: `{
  agents: {
    defaults: {
      model: {
        primary: 'anthropic/claude-opus-4-5', // the good one
        fallbacks: ['openai/gpt-4o@work'],
      },
      models: {
        'anthropic/claude-opus-4-5': { alias: 'opus' },
        'anthropic/claude-opus-4-7': { params: { a: 1 } },
      },
    },
  },
}`,
    after: `{
  agents: {
    defaults: {
      model: {
        primary: 'anthropic/claude-opus-4-7', // the good one
        fallbacks: ['openai/gpt-5.5@work'],
      },
      models: {
        'anthropic/claude-opus-4-7': { params: { a: 1 }, alias: 'opus' },
      },
    },
  },
}`,
  },
  {
    title: 'Haiku 4.5 is not retired, and no dearer model takes its place',
    before: `{ agents: { defaults: { heartbeat: { every: '30m', model: 'anthropic/claude-haiku-4-5' } } } }`,
    clean: true,
  },
  {
    title: 'Before the release that retired it a model is left alone',
    target: '2026.5.12',
    before: `{ agents: { defaults: { model: 'openai/gpt-4o' } } }`,
    clean: true,
  },
];
