import type { ConfigPath, PathSegment } from '../config-path.js';
import { samePath, startsWithPath } from '../config-path.js';
import type { JsonValue } from '../node.js';
import { isObject, type JsonObject, valueAt } from '../value.js';
import type { Operation, OperationFailure, Source } from './operation.js';

export type Applied =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly reason: OperationFailure };

/**
 * What an operation means, on plain data: the edits of `planOperation` have to come to the same. Made without the tree
 * and its edits, so that one can be checked against the other. The value given is not changed; the result may share
 * parts with it.
 *
 * Two failures only a text can have are not known here: `unparsable`, and `duplicate-key` for a key written twice.
 */
export function applyToValue(value: JsonValue, operation: Operation): Applied {
  return applyOne(value, operation, undefined);
}

/** One operation after the other; a container is copied for the first that changes it, not for each. */
export function applyAllToValue(value: JsonValue, operations: Iterable<Operation>): Applied {
  const own: Own = new WeakSet();
  let here = value;
  for (const operation of operations) {
    const applied = applyOne(here, operation, own);
    if (!applied.ok) return applied;
    here = applied.value;
  }
  return done(here);
}

/** Containers that were copied for this list of operations and that nobody else has seen. */
type Own = WeakSet<object>;

function applyOne(value: JsonValue, operation: Operation, own: Own | undefined): Applied {
  switch (operation.op) {
    case 'set':
      return holds(value, operation.path)
        ? done(replaceAt(value, operation.path, () => dataOf(operation.source), own))
        : failure('not-found');
    case 'insert':
      return insert(value, operation.path, dataOf(operation.source), own);
    case 'append':
      return append(value, operation.path, dataOf(operation.source));
    case 'remove':
      return remove(value, operation.path, operation.prune, own);
    case 'rename':
      return rename(value, operation.path, operation.key);
    case 'move':
      return move(value, operation);
    case 'rekey':
      return rekey(value, operation);
    case 'unkey':
      return unkey(value, operation);
  }
}

function done(value: JsonValue): Applied {
  return { ok: true, value };
}

function failure(reason: OperationFailure): Applied {
  return { ok: false, reason };
}

function dataOf(source: Source): JsonValue {
  return 'value' in source ? source.value : source.snippet.value;
}

function holds(value: JsonValue, path: ConfigPath): boolean {
  return valueAt(value, path) !== undefined;
}

/** Copies the containers on the way to `path` and puts what `change` makes of the value there in its place. */
function replaceAt(root: JsonValue, path: ConfigPath, change: (value: JsonValue) => JsonValue, own?: Own): JsonValue {
  const chain: JsonValue[] = [root];
  for (const segment of path) chain.push(valueAt(chain.at(-1), [segment]) ?? null);
  let made = change(chain.pop() ?? null);
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const parent = chain[depth];
    const segment = path[depth];
    if (Array.isArray(parent) && typeof segment === 'number') made = withItem(parent, segment, made, own);
    else if (isObject(parent) && typeof segment === 'string') made = withMember(parent, segment, made, own);
  }
  return made;
}

function withItem(list: JsonValue[], index: number, value: JsonValue, own: Own | undefined): JsonValue[] {
  if (own?.has(list)) {
    list[index] = value;
    return list;
  }
  const copy = list.with(index, value);
  own?.add(copy);
  return copy;
}

function copyOf(entries: Iterable<readonly [string, JsonValue]>): JsonObject {
  const copy: JsonObject = {};
  for (const [key, value] of entries) {
    define(copy, key, value);
  }
  return copy;
}

