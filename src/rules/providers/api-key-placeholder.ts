import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { isPlaceholder } from '../../openclaw/config/placeholders.js';
import { isOwnServer } from '../../openclaw/routes/accounts/credential.js';
import { secretName } from '../../openclaw/secrets/names.js';

export default defineRule({
  id: 'providers/api-key-placeholder',
  reads: 'config',
  severity: 'error',
  fixable: 'manual',
  summary: 'An API key is still the placeholder of a guide.',
  why: 'The provider refuses it, and every model of the provider fails at its first turn.',
  references: ['https://docs.openclaw.ai/gateway/config-tools'],
  examples: [
    {
      before: `{ models: { providers: { mine: { baseUrl: 'https://models.example/v1', apiKey: 'YOUR_MINE_API_KEY' } } } }\n`,
    },
    { title: 'cut short', before: `{ env: { OPENAI_API_KEY: 'sk-...' } }\n` },
    { title: 'in brackets', before: `{ models: { providers: { openai: { apiKey: '<azure-openai-api-key>' } } } }\n` },
    {
      title: 'a variable is no placeholder',
      clean: true,
      before: `{ models: { providers: { mine: { apiKey: '\${MINE_API_KEY}' } } } }\n`,
    },
    {
      title: 'a server of one’s own takes any word for a key',
      clean: true,
      before: `{ models: { providers: { local: { baseUrl: 'http://127.0.0.1:8000/v1', apiKey: 'changeme' } } } }\n`,
    },
  ],
  check({ config, target, report }) {
    for (const key of config.all('{models.providers.*.apiKey,env.*,env.vars.*}')) {
      const text = key.string?.trim() ?? '';
      const isVariable = key.path[0] === 'env';
      if (!isPlaceholder(text) || (isVariable && !/(?:KEY|TOKEN|SECRET)$/i.test(String(key.key)))) continue;
      if (!isVariable && isOwnServer(config, String(key.path[2]).toLowerCase(), target)) continue;
      report({
        at: key,
        message: `\`${formatPath(key.path)}\` holds a placeholder, not a key.`,
        fix: manual(
          isVariable
            ? 'Put in the key the provider gave you, or define the variable outside of the config'
            : `Write "\${${secretName(key.path, target)}}" and define that variable`,
        ),
      });
    }
  },
});
