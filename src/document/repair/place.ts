import { EXPECT, type Hypothesis } from './hypothesis.js';

/** How many meanings are kept of one state. */
const MEANINGS = 4;

/** The hypotheses that have come to one place, the best few meanings of each state. */
export class Place {
  readonly #states = new Map<number, Hypothesis[]>();
  /** By cost, in the order they came; each with how many of them were taken. */
  readonly #waiting = new Map<number, { readonly all: Hypothesis[]; taken: number }>();
  floor = Number.POSITIVE_INFINITY;
  /** Where the next may wait, and the last. */
  #next = Number.POSITIVE_INFINITY;
  #last = 0;

  admit(hypothesis: Hypothesis): void {
    const { cost } = hypothesis;
    const state = stateOf(hypothesis);
    const here = this.#states.get(state);
    if (here === undefined) this.#states.set(state, [hypothesis]);
    else if (!insert(here, hypothesis)) return;
    const alike = this.#waiting.get(cost);
    if (alike === undefined) this.#waiting.set(cost, { all: [hypothesis], taken: 0 });
    else alike.all.push(hypothesis);
    if (cost < this.floor) this.floor = cost;
    if (cost < this.#next) this.#next = cost;
    if (cost > this.#last) this.#last = cost;
  }

  /** The cheapest that has not been taken and was not outdone since. */
  take(): Hypothesis | undefined {
    for (; this.#next <= this.#last; this.#next++) {
      const waiting = this.#waiting.get(this.#next);
      if (waiting === undefined) continue;
      while (waiting.taken < waiting.all.length) {
        const hypothesis = waiting.all[waiting.taken++];
        if (hypothesis && this.#states.get(stateOf(hypothesis))?.includes(hypothesis)) return hypothesis;
      }
    }
    return undefined;
  }

  /** What may end here, best first. */
  ended(): readonly Hypothesis[] {
    return this.#states.get(-10 + EXPECT.end) ?? [];
  }
}

function stateOf({ level, expect }: Hypothesis): number {
  return (level === undefined ? -1 : level.id) * 10 + expect;
}

/** Puts a hypothesis among those of its state, cheapest first; `false` where it is no better than they are. */
function insert(here: Hypothesis[], hypothesis: Hypothesis): boolean {
  const { cost, meaning } = hypothesis;
  let at = here.length;
  for (let index = here.length - 1; index >= 0; index--) {
    const known = here[index];
    if (known === undefined) continue;
    if (known.meaning.a === meaning.a && known.meaning.b === meaning.b) {
      if (known.cost <= cost) return false;
      here.splice(index, 1);
      at--;
    } else if (known.cost > cost) at = index;
  }
  if (at >= MEANINGS) return false;
  here.splice(at, 0, hypothesis);
  if (here.length > MEANINGS) here.pop();
  return true;
}
