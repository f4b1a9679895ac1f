import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyEdits,
  composeEdits,
  mapOffset,
  mapOffsetBack,
  minimizeEdit,
  normalizeEdits,
  offsetEdits,
} from '../../../src/document/edit/edits.js';
import type { Edit } from '../../../src/document/node.js';
import { fuzzRuns } from '../../helpers/fuzz-runs.js';

function edit(offset: number, length: number, text: string): Edit {
  return { offset, length, text };
}

/** Sorted, disjoint edits on a text of this length. */
function editsFor(length: number): fc.Arbitrary<Edit[]> {
  return fc.array(fc.tuple(fc.nat(length), fc.nat(4), fc.string({ maxLength: 4 })), { maxLength: 6 }).map((drafts) => {
    const edits: Edit[] = [];
    let at = 0;
    for (const [offset, size, text] of drafts.toSorted((a, b) => a[0] - b[0])) {
      if (offset < at || offset + size > length) continue;
      edits.push(edit(offset, size, text));
      at = offset + size + 1;
    }
    return edits;
  });
}

describe('applying edits', () => {
  test('replaces, inserts and deletes at once', () => {
    expect(applyEdits('abcdef', [edit(0, 1, 'X'), edit(3, 0, '-'), edit(4, 2, '')])).toBe('Xbc-d');
  });

  test('without edits gives the text back', () => {
    expect(applyEdits('abc', [])).toBe('abc');
  });

  test.each([
    ['unsorted', [edit(3, 0, 'x'), edit(1, 0, 'y')]],
    ['overlapping', [edit(0, 2, 'x'), edit(1, 1, 'y')]],
    ['behind the end', [edit(5, 2, 'x')]],
  ])('refuses edits that are %s', (_, edits) => {
    expect(() => applyEdits('abcdef', edits)).toThrow(RangeError);
  });

  test('moves with a text that starts later', () => {
    expect(applyEdits('__abc', offsetEdits([edit(1, 1, 'X')], 2))).toBe('__aXc');
  });
});

describe('the smallest form of an edit', () => {
  test('leaves out what both ends have in common', () => {
    expect(minimizeEdit('one two three', edit(4, 3, 'twice'))).toEqual(edit(6, 1, 'ice'));
  });

  test('never counts a character twice', () => {
    expect(minimizeEdit('aa', edit(0, 2, 'aaa'))).toEqual(edit(2, 0, 'a'));
  });

  test('does not split a surrogate pair', () => {
    expect(minimizeEdit('😀', edit(0, 2, '😁'))).toEqual(edit(0, 2, '😁'));
    expect(minimizeEdit('𝒜', edit(0, 2, '𐒜'))).toEqual(edit(0, 2, '𐒜'));
  });

  test('of edits that touch is one edit, insertions first', () => {
    const edits = [edit(3, 2, 'B'), edit(1, 2, 'A'), edit(3, 0, '+')];
    expect(normalizeEdits('abcdef', edits)).toEqual([edit(1, 4, 'A+B')]);
  });

  test('of an edit that changes nothing is none', () => {
    expect(normalizeEdits('abc', [edit(1, 1, 'b')])).toEqual([]);
  });
});

describe('composing edits', () => {
  test('an insertion that the second list takes out again vanishes', () => {
    expect(composeEdits([edit(1, 0, 'xyz')], [edit(1, 3, '')])).toEqual([]);
  });

  test('an edit inside an insertion becomes part of it', () => {
    expect(composeEdits([edit(1, 0, 'xyz')], [edit(2, 1, 'Y')])).toEqual([edit(1, 0, 'xYz')]);
  });

  test('a deletion over an insertion takes what lies on both sides', () => {
    expect(composeEdits([edit(2, 0, '++')], [edit(1, 4, '')])).toEqual([edit(1, 2, '')]);
  });

  test('is applying one after the other; sorted, disjoint, never touching', () => {
    const both = fc
      .string({ maxLength: 20 })
      .chain((text) =>
        editsFor(text.length).chain((first) =>
          editsFor(applyEdits(text, first).length).map((second) => ({ text, first, second })),
        ),
      );
    fc.assert(
      fc.property(both, ({ text, first, second }) => {
        const composed = composeEdits(first, second);
        expect(applyEdits(text, composed)).toBe(applyEdits(applyEdits(text, first), second));
        for (const [index, { offset }] of composed.slice(1).entries()) {
          const before = composed[index] ?? edit(0, 0, '');
          expect(offset).toBeGreaterThan(before.offset + before.length);
        }
      }),
      { numRuns: fuzzRuns(1_000) },
    );
  });
});

describe('mapping an offset', () => {
  const edits = [edit(2, 0, '++'), edit(4, 2, 'X')];

  test.each([
    [0, 0, 0],
    [2, 2, 4],
    [3, 5, 5],
    [4, 6, 6],
    [5, 6, 7],
    [6, 7, 7],
    [8, 9, 9],
  ])('%i lies at %i from the left, %i from the right', (offset, left, right) => {
    expect([mapOffset(edits, offset, 'left'), mapOffset(edits, offset, 'right')]).toEqual([left, right]);
  });

  test.each([
    [1, 1, 1],
    [3, 2, 2],
    [5, 3, 3],
    [7, 6, 6],
    [9, 8, 8],
  ])('%i came from %i or %i', (offset, left, right) => {
    expect([mapOffsetBack(edits, offset, 'left'), mapOffsetBack(edits, offset, 'right')]).toEqual([left, right]);
  });

  test('and back gives the same, outside what changed', () => {
    const cases = fc
      .string({ minLength: 1, maxLength: 20 })
      .chain((text) => fc.tuple(fc.constant(text), editsFor(text.length), fc.nat(text.length)));
    fc.assert(
      fc.property(cases, ([text, made, offset]) => {
        fc.pre(made.every((each) => offset < each.offset || offset > each.offset + each.length));
        const there = mapOffset(made, offset, 'left');
        expect(mapOffsetBack(made, there, 'left')).toBe(offset);
        expect(applyEdits(text, made).slice(there)[0]).toBe(text[offset]);
      }),
      { numRuns: fuzzRuns(1_000) },
    );
  });
});
