import { type ConfigPath, startsWithPath } from '../../document/config-path.js';

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

/** Follows places through many changes; only those of a place's own top-level key are looked at. */
export class PathTracker {
  readonly #byTop = new Map<string, { readonly index: number; readonly change: PathChange }[]>();
  #count = 0;

  add(changes: readonly PathChange[]): void {
    for (const change of changes) {
      const key = topOf(change);
      const bucket = this.#byTop.get(key);
      const numbered = { index: this.#count++, change };
      if (bucket === undefined) this.#byTop.set(key, [numbered]);
      else bucket.push(numbered);
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
    for (const { index, change } of this.#byTop.get(topOf(here)) ?? []) {
      if (index <= done) continue;
      const place = trackPath(here, change);
      if (place !== here) return { place, index };
    }
    return undefined;
  }
}

/** Items of a list at the root shift together, so that they share a key. */
function topOf({ file, path }: Tracked): string {
  const [top] = path;
  return typeof top === 'number' ? `${file}\0` : `${file}\0${top ?? ''}`;
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
