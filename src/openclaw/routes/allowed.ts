import { perConfigAndRelease, perObject } from '../config/per-config.js';
import type { ConfigValue } from '../config/view.js';
import { type Allowlist, allowlistFor, isMapAllowlist } from '../models/allowlist.js';
import type { EnvNames } from '../models/anthropic-entries.js';
import { loadedKey, loadedRef } from '../models/loaded-runtime-refs.js';
import { aliasEntries, type MapEntry, modelMap } from '../models/model-map.js';
import { normalizeProvider } from '../models/ref.js';
import { type ModelSlot, type ModelSlotKind, modelSlots } from '../models/slots.js';
import { isAtLeast, type Release } from '../releases/release.js';
import { agentIds, slotsByAgent } from './agent-slots.js';
import { defaultModel } from './default-model.js';
import { readerOf } from './reader.js';
import { type Reader, resolveRef } from './resolve-ref.js';

/** From this release on an entry may allow all models of a provider; before, it is a model of that name. */
const WILDCARDS = '2026.5.12';
/** From this release on fallbacks do not join the list. */
const FALLBACKS_STAY_OUT = '2026.8.1';
/** From this release on nothing joins the list that its author did not write there. */
const NOTHING_JOINS = '2026.9.1';

/** Slots whose model the allowlist is asked for; what an agent has as its own model is always allowed. */
export const HELD_TO_THE_LIST: ReadonlySet<ModelSlotKind> = new Set(['subagents', 'heartbeat', 'hooks', 'channel']);

/**
 * Why a model may be chosen, or that it may not: `no-list`: every model may; `listed`: an entry names it; `own`: the
 * config selects it itself, and the release counts that.
 */
export type Allowance = 'no-list' | 'listed' | 'own' | 'refused';

/** Whether an agent may choose a model, `provider/model` as it resolves. */
export function isModelAllowed(
  config: ConfigValue,
  model: string,
  agent: string | undefined,
  release: Release,
  env?: EnvNames,
): boolean {
  return allowanceOf(config, model, agent, release, env) !== 'refused';
}

/** Stands for `createModelVisibilityPolicy` (before 2026.5.2 `buildAllowedModelSetWithFallbacks`) up to 2026.9.6. */
export function allowanceOf(
  config: ConfigValue,
  model: string,
  agent: string | undefined,
  release: Release,
  env?: EnvNames,
): Allowance {
  const answers = known.get(config) ?? new Map<string, Allowance>();
  known.set(config, answers);
  const key = [release.text, agent ?? '', model, ...(env ?? [])].join('\0');
  const answer = answers.get(key) ?? ask(config, model, agent, release, env);
  answers.set(key, answer);
  return answer;
}

/** A store of sessions asks the same few questions for every entry. */
const known = new WeakMap<ConfigValue, Map<string, Allowance>>();

function ask(
  config: ConfigValue,
  model: string,
  agent: string | undefined,
  release: Release,
  env: EnvNames | undefined,
): Allowance {
  const list = allowlistFor(config, agent, release);
  // Names in a list of the defaults mean what they mean there, whatever an agent calls them.
  const author = isOfDefaults(list) ? undefined : agent;
  // Most agents have no names of their own, and read a list as all others do.
  const read = listsReadBy(aliasEntries(config, author, release, env));
  const isBare = list?.entries.some((entry) => !entry.includes('/')) === true;
  const listed =
    (isBare ? undefined : read.get(list?.at)) ?? listedModels(config, list, { agent, author }, release, env);
  if (!isBare) read.set(list?.at, listed);
  if (listed === undefined) return 'no-list';
  const { wildcards, exact } = listed;
  if (startsOf(model).some((start) => wildcards.has(start))) return 'listed';
  const wanted = nameOfModel(model);
  if (exact.has(wanted)) return 'listed';
  if (isAtLeast(release, NOTHING_JOINS) || exact.size === 0) return 'refused';
  // What the config itself selects joined a list of models: fallbacks until 2026.8, a primary while no provider as a
  // whole stands there.
  const owner = agent ?? agentIds(config)[0] ?? 'main';
  const primary = wildcards.size === 0 ? defaultModel(config, owner, release, env) : undefined;
  if (primary?.ok && modelName(primary.provider, primary.model) === wanted) return 'own';
  if (isAtLeast(release, FALLBACKS_STAY_OUT)) return 'refused';
  const fallbacks = (slotsByAgent(config, release).get(owner) ?? []).filter(({ kind }) => kind === 'fallback');
  const isOwn = fallbacks.some(({ at, ref }) => {
    return nameOfRef(config, loadedRef(config, at.path, ref, release), release, { agent, env }) === wanted;
  });
  return isOwn ? 'own' : 'refused';
}

/** What a list allows: models that start alike, and models by name. */
interface ListedModels {
  /** Those that allow nothing count too: they keep primaries from joining. */
  readonly wildcards: ReadonlySet<string | undefined>;
  /** Entries that name no model count too: a list of nothing else refuses all. */
  readonly exact: ReadonlySet<string | undefined>;
}

