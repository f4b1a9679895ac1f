import type { ConfigPath } from '../../document/config-path.js';
import { agentScopes } from '../agents/scopes.js';
import { primaryOf } from '../agents/selected-models.js';
import { type ConfigValue, layersOf } from '../config/view.js';
import { isAtLeast, type Release } from '../releases/release.js';
import { normalizeProvider, parseModelRef } from './ref.js';

/** What answers where a config names no model, by the first release that says so. */
const DEFAULT_MODELS = [
  ['2026.1.29', 'anthropic/claude-opus-4-6'],
  ['2026.4.1', 'openai/gpt-5.4'],
  ['2026.4.23', 'openai/gpt-5.5'],
  ['2026.8.1', 'openai/gpt-5.6-sol'],
  ['2026.9.5', 'openai/gpt-6-astra'],
] as const;
/** From this release on a block of the default provider is passed over unless it has the default model. */
const NEEDS_DEFAULT_MODEL = '2026.8.1';

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
 * @param excluded a model, `provider/model`, that is kept for something else
 */
export function implicitPrimary(config: ConfigValue, release: Release, excluded?: string): string {
  const [provider = '', model = ''] = builtInModel(release).split('/');
  const blocks = config.all('models.providers.*');
  // Before, only a block that is written exactly so was the default provider's.
  const isOwn = (key: string) =>
    (isAtLeast(release, NEEDS_DEFAULT_MODEL) ? normalizeProvider(key, release) : key) === provider;
  const own = blocks.find((block) => isOwn(String(block.key)));
  const ids = idsOf(own);
  if (isAtLeast(release, NEEDS_DEFAULT_MODEL) ? ids.includes(model) : ids.length > 0) return `${provider}/${model}`;
  for (const block of blocks) {
    const name = normalizeProvider(String(block.key), release);
    const free = idsOf(block).find((id) => `${name}/${id}` !== excluded);
    if (idsOf(block, 1).length > 0 && free !== undefined) return `${name}/${free}`;
  }
  return `${provider}/${model}`;
}

/** Ids of the first `count` models of a block, or of all. */
function idsOf(block: ConfigValue | undefined, count?: number): readonly string[] {
  const rows = block?.at('models')?.items() ?? [];
  return rows.slice(0, count).flatMap((row) => row.at('id')?.string || []);
}

/** The defaults, or the agents with a utility model of their own, where they name no primary model. */
export function placesWithoutPrimary(config: ConfigValue): readonly ConfigPath[] {
  const defaults = config.at('agents.defaults');
  if (namesPrimary(defaults)) return [];
  const configured = config
    .all('models.providers.*')
    .some((block) => Boolean(block.at('models')?.items()[0]?.at('id')?.value));
  if (configured || isNamed(defaults?.at('utilityModel'))) return [['agents', 'defaults']];
  return agentScopes(config)
    .filter((scope) => scope.place !== 'defaults' && !namesPrimary(scope.at) && isNamed(scope.at.at('utilityModel')))
    .map((scope) => scope.at.path);
}

function namesPrimary(agent: ConfigValue | undefined): boolean {
  return primaryOf(agent?.at('model')) !== undefined;
}

function isNamed(model: ConfigValue | undefined): boolean {
  return Boolean(model?.string?.trim());
}

/** Upstream defers the pin, too, where an id is only known at run time or a profile hangs on it. */
export function isSurePrimary(config: ConfigValue, primary: string): boolean {
  if (parseModelRef(primary)?.profile !== undefined) return false;
  const ids = config.all('models.providers.*.models[*].id').map((id) => id.string ?? '');
  return ![primary, ...ids].some((id) => id.includes('${')) && !isIncluded(config);
}

/** With `$include` upstream leaves the choice to a person. */
function isIncluded(config: ConfigValue): boolean {
  const inFiles = ['agents', 'agents.defaults', 'models', 'models.providers'].some((path) => {
    const value = config.at(path);
    return value !== undefined && layersOf(value).some(({ part }) => part.file !== config.location.part.file);
  });
  return inFiles || layersOf(config).length > 1;
}

/** What a config says on agents has the form that the doctor of a release looks for; else it leaves the config alone. */
export function hasUsualShape(config: ConfigValue): boolean {
  const objects = ['meta', 'meta.migrations', 'agents', 'agents.defaults'].map((path) => config.at(path));
  if (objects.some((value) => value !== undefined && !value.isObject)) return false;
  return agentScopes(config).every(({ at }) => {
    const model = at.at('model');
    if (model === undefined || model.string !== undefined) return true;
    const primary = model.at('primary');
    return model.isObject && (primary === undefined || primary.string !== undefined);
  });
}
