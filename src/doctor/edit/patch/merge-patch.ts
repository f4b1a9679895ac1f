import { type ConfigPath, samePath } from '../../../document/config-path.js';
import type { JsonValue } from '../../../document/node.js';
import { isObject } from '../../../document/value.js';
import { fromEntries } from '../plain.js';

/**
 * The value that RFC 7396 makes of a value and a patch.
 * @param replace places at which the patch holds the whole new value
 */
export function mergePatched(
  value: JsonValue | undefined,
  patch: JsonValue,
  replace: readonly ConfigPath[] = [],
  at: ConfigPath = [],
): JsonValue {
  if (!isObject(patch) || replace.some((path) => samePath(path, at))) return patch;
  const result = new Map(isObject(value) ? Object.entries(value) : []);
  for (const [key, change] of Object.entries(patch)) {
    const here = [...at, key];
    const isWhole = replace.some((path) => samePath(path, here));
    if (change === null && !isWhole) result.delete(key);
    else result.set(key, mergePatched(result.get(key), change, replace, here));
  }
  return fromEntries(result);
}

/** What a patch changes: the values it sets and the members it takes out. */
export function patchedPlaces(
  value: JsonValue | undefined,
  patch: JsonValue,
  replace: readonly ConfigPath[],
  at: ConfigPath = [],
): readonly { readonly path: ConfigPath; readonly how: 'set' | 'unset' }[] {
  const isWhole = replace.some((path) => samePath(path, at));
  if (patch === null && !isWhole) return value === undefined ? [] : [{ path: at, how: 'unset' }];
  if (!isObject(patch) || isWhole || !isObject(value)) return [{ path: at, how: 'set' }];
  return Object.entries(patch).flatMap(([key, change]) =>
    patchedPlaces(Object.hasOwn(value, key) ? value[key] : undefined, change, replace, [...at, key]),
  );
}
