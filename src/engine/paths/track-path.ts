import { type ConfigPath, pathKey, startsWithPath } from '../../document/config-path.js';
import { partitionPoint } from '../../document/partition-point.js';

/** A change of the places of values that an applied operation made, in the paths of one file. */
export type PathChange =
  | { readonly type: 'removed'; readonly file: string; readonly path: ConfigPath }
  | { readonly type: 'inserted'; readonly file: string; readonly path: ConfigPath }
  | {
      readonly type: 'moved';
      readonly file: string;
      readonly path: ConfigPath;
      readonly toFile: string;
      readonly to: ConfigPath;
    }
  | {
      readonly type: 'rekeyed';
      readonly file: string;
      readonly path: ConfigPath;
      readonly to: ConfigPath;
      readonly keys: readonly (string | number)[];
    };

export interface Tracked {
  readonly file: string;
  readonly path: ConfigPath;
}

/** Where a value stands after a change: the same place where it is untouched, `undefined` when it is gone. */
export function trackPath(place: Tracked, change: PathChange): Tracked | undefined {
  if (place.file !== change.file) return place;
  switch (change.type) {
    case 'removed':
      if (startsWithPath(place.path, change.path)) return undefined;
      return at(place, shiftIndex(place.path, change.path, -1));
    case 'inserted':
      return at(place, shiftIndex(place.path, change.path, 1));
    case 'moved':
      if (!startsWithPath(place.path, change.path)) return at(place, shiftIndex(place.path, change.path, -1));
      return { file: change.toFile, path: [...change.to, ...place.path.slice(change.path.length)] };
    case 'rekeyed':
      return at(place, rekeyPath(place.path, change));
  }
}

function at(place: Tracked, path: ConfigPath): Tracked {
  return path === place.path ? place : { file: place.file, path };
}

interface NumberedChange {
  readonly index: number;
  readonly change: PathChange;
}

/** Follows places through many changes; only those that happened above a place are looked at. */
export class PathTracker {
  readonly #byHolder = new Map<string, NumberedChange[]>();
  #count = 0;

  add(changes: readonly PathChange[]): void {
    for (const change of changes) {
      const key = holderKey(change.file, shakenBy(change));
      const known = this.#byHolder.get(key);
      const numbered = { index: this.#count++, change };
      if (known === undefined) this.#byHolder.set(key, [numbered]);
      else known.push(numbered);
    }
  }

  /** Where a value stands after all changes; `undefined` when it is gone. */
  track(place: Tracked): Tracked | undefined {
    let here: Tracked = place;
    let done = -1;
    for (;;) {
      const next = this.#nextMove(here, done);
      if (next === undefined) return here;
      if (next.place === undefined) return undefined;
      here = next.place;
      done = next.index;
    }
  }

  #nextMove(here: Tracked, done: number): { readonly place: Tracked | undefined; readonly index: number } | undefined {
    let next: { readonly place: Tracked | undefined; readonly index: number } | undefined;
    for (let depth = 0; depth <= here.path.length; depth++) {
      const changes = this.#byHolder.get(holderKey(here.file, here.path.slice(0, depth))) ?? [];
      for (let at = firstBehind(changes, done); at < changes.length; at++) {
        const numbered = changes[at];
        if (numbered === undefined || (next !== undefined && numbered.index > next.index)) break;
        const place = trackPath(here, numbered.change);
        if (place === here) continue;
        next = { place, index: numbered.index };
        break;
      }
    }
    return next;
  }
}

/** What lies in it may be elsewhere after a change: a member itself, and of a list all items. */
function shakenBy({ path }: PathChange): ConfigPath {
  return typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;
}

function holderKey(file: string, path: ConfigPath): string {
  return `${file}\0${pathKey(path)}`;
}

/** Where the changes that came after `done` begin. */
function firstBehind(changes: readonly NumberedChange[], done: number): number {
  return partitionPoint(changes, ({ index }) => index <= done);
}

function shiftIndex(path: ConfigPath, at: ConfigPath, by: 1 | -1): ConfigPath {
  const index = at.at(-1);
  const depth = at.length - 1;
  const own = path[depth];
  if (typeof index !== 'number' || typeof own !== 'number' || !startsWithPath(path, at.slice(0, -1))) return path;
  const moves = by === 1 ? own >= index : own > index;
  return moves ? [...path.slice(0, depth), own + by, ...path.slice(depth + 1)] : path;
}

function rekeyPath(path: ConfigPath, change: PathChange & { readonly type: 'rekeyed' }): ConfigPath {
  if (!startsWithPath(path, change.path)) return path;
  const item = path[change.path.length];
  if (item === undefined) return change.to;
  const key = typeof item === 'number' ? change.keys[item] : item;
  return [...change.to, key ?? item, ...path.slice(change.path.length + 1)];
}
