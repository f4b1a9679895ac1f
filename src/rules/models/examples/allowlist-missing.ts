import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    title: 'until 2026.7 the models map is the allowlist',
    target: '2026.5.12',
    unsafe: true,
    before: `{
  agents: {
    defaults: {
      model: 'anthropic/claude-sonnet-4-6',
      models: { 'anthropic/claude-sonnet-4-6': { alias: 'sonnet' } },
      subagents: { model: 'zai/glm-4.7' },
    },
  },
}
`,
    after: `{
  agents: {
    defaults: {
      model: 'anthropic/claude-sonnet-4-6',
      models: { 'anthropic/claude-sonnet-4-6': { alias: 'sonnet' }, 'zai/glm-4.7': {} },
      subagents: { model: 'zai/glm-4.7' },
    },
  },
}
`,
  },
  {
    title: 'from 2026.8.1 modelPolicy.allow is',
    target: '2026.9.6',
    unsafe: true,
    before: `{
  agents: {
    defaults: {
      modelPolicy: { allow: ['anthropic/*'] },
      heartbeat: { model: 'openai/gpt-5.5' },
    },
  },
}
`,
    after: `{
  agents: {
    defaults: {
      modelPolicy: { allow: ['anthropic/*', 'openai/gpt-5.5'] },
      heartbeat: { model: 'openai/gpt-5.5' },
    },
  },
}
`,
  },
  {
    title: 'an empty list allows every model',
    target: '2026.5.12',
    clean: true,
    before: `{ agents: { defaults: { models: {}, subagents: { model: 'zai/glm-4.7' } } } }\n`,
  },
  {
    title: 'primaries and fallbacks are always allowed',
    target: '2026.5.12',
    clean: true,
    before: `{ agents: { defaults: { model: { primary: 'zai/glm-5', fallbacks: ['zai/glm-4.7'] }, models: { 'openai/gpt-5.5': {} }, heartbeat: { model: 'zai/glm-5' } } } }\n`,
  },
];
