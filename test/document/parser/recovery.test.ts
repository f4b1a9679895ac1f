import { describe, expect, it } from 'vitest';
import type { SyntaxCode } from '../../../src/document/node.js';
import { parseDocument } from '../../../src/document/parse.js';
import { toValue } from '../../../src/document/value.js';
import { marked } from '../../helpers/marked.js';

/** A text whose problems are marked, their codes in order, and what its tree holds. */
type Case = [source: string, codes: readonly SyntaxCode[], value?: unknown];

function check([source, codes, value]: Case): void {
  const { text, ranges } = marked(source);
  const { problems, root } = parseDocument(text);
  const found = problems.map(({ code, start, end }) => ({ code, start, end }));
  expect(found).toEqual(ranges.map((range, index) => ({ code: codes[index], ...range })));
  expect(root && toValue(root)).toEqual(value);
}

describe('between the items', () => {
  it.each<Case>([
    ['{ a: 1‹› b: 2 }', ['missing-comma'], { a: 1, b: 2 }],
    ['{\n  a: 1‹› // one\n  b: 2‹›\n  "c": 3\n}', ['missing-comma', 'missing-comma'], { a: 1, b: 2, c: 3 }],
    ['{ a: {}‹›b: 2 }', ['missing-comma'], { a: {}, b: 2 }],
    ['[1‹› 2, "a"‹› "b", {}‹›{}, []‹›[]]', Array(4).fill('missing-comma'), [1, 2, 'a', 'b', {}, {}, [], []]],
    ['{ a: 1‹;› b: 2 }', ['missing-comma'], { a: 1, b: 2 }],
    ['[1,‹,› 2]', ['unexpected-comma'], [1, 2]],
    ['{ ‹,› a: 1 }', ['unexpected-comma'], { a: 1 }],
    ['[‹,›]', ['unexpected-comma'], []],
    ['["a": 1]'.replace(':', '‹:›'), ['unexpected'], ['a', 1]],
  ])('%j', (...row) => check(row));

  it('a quote too many in a string is told where the string breaks off, and no comma is guessed', () => {
    check(['{ a: "he said "‹hi" to me"›, b: 1 }', ['unexpected'], { a: 'he said ', b: 1 }]);
    check(['["a"‹"b"›]', ['unexpected'], ['a']]);
  });
});

describe('keys, colons, values', () => {
  it.each<Case>([
    ['{ "a"‹› 1, b‹› {} }', ['missing-colon', 'missing-colon'], { a: 1, b: {} }],
    ['{ a ‹=› 1, b ‹=>› 2 }', ['missing-colon', 'missing-colon'], { a: 1, b: 2 }],
    ['{ a:‹:› 1 }', ['unexpected'], { a: 1 }],
    ['{ a:‹›, b: 1 }', ['missing-value'], { b: 1 }],
    ['{ a:‹› }', ['missing-value'], {}],
    ['{ a‹›, b: 1 }', ['missing-value'], { b: 1 }],
    ['{\n  a:‹›\n  b: 1\n}', ['missing-value'], { b: 1 }],
    ['{\n  "a"‹›:\n  "b": 1\n}', ['missing-value'], { b: 1 }],
    ['{\n  "a"‹›\n  "b": 1\n}', ['missing-value'], { b: 1 }],
    ['{ ‹memory-core›: {}, ‹openai/gpt-5›: {} }', ['bad-key', 'bad-key'], { 'memory-core': {}, 'openai/gpt-5': {} }],
    ['{ ‹1›: 2, ‹a.b›: 3 }', ['bad-key', 'bad-key'], { 1: 2, 'a.b': 3 }],
    ['{ ‹my key›: 1, b: 2 }', ['bad-key'], { 'my key': 1, b: 2 }],
    ['{ ‹a"›: 1 }', ['bad-key'], { a: 1 }],
    ['{ ‹"a›: "b", c: 1 }', ['unterminated-string'], { a: 'b', c: 1 }],
    ['{ ‹:› 1, b: 2 }', ['bad-key'], { b: 2 }],
    ['{ ‹{› a: 1 }, b: 2 }', ['bad-key'], { b: 2 }],
    ['{ ‹\\u{61}›: 1 }', ['bad-identifier-escape'], { '\\u{61}': 1 }],
    ['{ ‹@@ ??›, a: 1 }', ['unexpected'], { a: 1 }],
    ['{ ‹@@›\n a: 1 }', ['unexpected'], { a: 1 }],
  ])('%j', (...row) => check(row));
});

