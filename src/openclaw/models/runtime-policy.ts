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
 * `provider/*` entry, the provider itself. The first that says anything decides; where that is `auto` or `default`,
 * nobody has chosen. Stands for `resolveModelRuntimePolicy` of 2026.5.12 to 2026.9.6. Whole-agent policies are not
 * asked: no release that has model-scoped ones reads them.
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
  const model = withoutProvider(parsed.model, provider);
  const maps = modelMaps(config, agentId);
  const providers = providerBlocks(config, provider, release);
  const named = (name: string): readonly ConfigValue[] =>
    maps.flatMap((map) => entriesFor(map, provider, name, release));
  // Before, what a router calls another provider's model had no entry or row of its own.
  const isNamed = !model.includes('/') || isAtLeast(release, NESTED_SINCE);
  const rows = providers.flatMap(rowsWithRuntime).filter((row) => rowNames(row, provider, model, release));
  const own = isNamed ? sayingIn(named(model), 'agent-model', release) : undefined;
  // Where a release fills a runtime in, it does so for entries that leave the choice open.
  const filled = isNamed && typeof own !== 'object' ? filledIn(config, provider, model, release, env) : undefined;
  const said =
    filled ??
    own ??
    (isNamed ? sayingIn(rows, 'provider-model', release) : undefined) ??
    (isAtLeast(release, WILDCARDS_SINCE) ? sayingIn(named('*'), 'agent-model', release) : undefined) ??
    sayingIn(providers, 'provider', release);
  return said === 'open' ? undefined : said;
}

/** From this release on a model of a router may have a runtime of its own: `openrouter/anthropic/claude-opus-4-6`. */
const NESTED_SINCE = '2026.8.1';

/** A runtime of an entry that the release adds to the models map. */
function filledIn(
  config: ConfigValue,
  provider: string,
  model: string,
  release: Release,
  env: EnvNames | undefined,
): RuntimePolicy | undefined {
  if (env === undefined) return undefined;
  const entries = modelMap(config, release, env).filter(({ runtime }) => runtime !== undefined);
  const added = [`${provider}/${model}`, model].flatMap((name) => entries.find(({ key }) => key === name) ?? [])[0];
  return added?.runtime === undefined ? undefined : { runtime: added.runtime, at: undefined, scope: 'agent-model' };
}

/** From this release on a runtime may be chosen for all models of a provider in the models map. */
const WILDCARDS_SINCE = '2026.5.28';

/** Whether an entry or a row says which runtime is to run the model. */
export function choosesRuntime(holder: ConfigValue): boolean {
  return chosenRuntime(holder.at('agentRuntime.id')) !== undefined;
}

/**
 * The runtime a value names; `undefined` for none, and for the words that leave the choice open. Stands for
 * `runtimePolicyHasExplicitNonDefaultPin` and what `resolveAgentHarnessPolicy` makes of a policy, 2026.5.12 to 2026.9.6.
 */
export function chosenRuntime(at: ConfigValue | undefined): string | undefined {
  const id = at?.string?.trim().toLowerCase();
  return id === undefined || id === '' || id === 'auto' || id === 'default' ? undefined : id;
}

function modelMaps(config: ConfigValue, agentId: string | undefined): readonly ConfigValue[] {
  const own = agentId === undefined ? undefined : agentScope(config, agentId)?.at.at('models');
  return [own, config.at('agents.defaults.models')].filter((map) => map !== undefined);
}

/** The entries of a map for a model; those that name its provider before one that names the model alone. */
function entriesFor(map: ConfigValue, provider: string, model: string, release: Release): readonly ConfigValue[] {
  const bare = model === '*' ? undefined : map.at([model]);
  return [...(entriesByModel(map, release).get(nameOf(provider, model)) ?? []), ...(bare === undefined ? [] : [bare])];
}

/** The entries of a models map by what they name: many refs are looked up in one map. */
const entriesByModel = perConfigAndRelease((map, release) => {
  const byModel = new Map<string, ConfigValue[]>();
  for (const entry of map.members()) {
    const ref = parseModelRef(String(entry.key));
    if (ref?.provider === undefined || ref.profile !== undefined) continue;
    const provider = normalizeProvider(ref.provider, release);
    for (const model of idsOf(provider, withoutProvider(ref.model, provider), release)) {
      const name = nameOf(provider, model);
      const known = byModel.get(name);
      // Entries for one model are merged while a config is loaded: what the last one says counts.
      if (known === undefined) byModel.set(name, [entry]);
      else known.unshift(entry);
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
  if (id === undefined) return false;
  return idsOf(provider, id, release).has(model) || isModel(id, provider, model, release);
}

function withoutProvider(model: string, provider: string): string {
  return model.toLowerCase().startsWith(`${provider}/`) ? model.slice(provider.length + 1) : model;
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

/** Before this release a runtime in another case was another runtime. */
const RUNTIMES_WITHOUT_CASE = '2026.5.28';

/** What the first holder says that says anything. */
function sayingIn(
  holders: readonly ConfigValue[],
  scope: RuntimePolicy['scope'],
  release: Release,
): RuntimePolicy | 'open' | undefined {
  const at = holders.map((holder) => holder.at('agentRuntime.id')).find((id) => id?.string?.trim());
  if (at === undefined) return undefined;
  const id = chosenRuntime(at);
  if (id === undefined) return 'open';
  const text = at.string?.trim() ?? '';
  const isOther = text !== id && !isAtLeast(release, RUNTIMES_WITHOUT_CASE);
  return { runtime: isOther ? text : normalizeRuntime(id, release), at, scope };
}