/** Plain assignment would take `__proto__` for something else than a key. */
function define(object: JsonObject, key: string, value: JsonValue): void {
  if (key !== '__proto__') object[key] = value;
  else Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

function withMember(object: JsonObject, key: string, value: JsonValue, own: Own | undefined): JsonObject {
  if (own?.has(object)) {
    define(object, key, value);
    return object;
  }
  const entries = Object.entries(object);
  const at = entries.findIndex(([name]) => name === key);
  if (at === -1) entries.push([key, value]);
  else entries[at] = [key, value];
  const copy = copyOf(entries);
  own?.add(copy);
  return copy;
}

function withoutMember(object: JsonObject, key: string): JsonObject {
  return copyOf(Object.entries(object).filter(([name]) => name !== key));
}

function insert(root: JsonValue, path: ConfigPath, value: JsonValue, own?: Own): Applied {
  let depth = 0;
  while (depth < path.length && holds(root, path.slice(0, depth + 1))) depth++;
  if (depth === path.length) {
    const last = path.at(-1);
    if (typeof last !== 'number') return failure('exists');
    return done(replaceAt(root, path.slice(0, -1), (list) => (list as JsonValue[]).toSpliced(last, 0, value)));
  }
  const above = path.slice(0, depth);
  const parent = valueAt(root, above);
  const [name, ...missing] = path.slice(depth);
  if (missing.some((segment) => typeof segment === 'number' && segment !== 0)) return failure('no-parent');
  const made = missing.reduceRight<JsonValue>((inner, segment) => wrap(segment, inner), value);
  if (Array.isArray(parent) && name === parent.length) return done(replaceAt(root, above, () => [...parent, made]));
  if (!isObject(parent) || typeof name !== 'string') return failure('no-parent');
  return done(replaceAt(root, above, () => withMember(parent, name, made, own), own));
}

function wrap(segment: PathSegment, inner: JsonValue): JsonValue {
  return typeof segment === 'number' ? [inner] : copyOf([[segment, inner]]);
}

function append(root: JsonValue, path: ConfigPath, value: JsonValue): Applied {
  const list = valueAt(root, path);
  if (list === undefined) return insert(root, path, [value]);
  return Array.isArray(list) ? done(replaceAt(root, path, () => [...list, value])) : failure('wrong-type');
}

function remove(root: JsonValue, path: ConfigPath, prune: 'empty-parents' | undefined, own?: Own): Applied {
  if (path.length === 0) return failure('no-parent');
  return holds(root, path) ? done(removeAt(root, path, prune, own)) : failure('not-found');
}

function removeAt(root: JsonValue, path: ConfigPath, prune: 'empty-parents' | undefined, own?: Own): JsonValue {
  const chain: (JsonValue | undefined)[] = [root];
  for (const segment of path) chain.push(valueAt(chain.at(-1), [segment]));
  let depth = path.length - 1;
  while (prune !== undefined && typeof path[depth - 1] === 'string' && holdsOne(chain[depth])) depth--;
  return replaceAt(root, path.slice(0, depth), (parent) => without(parent, path[depth], own), own);
}

function holdsOne(value: JsonValue | undefined): boolean {
  return isObject(value) && Object.keys(value).length === 1;
}

function without(parent: JsonValue, segment: PathSegment | undefined, own: Own | undefined): JsonValue {
  if (Array.isArray(parent) && typeof segment === 'number') return parent.toSpliced(segment, 1);
  if (!isObject(parent) || typeof segment !== 'string') return parent;
  if (own?.has(parent)) {
    delete parent[segment];
    return parent;
  }
  const copy = withoutMember(parent, segment);
  own?.add(copy);
  return copy;
}

function rename(root: JsonValue, path: ConfigPath, key: string): Applied {
  const old = path.at(-1);
  if (!holds(root, path)) return failure('not-found');
  if (typeof old !== 'string') return failure('wrong-type');
  if (old === key) return done(root);
  const above = path.slice(0, -1);
  if (holds(root, [...above, key])) return failure('exists');
  return done(replaceAt(root, above, (parent) => renamed(parent, old, key)));
}

function renamed(parent: JsonValue, old: string, key: string): JsonValue {
  if (!isObject(parent)) return parent;
  return copyOf(Object.entries(parent).map(([name, value]) => [name === old ? key : name, value]));
}

function move(root: JsonValue, { from, to, prune }: Operation & { op: 'move' }): Applied {
  const value = valueAt(root, from);
  if (value === undefined) return failure('not-found');
  if (samePath(from, to)) return done(root);
  if (from.length === 0 || startsWithPath(to, from)) return failure('into-itself');
  const inserted = insert(root, to, value);
  if (!inserted.ok) return inserted;
  return done(removeAt(inserted.value, shifted(from, to, root), prune));
}

/** Where `from` is once an item stands at `to`: one further when that is before it in the same list. */
function shifted(from: ConfigPath, to: ConfigPath, root: JsonValue): ConfigPath {
  const at = to.length - 1;
  const added = to[at];
  const own = from[at];
  const list = valueAt(root, to.slice(0, at));
  if (!Array.isArray(list) || typeof added !== 'number' || typeof own !== 'number') return from;
  if (!startsWithPath(from, to.slice(0, at)) || added > own) return from;
  return from.with(at, own + 1);
}

function rekey(root: JsonValue, { path, by, keys, rename: name }: Operation & { op: 'rekey' }): Applied {
  const list = valueAt(root, path);
  if (list === undefined) return failure('not-found');
  if (!Array.isArray(list) || !list.every(isObject)) return failure('wrong-type');
  const names = keys ?? list.map((item) => valueAt(item, [by]));
  const strings = names.filter((key) => typeof key === 'string');
  if (strings.length !== list.length || names.length !== list.length) return failure('wrong-type');
  if (new Set(strings).size < strings.length) return failure('duplicate-key');
  const map = copyOf(list.map((item, index) => [strings[index] ?? '', withoutMember(item, by)]));
  return renameHolder(root, path, map, name);
}

function unkey(root: JsonValue, { path, by, rename: name }: Operation & { op: 'unkey' }): Applied {
  const map = valueAt(root, path);
  if (map === undefined) return failure('not-found');
  if (!isObject(map)) return failure('wrong-type');
  const entries = Object.entries(map);
  const list: JsonValue[] = [];
  for (const [key, item] of entries) {
    if (isObject(item)) list.push(copyOf([[by, key], ...Object.entries(item)]));
  }
  if (list.length !== entries.length || entries.some(([key]) => isArrayIndex(key))) return failure('wrong-type');
  if (entries.some(([, item]) => holds(item, [by]))) return failure('exists');
  return renameHolder(root, path, list, name);
}

/** JavaScript sorts such keys to the front: the order of the text is lost. */
function isArrayIndex(key: string): boolean {
  const index = Number(key);
  return String(index) === key && Number.isInteger(index) && index >= 0 && index < 2 ** 32 - 1;
}

function renameHolder(root: JsonValue, path: ConfigPath, value: JsonValue, name: string | undefined): Applied {
  const changed = replaceAt(root, path, () => value);
  return name === undefined ? done(changed) : rename(changed, path, name);
}
