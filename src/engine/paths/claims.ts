import type { ConfigPath } from '../../document/config-path.js';
import { PathIndex } from '../../document/path-index.js';
import type { AffectedPaths, Receiver } from './affected-paths.js';

/** Who has what of one file for itself, or shares it: asked fix by fix, in the order in which they are to be made. */
export class Claims {
  readonly #taken = new PathIndex();
  readonly #moved = new PathIndex();
  readonly #leanedOn = new PathIndex();
  readonly #receiving = new PathIndex();
  readonly #shared = new Map<string, { readonly step: number; readonly keys: Set<string> }>();

  /** @returns whether all of it was free; else the fix waits and nothing that comes later may overtake it */
  claim(wanted: AffectedPaths): boolean {
    const { places, margins, receivers } = wanted;
    const isFree = this.#holdsNoneOf(wanted) && receivers.every((one) => this.#mayJoin(one));
    for (const path of places) this.#taken.add(path);
    if (!isFree) {
      for (const one of receivers) if (!this.#isSameMember(one)) this.#taken.add(one.path);
      return false;
    }
    for (const path of places) this.#moved.add(path);
    for (const path of margins) this.#leanedOn.add(path);
    for (const { path, key, step } of receivers) {
      this.#receiving.add(path);
      const known = this.#shared.get(nameOf(path));
      if (known === undefined) this.#shared.set(nameOf(path), { step, keys: new Set([key]) });
      else known.keys.add(key);
    }
    return true;
  }

  #holdsNoneOf({ places, margins }: AffectedPaths): boolean {
    return (
      places.every((path) => !this.#taken.meets(path) && !this.#leanedOn.meets(path) && !this.#receiving.meets(path)) &&
      margins.every((path) => !this.#moved.meets(path) && !this.#receiving.meets(path))
    );
  }

  #mayJoin({ path, key, step }: Receiver): boolean {
    if (this.#taken.meets(path) || this.#leanedOn.meets(path)) return false;
    const known = this.#shared.get(nameOf(path));
    return known === undefined ? !this.#receiving.meets(path) : known.step === step && !known.keys.has(key);
  }

  /** Who wants to make the very member that another one makes does not keep others from theirs. */
  #isSameMember({ path, key }: Receiver): boolean {
    return this.#shared.get(nameOf(path))?.keys.has(key) === true;
  }
}

function nameOf(path: ConfigPath): string {
  return JSON.stringify(path);
}
