import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { providerBlocks } from '../../openclaw/models/provider-blocks.js';
import { normalizeProvider } from '../../openclaw/models/ref.js';
import { envOf } from '../../openclaw/routes/accounts/credential.js';
import { isLiteralSecret } from '../../openclaw/secrets/secrecy.js';

export default defineRule({
  id: 'models-json/plaintext-beside-secretref',
  reads: 'models-json',
  severity: 'warning',
  fixable: 'manual',
  summary: 'A key lies in plain text in models.json although the config only refers to it.',
  why: 'The config was moved to references so that no file holds the key. This generated file still does, from before.',
  references: ['https://docs.openclaw.ai/gateway/secrets', 'https://docs.openclaw.ai/concepts/models'],
  examples: [
    {
      target: '2026.5.12',
      config: `{ models: { providers: { mine: { baseUrl: 'https://models.example/v1', apiKey: { source: 'env', provider: 'default', id: 'MINE_KEY' }, models: [] } } } }\n`,
      before: `{ "providers": { "mine": { "apiKey": "not-a-real-key-0000", "models": [] } } }\n`,
    },
    {
      title: 'the marker OpenClaw writes',
      target: '2026.5.12',
      clean: true,
      config: `{ models: { providers: { mine: { baseUrl: 'https://models.example/v1', apiKey: { source: 'env', provider: 'default', id: 'MINE_KEY' }, models: [] } } } }\n`,
      before: `{ "providers": { "mine": { "apiKey": "MINE_KEY", "models": [] } } }\n`,
    },
    {
      title: 'the config holds it too',
      target: '2026.5.12',
      clean: true,
      config: `{ models: { providers: { mine: { baseUrl: 'https://models.example/v1', apiKey: 'not-a-real-key-0000', models: [] } } } }\n`,
      before: `{ "providers": { "mine": { "apiKey": "not-a-real-key-0000", "models": [] } } }\n`,
    },
  ],
  check({ root, config, target, report }) {
    if (config === undefined) return;
    for (const entry of root.at('providers')?.members() ?? []) {
      const key = entry.at(['apiKey']);
      const [block] = providerBlocks(config, normalizeProvider(String(entry.key), target), target);
      const managed = block?.at(['apiKey']);
      if (key?.string === undefined || managed === undefined || !isLiteralSecret(key.string)) continue;
      if (!managed.isObject && envOf(managed) === undefined) continue;
      report({
        at: key,
        message: `The config refers to this key (\`${formatPath(managed.path)}\`), but here it lies in plain text.`,
        fix: manual('Remove apiKey here while the gateway is stopped; OpenClaw writes a reference in its place'),
      });
    }
  },
});
