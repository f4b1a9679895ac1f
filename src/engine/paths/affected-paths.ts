import { type ConfigPath, pathKey } from '../../document/config-path.js';
import { applyToValue } from '../../document/edit/apply-to-value.js';
import type { Operation } from '../../document/edit/operation.js';
import type { JsonValue } from '../../document/node.js';
import { valueAt } from '../../document/value.js';
import { perObject } from '../../openclaw/config/per-config.js';

/** What a fix needs for itself, as paths of a file. */
export interface AffectedPaths {
  /** Read, or changed in value or layout. Fixes whose places do not meet come to the same in whatever order. */
  readonly places: readonly ConfigPath[];
  /** Has to stay where it is while the fix is made; others may lean on it too. */
  readonly margins: readonly ConfigPath[];
  /** Objects that get a new member behind their last one, which others may get as well. */
  readonly receivers: readonly Receiver[];
}

export interface Receiver {
  readonly path: ConfigPath;
  readonly key: string;
  /** Which of the operations it is. */
  readonly step: number;
}

/**
 * Rather too much is claimed than too little.
 * @param value what the file holds before the fix
 * @returns `undefined` where an operation has no meaning after those before it
 */
export function affectedPaths(value: JsonValue, operations: readonly Operation[]): AffectedPaths | undefined {
  const all: AffectedPaths[] = [];
  let here = value;
  for (const [index, operation] of operations.entries()) {
    all.push(claims(here, operation, operations.length, index));
    if (index === operations.length - 1) break;
    if (keepsShape(here, operation)) continue;
    const applied = applyToValue(here, operation);
    if (!applied.ok) return undefined;
    here = applied.value;
  }
  return asWhole({
    places: all.flatMap(({ places }) => places),
    margins: all.flatMap(({ margins }) => margins),
    receivers: all.flatMap(({ receivers }) => receivers),
  });
}

/** Who puts two members into one object has it for itself: in lockstep its second would come behind the first of others. */
function asWhole({ places, margins, receivers }: AffectedPaths): AffectedPaths {
  const counts = new Map<string, number>();
  for (const { path } of receivers) counts.set(pathKey(path), (counts.get(pathKey(path)) ?? 0) + 1);
  const isShared = ({ path }: Receiver): boolean => counts.get(pathKey(path)) === 1;
  const alone = receivers.filter((one) => !isShared(one)).map(({ path }) => path);
  return { places: [...places, ...alone], margins, receivers: receivers.filter(isShared) };
}

/** A scalar in place of a scalar: what the operations behind it ask about the value is as before. */
function keepsShape(value: JsonValue, operation: Operation): boolean {
  if (operation.op !== 'set' || !('value' in operation.source) || isContainer(operation.source.value)) return false;
  const old = valueAt(value, operation.path);
  return old !== undefined && !isContainer(old);
}

function claims(value: JsonValue, operation: Operation, count: number, step: number): AffectedPaths {
  switch (operation.op) {
    case 'set':
      return only(operation.path);
    case 'rename':
      return only(operation.path, [...operation.path.slice(0, -1), operation.key]);
    case 'insert': {
      const path = receiver(value, operation);
      const key = operation.path[path.length];
      const isAtEnd = operation.after === undefined && operation.before === undefined;
      if (typeof key !== 'string' || !isAtEnd || isEmpty(valueAt(value, path))) return only(path);
      return { places: [], margins: [], receivers: [{ path, key, step }] };
    }
    case 'append':
      return only(receiver(value, operation));
    case 'remove':
      if (operation.prune !== undefined) return only(giver(value, operation.path, count));
      return withNeighbours(value, operation.path);
    case 'move':
      return only(
        giver(value, operation.from, operation.prune === undefined ? 0 : count),
        receiver(value, { op: 'insert', path: operation.to }),
      );
    case 'rekey':
    case 'unkey':
      return only(operation.path.slice(0, -1));
  }
}

function only(...places: readonly ConfigPath[]): AffectedPaths {
  return { places, margins: [], receivers: [] };
}

/** The container something new gets into: the nearest that is there. */
function receiver(value: JsonValue, { op, path }: { readonly op: 'insert' | 'append'; readonly path: ConfigPath }) {
  let depth = 0;
  const last = op === 'append' ? path.length : path.length - 1;
  while (depth < last && isContainer(valueAt(value, path.slice(0, depth + 1)))) depth++;
  return path.slice(0, depth);
}

/**
 * The container something is taken out of. What holds no more members than the fix has operations may become empty
 * through them and be pruned, so that the one above counts.
 */
function giver(value: JsonValue, path: ConfigPath, count: number): ConfigPath {
  let depth = path.length - 1;
  while (depth > 0 && !holdsMoreThan(valueAt(value, path.slice(0, depth)), count)) depth--;
  return path.slice(0, Math.max(depth, 0));
}

/** A member goes with the commas and comments between it and its neighbours; an item shifts all that follow. */
function withNeighbours(value: JsonValue, path: ConfigPath): AffectedPaths {
  const above = path.slice(0, -1);
  const parent = valueAt(value, above);
  const key = path.at(-1);
  if (!isContainer(parent) || Array.isArray(parent) || typeof key !== 'string') return only(above);
  const { keys, places, hasDigits } = orderOfKeys(parent);
  const at = places.get(key);
  // Digits are put first in plain data, so that the order of the text is not known.
  if (at === undefined || hasDigits) return only(above);
  const beside = [keys[at - 1], keys[at + 1]].filter((name) => name !== undefined);
  return { places: [path], margins: beside.map((name) => [...above, name]), receivers: [] };
}

/** Asked for every member that goes. */
const orderOfKeys = perObject((object: { [key: string]: JsonValue }) => {
  const keys = Object.keys(object);
  return {
    keys,
    places: new Map(keys.map((key, index) => [key, index])),
    hasDigits: keys.some((name) => /^\d/.test(name)),
  };
});

function isContainer(value: JsonValue | undefined): value is JsonValue[] | { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null;
}

/** Asked for every new member: listing the keys of a large object each time would be quadratic. */
function isEmpty(value: JsonValue | undefined): boolean {
  for (const key in value as object) if (Object.hasOwn(value as object, key)) return false;
  return true;
}

function holdsMoreThan(value: JsonValue | undefined, count: number): boolean {
  if (Array.isArray(value)) return value.length > count;
  let left = count;
  for (const key in value as object) if (Object.hasOwn(value as object, key) && left-- === 0) return true;
  return false;
}
