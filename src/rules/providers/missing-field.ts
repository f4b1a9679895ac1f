import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { normalizeProvider } from '../../openclaw/models/ref.js';
import { factsFor } from '../../openclaw/releases/facts.js';
import { isKnownProvider } from '../../openclaw/routes/accounts/provider-env.js';

export default defineRule({
  id: 'providers/missing-field',
  reads: 'config',
  severity: 'error',
  fixable: 'manual',
  summary: 'A provider written by hand lacks what OpenClaw needs to ask it.',
  why: 'A provider that OpenClaw does not bring along needs an address, a protocol (`api`) and its models. Without an address its API key may be sent to the default endpoint of somebody else.',
  references: ['https://docs.openclaw.ai/gateway/config-tools', 'https://docs.openclaw.ai/concepts/model-providers'],
  examples: [
    {
      title: 'the address is missing',
      target: '2026.6.11',
      before: `{ models: { providers: { mylocal: { api: 'openai-completions', models: [{ id: 'a', name: 'A' }] } } } }\n`,
    },
    {
      title: 'nothing says how it is talked to, and a model has no id',
      target: '2026.5.12',
      before: `{ models: { providers: { mine: { baseUrl: 'https://models.example/v1', models: [{ name: 'A' }] } } } }\n`,
    },
    {
      title: 'all there is to say',
      target: '2026.5.12',
      clean: true,
      before: `{ models: { providers: { mine: { baseUrl: 'https://models.example/v1', api: 'openai-completions', models: [{ id: 'a', name: 'A' }] } } } }\n`,
    },
    {
      title: 'OpenClaw knows where this one lives',
      target: '2026.9.6',
      clean: true,
      before: `{ models: { providers: { openai: { apiKey: '\${OPENAI_API_KEY}' } } } }\n`,
    },
  ],
  check({ config, target, report }) {
    for (const block of config.at('models.providers')?.members() ?? []) {
      if (!block.isObject || isKnownProvider(normalizeProvider(String(block.key), target))) continue;
      // Other names of providers that OpenClaw brings along, such as `z.ai`.
      if (factsFor(target).overlays?.includes(String(block.key).trim().toLowerCase()) === true) continue;
      const name = formatPath(block.path);
      if (isBlank(block.at(['baseUrl']))) {
        report({
          at: block,
          on: 'key',
          message: `\`${name}\` has no \`baseUrl\`: OpenClaw does not know where to ask.`,
          fix: manual('Add the baseUrl the provider names, usually one that ends in /v1'),
        });
      }
      const models = block.at(['models']);
      const rows = models?.items() ?? [];
      if (models === undefined || (models.isArray && rows.length === 0)) {
        report({
          at: block,
          on: 'key',
          // An empty list is accepted; without one every release refuses the config.
          severity: models === undefined ? 'error' : 'warning',
          message: `\`${name}\` names no models, so none of them can be chosen.`,
          fix: manual('Add models: [{ id, name }], with the ids the provider uses'),
        });
      }
      if (isBlank(block.at(['api'])) && !rows.some((row) => !isBlank(row.at(['api'])))) {
        report({
          at: block,
          on: 'key',
          severity: 'info',
          message: `\`${name}\` has no \`api\`, so OpenClaw guesses which protocol it speaks.`,
          fix: manual('Add api: "openai-completions", or what the provider speaks'),
        });
      }
      for (const row of rows) {
        if (!row.isObject || !isBlank(row.at(['id']))) continue;
        report({
          at: row,
          message: `\`${formatPath(row.path)}\` has no \`id\`, so no ref can name it.`,
          fix: manual('Add the id the provider uses'),
        });
      }
    }
  },
});

function isBlank(value: ConfigValue | undefined): boolean {
  return value === undefined || (value.string !== undefined && value.string.trim() === '');
}
