import { isAtLeast, type Release } from '../releases/release.js';
import { MODEL_ID_RULES, type ModelIdRule } from './model-id-tables.js';

/** From this release on a model may repeat the name of its provider: `openai/openai/gpt-5.5`. */
const STRIPS_PROVIDER = '2026.6.1';

/** The id a release asks a provider for. Stands for `normalizeProviderModelId` of 2026.4.29 to 2026.9.6. */
export function normalizeModelId(provider: string, model: string, release: Release): string {
  const own = `${provider}/`;
  const isOwn = isAtLeast(release, STRIPS_PROVIDER) && model.toLowerCase().startsWith(own);
  return MODEL_ID_RULES.filter((rule) => rule.providers.includes(provider) && isInForce(rule, release)).reduce(
    apply,
    (isOwn ? model.slice(own.length) : model).trim(),
  );
}

function apply(model: string, { strip, aliases, prefix, prefixOf }: ModelIdRule): string {
  const bare = strip !== undefined && model.toLowerCase().startsWith(strip) ? model.slice(strip.length) : model;
  const named = aliases?.[bare.toLowerCase()] ?? bare;
  if (named.includes('/')) return named;
  if (prefixOf !== undefined && named.toLowerCase().startsWith(prefixOf.start)) return `${prefixOf.prefix}/${named}`;
  return prefix === undefined ? named : `${prefix}/${named}`;
}

function isInForce({ since, until }: ModelIdRule, release: Release): boolean {
  if (since !== undefined && !isAtLeast(release, since)) return false;
  return until === undefined || !isAtLeast(release, until);
}