describe('words and numbers', () => {
  it.each<Case>([
    ['{ a: ‹tru›, b: 1 }', ['bad-literal'], { b: 1 }],
    ['{ a: ‹True›, b: ‹None›, c: ‹undefined› }', Array(3).fill('bad-literal'), {}],
    ['{ a: ‹hello world›, b: 1 }', ['bad-literal'], { b: 1 }],
    ['{ a: ‹hello world"›, b: 1 }', ['bad-literal'], { a: 'hello world', b: 1 }],
    [`{ a: ‹\${HOME}›, b: 1 }`, ['bad-literal'], { b: 1 }],
    ['[‹truefalse›, ‹nullx›]', ['bad-literal', 'bad-literal'], []],
    ['[‹01›, ‹1_000›, ‹0x›, ‹1.2.3›, ‹- 1›, ‹5px›, ‹2026-05-01›, 7]', Array(7).fill('bad-number'), [7]],
    ['[‹#ff0000›, 1]', ['bad-literal'], [1]],
  ])('%j', (...row) => check(row));
});

describe('strings', () => {
  it.each<Case>([
    [
      '["‹\\x4›g", "‹\\u12›", "‹\\1›", "‹\\012›", "‹\\u{41}›"]',
      Array(5).fill('bad-escape'),
      ['x4g', 'u12', '1', '012', 'u{41}'],
    ],
    ['{ ‹“a”›: ‹“b c”› }', ['smart-quote', 'smart-quote'], { a: 'b c' }],
    ['[‹‘it’s’›, ‹“mixed"›]', ['smart-quote', 'smart-quote'], ['it’s', 'mixed']],
    ['{ a: ‹"mixed”›,\n b: 1 }', ['smart-quote'], { a: 'mixed', b: 1 }],
    ['["“fine”"]', [], ['“fine”']],
  ])('%j', (...row) => check(row));

  it('one that goes on below is marked on the line it starts on, not on the next', () => {
    check(['{ a: { "token": ‹"abc›\n" } }', ['newline-in-string'], { a: { token: 'abc\n' } }]);
    check([
      '{ a: ‹"-----BEGIN›\nMIIB\n-----END", b: 1 }',
      ['newline-in-string'],
      { a: '-----BEGIN\nMIIB\n-----END', b: 1 },
    ]);
  });

  it('one whose quote was forgotten ends with its line, before the comma or bracket', () => {
    check(['{\n  a: ‹"local›,\n  "b": "x",\n}', ['unterminated-string'], { a: 'local', b: 'x' }]);
    check(['{ a: ‹"local› }\n', ['unterminated-string'], { a: 'local' }]);
  });

  it('one that never ends takes the blame for the brackets it swallows', () => {
    check(['{ a: ‹"b›', ['unterminated-string'], { a: 'b' }]);
    check(['‹"a\\›', ['unterminated-string'], 'a']);
  });
});

describe('comments', () => {
  it.each<Case>([
    ['{ a: 1 ‹/*› }', ['unterminated-comment'], { a: 1 }],
    ['{ a: ‹/›, b: 2 }', ['bad-literal'], { b: 2 }],
    ['{ a: 1 ‹/›, b: 2 }', ['unexpected'], { a: 1, b: 2 }],
    ['{\n  ‹# one›\n  a: 1, ‹# two›\n}', ['unexpected', 'unexpected'], { a: 1 }],
  ])('%j', (...row) => check(row));
});

describe('brackets', () => {
  it.each<Case>([
    ['[1, 2‹}›', ['mismatched-close'], [1, 2]],
    ['{ "a": [1, 2‹}›, "b": 3 }', ['mismatched-close'], { a: [1, 2], b: 3 }],
    ['{ "a": ‹[›1, 2}', ['unclosed'], { a: [1, 2] }],
    ['{ a: [1, ‹{› b: 2], c: 3 }', ['unclosed'], { a: [1, { b: 2 }], c: 3 }],
    ['{ a: 1 }‹}›', ['stray-close'], { a: 1 }],
    ['{ a: { b: 1 }‹}›, c: 2 }', ['stray-close'], { a: { b: 1 }, c: 2 }],
    ['[1‹}› 2]', ['stray-close'], [1, 2]],
    ['{ a: [1, ‹{› b: 2', ['unclosed'], { a: [1, { b: 2 }] }],
    ['‹{›', ['unclosed'], {}],
  ])('%j', (...row) => check(row));

  it('the layout tells which bracket is too many, however late the parser notices', () => {
    check([
      '{\n  a: {\n    b: {\n      c: 1\n    }\n    ‹}›\n  },\n  d: { e: 2 },\n}\n',
      ['stray-close'],
      { a: { b: { c: 1 } }, d: { e: 2 } },
    ]);
    check(['{\n  a: {\n    b: 1\n  },\n  ‹},›\n  d: 2\n}\n', ['stray-close'], { a: { b: 1 }, d: 2 }]);
  });

  it('the layout tells which bracket is not closed, and the tree has what follows in its place', () => {
    check([
      '{\n  a: {\n    b: ‹{›\n      c: 1\n  },\n  d: {\n    e: 2\n  }\n}\n',
      ['unclosed'],
      { a: { b: { c: 1 } }, d: { e: 2 } },
    ]);
    check(['{\n  a: ‹{›\n    b: 1,\n  c: {\n    d: 2\n  }\n}\n', ['unclosed'], { a: { b: 1 }, c: { d: 2 } }]);
    check(['{\n  a: ‹[›\n    1,\n    2\n  b: 3\n}\n', ['unclosed'], { a: [1, 2], b: 3 }]);
  });
});

