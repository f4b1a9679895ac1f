import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  plugins: {
    allow: ['telegram'], // nothing else
  },
  agents: { defaults: { model: 'openai/gpt-5.5' } },
}`,
    after: `{
  plugins: {
    allow: ['telegram', 'codex'], // nothing else
    entries: {
      codex: { enabled: true },
    },
  },
  agents: { defaults: { model: 'openai/gpt-5.5' } },
}`,
  },
  {
    title: 'Since the doctor of OpenClaw does so, a few releases after the runtime came',
    target: '2026.5.22',
    before: `{
  plugins: { allow: ['telegram', 'openai'] },
  agents: { defaults: { model: 'openai/gpt-5.5' } },
}`,
    after: `{
  plugins: { allow: ['telegram', 'openai', 'codex'], entries: { codex: { enabled: true } } },
  agents: { defaults: { model: 'openai/gpt-5.5' } },
}`,
  },
  {
    title: 'Before, it leaves the list as it is',
    target: '2026.5.12',
    before: `{
  plugins: { allow: ['telegram'] },
  agents: { defaults: { model: 'openai/gpt-5.5' } },
}`,
    clean: true,
  },
  {
    title: 'Switched off on purpose it stays off',
    before: `{
  plugins: { entries: { codex: { enabled: false } } },
  agents: { defaults: { model: 'openai/gpt-5.5' } },
}`,
  },
  {
    title: 'Other runtimes do not need it',
    before: `{
  plugins: { allow: ['telegram'] },
  agents: { defaults: { model: 'openai/gpt-5.5', models: { 'openai/gpt-5.5': { agentRuntime: { id: 'pi' } } } } },
}`,
    clean: true,
  },
  {
    title: 'A request that Codex cannot make is not made there',
    target: '2026.9.6',
    before: `{
  plugins: { allow: ['telegram'] },
  models: { providers: { openai: { baseUrl: 'https://api.openai.com/v1', api: 'openai-completions', models: [] } } },
  agents: { defaults: { model: 'openai/gpt-5.5' } },
}`,
    clean: true,
  },
  {
    title: 'An alias leads to a model that needs it',
    target: '2026.6.11',
    before: `{
  plugins: { allow: ['telegram'] },
  agents: { defaults: { model: 'fast', models: { 'openai/gpt-5.5': { alias: 'fast' } } } },
}`,
    after: `{
  plugins: { allow: ['telegram', 'codex'], entries: { codex: { enabled: true } } },
  agents: { defaults: { model: 'fast', models: { 'openai/gpt-5.5': { alias: 'fast' } } } },
}`,
  },
  {
    title: 'Without a list every bundled plugin may load',
    before: `{ plugins: { allow: [] }, agents: { defaults: { model: 'openai/gpt-5.5' } } }`,
    clean: true,
  },
];
