import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import type { Release } from '../../openclaw/releases/release.js';
import { isKnownProvider } from '../../openclaw/routes/accounts/provider-env.js';
import { aliasEntry, configuredOwners } from '../../openclaw/routes/resolve-ref.js';
import { didYouMean } from '../../openclaw/schema/did-you-mean.js';
import { allowlistEntries } from './_allowlist-entries.js';

export default defineRule({
  id: 'models/allowlist-no-ref',
  reads: 'config',
  severity: 'warning',
  fixable: 'manual',
  summary: 'An entry of the allowlist is no model ref: a name, a file, or a provider without a model.',
  why: 'Only `provider/model` (and `provider/*` where the release takes it) is compared. A display name, a bare file name or a provider alone allows nothing, and closes the list for everything else.',
  references: ['https://docs.openclaw.ai/concepts/models'],
  examples: [
    {
      title: 'a display name',
      target: '2026.5.12',
      before: `{ agents: { defaults: { models: { 'GPT 5.5': {} } } } }\n`,
    },
    {
      title: 'a file',
      target: '2026.5.12',
      before: `{ agents: { defaults: { models: { 'gemma4-26b.gguf': {} } } } }\n`,
    },
    {
      title: 'a provider alone',
      target: '2026.9.6',
      before: `{ agents: { defaults: { modelPolicy: { allow: ['openai'] } } } }\n`,
    },
    {
      title: 'refs, a wildcard and an alias',
      target: '2026.9.6',
      clean: true,
      before: `{ agents: { defaults: { models: { 'zai/glm-4.7': { alias: 'glm' } }, modelPolicy: { allow: ['openai/*', 'glm', 'lmstudio/Gemma4-26b-a4-it-gguf'] } } } }\n`,
    },
  ],
  check({ config, target, report }) {
    for (const { at, text, on } of allowlistEntries(config, target)) {
      const advice = adviceFor(config, text, target);
      if (advice === undefined) continue;
      report({ at, on, message: `\`${text}\` is no model ref, so it allows nothing.`, fix: manual(advice) });
    }
  },
});

function adviceFor(config: ConfigValue, text: string, target: Release): string | undefined {
  const name = text.trim();
  if (name === '' || name.includes('${') || /^openrouter:(?:auto|free)$/i.test(name)) return undefined;
  if (name.includes('/'))
    return /\s/.test(name) ? 'Write provider/model as `openclaw models list` shows it' : undefined;
  if (aliasEntry(config, name, target) !== undefined) return undefined;
  const provider = name.toLowerCase();
  const isProvider = isKnownProvider(provider) || config.has(['models', 'providers', name]);
  if (isProvider) return `Write ${provider}/* or name a model: ${provider}/…`;
  const owners = [...new Set(configuredOwners(config, name, target).map((owner) => owner.provider))];
  if (owners.length > 0) return `Write ${owners.map((owner) => `${owner}/${name}`).join(' or ')}`;
  const aliases = config.all('agents.defaults.models.*.alias').flatMap((alias) => alias.string ?? []);
  const [near] = didYouMean(name, aliases, 1);
  if (near !== undefined) return `Write provider/model, or the alias ${near}`;
  return 'Write provider/model as `openclaw models list` shows it';
}
