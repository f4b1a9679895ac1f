import { type ConfigPath, formatPath, startsWithPath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import { MOST_LEVELS } from '../../document/parser/bounds.js';
import { deepEqual } from '../../document/value.js';
import { makeStep } from '../../engine/apply/apply-fix.js';
import { configSubject } from '../../engine/check/subject.js';
import type { Workspace } from '../../engine/workspace.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import type { Installation } from '../../openclaw/installation.js';
import type { ConfigSchema } from '../../openclaw/schema/config-schema.js';
import type { Change, Expectation, Given, How, Want } from './change.js';
import { mergePatched, patchedPlaces } from './patch/merge-patch.js';
import { merged } from './plain.js';
import {
  type ChangePlan,
  notThere,
  planCopy,
  planInsert,
  planMove,
  planSet,
  planUnset,
  refuseUnwritable,
  type Touched,
} from './plan-change.js';
import { refuse } from './refusal.js';
import { stepsToValue } from './steps.js';
import { pathInConfig } from './typed/path.js';
import { placeToWrite } from './typed/place.js';
import { keyedRoster } from './typed/roster.js';
import { spelledOut } from './typed/spelled-out.js';
import { valueOfJson, valueOfText } from './typed/value.js';
import { unmasked } from './unmask.js';

export interface MadeChange {
  readonly workspace: Workspace;
  readonly touched: readonly Touched[];
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
  const change = want(root);
  if (change.type === 'move' && isDisplaced(change, root)) {
    const { path } = change;
    const made = makeChange(workspace, installation, () => ({ type: 'unset', path }), schema);
    return makeChange(made.workspace, installation, () => change, schema);
  }
  const { steps, touched, expected } = planChange(change, root, schema);
  refuseTooDeep(expected);
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

function refuseTooDeep(config: JsonValue): void {
  const levels = levelsOf(config, MOST_LEVELS);
  if (levels > MOST_LEVELS) {
    refuse(
      'value',
      `The config would be nested deeper than ${MOST_LEVELS.toLocaleString('en-US')} levels, where OpenClaw fails.`,
    );
  }
}

/** How deep objects and lists lie in one another, counted as far as one level beyond `most`. */
function levelsOf(value: JsonValue, most: number): number {
  let level: readonly JsonValue[] = [value];
  for (let depth = 0; depth <= most; depth++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return depth;
  }
  return most + 1;
}

/** Whether a member stands where another one is moved to; an item makes room instead. */
function isDisplaced({ from, path }: Change & { type: 'move' }, root: ConfigValue): boolean {
  const isBelow = startsWithPath(path, from) || startsWithPath(from, path);
  return typeof path.at(-1) === 'string' && root.has(from) && root.has(path) && !isBelow;
}

export function rootOf(workspace: Workspace, installation: Installation): ConfigValue {
  const root = configSubject(workspace, installation)?.root;
  if (root === undefined) refuse('unparsable', 'The config is no object that could be edited.');
  return root;
}

function planChange(change: Change, root: ConfigValue, schema: ConfigSchema): ChangePlan {
  switch (change.type) {
    case 'set':
      return planAssignment(root, change, schema);
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
      return planMove(root, change.from, change.path, dropsOf(change.how));
    case 'copy':
      return planCopy(root, change.from, change.path, dropsOf(change.how));
    case 'test':
      hold(root.at(change.path), { value: change.value }, change.path);
      return { steps: [], touched: [], expected: root.value };
    case 'merge-patch':
      return planMergePatch(root, change);
  }
}

function planAssignment(root: ConfigValue, change: Change & { type: 'set' }, schema: ConfigSchema): ChangePlan {
  const typed = placeToWrite(root, change.path, schema);
  if (change.expect !== undefined) hold(root.at(typed), change.expect, typed);
  const written = valueGiven(change.to, typed, schema);
  const long = spelledOut(root, typed, written, schema);
  if (long !== undefined) {
    return planSet(root, long.path, long.value, [{ path: long.path, how: 'set', drops: dropsOf(change.how) }]);
  }
  const { path, value: given } = keyedRoster(root, typed, written, schema) ?? { path: typed, value: written };
  const current = root.at(path);
  const value = change.how === 'merge' && current !== undefined ? mergedAt(current, given, path) : given;
  return planSet(root, path, unmasked(value, current?.value), [{ path, how: 'set', drops: dropsOf(change.how) }]);
}

function planMergePatch(root: ConfigValue, change: Change & { type: 'merge-patch' }): ChangePlan {
  const { how, replace } = change;
  const patch = unmasked(change.patch, root.value);
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

function dropsOf(how: How): Touched['drops'] {
  return how === 'replace' ? 'meant' : 'assigned';
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
    if (current !== undefined) refuse('expectation', `${name} is set already.`);
    return;
  }
  if (current === undefined) notThere(path);
  if (expect === 'present' || deepEqual(current.value, expect.value)) return;
  refuse('expectation', `${name} is not what was expected.`);
}
