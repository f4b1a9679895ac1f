import { Indentation } from '../parser/indentation.js';
import { EXPECT, type Hypothesis, NO_MEANING, Place } from './hypothesis.js';
import { Moves } from './moves.js';
import { skipGap } from './words.js';

/** Hypotheses that cost so much more than the best of their place are given up: little at first, as that is fast. */
const WINDOWS = [18, 32];
/** So many are looked at in one place, and in a whole text. */
const BEAM = 40;
const MAX_STEPS = 150_000;
/** What a second reading may cost more without leaving the first one certain. */
export const MARGIN = 7;

/**
 * Finds out how a broken text may have been meant: goes over it once, keeping at every place the few cheapest ways to
 * have read it so far, where a mark may have been lost, put in or mistaken for another.
 * @returns the cheapest readings of different meaning, best first; none where the work grows out of hand
 */
export function searchReadings(text: string): readonly Hypothesis[] {
  const layout = new Indentation(text);
  let found: readonly Hypothesis[] = [];
  for (const window of WINDOWS) {
    const search = new Search(text, layout, window);
    found = search.run();
    const [best] = found;
    if (search.isExhausted || (best !== undefined && best.cost - best.layout + MARGIN <= window)) break;
  }
  return found;
}

class Search {
  readonly #text: string;
  readonly #moves: Moves;
  readonly #window: number;
  readonly #places: (Place | undefined)[] = [];
  readonly #gaps = new Map<number, number>();
  /** Nothing that costs more is followed from here. */
  #limit = 0;
  isExhausted = false;

  constructor(text: string, layout: Indentation, window: number) {
    this.#text = text;
    this.#moves = new Moves(text, layout, (pos, hypothesis) => this.#admit(pos, hypothesis));
    this.#window = window;
  }

  run(): readonly Hypothesis[] {
    const { length } = this.#text;
    this.#limit = this.#window;
    this.#admit(0, {
      cost: 0,
      layout: 0,
      level: undefined,
      expect: EXPECT.root,
      meaning: NO_MEANING,
      end: 0,
      gapFrom: 0,
      gone: 0,
      edits: undefined,
    });
    let steps = 0;
    for (let pos = 0; pos <= length; pos++) {
      const place = this.#places[pos];
      if (place === undefined) continue;
      let count = 0;
      for (let next = place.take(); next !== undefined; next = place.take()) {
        this.#limit = place.floor + this.#window;
        if (next.cost > this.#limit || ++count > BEAM) break;
        if (++steps > MAX_STEPS) {
          this.isExhausted = true;
          return [];
        }
        this.#moves.goTo(pos, this.#limit);
        this.#moves.expand(next);
      }
      if (pos === length) return place.ended();
      this.#places[pos] = undefined;
    }
    return [];
  }

  /** Hypotheses meet where the next token starts. */
  #admit(pos: number, hypothesis: Hypothesis): void {
    if (hypothesis.cost > this.#limit) return;
    const next = this.#behindGap(pos);
    let place = this.#places[next];
    if (place === undefined) {
      place = new Place();
      this.#places[next] = place;
    }
    place.admit(hypothesis);
  }

  #behindGap(from: number): number {
    const known = this.#gaps.get(from) ?? skipGap(this.#text, from);
    this.#gaps.set(from, known);
    return known;
  }
}
