import { perConfigAndRelease, perObject } from '../config/per-config.js';
import type { ConfigValue } from '../config/view.js';
import type { EnvNames } from '../models/anthropic-entries.js';
import { builtInProvider } from '../models/implicit-primary.js';
import { normalizeModelId } from '../models/model-ids.js';
import { aliasEntries, loadedKey, type MapEntry, modelMap, ownEntries } from '../models/model-map.js';
import { providerBlocks, rowsByModel } from '../models/provider-blocks.js';
import { formatModelRef, type ModelRef, normalizeProvider, parseModelRef, providerAliasTarget } from '../models/ref.js';
import { isAtLeast, type Release } from '../releases/release.js';

/** What a step of the resolution did; `why` prints them in order. */
export type RefStep =
  | { readonly step: 'profile'; readonly profile: string }
  | { readonly step: 'alias'; readonly alias: string; readonly target: string; readonly at: ConfigValue | undefined }
  | { readonly step: 'provider-alias'; readonly from: string; readonly to: string }
  | { readonly step: 'model-id'; readonly from: string; readonly to: string }
  | { readonly step: 'configured-provider'; readonly provider: string; readonly at: ConfigValue | undefined }
  | { readonly step: 'several-providers'; readonly providers: readonly string[] }
  | { readonly step: 'default-provider'; readonly provider: string }
  | { readonly step: 'split'; readonly provider: string; readonly model: string };

export type Resolution =
  | {
      readonly ok: true;
      /** Lower case, aliases replaced where the release does so. */
      readonly provider: string;
      readonly model: string;
      /** The auth profile the ref pins. */
      readonly profile: string | undefined;
      readonly steps: readonly RefStep[];
    }
  | { readonly ok: false; readonly steps: readonly RefStep[] };

/** For whom a ref is read, and where it stands. */
export interface Reader {
  /** An agent may have aliases of its own. */
  readonly agent?: string | undefined;
  /** The environment may fill in the models map. */
  readonly env?: EnvNames | undefined;
  /** The provider of an id that names none; without it the release's own default. */
  readonly provider?: string | undefined;
  /**
   * `chosen`: an id without a provider is looked for among what is configured; `primary`: so it is for the model of an
   * agent; `pictured`: among configured models that take pictures; `listed`: it is not, as in a list of fallbacks;
   * `stored`: what a session holds has been resolved before, and is no alias either.
   */
  readonly as?: 'chosen' | 'primary' | 'pictured' | 'listed' | 'stored' | undefined;
}

/**
 * Reads a ref as a release does: alias first, then `provider/model` split at the first slash; an unprefixed id goes to
 * the only configured provider that has it, else to the default provider. Stands for `resolveModelRefFromString`, for
 * `resolveAllowedModelRefFromAliasIndex` and the part of `resolveConfiguredModelRef` that reads a text, and (`stored`)
 * for `resolvePersistedOverrideModelRef`, of 2026.4.29 to 2026.9.6.
 */
export function resolveRef(
  config: ConfigValue | undefined,
  text: string,
  release: Release,
  reader: Reader = {},
): Resolution {
  const steps: RefStep[] = [];
  const written = parseModelRef(text);
  if (written === undefined) return { ok: false, steps };
  const { profile } = written;
  const { as = 'chosen', provider: byDefault = builtInProvider(release) } = reader;
  if (profile !== undefined) steps.push({ step: 'profile', profile });
  const name = formatModelRef({ ...written, profile: undefined });
  const alias = config && as !== 'stored' ? aliasFor(config, name, release, reader) : undefined;
  if (alias !== undefined) {
    steps.push({ step: 'alias', alias: name, target: alias.key, at: alias.at });
    const ref = parseKey(alias.key, byDefault);
    if (ref?.provider === undefined) return { ok: false, steps };
    return resolvedRef(ref.provider, ref.model, profile ?? ref.profile, release, steps);
  }
  const ref = parseKey(name);
  const free = config && as !== 'stored' ? freeModel(config, name, release, reader) : undefined;
  if (free !== undefined) return resolvedRef('openrouter', free, profile, release, steps);
  if (ref?.provider !== undefined) return resolvedRef(ref.provider, ref.model, profile, release, steps);
  const owners = config === undefined ? [] : ownersFor(config, written.model, release, { ...reader, as });
  const providers = [...new Set(owners.map(({ provider }) => provider))];
  const [owner] = owners;
  if (providers.length === 1 && owner !== undefined) {
    steps.push({ step: 'configured-provider', provider: owner.provider, at: owner.at });
    return resolvedRef(owner.provider, written.model, profile, release, steps);
  }
  if (providers.length > 1) steps.push({ step: 'several-providers', providers });
  steps.push({ step: 'default-provider', provider: byDefault });
  return resolvedRef(byDefault, written.model, profile, release, steps);
}

