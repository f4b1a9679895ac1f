import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { perConfigAndRelease } from '../../openclaw/config/per-config.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import type { Installation } from '../../openclaw/installation.js';
import { normalizeProvider, parseModelRef } from '../../openclaw/models/ref.js';
import type { Release } from '../../openclaw/releases/release.js';
import { isKnownProvider, providerEnv } from '../../openclaw/routes/accounts/provider-env.js';
import { ROUTERS } from '../../openclaw/routes/accounts/provider-kinds.js';
import { stateFacts } from '../../openclaw/routes/facts.js';
import { aliasEntry, configuredOwners } from '../../openclaw/routes/resolve-ref.js';
import { selectedSlots } from './_selected.js';

export default defineRule({
  id: 'models/ref-needs-outer-provider',
  reads: 'config',
  severity: 'warning',
  fixable: 'manual',
  summary: 'A model id that holds a slash is written without the provider that offers it.',
  why: 'Refs are split at the first slash: `moonshotai/kimi-k2` asks a provider called `moonshotai`, although OpenRouter was meant. The provider has to come first: `openrouter/moonshotai/kimi-k2`.',
  references: ['https://docs.openclaw.ai/concepts/models'],
  examples: [
    {
      target: '2026.6.11',
      before: `{ models: { providers: { openrouter: { baseUrl: 'https://openrouter.ai/api/v1', apiKey: '\${OPENROUTER_API_KEY}', models: [{ id: 'moonshotai/kimi-k2', name: 'Kimi' }] } } }, agents: { defaults: { model: 'moonshotai/kimi-k2' } } }\n`,
    },
    {
      title: 'OpenRouter is there by its key alone',
      target: '2026.6.11',
      env: ['OPENROUTER_API_KEY'],
      before: `{ agents: { defaults: { model: 'deepseek-ai/deepseek-v3' } } }\n`,
    },
    {
      title: 'the provider comes first',
      target: '2026.6.11',
      clean: true,
      env: ['OPENROUTER_API_KEY'],
      before: `{ agents: { defaults: { model: 'openrouter/moonshotai/kimi-k2' } } }\n`,
    },
    {
      title: 'a plugin may bring the provider',
      target: '2026.6.11',
      clean: true,
      before: `{ agents: { defaults: { model: 'deepseek-ai/deepseek-v3' } } }\n`,
    },
  ],
  check({ config, target, installation, report }) {
    const routers = routersInUse(config, installation, target);
    for (const { at, ref: text } of selectedSlots(config, target)) {
      const ref = parseModelRef(text);
      if (ref?.provider === undefined || aliasEntry(config, text.trim(), target) !== undefined) continue;
      const provider = normalizeProvider(ref.provider, target);
      if (isThere(config, provider, target)) continue;
      const id = `${ref.provider}/${ref.model}`;
      const listed = configuredOwners(config, id, target).map((owner) => owner.provider);
      const outer = [...new Set(listed.length > 0 ? listed : routers)];
      if (outer.length === 0) continue;
      report({
        at,
        message: `\`${text.trim()}\` asks a provider \`${ref.provider}\`, which is not configured and not one OpenClaw brings along.`,
        fix: manual(`Write ${outer.map((name) => `${name}/${id}`).join(' or ')}`),
      });
    }
  },
});

function isThere(config: ConfigValue, provider: string, target: Release): boolean {
  if (isKnownProvider(provider)) return true;
  return ownProviders(config, target).has(provider);
}

const ownProviders = perConfigAndRelease((config, target): ReadonlySet<string> => {
  const own = [
    ...(config.at('models.providers')?.members() ?? []),
    ...(config.at('agents.defaults.cliBackends')?.members() ?? []),
    ...(config.at('plugins.entries')?.members() ?? []),
  ];
  return new Set(own.map((block) => normalizeProvider(String(block.key), target)));
});

/** Routers the config or the environment has a key for. */
function routersInUse(config: ConfigValue, installation: Installation, target: Release): readonly string[] {
  const { envNames, profiles } = stateFacts(installation, config);
  const blocks = (config.at('models.providers')?.members() ?? []).map((block) =>
    normalizeProvider(String(block.key), target),
  );
  return ROUTERS.filter(
    (router) =>
      blocks.includes(router) ||
      profiles.some((profile) => profile.provider === router) ||
      providerEnv(router, target).some((name) => envNames.has(name)),
  );
}
