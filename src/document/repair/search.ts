import { Indentation } from '../parser/brackets/indentation.js';
import { COST } from './costs.js';
import { EXPECT, type Hypothesis, NO_MEANING } from './hypothesis.js';
import { Moves } from './moves.js';
import { Place } from './place.js';
import { skipGap } from './words.js';

/** Hypotheses that cost so much more than the best of their place are given up: little at first, as that is fast. */
const NARROW = 18;
const WIDE = 32;
/** So many are looked at in one place, and in a whole text. */
const BEAM = 40;
const MAX_STEPS = 150_000;
/** What a second reading may cost more without leaving the first one certain. */
export const MARGIN = 7;
/** What costs so much more than the best is not worth showing. */
export const FAR = 9;

/**
 * Finds out how a broken text may have been meant: goes over it once, keeping at every place the few cheapest ways to
 * have read it so far, where a mark may have been lost, put in or mistaken for another.
 * @returns the cheapest readings of different meaning, best first; none where the work grows out of hand
 */
export function searchReadings(text: string): readonly Hypothesis[] {
  const layout = new Indentation(text);
  // Most broken files lack one mark: what is no rival to that is followed only where no single mark makes them whole.
  const bound = COST.mark + FAR;
  let found = new Search(text, layout, NARROW, bound).run();
  if (found === undefined) return [];
  if (hasAllRivals(found, bound)) return found;
  if (found.length === 0 || isWithin(found, NARROW)) found = searchWithin(text, layout, NARROW, found);
  if (found === undefined || isWithin(found, NARROW)) return found ?? [];
  return searchWithin(text, layout, WIDE, found) ?? [];
}

/** Searches through a window. What is no rival to a reading that is known is not followed, unless it has a say after all. */
function searchWithin(
  text: string,
  layout: Indentation,
  window: number,
  [known]: readonly Hypothesis[],
): readonly Hypothesis[] | undefined {
  if (known !== undefined) {
    const bound = known.cost + FAR;
    const found = new Search(text, layout, window, bound).run();
    if (found === undefined || hasAllRivals(found, bound)) return found;
  }
  return new Search(text, layout, window, Number.POSITIVE_INFINITY).run();
}

/** Whether a bounded search has found all that may be shown beside the best reading or leave it uncertain. */
function hasAllRivals([best]: readonly Hypothesis[], bound: number): boolean {
  if (best === undefined || best.cost + FAR > bound) return false;
  // Layout has to speak for a single mark: others are compared without theirs, whatever it costs them.
  return best.layout === 0 || (best.edits?.before !== undefined && best.edits.closes === undefined);
}

/** Whether a window leaves room beside the best reading for all that may make it uncertain. */
function isWithin([best]: readonly Hypothesis[], window: number): boolean {
  return best !== undefined && best.cost - best.layout + MARGIN <= window;
}

class Search {
  readonly #text: string;
  readonly #moves: Moves;
  readonly #window: number;
  readonly #places: (Place | undefined)[] = [];
  readonly #gaps: (number | undefined)[] = [];
  readonly #bound: number;
  /** Nothing that costs more is followed from here. */
  #limit = 0;

  constructor(text: string, layout: Indentation, window: number, bound: number) {
    this.#text = text;
    this.#moves = new Moves(text, layout, (pos, hypothesis) => this.#admit(pos, hypothesis));
    this.#window = window;
    this.#bound = bound;
  }

  /** @returns `undefined` where the work grows out of hand: it would with more room, too */
  run(): readonly Hypothesis[] | undefined {
    const { length } = this.#text;
    this.#limit = Math.min(this.#window, this.#bound);
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
        this.#limit = Math.min(place.floor + this.#window, this.#bound);
        if (next.cost > this.#limit || ++count > BEAM) break;
        if (++steps > MAX_STEPS) return undefined;
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
    const next = this.#behindGap(pos);
    let place = this.#places[next];
    if (place === undefined) {
      place = new Place();
      this.#places[next] = place;
    }
    place.admit(hypothesis);
  }

  #behindGap(from: number): number {
    const known = this.#gaps[from];
    if (known !== undefined) return known;
    const behind = skipGap(this.#text, from);
    this.#gaps[from] = behind;
    return behind;
  }
}
