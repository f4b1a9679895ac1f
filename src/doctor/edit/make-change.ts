import { type ConfigPath, formatPath } from '../../document/config-path.js';
import { applyToValue } from '../../document/edit/apply-to-value.js';
import type { Operation } from '../../document/edit/operation.js';
import type { JsonValue } from '../../document/node.js';
import { deepEqual } from '../../document/value.js';
import { makeStep } from '../../engine/apply/apply-fix.js';
import type { FileStep } from '../../engine/apply/resolve-operation.js';
import { resolveOperation } from '../../engine/apply/resolve-operation.js';
import { configSubject } from '../../engine/check/subject.js';
import type { Workspace } from '../../engine/workspace.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import type { Installation } from '../../openclaw/installation.js';
import type { ConfigSchema } from '../../openclaw/schema/config-schema.js';
import type { Change, Expectation, Given, Want } from './change.js';
import { mergePatched, patchedPlaces } from './patch/merge-patch.js';
import { isObject, merged } from './plain.js';
import { refuse } from './refusal.js';
import { stepsToInsert, stepsToRemove, stepsToValue } from './steps.js';
import { pathInConfig } from './typed-path.js';
import { valueOfJson, valueOfText } from './value-of-text.js';

/** A place that a change has touched. */
export interface Touched {
  readonly path: ConfigPath;
  readonly how: 'set' | 'unset';
  /** `assigned`: entries that are gone went without a word. */
  readonly drops: 'assigned' | 'meant';
}

export interface MadeChange {
  readonly workspace: Workspace;
  readonly touched: readonly Touched[];
}

interface Plan {
  readonly steps: readonly FileStep[];
  readonly touched: readonly Touched[];
  /** The whole config afterwards. */
  readonly expected: JsonValue;
}

/** What the edits of a change are called where a diff names rules. */
const LABEL = 'edit';

/**
 * Makes one change on the texts, in the file that owns the place, and proves that the config is what was asked for and
 * nothing else.
 * @throws {EditRefused}
 */
export function makeChange(
  workspace: Workspace,
  installation: Installation,
  want: Want,
  schema: ConfigSchema,
): MadeChange {
  const root = rootOf(workspace, installation);
  const { steps, touched, expected } = planChange(want(root), root, schema);
  let here = workspace;
  for (const step of steps) {
    const made = makeStep(here, step, LABEL);
    if (!made.ok && made.type === 'defect') throw new Error(`an edit went wrong: ${made.message}`);
    if (!made.ok) refuse('value', `It cannot be written there: ${made.message}.`);
    here = made.workspace;
  }
  if (!deepEqual(rootOf(here, installation).value, expected))
    throw new Error('an edit would not do what was asked for');
  return { workspace: here, touched };
}

export function rootOf(workspace: Workspace, installation: Installation): ConfigValue {
  const root = configSubject(workspace, installation)?.root;
  if (root === undefined) refuse('unparsable', 'The config is no object that could be edited.');
  return root;
}

function planChange(change: Change, root: ConfigValue, schema: ConfigSchema): Plan {
  switch (change.type) {
    case 'set': {
      const path = pathInConfig(root, change.path);
      const current = root.at(path);
      if (change.expect !== undefined) hold(current, change.expect, path);
      const given = valueGiven(change.to, path, schema);
      const value = change.how === 'merge' && current !== undefined ? mergedAt(current, given, path) : given;
      const touched: Touched = { path, how: 'set', drops: change.how === 'replace' ? 'meant' : 'assigned' };
      return planSet(root, path, value, [touched]);
    }
    case 'unset': {
      const path = pathInConfig(root, change.path);
      const at = root.at(path);
      if (at === undefined) notThere(path);
      return planUnset(root, at);
    }
    case 'insert':
      refuseUnwritable(change.value);
      return planInsert(root, change.path, change.value);
    case 'move':
      return planMove(root, change.from, change.path);
    case 'copy': {
      const value = root.at(change.from)?.value;
      if (value === undefined) notThere(change.from);
      const isItem = typeof change.path.at(-1) === 'number' && root.at(change.path.slice(0, -1))?.isArray;
      if (isItem) return planInsert(root, change.path, value);
      return planSet(root, change.path, value, [{ path: change.path, how: 'set', drops: 'assigned' }]);
    }
    case 'test':
      hold(root.at(change.path), { value: change.value }, change.path);
      return { steps: [], touched: [], expected: root.value };
    case 'merge-patch':
      return planMergePatch(root, change);
  }
}

