import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLong } from '../../../src/report/redact/find-long.js';

function oneByOne(text: string, value: string): number[] {
  return [...text].flatMap((_, at) => (text.startsWith(value, at) ? [at] : []));
}

describe('where a long value begins', () => {
  it('is where comparing it at every place finds it, overlapping itself or not', () => {
    const letters = (minLength: number) => fc.string({ unit: fc.constantFrom('a', 'b'), minLength, maxLength: 30 });
    fc.assert(
      fc.property(letters(0), letters(1), (text, value) => {
        expect(findLong(text, value)).toEqual(oneByOne(text, value));
      }),
    );
  });

  it('is found in a text of one letter, a million of them', () => {
    expect(findLong('a'.repeat(1_000_000), 'a'.repeat(500_000))).toHaveLength(500_001);
  });
});
