import { type ConfigPath, formatPath, samePath, startsWithPath } from '../../document/config-path.js';
import { applyToValue } from '../../document/edit/apply-to-value.js';
import { takeSnippet } from '../../document/edit/item/snippet.js';
import type { Operation, Snippet } from '../../document/edit/operation.js';
import type { JsonValue } from '../../document/node.js';
import { deepEqual, isObject } from '../../document/value.js';
import { type FileStep, resolveOperation } from '../../engine/apply/resolve-operation.js';
import { holdsInclude } from '../../openclaw/config/layers.js';
import { type ConfigValue, layersOf } from '../../openclaw/config/view.js';
import { refuse } from './refusal.js';
import { stepsToInsert, stepsToRemove, stepsToValue } from './steps.js';
import { OPENCLAW_MASK } from './unmask.js';

/** A place that a change has touched. */
export interface Touched {
  readonly path: ConfigPath;
  readonly how: 'set' | 'unset';
  /** `assigned`: entries that are gone went without a word. */
  readonly drops: 'assigned' | 'meant';
}

/** The steps of one change, in the files that own the places. */
export interface ChangePlan {
  readonly steps: readonly FileStep[];
  readonly touched: readonly Touched[];
  /** The whole config afterwards. */
  readonly expected: JsonValue;
}

export function planSet(
  root: ConfigValue,
  path: ConfigPath,
  value: JsonValue,
  touched: readonly Touched[],
): ChangePlan {
  refuseUnwritable(value);
  const current = root.at(path);
  if (current === undefined) {
    refuseGap(root, path);
    return {
      steps: stepsToInsert(root, path, value),
      touched,
      expected: applied(root, { op: 'insert', path, source: { value } }),
    };
  }
  return {
    steps: stepsToValue(root, current, value),
    touched,
    expected: applied(root, { op: 'set', path, source: { value } }),
  };
}

export function planUnset(root: ConfigValue, at: ConfigValue): ChangePlan {
  const { path } = at;
  const holder = path.length === 0 ? undefined : root.at(path.slice(0, -1));
  if (holder === undefined) refuse('path', 'The config as a whole cannot be taken out.');
  return {
    steps: stepsToRemove(holder, at),
    touched: [{ path, how: 'unset', drops: 'meant' }],
    expected: applied(root, { op: 'remove', path }),
  };
}

export function planInsert(root: ConfigValue, path: ConfigPath, value: JsonValue): ChangePlan {
  refuseGap(root, path);
  return {
    steps: stepsToInsert(root, path, value),
    touched: [{ path, how: 'set', drops: 'meant' }],
    expected: applied(root, { op: 'insert', path, source: { value } }),
  };
}

/**
 * A value goes to another place, its comments with it. Both paths are those before the move; what stands at `to` as a
 * member has gone already.
 */
export function planMove(root: ConfigValue, from: ConfigPath, to: ConfigPath, drops: Touched['drops']): ChangePlan {
  const source = root.at(from);
  if (source === undefined) notThere(from);
  const touched: readonly Touched[] = [
    { path: from, how: 'unset', drops: 'meant' },
    { path: to, how: 'set', drops },
  ];
  if (samePath(from, to)) return { steps: [], touched: [], expected: root.value };
  if (startsWithPath(to, from)) refuse('patch', `${nameOf(from)} cannot be moved into itself.`);
  // An item comes before the one it is taken out of; a member takes its place.
  if (startsWithPath(from, to) && typeof to.at(-1) !== 'number') return planSet(root, to, source.value, touched);
  refuseGap(root, to);
  const operation: Operation = { op: 'move', from, to };
  const resolved = resolveOperation(root, operation);
  if (!resolved.ok) refuse('path', `It cannot be moved: ${resolved.message}.`);
  const isTransfer = resolved.steps.some(({ type }) => type === 'transfer');
  if (isTransfer && layersOf(source).some(({ node }) => holdsInclude(node))) {
    refuse('include', `${nameOf(from)} includes a file, which another file would not find; move it by hand.`);
  }
  return { steps: resolved.steps, touched, expected: applied(root, operation) };
}

