import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  models: {
    providers: {
      local: { baseUrl: 'http://h/v1', models: [{ id: 'm1', name: 'm1' }] },
    },
  },
}`,
    after: `{
  models: {
    providers: {
      local: { baseUrl: 'http://h/v1', models: [{ id: 'm1', name: 'm1' }] },
    },
  },
  agents: {
    defaults: {
      model: { primary: 'local/m1' },
    },
  },
  meta: {
    migrations: { utilityModelSeparation: true },
  },
}`,
  },
  {
    title: 'The ChatGPT subscription stays on Codex',
    before: `{
  models: { providers: { openai: { api: 'openai-chatgpt-responses', models: [{ id: 'gpt-5.5', name: 'g' }] } } },
}`,
    after: `{
  models: { providers: { openai: { api: 'openai-chatgpt-responses', models: [{ id: 'gpt-5.5', name: 'g' }] } } },
  agents: {
    defaults: {
      model: { primary: 'openai/gpt-5.5' },
      models: {
        'openai/gpt-5.5': {
          agentRuntime: { id: 'codex' },
        },
      },
    },
  },
  meta: {
    migrations: { modelPolicyAllowlist: true, utilityModelSeparation: true },
  },
}`,
  },
  {
    title: 'A model that is named stays what it is',
    before: `{
  models: { providers: { local: { baseUrl: 'http://h/v1', models: [{ id: 'm1', name: 'm1' }] } } },
  agents: { defaults: { model: 'local/m1' } },
}`,
    clean: true,
  },
  {
    title: 'What a variable stands for is not known here',
    before: `{ models: { providers: { local: { baseUrl: 'http://h/v1', models: [{ id: '\${MODEL}', name: 'm' }] } } } }`,
  },
];
