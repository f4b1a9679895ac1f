import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stretchBetween } from '../../src/document/stretch.js';

test('what lies between two texts is one stretch, outside of which they are the same', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const { start, before, after } = stretchBetween(a, b);
      expect(a.slice(0, start) + b.slice(start, after) + a.slice(before)).toBe(b);
    }),
  );
});

test('the stretch is the shortest one', () => {
  expect(stretchBetween('abcd', 'abxcd')).toEqual({ start: 2, before: 2, after: 3 });
  expect(stretchBetween('aaa', 'aa')).toEqual({ start: 2, before: 3, after: 2 });
  expect(stretchBetween('same', 'same')).toEqual({ start: 4, before: 4, after: 4 });
});