/** A ref, or a key of the models map; `openrouter:auto` is a ref without a slash. */
function parseKey(text: string, byDefault?: string): ModelRef | undefined {
  if (text.trim().toLowerCase() === OPENROUTER_AUTO)
    return { provider: 'openrouter', model: 'auto', profile: undefined };
  const ref = parseModelRef(text);
  return ref === undefined ? undefined : { ...ref, provider: ref.provider ?? byDefault };
}

/** What the command line of OpenRouter calls its own choice of a model, and whichever is free. */
const OPENROUTER_AUTO = 'openrouter:auto';
const OPENROUTER_FREE = 'openrouter:free';

/** The first free model of OpenRouter that is configured. Stands for `resolveConfiguredOpenRouterCompatFreeRef`. */
function freeModel(config: ConfigValue, name: string, release: Release, { agent, env }: Reader): string | undefined {
  if (name.trim().toLowerCase() !== OPENROUTER_FREE) return undefined;
  const keys = [...ownEntries(config, agent, release), ...modelMap(config, release, env)].map(({ key }) => key);
  const listed = keys.map(parseModelRef).filter((ref) => ref?.provider?.toLowerCase() === 'openrouter');
  const rows = providerBlocks(config, 'openrouter', release).flatMap((block) => block.at(['models'])?.items() ?? []);
  const ids = [...listed.map((ref) => ref?.model), ...rows.map((row) => row.at(['id'])?.string?.trim())];
  return ids.find((id) => id?.includes('/') && id.endsWith(':free'));
}

/** From this release on `my/fast` is the model of `my` whose alias is `fast`, and from the second also as a primary. */
const ALIASES_OF_PROVIDER = '2026.7.1';
const ALIASES_OF_PROVIDER_AS_PRIMARY = '2026.9.5';

/** The entry that an alias stands for, by itself or behind the name of its provider. */
function aliasFor(config: ConfigValue, name: string, release: Release, reader: Reader): MapEntry | undefined {
  const wanted = name.trim().toLowerCase();
  const entries = entriesByAlias(aliasEntries(config, reader.agent, release, reader.env));
  const whole = entries.get(wanted)?.at(-1);
  const isPrimary = reader.as === 'primary';
  const since = isPrimary ? ALIASES_OF_PROVIDER_AS_PRIMARY : ALIASES_OF_PROVIDER;
  const slash = wanted.indexOf('/');
  if (whole !== undefined || slash <= 0 || !isAtLeast(release, since)) return whole;
  const [provider, text] = [normalizeProvider(wanted.slice(0, slash), release), wanted.slice(slash + 1)];
  const behind = entries.get(text)?.findLast(({ key }) => {
    const owner = parseModelRef(key)?.provider;
    return owner !== undefined && normalizeProvider(owner, release) === provider;
  });
  if (behind === undefined || !isPrimary) return behind;
  return hasRow(config, provider, name.trim().slice(slash + 1), release) ? undefined : behind;
}

/** Aliases are compared without case. */
const entriesByAlias = perObject((entries: readonly MapEntry[]): ReadonlyMap<string, readonly MapEntry[]> => {
  const byAlias = new Map<string, MapEntry[]>();
  for (const entry of entries) {
    const alias = entry.alias?.toLowerCase();
    if (alias === undefined) continue;
    const known = byAlias.get(alias);
    if (known === undefined) byAlias.set(alias, [entry]);
    else known.push(entry);
  }
  return byAlias;
});

/** Stands for `hasExactConfiguredProviderModel`. */
function hasRow(config: ConfigValue, provider: string, model: string, release: Release): boolean {
  const rows = providerBlocks(config, provider, release).flatMap((block) => block.at(['models'])?.items() ?? []);
  return rows.some((row) => row.at(['id'])?.string?.trim() === model.trim());
}

function ownersFor(config: ConfigValue, model: string, release: Release, reader: Reader): readonly Owner[] {
  if (reader.as === 'chosen' || reader.as === 'primary') return closestOwners(config, model, release, reader);
  if (reader.as !== 'pictured') return [];
  // Stands for `findConfiguredImageModelMatches`.
  return configuredOwners(config, model, release, reader.env).filter(({ at }) =>
    at
      ?.at(['input'])
      ?.items()
      .some((kind) => kind.string === 'image'),
  );
}

