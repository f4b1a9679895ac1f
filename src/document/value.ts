import type { ConfigPath } from './config-path.js';
import type { JsonValue, ObjectNode, ValueNode } from './node.js';

/**
 * The plain data a node stands for, as `json5.parse` yields it: of a duplicate key the last value, at the place of
 * the first; `__proto__` is a key like any other.
 */
export function toValue(node: ValueNode): JsonValue {
  const pending: { node: ValueNode; value: JsonValue }[] = [];
  const begin = (child: ValueNode): JsonValue => {
    if (child.type !== 'object' && child.type !== 'array') return child.value;
    const value: JsonValue = child.type === 'object' ? {} : [];
    pending.push({ node: child, value });
    return value;
  };
  const result = begin(node);
  for (let open = pending.pop(); open !== undefined; open = pending.pop()) {
    if (open.node.type === 'array') for (const item of open.node.items) (open.value as JsonValue[]).push(begin(item));
    if (open.node.type === 'object') fill(open.value as { [key: string]: JsonValue }, open.node, begin);
  }
  return result;
}

function fill(target: { [key: string]: JsonValue }, node: ObjectNode, begin: (child: ValueNode) => JsonValue): void {
  for (const { key, value } of node.members) {
    if (key === '__proto__') {
      Object.defineProperty(target, key, { value: begin(value), writable: true, enumerable: true, configurable: true });
    } else {
      target[key] = begin(value);
    }
  }
}

/** Same data: numbers by `Object.is`, objects by their own keys in any order. */
export function deepEqual(a: JsonValue, b: JsonValue): boolean {
  const pending: [JsonValue, JsonValue][] = [[a, b]];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    if (!sameShell(pair[0], pair[1], pending)) return false;
  }
  return true;
}

/** Compares two values without what they hold, which it adds to `pending`. */
function sameShell(a: JsonValue, b: JsonValue, pending: [JsonValue, JsonValue][]): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    for (const [index, item] of a.entries()) pending.push([item, b[index] ?? null]);
    return true;
  }
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  for (const key of keys) {
    if (!Object.hasOwn(b, key)) return false;
    pending.push([a[key] ?? null, b[key] ?? null]);
  }
  return true;
}

/** What stands at a path of a value; members that are inherited are none. */
export function valueAt(root: JsonValue | undefined, path: ConfigPath): JsonValue | undefined {
  let here = root;
  for (const segment of path) {
    if (Array.isArray(here)) here = typeof segment === 'number' ? here[segment] : undefined;
    else here = isObject(here) && Object.hasOwn(here, segment) ? here[segment] : undefined;
  }
  return here;
}

export type JsonObject = { [key: string]: JsonValue };

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
