import { agentScope } from '../agents/scopes.js';
import { perConfig, perConfigAndRelease } from '../config/per-config.js';
import type { ConfigValue } from '../config/view.js';
import { isAtLeast, type Release } from '../releases/release.js';
import { anthropicEntries, type EnvNames, runsOnClaudeCli } from './anthropic-entries.js';
import { loadedKey as keyWithoutRuntime } from './loaded-runtime-refs.js';
import { normalizeModelId } from './model-ids.js';
import { normalizeProvider, parseModelRef } from './ref.js';

/** An entry of the models map as a release has it in memory. */
export interface MapEntry {
  readonly key: string;
  readonly alias: string | undefined;
  /** The value of the author's own entry; absent for one that the release fills in. */
  readonly at: ConfigValue | undefined;
  /** The runtime of an entry that the release fills in. */
  readonly runtime?: string | undefined;
}

/** From this release on an agent's own map may give models other aliases. */
const AGENT_ALIASES = '2026.8.1';

/** Before this release an entry was given its alias also where the author uses that name for another model. */
const ONE_ALIAS_EACH = '2026.7.1';

/** Aliases a release gives to entries without one, by its first release. From `DEFAULT_MODEL_ALIASES`. */
const DEFAULT_ALIASES: readonly (readonly [since: string, aliases: Readonly<Record<string, string>>])[] = [
  ['2026.1.29', { opus: 'anthropic/claude-opus-4-7', sonnet: 'anthropic/claude-sonnet-4-6', ...lite('-preview') }],
  ['2026.6.1', { opus: 'anthropic/claude-opus-4-8', sonnet: 'anthropic/claude-sonnet-4-6', ...lite('') }],
  ['2026.7.1', { opus: 'anthropic/claude-opus-4-8', sonnet: 'anthropic/claude-sonnet-5', ...lite('') }],
  ['2026.8.1', { opus: 'anthropic/claude-opus-5', sonnet: 'anthropic/claude-sonnet-5', ...lite('') }],
];

function lite(end: string): Readonly<Record<string, string>> {
  return { 'gemini-flash-lite': `google/gemini-3.1-flash-lite${end}` };
}

const SHARED_ALIASES: Readonly<Record<string, string>> = {
  gpt: 'openai/gpt-5.4',
  'gpt-mini': 'openai/gpt-5.4-mini',
  'gpt-nano': 'openai/gpt-5.4-nano',
  gemini: 'google/gemini-3.1-pro-preview',
  'gemini-flash': 'google/gemini-3-flash-preview',
};

/** The defaults' models map, with what the release adds while it loads the config. Every ref of a config asks for it. */
export function modelMap(config: ConfigValue, release: Release, env: EnvNames = NO_NAMES): readonly MapEntry[] {
  const maps = mapsOf(config, release, env);
  maps.shared ??= readMap(config, release, env === NO_NAMES ? undefined : env);
  return maps.shared;
}

/** What is known so far of the maps of one config. */
interface Maps {
  shared?: readonly MapEntry[];
  readonly byAgent: Map<string, readonly MapEntry[]>;
}

const NO_NAMES: EnvNames = new Set();
const mapsByEnv = perConfigAndRelease(() => new WeakMap<EnvNames, Maps>());

function mapsOf(config: ConfigValue, release: Release, env: EnvNames): Maps {
  const byEnv = mapsByEnv(config, release);
  const known = byEnv.get(env);
  if (known !== undefined) return known;
  const fresh: Maps = { byAgent: new Map() };
  byEnv.set(env, fresh);
  return fresh;
}