/**
 * The agent's own map comes before everything else that is configured, ids that are written in the same case before
 * others. Stands for `inferUniqueProviderFromConfiguredModels`.
 */
function closestOwners(config: ConfigValue, model: string, release: Release, { agent, env }: Reader): readonly Owner[] {
  const own = inMap(ownEntries(config, agent, release), model, release);
  const owners = own.length > 0 ? own : configuredOwners(config, model, release, env);
  const exact = owners.filter(({ id }) => id === model.trim());
  return exact.length > 0 && isAtLeast(release, RANKS_BY_CASE) ? exact : owners;
}

/** From this release on an id in the same case wins over others. */
const RANKS_BY_CASE = '2026.9.4';

/** The author's entry that carries an alias; aliases are compared without case, and the last one wins. */
export function aliasEntry(config: ConfigValue, name: string, release: Release): ConfigValue | undefined {
  return aliasFor(config, name, release, {})?.at;
}

interface Owner {
  readonly provider: string;
  /** As written. */
  readonly id: string;
  /** Absent where the release itself fills the model in. */
  readonly at: ConfigValue | undefined;
}

/** Configured providers that have a model of exactly that id: from the keys of the models maps and the provider blocks. */
export function configuredOwners(
  config: ConfigValue,
  model: string,
  release: Release,
  env?: EnvNames,
): readonly Owner[] {
  const inRows = rowOwners(config, release).get(model.trim().toLowerCase()) ?? [];
  return [...inMap(modelMap(config, release, env), model, release), ...inRows];
}

function inMap(entries: readonly MapEntry[], model: string, release: Release): readonly Owner[] {
  return (entriesByModel(entries, release).get(model.trim().toLowerCase()) ?? []).map(({ provider, model: id, at }) => {
    return { provider: normalizeProvider(provider, release), id, at };
  });
}

interface NamedModel {
  readonly provider: string;
  readonly model: string;
  readonly at: ConfigValue | undefined;
}

/** The entries of a models map that name a provider, by their model in lower case. */
function entriesByModel(entries: readonly MapEntry[], release: Release): ReadonlyMap<string, readonly NamedModel[]> {
  const byRelease = namedByRelease(entries);
  const known = byRelease.get(release.text);
  if (known !== undefined) return known;
  const byModel = new Map<string, NamedModel[]>();
  for (const { key, at } of entries) {
    const ref = parseModelRef(loadedKey(key, release));
    if (ref?.provider === undefined) continue;
    // A router's own models are compared with its name before them.
    const read = normalizeModelId(normalizeProvider(ref.provider, release), ref.model, release);
    const model = read.includes('/') ? read : ref.model;
    const named = { provider: ref.provider, model, at };
    const others = byModel.get(model.toLowerCase());
    if (others === undefined) byModel.set(model.toLowerCase(), [named]);
    else others.push(named);
  }
  byRelease.set(release.text, byModel);
  return byModel;
}

const namedByRelease = perObject(
  (_entries: readonly MapEntry[]) => new Map<string, ReadonlyMap<string, readonly NamedModel[]>>(),
);

/** The rows of all provider blocks by their model. */
const rowOwners = perConfigAndRelease((config, release): ReadonlyMap<string, readonly Owner[]> => {
  const byModel = new Map<string, Owner[]>();
  for (const block of config.at('models.providers')?.members() ?? []) {
    const provider = normalizeProvider(String(block.key), release);
    for (const [model, row] of rowsByModel(block)) {
      const owner = { provider, id: row.at(['id'])?.string?.trim() ?? '', at: row };
      const known = byModel.get(model);
      if (known === undefined) byModel.set(model, [owner]);
      else known.push(owner);
    }
  }
  return byModel;
});

function resolvedRef(
  writtenProvider: string,
  writtenModel: string,
  profile: string | undefined,
  release: Release,
  steps: RefStep[],
): Resolution {
  const provider = normalizeProvider(writtenProvider, release);
  const alias = providerAliasTarget(writtenProvider, release);
  if (alias === provider) steps.push({ step: 'provider-alias', from: writtenProvider, to: provider });
  const model = normalizeModelId(provider, writtenModel, release);
  const isCaseOnly = alias !== provider && writtenProvider !== provider;
  if (isCaseOnly || model !== writtenModel) {
    steps.push({ step: 'model-id', from: `${writtenProvider}/${writtenModel}`, to: `${provider}/${model}` });
  }
  steps.push({ step: 'split', provider, model });
  return { ok: true, provider, model, profile, steps };
}
