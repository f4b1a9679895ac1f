import { agentScope } from '../agents/scopes.js';
import { perConfig, perConfigAndRelease } from '../config/per-config.js';
import type { ConfigValue } from '../config/view.js';
import { isAtLeast, type Release } from '../releases/release.js';
import type { EnvNames } from './anthropic-entries.js';
import { normalizeModelId } from './model-ids.js';
import { modelMap } from './model-map.js';
import { providerBlocks } from './provider-blocks.js';
import { normalizeProvider, normalizeRuntime, parseModelRef } from './ref.js';

/** A runtime that an author has chosen for a model, and the value that says so. */
export interface RuntimePolicy {
  readonly runtime: string;
  /** Absent where the release itself has filled it in. */
  readonly at: ConfigValue | undefined;
  readonly scope: 'agent-model' | 'provider-model' | 'provider';
}

/**
 * The explicit runtime of a model: the agent's own entry, the defaults' entry, the provider's model row, a
 * `provider/*` entry, the provider itself. `auto` and `default` choose nothing.
 * Whole-agent policies are not asked: no release that has model-scoped ones reads them.
 */
export function explicitRuntime(
  config: ConfigValue,
  ref: string,
  agentId: string | undefined,
  release: Release,
  env?: EnvNames,
): RuntimePolicy | undefined {
  const parsed = parseModelRef(ref);
  if (parsed?.provider === undefined) return undefined;
  const provider = normalizeProvider(parsed.provider, release);
  const maps = modelMaps(config, agentId);
  const entriesFor = (model: string): readonly ConfigValue[] =>
    maps.flatMap((map) => entriesByModel(map, release).get(nameOf(provider, model)) ?? []);
  const providers = providerBlocks(config, provider, release);
  const rows = providers.flatMap(rowsWithRuntime);
  return (
    firstPolicy(entriesFor(parsed.model), 'agent-model', release) ??
    filledIn(config, `${provider}/${parsed.model}`, release, env) ??
    firstPolicy(
      rows.filter((row) => rowNames(row, provider, parsed.model, release)),
      'provider-model',
      release,
    ) ??
    (isAtLeast(release, WILDCARDS_SINCE) ? firstPolicy(entriesFor('*'), 'agent-model', release) : undefined) ??
    firstPolicy(providers, 'provider', release)
  );
}

/** A runtime of an entry that the release adds to the models map. */
function filledIn(
  config: ConfigValue,
  model: string,
  release: Release,
  env: EnvNames | undefined,
): RuntimePolicy | undefined {
  if (env === undefined) return undefined;
  const added = modelMap(config, release, env).find(({ key, runtime }) => key === model && runtime !== undefined);
  return added?.runtime === undefined ? undefined : { runtime: added.runtime, at: undefined, scope: 'agent-model' };
}

/** From this release on a runtime may be chosen for all models of a provider in the models map. */
const WILDCARDS_SINCE = '2026.5.28';

/** True where `openai/*` without a policy runs on Codex: the provider's endpoint is OpenAI's own. */
export function openAiDefaultsToCodex(config: ConfigValue): boolean {
  const baseUrl = config.at('models.providers.openai.baseUrl')?.string?.trim();
  if (baseUrl === undefined || baseUrl === '') return true;
  return /^https:\/\/(api\.openai\.com|chatgpt\.com\/backend-api)(\/|$)/i.test(baseUrl);
}

/** Whether an entry or a row says which runtime is to run the model; `auto` and `default` choose none. */
export function choosesRuntime(holder: ConfigValue): boolean {
  const id = holder.at('agentRuntime.id')?.string?.trim().toLowerCase();
  return id !== undefined && id !== '' && id !== 'auto' && id !== 'default';
}

/** Whether a model runs on Codex, chosen for it or because it is one of OpenAI's. */
export function runsOnCodex(config: ConfigValue, ref: string, agentId: string | undefined, release: Release): boolean {
  if (parseModelRef(ref)?.provider?.toLowerCase() !== 'openai') return false;
  const chosen = explicitRuntime(config, ref, agentId, release);
  return chosen === undefined ? openAiDefaultsToCodex(config) : chosen.runtime === 'codex';
}

function modelMaps(config: ConfigValue, agentId: string | undefined): readonly ConfigValue[] {
  const own = agentId === undefined ? undefined : agentScope(config, agentId)?.at.at('models');
  return [own, config.at('agents.defaults.models')].filter((map) => map !== undefined);
}

/** The entries of a models map by what they name: many refs are looked up in one map. */
const entriesByModel = perConfigAndRelease((map, release) => {
  const byModel = new Map<string, ConfigValue[]>();
  for (const entry of map.members()) {
    const ref = parseModelRef(String(entry.key));
    if (ref?.provider === undefined) continue;
    const provider = normalizeProvider(ref.provider, release);
    for (const model of idsOf(provider, ref.model, release)) {
      const name = nameOf(provider, model);
      const known = byModel.get(name);
      if (known === undefined) byModel.set(name, [entry]);
      else known.push(entry);
    }
  }
  return byModel;
});

function nameOf(provider: string, model: string): string {
  return `${provider}\0${model}`;
}

/** Of the rows of a block most say nothing of a runtime. */
const rowsWithRuntime = perConfig((block): readonly ConfigValue[] =>
  (block.at('models')?.items() ?? []).filter((row) => row.has('agentRuntime.id')),
);

function rowNames(row: ConfigValue, provider: string, model: string, release: Release): boolean {
  const id = row.at('id')?.string?.trim();
  return id === model || (id !== undefined && isModel(id, provider, model, release));
}

/** Providers whose ids a release puts in order in the keys of the map already while it loads the config. */
const NORMALIZED_KEYS: ReadonlySet<string> = new Set(['google', 'google-gemini-cli', 'google-vertex', 'together']);

function isModel(text: string, provider: string, model: string, release: Release): boolean {
  const ref = parseModelRef(text);
  if (ref?.provider === undefined || normalizeProvider(ref.provider, release) !== provider) return false;
  return idsOf(provider, ref.model, release).has(model);
}

/** A model as it is written, and as the release puts it in order. */
function idsOf(provider: string, model: string, release: Release): ReadonlySet<string> {
  if (!NORMALIZED_KEYS.has(provider)) return new Set([model]);
  return new Set([model, normalizeModelId(provider, model, release)]);
}

function firstPolicy(
  holders: readonly ConfigValue[],
  scope: RuntimePolicy['scope'],
  release: Release,
): RuntimePolicy | undefined {
  for (const holder of holders) {
    const at = holder.at('agentRuntime.id');
    const id = at?.string?.trim().toLowerCase();
    if (at === undefined || !id || id === 'auto' || id === 'default') continue;
    return { runtime: normalizeRuntime(id, release), at, scope };
  }
  return undefined;
}