function readMap(config: ConfigValue, release: Release, env: EnvNames | undefined): readonly MapEntry[] {
  const own = (config.at('agents.defaults.models')?.members() ?? []).map((at): MapEntry => {
    const entry = entryOf(at);
    const key = keyWithoutRuntime(config, entry.key, release);
    return runsOnClaudeCli(config, key, at, release, env)
      ? { ...entry, key, runtime: 'claude-cli' }
      : { ...entry, key };
  });
  const added = anthropicEntries(config, release, env).map(
    ({ key, runtime }): MapEntry => ({ key, alias: undefined, at: undefined, runtime }),
  );
  const all = [...own, ...added];
  const taken = new Set(
    isAtLeast(release, ONE_ALIAS_EACH) ? all.flatMap(({ alias }) => alias?.toLowerCase() ?? []) : [],
  );
  const aliases = { ...DEFAULT_ALIASES.findLast(([since]) => isAtLeast(release, since))?.[1], ...SHARED_ALIASES };
  return all.map((entry) => {
    const alias = Object.entries(aliases).find(
      ([name, target]) => target === loadedKey(entry.key, release) && !taken.has(name),
    )?.[0];
    return entry.alias === undefined && entry.at?.has(['alias']) !== true && alias !== undefined
      ? { ...entry, alias }
      : entry;
  });
}

/** A key as it is in memory: ids of Google's models are put in order while the config is loaded. */
export function loadedKey(key: string, release: Release): string {
  const [, model] = /^google\/(.+)$/i.exec(key) ?? [];
  return model === undefined ? key : `google/${normalizeModelId('google', model, release)}`;
}

/** From this release on an alias beside all models of a provider is none. */
const NO_WILDCARD_ALIASES = '2026.5.12';

/**
 * The entries whose aliases hold for an agent, the strongest last. Stands for `listModelAliasCandidates` and
 * `buildEffectiveModelAliases`.
 */
export function aliasEntries(
  config: ConfigValue,
  agent: string | undefined,
  release: Release,
  env: EnvNames = NO_NAMES,
): readonly MapEntry[] {
  const shared = modelMap(config, release, env);
  const { byAgent } = mapsOf(config, release, env);
  const name = agent ?? '';
  const known = byAgent.get(name);
  if (known !== undefined) return known;
  const own = ownEntries(config, agent, release);
  const entries =
    agent !== undefined && own.length === 0
      ? aliasEntries(config, undefined, release, env)
      : namedEntries([...shared, ...own], release);
  byAgent.set(name, entries);
  return entries;
}

function namedEntries(entries: readonly MapEntry[], release: Release): readonly MapEntry[] {
  if (isAtLeast(release, AGENT_ALIASES)) return lastSaid(entries, release);
  return entries.filter(({ key }) => !(isAtLeast(release, NO_WILDCARD_ALIASES) && key.endsWith('/*')));
}

/** The models map of an agent itself; releases before 2026.8.1 do not look into it for names. */
export function ownEntries(config: ConfigValue, agent: string | undefined, release: Release): readonly MapEntry[] {
  const map =
    agent === undefined || !isAtLeast(release, AGENT_ALIASES) ? undefined : agentScope(config, agent)?.at.at('models');
  return map === undefined ? NO_ENTRIES : entriesOf(map);
}

const NO_ENTRIES: readonly MapEntry[] = [];
const entriesOf = perConfig((map): readonly MapEntry[] => map.members().map(entryOf));

/** What is said last of a model, an empty alias included, takes the place of what was said before. */
function lastSaid(entries: readonly MapEntry[], release: Release): readonly MapEntry[] {
  const byModel = new Map<string, MapEntry>();
  for (const entry of entries) {
    const saysSo = entry.alias !== undefined || entry.at?.has(['alias']) === true;
    if (!saysSo || entry.key.endsWith('/*')) continue;
    const model = modelOf(entry.key, release);
    byModel.delete(model);
    byModel.set(model, entry);
  }
  return [...byModel.values()].filter(({ alias }) => alias !== undefined);
}

/** What a key names, as the release asks for it. */
function modelOf(key: string, release: Release): string {
  const ref = parseModelRef(key);
  if (ref?.provider === undefined) return key;
  const provider = normalizeProvider(ref.provider, release);
  return `${provider}/${normalizeModelId(provider, ref.model, release)}`;
}

function entryOf(at: ConfigValue): MapEntry {
  return { key: String(at.key).trim(), alias: at.at(['alias'])?.string?.trim() || undefined, at };
}
