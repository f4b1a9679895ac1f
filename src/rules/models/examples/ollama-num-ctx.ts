import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  models: {
    providers: {
      ollama: {
        baseUrl: 'http://127.0.0.1:11434',
        api: 'ollama',
        models: [{ id: 'q', name: 'q', contextWindow: 32768 }],
      },
    },
  },
}`,
    after: `{
  models: {
    providers: {
      ollama: {
        baseUrl: 'http://127.0.0.1:11434',
        api: 'ollama',
        models: [{ id: 'q', name: 'q', contextWindow: 32768, params: { num_ctx: 32768 } }],
      },
    },
  },
}`,
  },
  {
    title: 'A budget of your own is enough',
    before: `{ models: { providers: { ollama: { api: 'ollama', models: [{ id: 'q', name: 'q', contextWindow: 32768, contextTokens: 8192 }] } } } }`,
    clean: true,
  },
  {
    title: 'Another API reserves nothing',
    before: `{ models: { providers: { ollama: { api: 'openai-completions', models: [{ id: 'q', name: 'q', contextWindow: 32768 }] } } } }`,
    clean: true,
  },
];
