import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { applyEdits } from '../../../../src/document/edit/edits.js';
import { reconcile } from '../../../../src/document/edit/reconcile/reconcile.js';
import type { JsonValue } from '../../../../src/document/node.js';
import { parseDocument } from '../../../../src/document/parse.js';
import { deepEqual, toValue } from '../../../../src/document/value.js';
import { fuzzRuns } from '../../../helpers/fuzz-runs.js';
import { Choices, choices, generateDocument } from '../../arbitrary-document.js';

/** json5 warns on the console about U+2028 in strings. */
beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterAll(() => {
  vi.restoreAllMocks();
});

function reconciled(text: string, value: JsonValue) {
  const made = reconcile(parseDocument(text), value);
  if (!made.ok) throw new Error(made.message);
  return { ...made, lost: made.lost.map(({ start, end }) => text.slice(start, end)) };
}

describe('a document that is to have a value', () => {
  test('keeps comments, order, quotes and layout where keys still stand', () => {
    const text = "{\n  // who\n  name: 'a', // note\n  list: ['x'],\n}\n";
    expect(reconciled(text, { list: ['x'], name: 'b' }).text).toBe(
      "{\n  // who\n  name: 'b', // note\n  list: ['x'],\n}\n",
    );
  });

  test('takes a comment along to where the member stands now', () => {
    const text = '{\n  old: {\n    // say why\n    word: "long",\n  },\n  b: {},\n}\n';
    const { text: after, lost } = reconciled(text, { b: { word: 'long' } });
    expect(lost).toEqual([]);
    expect(after).toContain('// say why\n');
    expect(after.indexOf('// say why')).toBeGreaterThan(after.indexOf('b:'));
  });

  test('does not take a switch for another one', () => {
    const text = '{\n  a: {\n    // not for all\n    enabled: true,\n  },\n}\n';
    expect(reconciled(text, { b: { enabled: true } }).lost).toEqual(['// not for all']);
  });

  test('knows items of a list by their id wherever they stand', () => {
    const text = '[\n  // one\n  { id: "a", n: 1 },\n  // two\n  { id: "b", n: 1 },\n]\n';
    const { text: after, lost } = reconciled(text, [
      { id: 'c', n: 0 },
      { id: 'b', n: 2 },
      { id: 'a', n: 1 },
    ]);
    expect(lost).toEqual([]);
    expect(after).toBe('[\n  { id: "c", n: 0 },\n  // two\n  { id: "b", n: 2 },\n  // one\n  { id: "a", n: 1 },\n]\n');
  });

  test('lists the comments of what is gone', () => {
    expect(reconciled('{\n  // gone\n  a: 1,\n  b: 2, // here\n}\n', { b: 2 }).lost).toEqual(['// gone']);
  });

  test('keeps everything where the value is the same', () => {
    fc.assert(
      fc.property(choices, (numbers) => {
        const { text } = generateDocument(new Choices(numbers));
        const { root } = parseDocument(text);
        if (root === undefined) return;
        expect(reconciled(text, toValue(root)).text).toBe(text);
      }),
      { numRuns: fuzzRuns(150) },
    );
  });

  test('has that value, does not change again, and tells of each comment it has no more', () => {
    fc.assert(
      fc.property(choices, choices, (forText, forValue) => {
        const { text } = generateDocument(new Choices(forText), undefined, 'c');
        const wanted = parseDocument(generateDocument(new Choices(forValue), undefined, 'd').text).root;
        const document = parseDocument(text);
        if (wanted === undefined || document.root === undefined) return;
        const value = toValue(wanted);
        const made = reconcile(document, value);
        if (!made.ok) {
          expect(made.reason).toBe('not-json');
          return;
        }
        const after = parseDocument(made.text);
        expect(after.root !== undefined && deepEqual(toValue(after.root), value)).toBe(true);
        expect(applyEdits(text, made.edits)).toBe(made.text);
        const again = reconcile(after, value);
        expect(again.ok && again.text).toBe(made.text);
        const bare = (of: string) => of.replace(/\s+/g, '');
        const lost = made.lost.map(({ start, end }) => bare(text.slice(start, end)));
        const left = after.comments.map(({ start, end }) => bare(made.text.slice(start, end)));
        const all = document.comments.map(({ start, end }) => bare(text.slice(start, end)));
        expect([...lost, ...left].sort()).toEqual(all.sort());
      }),
      { numRuns: fuzzRuns(300) },
    );
  });
});
