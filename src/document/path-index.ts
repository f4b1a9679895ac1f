import type { ConfigPath, PathSegment } from './config-path.js';

interface Place {
  isListed: boolean;
  /** The first item of this list that came or went: it and those behind it are no longer what they were. */
  firstShifted: number;
  readonly below: Map<PathSegment, Place>;
}

/** Paths of one file, to be asked whether another one meets any of them; takes time by the depth of a path alone. */
export class PathIndex {
  readonly #root = emptyPlace();

  add(path: ConfigPath): void {
    this.#make(path).isListed = true;
  }

  /** A place where something came or went: an item moves those behind it. */
  addShifting(path: ConfigPath): void {
    this.add(path);
    const item = path.at(-1);
    if (typeof item !== 'number') return;
    const list = this.#make(path.slice(0, -1));
    list.firstShifted = Math.min(list.firstShifted, item);
  }

  /** Whether a path holds one of those listed, lies in one or has been shifted by one. */
  meets(path: ConfigPath): boolean {
    let here = this.#root;
    for (const segment of path) {
      if (here.isListed || (typeof segment === 'number' && segment >= here.firstShifted)) return true;
      const next = here.below.get(segment);
      if (next === undefined) return false;
      here = next;
    }
    return here.isListed || here.below.size > 0;
  }

  #make(path: ConfigPath): Place {
    let here = this.#root;
    for (const segment of path) {
      let next = here.below.get(segment);
      if (next === undefined) {
        next = emptyPlace();
        here.below.set(segment, next);
      }
      here = next;
    }
    return here;
  }
}

function emptyPlace(): Place {
  return { isListed: false, firstShifted: Number.POSITIVE_INFINITY, below: new Map() };
}