function planSet(root: ConfigValue, path: ConfigPath, value: JsonValue, touched: readonly Touched[]): Plan {
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

function planUnset(root: ConfigValue, at: ConfigValue): Plan {
  const { path } = at;
  const holder = path.length === 0 ? undefined : root.at(path.slice(0, -1));
  if (holder === undefined) refuse('path', 'The config as a whole cannot be taken out.');
  return {
    steps: stepsToRemove(holder, at),
    touched: [{ path, how: 'unset', drops: 'meant' }],
    expected: applied(root, { op: 'remove', path }),
  };
}

function planInsert(root: ConfigValue, path: ConfigPath, value: JsonValue): Plan {
  refuseGap(root, path);
  return {
    steps: stepsToInsert(root, path, value),
    touched: [{ path, how: 'set', drops: 'meant' }],
    expected: applied(root, { op: 'insert', path, source: { value } }),
  };
}

/** A member takes its comments along; what leaves or joins a list is written anew. */
function planMove(root: ConfigValue, from: ConfigPath, to: ConfigPath): Plan {
  const source = root.at(from);
  if (source === undefined) notThere(from);
  const touched: readonly Touched[] = [
    { path: from, how: 'unset', drops: 'meant' },
    { path: to, how: 'set', drops: 'assigned' },
  ];
  if ([...from, ...to].some((segment) => typeof segment === 'number') || root.has(to)) {
    refuse('patch', `${formatPath(from)} cannot be moved to ${formatPath(to)}; take it out and add it instead.`);
  }
  const operation: Operation = { op: 'move', from, to };
  const resolved = resolveOperation(root, operation);
  if (!resolved.ok) refuse('path', `It cannot be moved: ${resolved.message}.`);
  return { steps: resolved.steps, touched, expected: applied(root, operation) };
}

function planMergePatch(root: ConfigValue, { patch, how, replace }: Change & { type: 'merge-patch' }): Plan {
  refuseUnwritable(patch);
  const value = mergePatched(root.value, patch, replace);
  const places = patchedPlaces(root.value, patch, replace);
  const meant = (path: ConfigPath): boolean =>
    how === 'replace' || replace.some((whole) => formatPath(whole) === formatPath(path));
  const unused = replace.find((whole) => !places.some(({ path }) => formatPath(path) === formatPath(whole)));
  if (unused !== undefined) {
    refuse('patch', `The patch has nothing at ${formatPath(unused)}, which --replace-path names.`);
  }
  return {
    steps: stepsToValue(root, root, value),
    touched: places.map((place) => ({
      ...place,
      drops: place.how === 'unset' || meant(place.path) ? 'meant' : 'assigned',
    })),
    expected: value,
  };
}

function applied(root: ConfigValue, operation: Operation): JsonValue {
  const result = applyToValue(root.value, operation);
  if (result.ok) return result.value;
  const path = operation.op === 'move' ? operation.to : operation.path;
  refuse('path', `${formatPath(path)} cannot be written: what is above it is no object or list.`);
}

function valueGiven(given: Given, path: ConfigPath, schema: ConfigSchema): JsonValue {
  if ('value' in given) return given.value;
  return given.as === 'json' ? valueOfJson(given.text, path) : valueOfText(given.text, path, schema);
}

function mergedAt(current: ConfigValue, value: JsonValue, path: ConfigPath): JsonValue {
  const result = merged(current.value, value, path);
  if (result !== undefined) return result;
  refuse('value', `${formatPath(path)} cannot be merged with that; --replace replaces it.`);
}

function hold(current: ConfigValue | undefined, expect: Expectation, path: ConfigPath): void {
  const name = path.length === 0 ? 'The config' : formatPath(path);
  if (expect === 'absent') {
    if (current !== undefined) refuse('expectation', `${name} is set already; nothing was written.`);
    return;
  }
  if (current === undefined) notThere(path);
  if (expect === 'present' || deepEqual(current.value, expect.value)) return;
  refuse('expectation', `${name} is not what was expected; nothing was written.`);
}

function notThere(path: ConfigPath): never {
  refuse('not-found', `There is nothing at ${formatPath(path)}; nothing was written.`);
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
const MASKS: ReadonlySet<string> = new Set(['***', '__OPENCLAW_REDACTED__']);

function refuseUnwritable(value: JsonValue): void {
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
