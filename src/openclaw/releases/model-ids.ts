import { type ModelIdFacts, readFacts, readReleases } from './facts.js';
import { compareReleases, type Release } from './release.js';

/** What the manifests of a release make of a model id. Stands for `normalizeProviderModelIdWithManifest`. */
export function declaredModelId(provider: string, model: string, release: Release): string {
  const declared = modelIdFacts(release, provider);
  return declared === undefined ? model : byManifest(model, declared);
}

/** What one manifest makes of an id. */
export function byManifest(model: string, { aliases, stripPrefixes, prefixWhenBare, ...facts }: ModelIdFacts): string {
  const lower = model.toLowerCase();
  const strip = stripPrefixes?.find((prefix) => lower.startsWith(prefix.toLowerCase()));
  const bare = strip === undefined ? model : model.slice(strip.length);
  const named = aliases?.[bare.toLowerCase()] ?? bare;
  if (named.includes('/')) return named;
  const start = facts.prefixWhenBareAfterAliasStartsWith?.find((one) =>
    named.toLowerCase().startsWith(one.modelPrefix.toLowerCase()),
  );
  const prefix = start?.prefix ?? prefixWhenBare;
  return prefix === undefined ? named : `${prefix}/${named}`;
}

/**
 * How a release reads the ids of a provider's models: what it says itself, else what the last one before it said, else
 * the first that said anything at all (manifests do so since 2026.4.26; before, the same stood in code).
 */
function modelIdFacts(target: Release, provider: string): ModelIdFacts | undefined {
  const known = byRelease.get(target.text) ?? find(target);
  byRelease.set(target.text, known);
  return known.get(provider);
}

const byRelease = new Map<string, ReadonlyMap<string, ModelIdFacts>>();

function find(target: Release): ReadonlyMap<string, ModelIdFacts> {
  const releases = readReleases.map(({ release }) => release);
  const until = releases.filter((release) => compareReleases(release, target) <= 0).reverse();
  const after = releases.filter((release) => compareReleases(release, target) > 0);
  for (const { text } of [...until, ...after]) {
    const found = Object.values(readFacts(text).plugins).flatMap(({ modelIds }) => Object.entries(modelIds ?? {}));
    if (found.length > 0) return new Map(found);
  }
  return new Map();
}
