import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

const CLOUD = 'https://ollama.com';

export default defineRule({
  id: 'models/ollama-cloud-url',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.6.9',
  summary: 'Ollama Cloud has another address.',
  why: 'The old host, ai.ollama.com, no longer answers.',
  migrations: ['ollama-cloud-baseurl'],
  examples: [
    {
      before: `{ models: { providers: { 'ollama-cloud': { baseUrl: 'https://ai.ollama.com', models: [] } } } }`,
      after: `{ models: { providers: { 'ollama-cloud': { baseUrl: 'https://ollama.com', models: [] } } } }`,
    },
    {
      title: 'A second spelling of the key goes',
      before: `{ models: { providers: { 'ollama-cloud': { baseURL: 'https://ai.ollama.com/v1', baseUrl: 'https://proxy.example' } } } }`,
      after: `{ models: { providers: { 'ollama-cloud': { baseUrl: 'https://proxy.example' } } } }`,
    },
    {
      title: 'The misspelled key alone is renamed',
      before: `{ models: { providers: { 'ollama-cloud': { baseURL: 'https://ai.ollama.com/v1' } } } }`,
      after: `{ models: { providers: { 'ollama-cloud': { baseUrl: 'https://ollama.com' } } } }`,
    },
  ],
  check: ({ config, report }) => {
    const block = config.at('models.providers["ollama-cloud"]');
    const url = block?.at('baseUrl');
    const other = block?.at('baseURL');
    if (block === undefined) return;
    if (url !== undefined && isRetired(url)) {
      report({
        at: url,
        message: 'ai.ollama.com was retired; Ollama Cloud answers at ollama.com.',
        fix: safe(`Write ${CLOUD}`, (edit) => edit.set(url, CLOUD)),
      });
      return;
    }
    if (other === undefined || !isRetired(other)) return;
    const taken = Boolean(url?.string?.trim());
    report({
      at: other,
      on: 'key',
      message: `ai.ollama.com was retired, and the key is called \`baseUrl\`.${taken ? ' What `baseUrl` says is kept.' : ''}`,
      fix: safe(taken ? 'Remove baseURL' : `Write baseUrl: ${CLOUD}`, (edit) => {
        if (taken) return edit.remove(other);
        if (url !== undefined) {
          edit.set(url, CLOUD);
          return edit.remove(other);
        }
        edit.rename(other, 'baseUrl');
        edit.set([...block.path, 'baseUrl'], CLOUD);
      }),
    });
  },
});

function isRetired(url: ConfigValue): boolean {
  return /^[a-z]+:\/\/(?:[^/@]*@)?ai\.ollama\.com(?:[:/?#]|$)/i.test(url.string?.trim() ?? '');
}
