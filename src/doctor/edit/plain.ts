import type { ConfigPath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import { deepEqual, isObject, type JsonObject } from '../../document/value.js';

/** What `--merge` makes of two values; `undefined` where they cannot be merged. Lists below are replaced. */
export function merged(existing: JsonValue, added: JsonValue, path: ConfigPath): JsonValue | undefined {
  if (Array.isArray(existing) && Array.isArray(added)) return mergedLists(existing, added);
  if (!isObject(existing) || !isObject(added)) return undefined;
  const result = new Map(Object.entries(existing));
  for (const [key, value] of Object.entries(added)) {
    const own = result.get(key);
    const here = [...path, key];
    const isMerged = own !== undefined && (isObject(value) || isModelList(here));
    result.set(key, (isMerged ? merged(own, value, here) : undefined) ?? value);
  }
  return fromEntries(result);
}

/** Whether a place is the list of a provider's models, whose items are known by their id. */
export function isModelList(path: ConfigPath): boolean {
  return path.length === 4 && path[0] === 'models' && path[1] === 'providers' && path[3] === 'models';
}

function mergedLists(existing: readonly JsonValue[], added: readonly JsonValue[]): JsonValue[] {
  const result = [...existing];
  for (const item of added) {
    const id = idOf(item);
    const at = result.findIndex((own) => (id === undefined ? deepEqual(own, item) : idOf(own) === id));
    const own = result[at];
    if (own === undefined) result.push(item);
    else if (isObject(own) && isObject(item)) result[at] = fromEntries(Object.entries({ ...own, ...item }));
  }
  return result;
}

export function idOf(value: JsonValue): string | undefined {
  const id = isObject(value) ? value.id : undefined;
  return typeof id === 'string' && id.trim() !== '' ? id.trim() : undefined;
}

/** Plain assignment would take `__proto__` for something else than a key. */
export function fromEntries(entries: Iterable<readonly [string, JsonValue]>): JsonObject {
  const object: JsonObject = {};
  for (const [key, value] of entries) {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  }
  return object;
}
