import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document, ObjectNode } from '../../src/document/node.js';
import { parseDocument } from '../../src/document/parse.js';
import { reparseDocument } from '../../src/document/reparse.js';
import { fuzzRuns } from '../helpers/fuzz-runs.js';
import { mutated } from '../helpers/mutate.js';
import { Choices, choices, documents } from './arbitrary-document.js';
import { seeds } from './seeds.js';

function typed(before: string, after: string): { readonly was: Document; readonly is: Document } {
  const was = parseDocument(before);
  const is = reparseDocument(was, after);
  expect(is).toStrictEqual(parseDocument(after));
  return { was, is };
}

const membersOf = ({ root }: Document) => (root as ObjectNode).members;

describe('reading a text again after a change', () => {
  it('keeps what stands before the change, and moves what stands behind', () => {
    const { was, is } = typed(
      '{ a: { x: 1 }, b: { name: "n" }, c: [1] }',
      '{ a: { x: 1 }, b: { name: "new" }, c: [1] }',
    );
    expect(membersOf(is)[0]).toBe(membersOf(was)[0]);
    expect(membersOf(is)[2]?.start).toBe((membersOf(was)[2]?.start ?? 0) + 2);
  });

  it('keeps everything where nothing was changed', () => {
    const was = parseDocument('{ a: 1 }');
    expect(reparseDocument(was, '{ a: 1 }')).toBe(was);
  });

  it.each([
    ['a member in an empty object', '{ a: {} }', '{ a: { b: 1 } }'],
    ['a member between two', '{ a: 1, c: 3 }', '{ a: 1, b: 2, c: 3 }'],
    ['a member without its comma', '{ a: 1, c: 3 }', '{ a: 1, b: 2 c: 3 }'],
    ['a digit in front of a number', '[1, 2, 3]', '[1, 12, 3]'],
    ['a digit behind a number', '[1, 2, 3]', '[1, 23, 3]'],
    ['a comma in a number', '[1, 23, 4]', '[1, 2,3, 4]'],
    ['a quote that swallows what follows', '{ a: "x", b: "y", c: 1 }', '{ a: "x, b: "y", c: 1 }'],
    ['a comment that swallows what follows', '{ a: 1, b: 2, c: 3 }', '{ a: 1, // b: 2, c: 3 }'],
    ['a block comment that is not closed', '{ a: 1, b: 2, c: 3 }', '{ a: 1, /* b: 2, c: 3 }'],
    ['a block comment that a later one closes', '{ a: 1, b: 2, /* c */ d: 3 }', '{ a: 1, /* b: 2, /* c */ d: 3 }'],
    ['half a comment', '{ a: [1, /2], b: 2 }', '{ a: [1, //2], b: 2 }'],
    ['the end of a comment', '{\n// a\nb: 1 }', '{\n// ab: 1 }'],
    ['a comment between two members', '{ a: 1, b: 2 }', '{ a: 1, /* x */ b: 2 }'],
    ['a bracket', '{ a: [1], b: [2] }', '{ a: [1, b: [2] }'],
    ['the bracket of the root', '{ a: 1 }', '[ a: 1 }'],
    ['the last sign of JSON5', '{ "a": 1, "b": 2, }', '{ "a": 1, "b": 2 }'],
    ['one of two signs of JSON5', '{ "a": \'x\', b: 2 }', '{ "a": "x", b: 2 }'],
    ['the first sign of JSON5', '{ "a": 1, "b": 2 }', '{ "a": 1, "b": +2 }'],
    ['the last comment', '{ "a": /* x */ 1 }', '{ "a": 1 }'],
    ['the first comment', '{ "a": 1, "b": 1 }', '{ "a": 1, /* x */ "b": 1 }'],
    ['a key that is there already', '{ a: 1, b: 2 }', '{ a: 1, a: 2 }'],
    ['what is broken already', '{ a: 1 b: 2 }', '{ a: 1, b: 2 }'],
    ['all there is', '{ a: 1 }', ''],
    ['text behind the root', '{ a: 1 }', '{ a: 1 } b'],
    ['text before the root', '{ a: 1 }', 'b { a: 1 }'],
  ])('reads %s', (_what, before, after) => {
    typed(before, after);
    typed(after, before);
  });

  it('gives a text up that nests too deep, as if it were new', () => {
    const nested = (depth: number): string => `{ a: ${'['.repeat(depth)}${']'.repeat(depth)} }`;
    const { is } = typed(nested(1_990), nested(1_990).replace('[]', `[${'['.repeat(50)}${']'.repeat(50)}]`));
    expect(is.problems.map(({ code }) => code)).toEqual(['too-deep']);
  });

  it('makes of any row of changes what all of the text makes', () => {
    const rows = fc.tuple(documents(), choices);
    fc.assert(
      fc.property(rows, ([{ text }, numbers]) => {
        const made = new Choices(numbers);
        let document = parseDocument(text);
        for (let count = 0; count < 5; count++) {
          const after = mutated(document.text, seeds, (limit) => made.below(Math.max(limit, 1)));
          const again = reparseDocument(document, after);
          expect(again).toStrictEqual(parseDocument(after));
          // What is broken is read as a whole: changes go on from what is sound.
          if (again.problems.length === 0) document = again;
        }
      }),
      { numRuns: fuzzRuns(1_000) },
    );
  });
});
