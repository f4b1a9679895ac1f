import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    target: '2026.6.11',
    before: `{
  agents: {
    defaults: {
      // everything through the app server
      agentRuntime: { id: 'codex' },
      model: 'openai/gpt-5.5',
    },
  },
}
`,
    after: `{
  agents: {
    defaults: {
      model: 'openai/gpt-5.5',
    },
  },
}
`,
  },
  {
    title: 'a command-line backend stays in force for the models it serves',
    target: '2026.6.11',
    before: `{
  agents: {
    defaults: {
      model: { primary: 'anthropic/claude-opus-4-7' },
      agentRuntime: { id: 'claude-cli' },
    },
  },
}
`,
    after: `{
  agents: {
    defaults: {
      model: { primary: 'anthropic/claude-opus-4-7' },
      models: {
        'anthropic/claude-opus-4-7': {
          agentRuntime: { id: 'claude-cli' },
        },
      },
    },
  },
}
`,
  },
  {
    title: 'a runtime of one model is what replaced the pin',
    target: '2026.6.11',
    clean: true,
    before: `{ agents: { defaults: { models: { 'openai/gpt-5.5': { agentRuntime: { id: 'pi' } } } } } }\n`,
  },
];
