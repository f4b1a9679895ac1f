import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { perConfig } from '../../openclaw/config/per-config.js';
import { providerBlocks, rowOf } from '../../openclaw/models/provider-blocks.js';
import { modelSlots } from '../../openclaw/models/slots.js';
import { isAtLeast } from '../../openclaw/releases/release.js';
import { isKnownProvider } from '../../openclaw/routes/accounts/provider-env.js';
import { resolveRef } from '../../openclaw/routes/resolve-ref.js';
import { didYouMean } from '../../openclaw/schema/did-you-mean.js';

/** From this release on a custom endpoint may be asked for models it does not list. */
const UNLISTED_ALLOWED = '2026.8.1';

export default defineRule({
  id: 'models/not-in-provider',
  reads: 'config',
  severity: 'warning',
  fixable: 'manual',
  after: ['models/ref-without-provider', 'models/provider-alias', 'models/ref-case'],
  summary: 'A ref names a model that its provider block does not list.',
  why: 'The two must match to the letter. OpenClaw answers `Unknown model`, or asks for a model that is not there.',
  references: ['https://docs.openclaw.ai/gateway/config-tools'],
  examples: [
    {
      target: '2026.5.12',
      before: `{
  models: { providers: { mine: { baseUrl: 'https://models.example/v1', api: 'openai-completions', models: [{ id: 'gpt-5.5', name: 'GPT' }] } } },
  agents: { defaults: { model: 'mine/gpt-55' } },
}
`,
    },
    {
      title: 'it is listed',
      target: '2026.5.12',
      clean: true,
      before: `{
  models: { providers: { mine: { baseUrl: 'https://models.example/v1', api: 'openai-completions', models: [{ id: 'gpt-5.5', name: 'GPT' }] } } },
  agents: { defaults: { model: 'mine/gpt-5.5' } },
}
`,
    },
    {
      title: 'what OpenClaw brings along has more models than the config adds',
      target: '2026.5.12',
      clean: true,
      before: `{
  models: { providers: { openrouter: { baseUrl: 'https://openrouter.ai/api/v1', models: [{ id: 'a/b', name: 'B' }] } } },
  agents: { defaults: { model: 'openrouter/auto' } },
}
`,
    },
  ],
  check({ config, target, report }) {
    const isClosed = config.at('models.mode')?.string === 'replace';
    for (const slot of modelSlots(config, target)) {
      if (slot.standing !== 'in-force' || slot.form === 'pair' || slot.kind === 'tool-policy') continue;
      if (slot.ref.trim().endsWith('/*') || !slot.ref.includes('/')) continue;
      const resolution = resolveRef(config, slot.ref, target);
      if (!resolution.ok || (isKnownProvider(resolution.provider) && !isClosed)) continue;
      const { provider, model } = resolution;
      const blocks = providerBlocks(config, provider, target);
      if (blocks.some((block) => rowOf(block, model) !== undefined)) continue;
      const ids = blocks.flatMap(modelIds);
      if (ids.length === 0) continue;
      const [near] = didYouMean(model, ids, 1);
      report({
        at: slot.at,
        on: slot.form === 'key' ? 'key' : 'value',
        severity: isAtLeast(target, UNLISTED_ALLOWED) && !isClosed ? 'info' : 'warning',
        message: `\`models.providers.${provider}.models\` does not list \`${model}\`.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`,
        fix: manual(
          near === undefined
            ? `Add a model with id "${model}" there`
            : `Write ${provider}/${near}, or add a model with id "${model}" there`,
        ),
      });
    }
  },
});

/** As they are written. */
const modelIds = perConfig((block): readonly string[] =>
  (block.at(['models'])?.items() ?? []).flatMap((row) => row.at(['id'])?.string ?? []),
);
