/** Which keys must occur for a rule to have anything to say. */
export interface NeededKeys {
  /** @param present every key that occurs */
  areAmong(present: ReadonlySet<string>): boolean;
}

/** Sets of keys of which one must be there in full, as numbers: each the place of a key in a table, and `END` behind each set. */
export type KeyNumbers = readonly number[];

const END = -1;

/** There are hundreds of rules, and every run asks each: as numbers, their keys take a tenth of the memory. */
export class NumberedKeys implements NeededKeys {
  readonly #table: readonly string[];
  readonly #numbers: KeyNumbers;

  constructor(table: readonly string[], numbers: KeyNumbers) {
    this.#table = table;
    this.#numbers = numbers;
  }

  areAmong(present: ReadonlySet<string>): boolean {
    let isWhole = true;
    for (const number of this.#numbers) {
      if (number !== END) isWhole &&= present.has(this.#table[number] ?? '');
      else if (isWhole) return true;
      else isWhole = true;
    }
    return false;
  }
}

/** @param table takes in the keys that are not in it yet */
export function numbersOf(sets: readonly (readonly string[])[], table: string[]): KeyNumbers {
  return sets.flatMap((keys) => [
    ...keys.map((key) => {
      const known = table.indexOf(key);
      return known === -1 ? table.push(key) - 1 : known;
    }),
    END,
  ]);
}
