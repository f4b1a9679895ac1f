import { describe, expect, it } from 'vitest';
import { BUILT_IN_MODEL_IDS } from '../../../src/openclaw/models/model-id-tables.js';
import { normalizeModelId } from '../../../src/openclaw/models/model-ids.js';
import { readReleases } from '../../../src/openclaw/releases/facts.js';
import { declaredModelId } from '../../../src/openclaw/releases/model-ids.js';
import { inRange, release } from '../../../src/openclaw/releases/release.js';

/** Every id that a row kept by hand renames, for every provider and release it is in force for. */
const renamed = readReleases.flatMap(({ release }) =>
  BUILT_IN_MODEL_IDS.filter((row) => inRange(release, row)).flatMap(({ providers, aliases = {} }) =>
    Object.keys(aliases).map((id) => {
      const read = providers.map((provider) => ({ provider, byManifest: declaredModelId(provider, id, release) }));
      return { release, id, read };
    }),
  ),
);

describe('the ids that the code of a release renames', () => {
  it('are no others than the manifests of its plugins leave to it', () => {
    const needless = renamed.filter(({ release, id, read }) =>
      read.every(({ provider, byManifest }) => byManifest === normalizeModelId(provider, id, release)),
    );
    expect(needless.map(({ release, id }) => `${release.text} ${id}`)).toEqual([]);
  });

  it('are renamed to what its manifests say, where they say anything', () => {
    const contradicted = renamed.flatMap(({ release, id, read }) =>
      read
        .filter(({ byManifest }) => byManifest !== id)
        .filter(
          (one) =>
            normalizeModelId(one.provider, one.byManifest, release) !== normalizeModelId(one.provider, id, release),
        )
        .map(({ provider }) => `${release.text} ${provider}/${id}`),
    );
    expect(contradicted).toEqual([]);
  });

  it.each([
    ['2026.4.29', 'gemini-3-pro-preview'],
    ['2026.5.7', 'gemini-3.1-pro-preview'],
    ['2026.5.12', 'gemini-3.1-pro-preview'],
    ['2026.9.6', 'gemini-3.1-pro-preview'],
  ])('are the same whoever says so: google/gemini-3-pro in %s', (target, id) => {
    expect(normalizeModelId('google', 'gemini-3-pro', release(target))).toBe(id);
  });

  it.each(['2026.5.12', '2026.6.10', '2026.6.11', '2026.9.6'])(
    'are the same whether the plugin comes along or not: vercel-ai-gateway/opus-4.6 in %s',
    (target) => {
      expect(normalizeModelId('vercel-ai-gateway', 'opus-4.6', release(target))).toBe('anthropic/claude-opus-4-6');
    },
  );
});
