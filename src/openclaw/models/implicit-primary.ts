import type { ConfigValue } from '../config/view.js';
import { isAtLeast, type Release } from '../releases/release.js';
import { normalizeProvider } from './ref.js';

/** What answers where a config names no model, by the first release that says so. */
const DEFAULT_MODELS = [
  ['2026.1.29', 'anthropic/claude-opus-4-6'],
  ['2026.4.1', 'openai/gpt-5.4'],
  ['2026.4.23', 'openai/gpt-5.5'],
  ['2026.8.1', 'openai/gpt-5.6-sol'],
  ['2026.9.5', 'openai/gpt-6-astra'],
] as const;
/** From this release on a block of the default provider is passed over unless it has the default model. */
const NEEDS_DEFAULT_MODEL = '2026.6.1';

/** The model a release falls back on by itself, `provider/model`. */
export function builtInModel(release: Release): string {
  return DEFAULT_MODELS.findLast(([since]) => isAtLeast(release, since))?.[1] ?? DEFAULT_MODELS[0][1];
}

/** The provider a release takes an unprefixed model id for, where nothing else says. */
export function builtInProvider(release: Release): string {
  return builtInModel(release).split('/')[0] ?? '';
}

/**
 * The model that answers where no primary one is named: the built-in default, or the first of a provider block. Stands
 * for `resolveConfiguredProviderFallback` of 2026.4.29 to 2026.9.6.
 */
export function implicitPrimary(config: ConfigValue, release: Release): string {
  const [provider = '', model = ''] = builtInModel(release).split('/');
  const blocks = config.all('models.providers.*');
  const own = blocks.find((block) => normalizeProvider(String(block.key), release) === provider);
  const ids = idsOf(own);
  if (isAtLeast(release, NEEDS_DEFAULT_MODEL) ? ids.includes(model) : ids.length > 0) return `${provider}/${model}`;
  const block = blocks.find((candidate) => idsOf(candidate, 1).length > 0);
  if (block === undefined) return `${provider}/${model}`;
  return `${normalizeProvider(String(block.key), release)}/${idsOf(block, 1)[0] ?? ''}`;
}

/** Ids of the first `count` models of a block, or of all. */
function idsOf(block: ConfigValue | undefined, count?: number): readonly string[] {
  const rows = block?.at('models')?.items() ?? [];
  return rows.slice(0, count).flatMap((row) => row.at('id')?.string || []);
}
