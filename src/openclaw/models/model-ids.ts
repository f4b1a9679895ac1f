import { declaredModelId } from '../releases/model-ids.js';
import { inRange, isAtLeast, type Release } from '../releases/release.js';
import { BUILT_IN_MODEL_IDS, type BuiltInModelIds } from './model-id-tables.js';

/** From this release on a model may repeat the name of its provider: `openai/openai/gpt-5.5`. */
const STRIPS_PROVIDER = '2026.6.1';

/**
 * The id a release asks a provider for: as the manifests of its plugins have it, then as its own code does. Stands for
 * `normalizeStaticProviderModelId` of 2026.4.29 to 2026.9.6.
 */
export function normalizeModelId(provider: string, model: string, release: Release): string {
  const own = `${provider}/`;
  const isOwn = isAtLeast(release, STRIPS_PROVIDER) && model.toLowerCase().startsWith(own);
  const id = (isOwn ? model.slice(own.length) : model).trim();
  return BUILT_IN_MODEL_IDS.filter((rule) => rule.providers.includes(provider) && inRange(release, rule)).reduce(
    byCode,
    declaredModelId(provider, id, release),
  );
}

function byCode(model: string, { aliases, exact, prefixOf }: BuiltInModelIds): string {
  const named = aliases?.[exact ? model : model.toLowerCase()] ?? model;
  const isPrefixed = prefixOf !== undefined && named.toLowerCase().startsWith(prefixOf.start);
  return isPrefixed ? `${prefixOf.prefix}/${named}` : named;
}
