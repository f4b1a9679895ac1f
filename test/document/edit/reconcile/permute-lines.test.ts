import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { permutedLines } from '../../../../src/document/edit/reconcile/permute-lines.js';
import { reconcile } from '../../../../src/document/edit/reconcile/reconcile.js';
import { parseDocument } from '../../../../src/document/parse.js';
import { toValue } from '../../../../src/document/value.js';
import { fuzzRuns } from '../../../helpers/fuzz-runs.js';

/** The list with its items in another order; `undefined` where it is not written in lines of their own. */
function permuted(text: string, order: readonly number[]): string | undefined {
  const document = parseDocument(text);
  const { root } = document;
  if (root?.type !== 'array') throw new Error('no list');
  return permutedLines(document, root, order)?.text;
}

describe('lines of a list in another order', () => {
  test.each([
    [
      'comments above and behind go with their item, commas stay between',
      '[\n  // one\n  1, // 1\n  2,\n  3 // three\n]',
      '[\n  3, // three\n  2,\n  // one\n  1 // 1\n]',
    ],
    ['a comma at the end stays at the end', '[\n  1,\n  2, // b\n  3,\n]', '[\n  3,\n  2, // b\n  1,\n]'],
    ['line ends stay', '[\r\n\t1,\r\n\t2,\r\n\t3\r\n]', '[\r\n\t3,\r\n\t2,\r\n\t1\r\n]'],
    [
      'an item of several lines is one',
      "[\n  {\n    id: 'a', // a\n  },\n  { id: 'b' }, /* b */\n  [3, ','],\n]",
      "[\n  [3, ','],\n  { id: 'b' }, /* b */\n  {\n    id: 'a', // a\n  },\n]",
    ],
    [
      'what stands at the end stays there',
      '[\n  1,\n  2,\n  3,\n  // more to come\n]',
      '[\n  3,\n  2,\n  1,\n  // more to come\n]',
    ],
  ])('%s', (_, text, expected) => {
    expect(permuted(text, [2, 1, 0])).toBe(expected);
  });

  test.each([
    ['on one line', '[1, 2, 3]'],
    ['two on a line', '[\n  1, 2,\n  3,\n]'],
    ['a comment behind the bracket', '[ // all\n  1,\n  2,\n  3,\n]'],
    ['commas first', '[\n    1\n  , 2\n  , 3\n]'],
    ['the bracket on the last line', '[\n  1,\n  2,\n  3]'],
    ['an item behind a comment', '[\n  1, /* two */ 2,\n  3,\n]'],
  ])('not where they are no lines of their own: %s', (_, text) => {
    expect(permuted(text, [2, 1, 0])).toBeUndefined();
  });

  test('the value is the permuted one, and every comment is there once', () => {
    const item = fc.record({
      value: fc.constantFrom('1', "'a, b'", '[]', '{ id: 1 }', '"//"'),
      above: fc.boolean(),
      behind: fc.boolean(),
    });
    const lists = fc.array(item, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(lists, fc.boolean(), fc.infiniteStream(fc.nat()), (items, isTrailing, numbers) => {
        const lines = items.map(
          ({ value, above, behind }, index) =>
            `${above ? `  // above ${index}\n` : ''}  ${value}${index < items.length - 1 || isTrailing ? ',' : ''}${behind ? ` // behind ${index}` : ''}\n`,
        );
        const order = items
          .map((_, index) => ({ index, by: numbers.next().value }))
          .toSorted((a, b) => a.by - b.by)
          .map(({ index }) => index);
        const before = parseDocument(`[\n${lines.join('')}]`);
        const after = parseDocument(permuted(before.text, order) ?? '');
        const values = before.root === undefined ? [] : (toValue(before.root) as readonly unknown[]);
        expect(after.problems).toEqual([]);
        expect(after.root && toValue(after.root)).toEqual(order.map((index) => values[index]));
        const comments = ({ text, comments: all }: typeof before) =>
          all.map(({ start, end }) => text.slice(start, end)).toSorted();
        expect(comments(after)).toEqual(comments(before));
      }),
      { numRuns: fuzzRuns(200) },
    );
  });
});

test('a long list that is turned round keeps each comment at its item', () => {
  const numbers = Array.from({ length: 300 }, (_, index) => index);
  const text = (list: readonly number[]): string =>
    `{\n  list: [\n${list.map((one) => `    'item ${one}', // ${one}\n`).join('')}  ],\n}\n`;
  const turned = numbers.toReversed();
  const made = reconcile(parseDocument(text(numbers)), { list: turned.map((one) => `item ${one}`) });
  expect(made).toMatchObject({ ok: true, text: text(turned), lost: [] });
});