const listsReadBy = perObject(
  (_names: readonly MapEntry[]) => new Map<ConfigValue | undefined, ListedModels | undefined>(),
);

function listedModels(
  config: ConfigValue,
  list: Allowlist | undefined,
  { agent, author }: { readonly agent: string | undefined; readonly author: string | undefined },
  release: Release,
  env: EnvNames | undefined,
): ListedModels | undefined {
  const added = isMapAllowlist(config, release) && list?.form !== 'list' ? filledIn(config, release, env) : [];
  if (list === undefined && added.length === 0) return undefined;
  const entries = [...(list?.entries ?? []).map((entry) => loadedKey(config, entry, release)), ...added];
  const isWildcard = (entry: string): boolean => /\/\s*\*$/.test(entry) && isAtLeast(release, WILDCARDS);
  const exact = entries.filter((entry) => !isWildcard(entry));
  // An entry without a provider is a model of the provider that the agent runs by default.
  const reader = (entry: string): Reader => {
    const byDefault = entry.includes('/') ? undefined : defaultModel(config, agent, release, env);
    return { agent: author, env, ...(byDefault?.ok && { provider: byDefault.provider }) };
  };
  return {
    wildcards: new Set(entries.filter(isWildcard).map((entry) => startOf(entry, release))),
    exact: new Set(exact.map((entry) => nameOfRef(config, entry, release, reader(entry)))),
  };
}

/** `a/` and `a/b/` of `a/b/c`. */
function startsOf(model: string): readonly string[] {
  return [...model.matchAll(/\//g)].map(({ index }) => model.slice(0, index + 1));
}

/** The model a ref leads to; `undefined` where it names none. */
function nameOfRef(config: ConfigValue, ref: string, release: Release, reader: Reader): string | undefined {
  const resolution = resolveRef(config, ref, release, reader);
  return resolution.ok ? modelName(resolution.provider, resolution.model) : undefined;
}

/** From this release on an entry may allow the models of a provider that start alike: `openrouter/anthropic/*`. */
const PREFIXES = '2026.8.1';

/** How the models start that a wildcard allows; `undefined` for one that allows none. Stands for `parseModelPolicyWildcardRef`. */
function startOf(entry: string, release: Release): string | undefined {
  const [provider = '', ...rest] = entry.split('/').slice(0, -1);
  if (rest.length > 0 && !isAtLeast(release, PREFIXES)) return undefined;
  return `${[normalizeProvider(provider, release), ...rest.map((segment) => segment.trim())].join('/')}/`;
}

function isOfDefaults(list: Allowlist | undefined): boolean {
  return list?.at.path[1] === 'defaults';
}

/** What the release adds to the models map joins the list as well. */
function filledIn(config: ConfigValue, release: Release, env: EnvNames | undefined): readonly string[] {
  return modelMap(config, release, env).flatMap(({ key, at }) => (at === undefined ? [key] : []));
}

function modelName(provider: string, model: string): string {
  return model.toLowerCase().startsWith(`${provider}/`) ? model : `${provider}/${model}`;
}

function nameOfModel(model: string): string {
  const slash = model.indexOf('/');
  return modelName(model.slice(0, slash), model.slice(slash + 1));
}

/** A slot that an allowlist may refuse, and the model it names, `provider/model`. */
export interface RefusableSlot {
  readonly slot: ModelSlot;
  readonly model: string;
}

const NO_ENV: EnvNames = new Set();

/** The slots an allowlist may refuse, save those that name what is a primary or a fallback as well. */
export const refusableSlots = perConfigAndRelease((config, release): readonly RefusableSlot[] => {
  const slots = modelSlots(config, release).filter(({ standing, form }) => standing === 'in-force' && form === 'value');
  const [main = 'main'] = agentIds(config);
  const named = (slot: ModelSlot): string | undefined => {
    const { agent = main, ref, kind, at } = slot;
    const reader = readerOf(config, { agent, slot: slot.slot, kind, ref, at }, release, NO_ENV);
    const resolution = resolveRef(config, ref, release, { ...reader, agent: slot.agent });
    // Whose an id without a provider is depends on what would run otherwise.
    const isSure = resolution.ok && resolution.steps.every(({ step }) => step !== 'default-provider');
    return isSure ? `${resolution.provider}/${resolution.model}` : undefined;
  };
  const selecting = slots.filter(({ kind }) => kind === 'primary' || kind === 'fallback');
  const own = new Set(selecting.map((slot) => JSON.stringify([slot.agent ?? null, named(slot)])));
  return slots.flatMap((slot) => {
    const model = HELD_TO_THE_LIST.has(slot.kind) ? named(slot) : undefined;
    const isOwn = [null, slot.agent ?? null].some((agent) => own.has(JSON.stringify([agent, model])));
    return model === undefined || isOwn ? [] : [{ slot, model }];
  });
});
