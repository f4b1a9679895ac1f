import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  agents: {
    defaults: {
      models: {
        'anthropic/claude-sonnet-5': { alias: 'sonnet' }, // we rely on this being a closed list
        'openai/gpt-5.5': {},
      },
    },
  },
}`,
    after: `{
  agents: {
    defaults: {
      models: {
        'anthropic/claude-sonnet-5': { alias: 'sonnet' }, // we rely on this being a closed list
        'openai/gpt-5.5': {},
      },
      modelPolicy: {
        allow: ['anthropic/claude-sonnet-5', 'openai/gpt-5.5'],
      },
    },
  },
  meta: {
    migrations: { modelPolicyAllowlist: true },
  },
}`,
  },
  {
    title: 'A key that names no model is not copied into a list that would be refused',
    before: `{ agents: { defaults: { models: { openai: { alias: 'o' }, 'anthropic/claude-sonnet-5': {} } } } }`,
    target: '2026.9.6',
  },
  {
    title: 'Entries that only choose a runtime restrict like any other',
    before: `{
  agents: {
    defaults: {
      model: 'openai/gpt-5.5',
      models: { 'openai/gpt-5.5': { agentRuntime: { id: 'codex' } } },
    },
  },
}`,
    after: `{
  agents: {
    defaults: {
      model: 'openai/gpt-5.5',
      models: { 'openai/gpt-5.5': { agentRuntime: { id: 'codex' } } },
      modelPolicy: {
        allow: ['openai/gpt-5.5'],
      },
    },
  },
  meta: {
    migrations: { modelPolicyAllowlist: true },
  },
}`,
  },
  {
    title: 'OpenClaw has noted that the map restricts nothing',
    before: `{ agents: { defaults: { models: { 'x/y': {} } } }, meta: { migrations: { modelPolicyAllowlist: true } } }`,
    clean: true,
  },
  {
    title: 'The list is there already',
    before: `{ agents: { defaults: { models: { 'x/y': {} }, modelPolicy: { allow: ['x/y'] } } } }`,
    clean: true,
  },
  { title: 'An empty map restricts nothing', before: `{ agents: { defaults: { models: {} } } }`, clean: true },
];
