import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { providerBlocks } from '../../openclaw/models/provider-blocks.js';
import { normalizeProvider } from '../../openclaw/models/ref.js';
import { envOf } from '../../openclaw/routes/accounts/credential.js';

const WAY = 'Correct or remove the value in models.json while the gateway is stopped; OpenClaw writes the file anew';

export default defineRule({
  id: 'models-json/shadows-config',
  reads: 'models-json',
  severity: 'warning',
  fixable: 'manual',
  summary: 'The generated model list of an agent has another address or key than the config, and wins.',
  why: 'In merge mode what stands in models.json comes before the config: a corrected address or a new key there has no effect until the old one is gone from here.',
  references: ['https://docs.openclaw.ai/concepts/models'],
  examples: [
    {
      target: '2026.5.12',
      config: `{ models: { providers: { mine: { baseUrl: 'https://models.example/v2', apiKey: '\${MINE_KEY}', models: [] } } } }\n`,
      before: `{ "providers": { "mine": { "baseUrl": "https://models.example/v1", "apiKey": "MINE_KEY", "models": [] } } }\n`,
    },
    {
      title: 'the same address, with or without the last slash',
      target: '2026.5.12',
      clean: true,
      config: `{ models: { providers: { mine: { baseUrl: 'https://models.example/v1/', apiKey: '\${MINE_KEY}', models: [] } } } }\n`,
      before: `{ "providers": { "mine": { "baseUrl": "https://models.example/v1", "apiKey": "MINE_KEY", "models": [] } } }\n`,
    },
    {
      title: 'in replace mode the config wins',
      target: '2026.5.12',
      clean: true,
      config: `{ models: { mode: 'replace', providers: { mine: { baseUrl: 'https://models.example/v2', models: [] } } } }\n`,
      before: `{ "providers": { "mine": { "baseUrl": "https://models.example/v1", "models": [] } } }\n`,
    },
  ],
  check({ root, config, target, report }) {
    if (config === undefined || config.at('models.mode')?.string === 'replace') return;
    for (const entry of root.at('providers')?.members() ?? []) {
      const provider = normalizeProvider(String(entry.key), target);
      const [block] = providerBlocks(config, provider, target);
      if (block === undefined) continue;
      const url = entry.at(['baseUrl']);
      const wanted = block.at(['baseUrl']);
      if (url !== undefined && wanted !== undefined && isOtherUrl(url, wanted)) {
        report({
          at: url,
          message: `\`baseUrl\` differs from \`${formatPath(wanted.path)}\` in the config, and this one wins.`,
          fix: manual(WAY),
        });
      }
      const key = entry.at(['apiKey']);
      const wantedKey = block.at(['apiKey']);
      if (key !== undefined && wantedKey !== undefined && isOtherKey(key, wantedKey)) {
        report({
          at: key,
          message: `\`apiKey\` differs from \`${formatPath(wantedKey.path)}\` in the config, and this one wins.`,
          fix: manual(WAY),
        });
      }
    }
  },
});

function isOtherUrl(url: ConfigValue, wanted: ConfigValue): boolean {
  const [here, there] = [url.string?.trim() ?? '', wanted.string?.trim() ?? ''];
  if (here === '' || there === '' || there.includes('${')) return false;
  return here.replace(/\/+$/, '') !== there.replace(/\/+$/, '');
}

/** A reference in the config is refreshed by OpenClaw itself; only two literals can drift apart for good. */
function isOtherKey(key: ConfigValue, wanted: ConfigValue): boolean {
  const [here, there] = [key.string?.trim() ?? '', wanted.string?.trim() ?? ''];
  if (here === '' || there === '' || wanted.isObject || envOf(wanted) !== undefined || there.includes('${'))
    return false;
  return here !== there && !here.startsWith('secretref-');
}
