/** What may come next, inside the innermost container. */
export const EXPECT = {
  key: 0,
  nextKey: 1,
  colon: 2,
  value: 3,
  memberEnd: 4,
  item: 5,
  nextItem: 6,
  itemEnd: 7,
  root: 8,
  end: 9,
} as const;
export type Expect = (typeof EXPECT)[keyof typeof EXPECT];

/** An open container, as far as it matters for what may follow: equal ones are one object. */
export interface Level {
  readonly id: number;
  readonly parent: Level | undefined;
  readonly type: 'object' | 'array';
  /** The line that opens it, and how far that line is indented. */
  readonly line: number;
  readonly indent: number;
  /** Where the lines of its members or items start; -1 where none has started a line yet. */
  readonly column: number;
}

/** One mark that came or went. Chained from the last one to the first. */
export interface MarkEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
  /** The container an inserted bracket closes. */
  readonly closes?: Level;
  /** Not a mark but a character in a string: such a reading is only ever shown. */
  readonly isGuess?: true;
  readonly before: MarkEdit | undefined;
}

/** How the text up to some place may have been meant, and what speaks against it. */
export interface Hypothesis {
  readonly cost: number;
  /** The part of the cost that comes from layout alone. */
  readonly layout: number;
  readonly level: Level | undefined;
  readonly expect: Expect;
  /** Two halves of a hash over the values read so far: equal ones mean the same. */
  readonly meaning: Meaning;
  /** End of the last token. */
  readonly end: number;
  /** Where the blanks before the next token start, and how many marks were taken out of them. */
  readonly gapFrom: number;
  readonly gone: number;
  readonly edits: MarkEdit | undefined;
}

export interface Meaning {
  readonly a: number;
  readonly b: number;
}

export const NO_MEANING: Meaning = { a: 0x811c9dc5 | 0, b: 0x01000193 };

export function mix({ a, b }: Meaning, value: number): Meaning {
  return { a: Math.imul(a ^ value, 0x01000193), b: Math.imul(b ^ (value + 0x9e37), 0x5bd1e995) ^ (b >>> 15) };
}

export function mixText(meaning: Meaning, text: string): Meaning {
  let { a, b } = meaning;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ (code + 0x9e37), 0x5bd1e995) ^ (b >>> 15);
  }
  return mix({ a, b }, text.length);
}

/** Makes containers, one object for equal ones. */
export class Levels {
  readonly #known = new Map<string, Level>();

  of(level: Omit<Level, 'id'>): Level {
    const key = `${level.parent?.id ?? -1} ${level.type} ${level.line} ${level.indent} ${level.column}`;
    let found = this.#known.get(key);
    if (found === undefined) {
      found = { ...level, id: this.#known.size };
      this.#known.set(key, found);
    }
    return found;
  }
}

/** How many meanings are kept of one state. */
const MEANINGS = 4;

/** The hypotheses that have come to one place, the best few meanings of each state. */
export class Place {
  readonly #states = new Map<number, Hypothesis[]>();
  readonly #waiting: Hypothesis[] = [];
  floor = Number.POSITIVE_INFINITY;

  admit(hypothesis: Hypothesis): void {
    const state = (hypothesis.level?.id ?? -1) * 10 + hypothesis.expect;
    const here = this.#states.get(state) ?? [];
    const { a, b } = hypothesis.meaning;
    const same = here.findIndex(({ meaning }) => meaning.a === a && meaning.b === b);
    const known = here[same];
    if (known !== undefined) {
      if (known.cost <= hypothesis.cost) return;
      here.splice(same, 1);
    }
    const at = here.findIndex(({ cost }) => cost > hypothesis.cost);
    if (at === -1 && here.length >= MEANINGS) return;
    here.splice(at === -1 ? here.length : at, 0, hypothesis);
    if (here.length > MEANINGS) here.pop();
    this.#states.set(state, here);
    this.#waiting.push(hypothesis);
    if (hypothesis.cost < this.floor) this.floor = hypothesis.cost;
  }

  /** The cheapest that has not been taken and was not outdone since. */
  take(): Hypothesis | undefined {
    while (this.#waiting.length > 0) {
      let best = 0;
      for (let index = 1; index < this.#waiting.length; index++) {
        if ((this.#waiting[index]?.cost ?? 0) < (this.#waiting[best]?.cost ?? 0)) best = index;
      }
      const [hypothesis] = this.#waiting.splice(best, 1);
      if (hypothesis === undefined) return undefined;
      const state = (hypothesis.level?.id ?? -1) * 10 + hypothesis.expect;
      if (this.#states.get(state)?.includes(hypothesis)) return hypothesis;
    }
    return undefined;
  }

  /** What may end here, best first. */
  ended(): readonly Hypothesis[] {
    return this.#states.get(-10 + EXPECT.end) ?? [];
  }
}

/** A hypothesis with one mark changed, at a price. */
export function changed(h: Hypothesis, price: number, edit: Omit<MarkEdit, 'before'>): Hypothesis {
  return { ...h, cost: h.cost + price, edits: { ...edit, before: h.edits } };
}

/** The same with the marks of a string or word, if it took any. */
export function changedBy(
  h: Hypothesis,
  price: number,
  edits: readonly { readonly offset: number; readonly length: number; readonly text: string }[],
  isGuess?: true,
): Hypothesis {
  let chain = h.edits;
  for (const edit of edits) chain = { ...edit, ...(isGuess && { isGuess }), before: chain };
  return { ...h, cost: h.cost + price, edits: chain };
}
