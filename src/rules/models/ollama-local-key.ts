import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

const PROFILE = 'auth.profiles["ollama:default"]';

export default defineRule({
  id: 'models/ollama-local-key',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.8.1',
  summary: 'A local Ollama is set up with the marker of an API key.',
  why: 'A local server needs no key. The marker and the profile beside it are leftovers of an old setup, and OpenClaw would look for a key that does not exist.',
  migrations: ['ollama-local-auth-marker'],
  examples: [
    {
      before: `{
  models: {
    providers: {
      ollama: { baseUrl: 'http://127.0.0.1:11434', api: 'ollama', apiKey: 'OLLAMA_API_KEY', models: [] },
    },
  },
  auth: { profiles: { 'ollama:default': { provider: 'ollama', mode: 'api_key' } } },
}`,
      after: `{
  models: {
    providers: {
      ollama: { baseUrl: 'http://127.0.0.1:11434', api: 'ollama', apiKey: 'ollama-local', models: [] },
    },
  },
}`,
    },
    {
      title: 'A profile that says more is a real one',
      before: `{
  models: { providers: { ollama: { api: 'ollama', apiKey: 'OLLAMA_API_KEY', models: [] } } },
  auth: { profiles: { 'ollama:default': { provider: 'ollama', mode: 'api_key', email: 'a@b.c' } } },
}`,
      clean: true,
    },
  ],
  check: ({ config, report }) => {
    const block = config.at('models.providers.ollama');
    const key = block?.at('apiKey');
    const profile = config.at(PROFILE);
    if (block?.at('api')?.string !== 'ollama' || key?.string !== 'OLLAMA_API_KEY') return;
    if (profile?.at('provider')?.string !== 'ollama' || profile.at('mode')?.string !== 'api_key') return;
    if (profile.members().length !== 2) return;
    report({
      at: key,
      on: 'key',
      message:
        'This marker asks for an API key that a local Ollama does not have; the profile `ollama:default` only repeats it.',
      fix: safe('Mark the provider as local and remove the profile', (edit) => {
        edit.set(key, 'ollama-local');
        edit.remove(profile, 'empty-parents');
      }),
    });
  },
});
