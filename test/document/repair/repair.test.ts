import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/document/edit/edits.js';
import { parseDocument } from '../../../src/document/parse.js';
import { repairOf } from '../../../src/document/repair/repair.js';

function repaired(text: string): string | undefined {
  const { certain } = repairOf(parseDocument(text));
  return certain && applyEdits(text, certain.edits);
}

function choices(text: string): readonly string[] {
  const { certain, candidates } = repairOf(parseDocument(text));
  expect(certain).toBeUndefined();
  return candidates.map(({ edits }) => applyEdits(text, edits));
}

describe('one reading is certain', () => {
  it.each([
    ['a comma lost between lines', '{\n  a: 1\n  b: 2,\n}\n', '{\n  a: 1,\n  b: 2,\n}\n'],
    ['a comma too many', '{ a: [1,, 2] }', '{ a: [1, 2] }'],
    ['a comma inside of a word', '{ po,rt: 1 }', '{ port: 1 }'],
    ['a colon lost', '{ "a" 1 }', '{ "a": 1 }'],
    ['a colon doubled', '{ a:: 1 }', '{ a: 1 }'],
    ['the quote that opens a value', '{ a: b c", d: 1 }', '{ a: "b c", d: 1 }'],
    ['the quote that closes a value', "{\n  a: 'b, c,\n  d: 1,\n}\n", "{\n  a: 'b, c',\n  d: 1,\n}\n"],
    ['the quote that closes a key', '{\n  "a: 1,\n}\n', '{\n  "a": 1,\n}\n'],
    ['a quote inside of a model', '{ a: "openai/gp"t" }', '{ a: "openai/gpt" }'],
    ['a brace that opened on the line of its key', '{\n  a: \n    b: 1,\n  },\n}\n', '{\n  a: {\n    b: 1,\n  },\n}\n'],
    [
      'a brace that closed, its comma still there',
      '{\n  a: {\n    b: 1,\n  ,\n  c: 2,\n}\n',
      '{\n  a: {\n    b: 1,\n  },\n  c: 2,\n}\n',
    ],
    [
      'a brace that closed, told by the indentation',
      '{\n  a: {\n    b: 1,\n  c: 2,\n}\n',
      '{\n  a: {\n    b: 1,\n  },\n  c: 2,\n}\n',
    ],
    [
      'the same in strict JSON',
      '{\n  "a": {\n    "b": 1,\n  "c": 2\n}\n',
      '{\n  "a": {\n    "b": 1\n  },\n  "c": 2\n}\n',
    ],
    [
      'nothing but that where a comma stands behind an item elsewhere',
      '{\n  "a": [{ "b": 1, }]\n',
      '{\n  "a": [{ "b": 1, }]\n}\n',
    ],
    ['the last brace', '{\n  a: 1,\n', '{\n  a: 1,\n}\n'],
    ['the first brace', '  a: 1,\n}\n', '{\n  a: 1,\n}\n'],
    [
      'a brace too many behind a value',
      '{\n  a: {\n    b: 1 },\n    c: 2,\n  },\n  d: 3,\n}\n',
      '{\n  a: {\n    b: 1,\n    c: 2,\n  },\n  d: 3,\n}\n',
    ],
    ['a bracket mistaken for another', '{ a: [1, 2}, b: 3 }', '{ a: [1, 2], b: 3 }'],
    ['the output of a command', 'Found and updated: False\n{ a: 1 }\n', '{ a: 1 }\n'],
    ['a prompt', 'me@host:~$ cat openclaw.json\n{ a: 1 }\n', '{ a: 1 }\n'],
    ['a fence', '```json5\n{ a: 1 }\n```\n', '{ a: 1 }\n'],
    ['words of other languages', '{ a: True, b: None } # end', '{ a: true, b: null } // end'],
  ])('%s', (_, before, after) => {
    expect(repaired(before)).toBe(after);
  });
});

describe('a person has to choose', () => {
  it('where a brace may close at two places of a line', () => {
    expect(choices('{ a: { b: 1, c: 2 }')).toEqual(
      expect.arrayContaining(['{ a: { b: 1, c: 2 } }', '{ a: { b: 1 }, c: 2 }']),
    );
  });

  it('between a number with a quote too many and a text that lacks one', () => {
    expect(choices('{ a: "1, b: 2 }')).toEqual(expect.arrayContaining(['{ a: 1, b: 2 }', '{ a: "1", b: 2 }']));
  });

  it('between an apostrophe and a quote too many', () => {
    const found = choices("{ a: 'it's here' }");
    expect(found).toContain("{ a: 'it\\'s here' }");
    expect(found).toContain("{ a: 'its here' }");
  });

  it('between the two sides of a merge, and what was there before', () => {
    const text = '{\n<<<<<<< HEAD\n  a: 1,\n||||||| base\n  a: 0,\n=======\n  a: 2,\n>>>>>>> theirs\n}\n';
    expect(choices(text)).toEqual(['{\n  a: 1,\n}\n', '{\n  a: 2,\n}\n', '{\n  a: 0,\n}\n']);
  });

  it('whether lines were pasted twice', () => {
    const text = '{\n  "a": [\n    "x"\n  ],\n    "x"\n  ],\n  "b": 2\n}\n';
    expect(choices(text)[0]).toBe('{\n  "a": [\n    "x"\n  ],\n  "b": 2\n}\n');
    const [pasted, ...others] = repairOf(parseDocument(text)).candidates;
    expect(pasted?.title).toBe('Remove lines 5 to 6, which repeat the lines above');
    expect(others).not.toEqual([]);
  });

  it('whether a file cut off in the middle of a line is all there is', () => {
    expect(choices('{\n  a: {\n    b: 1,')).toEqual(['{\n  a: {\n    b: 1,\n  }\n}']);
  });

  it.each([
    ['members whose object has lost its head', '    mode: "local",\n  },\n  c: 1,\n}\n'],
    ['one closing bracket for two, on one line', '{ a: [["x"] }'],
    ['config before the brace', 'gateway: { mode: "local" },\n{ a: 1 }\n'],
    ['two values one after the other', '{ a: 1 }\n{ b: 2 }\n'],
    ['a word: a misspelt literal or text', '{ a: tru }'],
    ['a comment without an end', '{ a: 1 } /* to be continued\n'],
    ['a key that would stand twice, and hide one of its values', '{\n  a: { b: 1 }\n  a: { c: 2 },\n}\n'],
  ])('%s', (_, text) => {
    expect(repaired(text)).toBeUndefined();
  });
});

it('gives up on a large text rather than to search for long', () => {
  const members = Array.from(
    { length: 8000 },
    (_, index) => `  k${index}: { a: [1, 2, { b: "x" }], c: "some text" },\n`,
  );
  const text = `{\n${members.join('')}  broken: { x: { y: 1 }\n}\n`;
  expect(repairOf(parseDocument(text))).toEqual({ certain: undefined, candidates: [] });
});
