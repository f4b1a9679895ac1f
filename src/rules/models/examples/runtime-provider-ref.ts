import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    target: '2026.9.6',
    before: `{
  agents: {
    defaults: {
      model: {
        primary: 'claude-cli/claude-opus-4-7', // my subscription
        fallbacks: ['codex-cli/gpt-5.5'],
      },
    },
  },
}`,
    after: `{
  agents: {
    defaults: {
      model: {
        primary: 'anthropic/claude-opus-4-7', // my subscription
        fallbacks: ['openai/gpt-5.5'],
      },
      models: {
        'anthropic/claude-opus-4-7': {
          agentRuntime: {
            id: 'claude-cli',
          },
        },
        'openai/gpt-5.5': {
          agentRuntime: {
            id: 'codex',
          },
        },
      },
    },
  },
  meta: {
    migrations: {
      modelPolicyAllowlist: true,
    },
  },
}`,
  },
  {
    title: 'An entry that leaves the choice open is given the runtime that the ref named',
    target: '2026.9.6',
    before: `{
  agents: {
    defaults: {
      model: 'claude-cli/claude-opus-5',
      models: { 'anthropic/claude-opus-5': { agentRuntime: { id: 'default' } } },
      modelPolicy: {},
    },
  },
}`,
    after: `{
  agents: {
    defaults: {
      model: 'anthropic/claude-opus-5',
      models: { 'anthropic/claude-opus-5': { agentRuntime: { id: 'claude-cli' } } },
      modelPolicy: {},
    },
  },
}`,
  },
  {
    title: 'An allowlist means the same models afterwards',
    target: '2026.9.6',
    before: `{
  agents: {
    defaults: {
      models: { 'claude-cli/claude-opus-5': { agentRuntime: { id: 'claude-cli' } } },
      modelPolicy: { allow: ['claude-cli/claude-opus-5'] },
    },
  },
}`,
    after: `{
  agents: {
    defaults: {
      models: { 'anthropic/claude-opus-5': { agentRuntime: { id: 'claude-cli' } } },
      modelPolicy: { allow: ['anthropic/claude-opus-5'] },
    },
  },
}`,
  },
  {
    title: 'Before 2026.5.12 a runtime holds for the whole agent',
    target: '2026.4.29',
    unsafe: true,
    before: `{ agents: { defaults: { model: 'claude-cli/claude-opus-4-7' } } }`,
    after: `{ agents: { defaults: { model: 'anthropic/claude-opus-4-7', agentRuntime: { id: 'claude-cli' } } } }`,
  },
  {
    title: 'A provider is no runtime',
    before: `{ agents: { defaults: { model: 'anthropic/claude-opus-4-7' } } }`,
    clean: true,
  },
];