describe('around the value', () => {
  it.each<Case>([
    ['‹›', ['empty']],
    ['‹›// nothing here\n', ['empty']],
    ['‹Found and updated: False›\n{ a: 1 }\n', ['leading-content'], { a: 1 }],
    ['‹[plugins] loaded 3›\n{ a: 1 }\n', ['leading-content'], { a: 1 }],
    ['‹2026-05-01 12:00 start›\n{\n  a: 1‹›\n  b: 2\n}\n', ['leading-content', 'missing-comma'], { a: 1, b: 2 }],
    ['{ a: 1 }\n‹Done in 3 s.›\n', ['trailing-content'], { a: 1 }],
    ['{ a: 1 }\n‹{ b: 2 }›\n', ['trailing-content'], { a: 1 }],
    ['[1, 2]\n‹{ b: 2 }›', ['trailing-content'], [1, 2]],
    ['{ a: 1 }‹,›\n', ['unexpected-comma'], { a: 1 }],
    ['‹hello›', ['bad-literal']],
    ['‹hello, all of you›\n', ['unexpected']],
    ['‹}›', ['unexpected']],
    ['‹\u200b\u200b›{ a: 1 }', ['unexpected'], { a: 1 }],
  ])('%j', (...row) => check(row));
});

describe('merge conflicts', () => {
  it('make one problem; the first side is read', () => {
    check([
      '{\n‹<<<<<<< HEAD\n  a: 1,\n=======\n  a: 2,\n  b: {\n>>>>>>> theirs›\n  c: 3\n}\n',
      ['merge-conflict'],
      { a: 1, c: 3 },
    ]);
  });

  it('with the common ancestor between the sides', () => {
    check([
      '{\n‹<<<<<<< a\n  a: 1,\n||||||| base\n  a: 0,\n=======\n  a: 2,\n>>>>>>> b›\n}\n',
      ['merge-conflict'],
      { a: 1 },
    ]);
  });

  it('each makes one', () => {
    check([
      '{\n‹<<<<<<< a\n  a: 1,\n=======\n>>>>>>> b›\n  b: 2,\n‹<<<<<<< a\n=======\n  c: 1,\n>>>>>>> b›\n}\n',
      ['merge-conflict', 'merge-conflict'],
      { a: 1, b: 2 },
    ]);
  });

  it('a marker left behind is one, too', () => {
    check(['{\n  a: 1,\n‹>>>>>>> theirs›\n}\n', ['merge-conflict'], { a: 1 }]);
  });

  it('are no conflicts inside strings and comments', () => {
    check(['{\n/*\n<<<<<<< HEAD\n*/\n  a: "\\\n=======",\n}\n', [], { a: '=======' }]);
  });

  it('take the repairs of the whole text away: which side stays is not known', () => {
    const { problems } = parseDocument('{\n<<<<<<< a\n  a: 1,\n=======\n>>>>>>> b\n  b: 2\n  c: 3\n}\n');
    expect(problems.map(({ code }) => code)).toEqual(['merge-conflict', 'missing-comma']);
    expect(problems.filter(({ repair }) => repair !== undefined)).toEqual([]);
  });
});

describe('messages', () => {
  it('never quote what stands in a string', () => {
    for (const text of [
      '{ a: "s3cret\n" }',
      '{ a: "s3cret',
      '{ a: “s3cret”',
      '{ a: "s3cret\\x4" }',
      '["s3cret" "s3cret"s3cret"]',
    ]) {
      for (const { message } of parseDocument(text).problems) expect(message).not.toContain('s3cret');
    }
  });
});
