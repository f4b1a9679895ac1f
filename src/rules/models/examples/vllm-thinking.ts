import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  agents: { defaults: { models: { 'vllm/Qwen3': { params: { qwenThinkingFormat: 'chat-template' } } } } },
  models: {
    providers: {
      vllm: {
        baseUrl: 'http://h/v1',
        models: [{ id: 'Qwen3', name: 'Qwen3' }],
      },
    },
  },
}`,
    after: `{
  agents: { defaults: { models: { 'vllm/Qwen3': {} } } },
  models: {
    providers: {
      vllm: {
        baseUrl: 'http://h/v1',
        models: [{ id: 'Qwen3', name: 'Qwen3', reasoning: true, compat: { thinkingFormat: 'qwen-chat-template' } }],
      },
    },
  },
}`,
  },
  {
    title: 'What the model says already wins',
    before: `{ models: { providers: { vllm: { params: { qwenThinkingFormat: 'qwen', temperature: 1 }, models: [{ id: 'a', name: 'a', reasoning: false, compat: { thinkingFormat: 'zai' } }] } } } }`,
    after: `{ models: { providers: { vllm: { params: { temperature: 1 }, models: [{ id: 'a', name: 'a', reasoning: false, compat: { thinkingFormat: 'zai' } }] } } } }`,
  },
  {
    title: 'Parameters of other providers are not meant',
    before: `{ agents: { defaults: { models: { 'x/Qwen3': { params: { qwenThinkingFormat: 'qwen' } } } } } }`,
    clean: true,
  },
];
