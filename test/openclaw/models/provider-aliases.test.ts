import { describe, expect, it } from 'vitest';
import { normalizeProvider, providerAliasTarget, resolvesProviderAliases } from '../../../src/openclaw/models/ref.js';
import { readFacts, readReleases } from '../../../src/openclaw/releases/facts.js';

/** The releases that read ids as others; later ones only do so for Bedrock, and only where they look for its credentials. */
const read = readReleases
  .filter(({ release }) => resolvesProviderAliases(release))
  .map(({ release }) => ({ release, ids: readFacts(release.text).providerIds ?? {} }));

describe('the provider ids that releases read as others', () => {
  it('are those their packages name', () => {
    const differing = read.flatMap(({ release, ids }) =>
      Object.entries(ids)
        .filter(([alias, provider]) => normalizeProvider(alias, release) !== provider)
        .map(([alias, provider]) => `${release.text} ${alias} ${provider}`),
    );
    expect(differing).toEqual([]);
  });

  it('are no others', () => {
    const every = new Set(read.flatMap(({ ids }) => Object.keys(ids)));
    const differing = read
      .filter(({ ids }) => Object.keys(ids).length > 0)
      .flatMap(({ release, ids }) =>
        [...every]
          .filter((alias) => ids[alias] === undefined && providerAliasTarget(alias, release) !== undefined)
          .map((alias) => `${release.text} ${alias}`),
      );
    expect(differing).toEqual([]);
  });
});
