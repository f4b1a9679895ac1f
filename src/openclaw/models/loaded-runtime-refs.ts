import type { ConfigPath } from '../../document/config-path.js';
import type { ConfigValue } from '../config/view.js';
import { isAtLeast, type Release } from '../releases/release.js';
import { formatModelRef, parseModelRef } from './ref.js';
import { runtimeProviderOf } from './runtime-provider.js';

/** These releases put refs that name a runtime in order while they load a config; later ones leave it to their doctor. */
const REWRITTEN_SINCE = '2026.4.26';
const REWRITTEN_UNTIL = '2026.5.2';

/**
 * The ref of a `model` as a release has it in memory: `claude-cli/claude-opus-4-7` is one of Anthropic, and its agent
 * runs on the program. Stands for `normalizeLegacyRuntimeAgentModelConfig` of 2026.4.29.
 * @param path where the ref stands
 */
export function loadedRef(config: ConfigValue, path: ConfigPath, ref: string, release: Release): string {
  if (!rewrites(release)) return ref;
  const end = path.lastIndexOf('model');
  const holder = end < 0 ? undefined : config.at(path.slice(0, end));
  return holder === undefined ? ref : canonicalRef(ref, selectedRuntime(holder, release), release);
}

/** A key of the defaults' models map as a release has it in memory. Stands for `normalizeLegacyRuntimeAllowlistModels`. */
export function loadedKey(config: ConfigValue, key: string, release: Release): string {
  const defaults = rewrites(release) ? config.at('agents.defaults') : undefined;
  return defaults === undefined ? key : canonicalRef(key, selectedRuntime(defaults, release), release);
}

/** The runtime that the primary model of an agent, or of the defaults, selects for all its turns. */
export function selectedRuntime(holder: ConfigValue, release: Release): string | undefined {
  const primary = rewrites(release) ? primaryIn(holder)?.string : undefined;
  return primary === undefined ? undefined : runtimeProviderOf(primary, release)?.runtime;
}

/** The value that names the primary model of an agent, or of the defaults. */
export function primaryIn(holder: ConfigValue): ConfigValue | undefined {
  const model = holder.at('model');
  return model?.isObject ? model.at('primary') : model;
}

function canonicalRef(text: string, selected: string | undefined, release: Release): string {
  const ref = parseModelRef(text);
  const named = runtimeProviderOf(text, release);
  if (ref === undefined || named === undefined || named.runtime !== selected) return text;
  return formatModelRef({ ...ref, provider: named.provider });
}

function rewrites(release: Release): boolean {
  return isAtLeast(release, REWRITTEN_SINCE) && !isAtLeast(release, REWRITTEN_UNTIL);
}
