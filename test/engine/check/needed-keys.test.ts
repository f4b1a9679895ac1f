import { describe, expect, it } from 'vitest';
import { NumberedKeys, numbersOf } from '../../../src/engine/check/needed-keys.js';

function areAmong(sets: readonly (readonly string[])[], present: readonly string[]): boolean {
  const table = ['first'];
  return new NumberedKeys(table, numbersOf(sets, table)).areAmong(new Set(present));
}

describe('the keys that a rule needs', () => {
  it('are there where one set of them is there in full', () => {
    const sets = [['gateway', 'bind'], ['talk']];
    expect(areAmong(sets, ['gateway', 'bind'])).toBe(true);
    expect(areAmong(sets, ['talk', 'gateway'])).toBe(true);
    expect(areAmong(sets, ['gateway', 'port'])).toBe(false);
    expect(areAmong(sets, [])).toBe(false);
  });

  it('are there where a set is empty, and nowhere where there is no set', () => {
    expect(areAmong([[]], [])).toBe(true);
    expect(areAmong([], ['gateway'])).toBe(false);
  });

  it('share a table, in which each stands once', () => {
    const table: string[] = [];
    expect(numbersOf([['a', 'b'], ['b']], table)).toEqual([0, 1, -1, 1, -1]);
    expect(numbersOf([['c', 'a']], table)).toEqual([2, 0, -1]);
    expect(table).toEqual(['a', 'b', 'c']);
  });
});