/** A value a second time, with its comments where nothing stood before. */
export function planCopy(root: ConfigValue, from: ConfigPath, to: ConfigPath, drops: Touched['drops']): ChangePlan {
  const source = root.at(from);
  if (source === undefined) notThere(from);
  const { value } = source;
  const isItem = typeof to.at(-1) === 'number' && root.at(to.slice(0, -1))?.isArray === true;
  if (root.has(to) && !isItem) return planSet(root, to, value, [{ path: to, how: 'set', drops }]);
  refuseGap(root, to);
  const snippet = snippetOf(source);
  const resolved = resolveOperation(root, { op: 'insert', path: to, source: snippet ? { snippet } : { value } });
  if (!resolved.ok) refuse('path', `It cannot be set: ${resolved.message}.`);
  return {
    steps: resolved.steps,
    touched: [{ path: to, how: 'set', drops: isItem ? 'meant' : drops }],
    expected: applied(root, { op: 'insert', path: to, source: { value } }),
  };
}

/** The text of a value that one file says, whole. */
function snippetOf(source: ConfigValue): Snippet | undefined {
  const [layer, ...others] = layersOf(source);
  if (layer === undefined || others.length > 0 || holdsInclude(layer.node)) return undefined;
  const snippet = takeSnippet(layer.part.document, layer.path);
  return snippet !== undefined && deepEqual(snippet.value, source.value) ? snippet : undefined;
}

export function nameOf(path: ConfigPath): string {
  return path.length === 0 ? 'The config' : formatPath(path);
}

function applied(root: ConfigValue, operation: Operation): JsonValue {
  const result = applyToValue(root.value, operation);
  if (result.ok) return result.value;
  const path = operation.op === 'move' ? operation.to : operation.path;
  refuse('path', `${formatPath(path)} cannot be written: what is above it is no object or list.`);
}

export function notThere(path: ConfigPath): never {
  refuse('not-found', `There is nothing at ${nameOf(path)}.`);
}

/** Lists have no holes. */
function refuseGap(root: ConfigValue, path: ConfigPath): void {
  for (const [depth, segment] of path.entries()) {
    const holder = root.at(path.slice(0, depth));
    if (holder === undefined) {
      if (typeof segment === 'number' && segment > 0) gap(path.slice(0, depth), 0);
      continue;
    }
    if (holder.isArray && typeof segment === 'string') {
      refuse('path', `${formatPath(holder.path)} is a list; its items are counted: ${formatPath([...holder.path, 0])}`);
    }
    if (holder.isArray && typeof segment === 'number' && segment > holder.items().length) {
      gap(holder.path, holder.items().length);
    }
    if (!holder.isArray && !holder.isObject) {
      refuse('path', `${formatPath(holder.path)} is neither an object nor a list, so nothing can stand below it.`);
    }
  }
}

function gap(list: ConfigPath, next: number): never {
  refuse('path', `The next free place of that list is ${formatPath([...list, next])}.`);
}

/** What tools show in place of a secret. */
const MASKS: ReadonlySet<string> = new Set(['***', OPENCLAW_MASK]);

export function refuseUnwritable(value: JsonValue): void {
  const pending: JsonValue[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string' && MASKS.has(next)) {
      refuse('value', `${next} is what is shown in place of a secret, not the secret; leave that key out.`);
    }
    if (typeof next === 'number' && !Number.isFinite(next)) refuse('value', 'A config cannot hold NaN or Infinity.');
    if (isObject(next)) {
      if (Object.hasOwn(next, '$include')) {
        refuse('include', 'An $include is edited by hand: what it brings in has to be read first.');
      }
      if (Object.hasOwn(next, '__proto__')) refuse('path', '__proto__ cannot be part of a path.');
    }
    if (typeof next === 'object' && next !== null) pending.push(...Object.values(next));
  }
}
