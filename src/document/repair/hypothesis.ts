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

/** A key or value by itself: worked out once, and mixed into every hypothesis that reads it. */
export function meaningOf(text: string): Meaning {
  let { a, b } = NO_MEANING;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ (code + 0x9e37), 0x5bd1e995) ^ (b >>> 15);
  }
  return mix({ a, b }, text.length);
}

export function mixMeaning({ a, b }: Meaning, other: Meaning): Meaning {
  return {
    a: Math.imul(a ^ other.a, 0x01000193),
    b: Math.imul(b ^ (other.b + 0x9e37), 0x5bd1e995) ^ (b >>> 15),
  };
}

/** Makes containers, one object for equal ones. */
export class Levels {
  /** Few containers have the parent and the line in common. */
  readonly #known = new Map<number, Level[]>();
  #count = 0;

  of(parent: Level | undefined, type: Level['type'], line: number, indent: number, column: number): Level {
    const key = ((parent?.id ?? -1) + 1) * MOST_LINES + line + 1;
    let alike = this.#known.get(key);
    if (alike === undefined) {
      alike = [];
      this.#known.set(key, alike);
    }
    for (const level of alike) {
      if (level.column === column && level.indent === indent && level.type === type) return level;
    }
    const level: Level = { id: this.#count++, parent, type, line, indent, column };
    alike.push(level);
    return level;
  }
}

const MOST_LINES = 2 ** 26;

/** The marks that came or went, with some more behind them. */
export function withEdits(
  before: MarkEdit | undefined,
  edits: readonly { readonly offset: number; readonly length: number; readonly text: string }[],
  isGuess?: true,
): MarkEdit | undefined {
  let chain = before;
  for (const { offset, length, text } of edits) {
    chain = isGuess ? { offset, length, text, isGuess, before: chain } : { offset, length, text, before: chain };
  }
  return chain;
}
