import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    target: '2026.5.12',
    before: `{
  agents: {
    defaults: {
      model: { primary: 'openai-codex/gpt-5.5' }, // daily driver
    },
  },
}
`,
    after: `{
  agents: {
    defaults: {
      model: { primary: 'openai/gpt-5.5' }, // daily driver
      models: {
        'openai/gpt-5.5': {
          agentRuntime: { id: 'codex' },
        },
      },
    },
  },
}
`,
  },
  {
    title: 'an explicit pi wins and travels with its entry',
    target: '2026.5.12',
    before: `{ agents: { defaults: { models: { 'openai-codex/gpt-5.4': { agentRuntime: { id: 'pi' } } } } } }\n`,
    after: `{ agents: { defaults: { models: { 'openai/gpt-5.4': { agentRuntime: { id: 'pi' } } } } } }\n`,
  },
  {
    title: 'the canonical entry is there already: it wins, and takes what it lacks',
    target: '2026.6.11',
    before: `{
  agents: {
    defaults: {
      models: {
        'openai-codex/gpt-5.5': { alias: 'old', params: { transport: 'auto' } },
        'openai/gpt-5.5': { alias: 'G55', agentRuntime: { id: 'codex' } },
      },
    },
  },
}
`,
    after: `{
  agents: {
    defaults: {
      models: {
        'openai/gpt-5.5': { alias: 'G55', agentRuntime: { id: 'codex' }, params: { transport: 'auto' } },
      },
    },
  },
}
`,
  },
  {
    title: 'the first entry would close the allowlist: what is used elsewhere stays allowed',
    target: '2026.5.12',
    before: `{ agents: { defaults: { model: 'openai-codex/gpt-5.5', heartbeat: { model: 'anthropic/claude-haiku-4-5' } } } }\n`,
    after: `{ agents: { defaults: { model: 'openai/gpt-5.5', heartbeat: { model: 'anthropic/claude-haiku-4-5' }, models: { 'openai/gpt-5.5': { agentRuntime: { id: 'codex' } }, 'anthropic/claude-haiku-4-5': {} } } } }\n`,
  },
  {
    title: 'these releases know the provider',
    target: '2026.5.7',
    clean: true,
    before: `{ agents: { defaults: { model: 'openai-codex/gpt-5.5' } } }\n`,
  },
];
