import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { wildcardPolicyFor } from '../../openclaw/models/providers/codex-provider.js';

const NEW_API = 'openai-chatgpt-responses';

export default defineRule({
  id: 'models/api-codex-responses',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.6.1',
  summary: 'The API id `openai-codex-responses` is now `openai-chatgpt-responses`.',
  why: 'The gateway refuses the old id.',
  migrations: ['models-api-codex-responses-rename'],
  examples: [
    {
      before: `{
  models: {
    providers: {
      custom: {
        baseUrl: 'https://x',
        api: 'openai-codex-responses', // via the proxy
        models: [{ id: 'a', name: 'a', api: 'openai-codex-responses' }],
      },
    },
  },
}`,
      after: `{
  models: {
    providers: {
      custom: {
        baseUrl: 'https://x',
        api: 'openai-chatgpt-responses', // via the proxy
        models: [{ id: 'a', name: 'a', api: 'openai-chatgpt-responses' }],
      },
    },
  },
}`,
    },
  ],
  check: ({ config, report }) => {
    for (const provider of config.all('models.providers.*')) {
      if (wildcardPolicyFor(config, String(provider.key)) !== undefined) continue;
      for (const api of provider.all('{api,models[*].api}')) {
        if (api.string !== 'openai-codex-responses') continue;
        report({
          at: api,
          message: `\`${formatPath(api.path)}\`: the id is now \`${NEW_API}\`.`,
          fix: safe(`Write ${NEW_API}`, (edit) => edit.set(api, NEW_API)),
        });
      }
    }
  },
});
