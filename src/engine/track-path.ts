import { type ConfigPath, relatedPaths, startsWithPath } from '../document/config-path.js';

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

/** Where a value stands after a change; `undefined` when it is gone. */
export function trackPath(place: Tracked, change: PathChange): Tracked | undefined {
  if (place.file !== change.file) return place;
  switch (change.type) {
    case 'removed':
      if (startsWithPath(place.path, change.path)) return undefined;
      return { file: place.file, path: shiftIndex(place.path, change.path, -1) };
    case 'inserted':
      return { file: place.file, path: shiftIndex(place.path, change.path, 1) };
    case 'moved':
      if (!startsWithPath(place.path, change.path)) {
        return { file: place.file, path: shiftIndex(place.path, change.path, -1) };
      }
      return { file: change.toFile, path: [...change.to, ...place.path.slice(change.path.length)] };
    case 'rekeyed':
      return { file: place.file, path: rekeyPath(place.path, change) };
  }
}

export function trackThrough(place: Tracked, changes: readonly PathChange[]): Tracked | undefined {
  let here: Tracked | undefined = place;
  for (const change of changes) {
    if (here === undefined) return undefined;
    here = trackPath(here, change);
  }
  return here;
}

/** True when a fix that touches `a` may no longer mean what it meant once `b` has been touched. */
export function interferes(a: ConfigPath, b: ConfigPath): boolean {
  if (relatedPaths(a, b)) return true;
  const list = a.findIndex((segment, index) => segment !== b[index]);
  // Two items of one list: what is done to the earlier one may shift the later one.
  return typeof a[list] === 'number' && typeof b[list] === 'number';
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
