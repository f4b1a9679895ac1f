import { agentScopes } from '../agents/scopes.js';
import type { ConfigValue } from '../config/view.js';
import { formatModelRef, normalizeProvider, parseModelRef, providerAliasTarget } from '../models/ref.js';
import type { Release } from '../releases/release.js';
import { hasLowerCaseModels } from './provider-env.js';
import { builtInProvider } from './releases.js';

/** What a step of the resolution did; `why` prints them in order. */
export type RefStep =
  | { readonly step: 'profile'; readonly profile: string }
  | { readonly step: 'alias'; readonly alias: string; readonly target: string; readonly at: ConfigValue }
  | { readonly step: 'provider-alias'; readonly from: string; readonly to: string }
  | { readonly step: 'case'; readonly from: string; readonly to: string }
  | { readonly step: 'configured-provider'; readonly provider: string; readonly at: ConfigValue }
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

/**
 * Reads a ref as a release does: alias first, then `provider/model` split at the first slash; an unprefixed id goes to
 * the only configured provider that has it, else to the default provider.
 */
export function resolveRef(config: ConfigValue | undefined, text: string, release: Release): Resolution {
  const steps: RefStep[] = [];
  const written = parseModelRef(text);
  if (written === undefined) return { ok: false, steps };
  const { profile } = written;
  if (profile !== undefined) steps.push({ step: 'profile', profile });
  const name = formatModelRef({ ...written, profile: undefined });
  const alias = config && aliasEntry(config, name);
  if (alias !== undefined) {
    const target = String(alias.key).trim();
    steps.push({ step: 'alias', alias: name, target, at: alias });
    const ref = parseModelRef(target);
    if (ref?.provider === undefined) return { ok: false, steps };
    return settled(config, ref.provider, ref.model, profile ?? ref.profile, release, steps);
  }
  if (written.provider !== undefined) {
    return settled(config, written.provider, written.model, profile, release, steps);
  }
  const owners = config === undefined ? [] : configuredOwners(config, written.model, release);
  const providers = [...new Set(owners.map(({ provider }) => provider))];
  const [owner] = owners;
  if (providers.length === 1 && owner !== undefined) {
    steps.push({ step: 'configured-provider', provider: owner.provider, at: owner.at });
    return settled(config, owner.provider, written.model, profile, release, steps);
  }
  if (providers.length > 1) steps.push({ step: 'several-providers', providers });
  const provider = builtInProvider(release);
  steps.push({ step: 'default-provider', provider });
  return settled(config, provider, written.model, profile, release, steps);
}

/** The entry of the models map that carries an alias; OpenClaw compares aliases without case and lets the last one win. */
export function aliasEntry(config: ConfigValue, name: string): ConfigValue | undefined {
  const wanted = name.trim().toLowerCase();
  return (config.at('agents.defaults.models')?.members() ?? []).findLast(
    (entry) => entry.at(['alias'])?.string?.trim().toLowerCase() === wanted,
  );
}

interface Owner {
  readonly provider: string;
  readonly at: ConfigValue;
}

/** Configured providers that have a model of exactly that id: from the keys of the models maps and the provider blocks. */
export function configuredOwners(config: ConfigValue, model: string, release: Release): readonly Owner[] {
  const wanted = model.trim().toLowerCase();
  const owners: Owner[] = [];
  for (const scope of agentScopes(config)) {
    if (scope.place !== 'defaults') continue;
    for (const entry of scope.at.at(['models'])?.members() ?? []) {
      const ref = parseModelRef(String(entry.key));
      if (ref?.provider === undefined || ref.model.toLowerCase() !== wanted) continue;
      owners.push({ provider: normalizeProvider(ref.provider, release), at: entry });
    }
  }
  for (const block of config.at('models.providers')?.members() ?? []) {
    const row = rowOf(block, wanted);
    if (row !== undefined) owners.push({ provider: normalizeProvider(String(block.key), release), at: row });
  }
  return owners;
}

/** The blocks of `models.providers` that stand for a provider. */
export function providerBlocks(config: ConfigValue, provider: string, release: Release): readonly ConfigValue[] {
  return (config.at('models.providers')?.members() ?? []).filter(
    (block) => normalizeProvider(String(block.key), release) === provider,
  );
}

/** The row of a provider block that describes a model; ids are compared without case and without the provider's name. */
export function rowOf(block: ConfigValue, model: string): ConfigValue | undefined {
  const wanted = model.trim().toLowerCase();
  const prefix = `${String(block.key).trim().toLowerCase()}/`;
  return (block.at(['models'])?.items() ?? []).find((row) => {
    const id = row.at(['id'])?.string?.trim().toLowerCase();
    return id === wanted || id === `${prefix}${wanted}`;
  });
}

function settled(
  config: ConfigValue | undefined,
  writtenProvider: string,
  writtenModel: string,
  profile: string | undefined,
  release: Release,
  steps: RefStep[],
): Resolution {
  const provider = normalizeProvider(writtenProvider, release);
  const alias = providerAliasTarget(writtenProvider, release);
  if (alias === provider) steps.push({ step: 'provider-alias', from: writtenProvider, to: provider });
  const model = modelAs(config, provider, writtenModel, release);
  const isCaseOnly = alias !== provider && writtenProvider !== provider;
  if (isCaseOnly || model !== writtenModel) {
    steps.push({ step: 'case', from: `${writtenProvider}/${writtenModel}`, to: `${provider}/${model}` });
  }
  steps.push({ step: 'split', provider, model });
  return { ok: true, provider, model, profile, steps };
}

/** A provider block decides how an id is written; else it is lower case where all ids of the provider are. */
function modelAs(config: ConfigValue | undefined, provider: string, model: string, release: Release): string {
  const blocks = config === undefined ? [] : providerBlocks(config, provider, release);
  const listed = blocks.map((block) => rowOf(block, model)?.at(['id'])?.string?.trim()).find((id) => id !== undefined);
  if (listed !== undefined) return withoutProvider(listed, provider);
  return hasLowerCaseModels(provider) ? model.toLowerCase() : model;
}

function withoutProvider(id: string, provider: string): string {
  return id.toLowerCase().startsWith(`${provider}/`) ? id.slice(provider.length + 1) : id;
}
