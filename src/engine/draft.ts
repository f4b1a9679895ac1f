import type { ConfigPath } from '../document/config-path.js';
import type { JsonValue } from '../document/node.js';
import { deepEqual, isObject, type JsonObject, valueAt } from '../document/value.js';
import { standsInBareSection } from '../openclaw/config/bare-sections.js';
import type { ConfigValue } from '../openclaw/config/view.js';
import { type EditBuilder, toPath } from './fix.js';

type Place = ConfigPath | string;

/**
 * A fix in the making. Every change is asked of the edit layer and made on plain data at the same time, so that a rule
 * of several steps can look at what its own earlier steps have left.
 */
export class Draft {
  readonly #edit: EditBuilder;
  #root: JsonValue;

  constructor(edit: EditBuilder, root: ConfigValue) {
    this.#edit = edit;
    this.#root = root.value;
  }

  at(place: Place): JsonValue | undefined {
    return valueAt(this.#root, toPath(place));
  }

  object(place: Place): JsonObject | undefined {
    const value = this.at(place);
    return isObject(value) ? value : undefined;
  }

  has(place: Place): boolean {
    return this.at(place) !== undefined;
  }

  /** Writes a value whether or not something is there. Parents that are no objects give way. */
  set(place: Place, value: JsonValue): void {
    const path = toPath(place);
    const present = this.at(path);
    if (present !== undefined && deepEqual(present, value)) return;
    if (present === undefined) this.#makeRoom(path);
    if (present === undefined) this.#edit.insert(path, value);
    else this.#edit.set(path, value);
    this.#root = withValue(this.#root, path, value);
  }

  append(place: Place, value: JsonValue): void {
    const path = toPath(place);
    const list = this.at(path);
    this.#edit.append(path, value);
    this.#root = withValue(this.#root, path, Array.isArray(list) ? [...list, value] : [value]);
  }

  remove(place: Place): void {
    const path = toPath(place);
    if (this.at(path) === undefined) return;
    this.#edit.remove(path);
    this.#root = without(this.#root, path);
  }

  /** Takes an object away if nothing is left in it. */
  removeEmpty(place: Place): void {
    const value = this.object(place);
    if (value !== undefined && Object.keys(value).length === 0) this.remove(place);
  }

  /** Carries a value, with its comments, to a place that is free. Parents that are no objects give way. */
  move(from: Place, to: Place): void {
    const source = toPath(from);
    const target = toPath(to);
    const value = this.at(source);
    if (value === undefined) return;
    this.#makeRoom(target);
    const prune = standsInBareSection(source);
    if (areSiblings(source, target)) this.#edit.rename(source, String(target.at(-1)));
    else this.#edit.move(source, target, prune ? 'empty-parents' : undefined);
    this.#root = withValue(without(this.#root, source), target, value);
    if (prune) this.#forgetEmpty(source.slice(0, -1));
  }

  /** Carries a value to its new place unless something is there, which wins; the old key goes either way. */
  moveOrDrop(from: Place, to: Place): void {
    if (this.has(to)) this.#drop(toPath(from));
    else this.move(from, to);
  }

  /** An object of which one member is left becomes that member, under a new name; comments beside the object stay. */
  unwrap(place: Place, member: string, key: string): void {
    const path = toPath(place);
    const value = this.at([...path, member]);
    if (value === undefined) return;
    this.set(path, value);
    this.move(path, [...path.slice(0, -1), key]);
  }

  /** Carries what the target lacks, member by member; the old key goes with what the target has already. */
  merge(from: Place, to: Place): void {
    const source = toPath(from);
    const target = toPath(to);
    if (!this.has(target)) {
      this.move(source, target);
      return;
    }
    this.#carryMissing(source, target);
    this.#drop(source);
  }

  /** Takes out what has a new place, and the sections it leaves empty. */
  #drop(path: ConfigPath): void {
    if (!standsInBareSection(path)) {
      this.remove(path);
      return;
    }
    if (this.at(path) === undefined) return;
    this.#edit.remove(path, 'empty-parents');
    this.#root = without(this.#root, path);
    this.#forgetEmpty(path.slice(0, -1));
  }

  /** Adds to an object what it lacks of `value`, and sets what differs. */
  complete(place: Place, value: JsonValue): void {
    const path = toPath(place);
    const present = this.object(path);
    if (present === undefined || !isObject(value)) {
      this.set(path, value);
      return;
    }
    for (const [key, wanted] of Object.entries(value)) this.complete([...path, key], wanted);
  }

  #carryMissing(from: ConfigPath, to: ConfigPath): void {
    const source = this.object(from);
    if (source === undefined || this.object(to) === undefined) return;
    for (const key of Object.keys(source)) {
      if (this.has([...to, key])) this.#carryMissing([...from, key], [...to, key]);
      else this.move([...from, key], [...to, key]);
    }
  }

  /** What the edit layer takes out with the last thing in it. */
  #forgetEmpty(path: ConfigPath): void {
    for (let here = path; here.length > 0; here = here.slice(0, -1)) {
      const value = this.object(here);
      if (value === undefined || Object.keys(value).length > 0) return;
      this.#root = without(this.#root, here);
    }
  }

  /** The nearest parent that stands in the way as something else than an object becomes an empty one. */
  #makeRoom(path: ConfigPath): void {
    for (let depth = 1; depth < path.length; depth++) {
      const parent = path.slice(0, depth);
      const value = this.at(parent);
      if (value === undefined) return;
      if (isObject(value) || (Array.isArray(value) && typeof path[depth] === 'number')) continue;
      this.#edit.set(parent, {});
      this.#root = withValue(this.#root, parent, {});
      return;
    }
  }
}

function areSiblings(a: ConfigPath, b: ConfigPath): boolean {
  return a.length === b.length && a.slice(0, -1).every((segment, index) => segment === b[index]);
}

/** A copy with the value at `path`; what it shares with the original is not copied. */
function withValue(root: JsonValue, path: ConfigPath, value: JsonValue): JsonValue {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (Array.isArray(root) && typeof head === 'number') {
    return root.toSpliced(head, 1, withValue(root[head] ?? {}, rest, value));
  }
  const object = isObject(root) ? root : {};
  const inner = Object.hasOwn(object, head) ? object[head] : undefined;
  return { ...object, [head]: withValue(inner ?? {}, rest, value) };
}

function without(root: JsonValue, path: ConfigPath): JsonValue {
  const [head, ...rest] = path;
  if (head === undefined) return root;
  if (Array.isArray(root) && typeof head === 'number') {
    return rest.length === 0 ? root.toSpliced(head, 1) : root.toSpliced(head, 1, without(root[head] ?? {}, rest));
  }
  if (!isObject(root) || !Object.hasOwn(root, head)) return root;
  if (rest.length > 0) return { ...root, [head]: without(root[head] ?? {}, rest) };
  return Object.fromEntries(Object.entries(root).filter(([key]) => key !== head));
}
