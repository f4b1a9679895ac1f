import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/document/edit/edits.js';
import { parseDocument, repairEdits } from '../../../src/document/parse.js';
import { fuzzRuns } from '../../helpers/fuzz-runs.js';
import { mutations } from '../../helpers/mutate.js';
import { seeds } from '../seeds.js';

function repaired(text: string): string {
  return applyEdits(text, repairEdits(parseDocument(text).problems));
}

describe('one repair is plausible', () => {
  it.each([
    // commas
    ['{ a: 1 b: 2 }', '{ a: 1, b: 2 }'],
    ['{\n  a: 1 // one\n  b: 2\n}', '{\n  a: 1, // one\n  b: 2\n}'],
    ['[1 2]', '[1, 2]'],
    ['{ a: 1; b: 2 }', '{ a: 1, b: 2 }'],
    ['{ a: 1,, b: 2 }', '{ a: 1, b: 2 }'],
    ['{\n  a: 1,\n  ,\n  b: 2\n}', '{\n  a: 1,\n  b: 2\n}'],
    ['{ a: 1 },\n', '{ a: 1 }\n'],
    // members
    ['{ "a" 1 }', '{ "a": 1 }'],
    ['{ a = 1, b => 2 }', '{ a : 1, b : 2 }'],
    ['{ a:: 1 }', '{ a: 1 }'],
    ['{ memory-core: {} }', '{ "memory-core": {} }'],
    ['{ openai/gpt-5.5: {} }', '{ "openai/gpt-5.5": {} }'],
    ['{ "a: "b" }', '{ "a": "b" }'],
    ['{ a": "b" }', '{ "a": "b" }'],
    // values
    ['{ a: b c", d: 1 }', '{ a: "b c", d: 1 }'],
    ['{ a: True, b: FALSE, c: None }', '{ a: true, b: false, c: null }'],
    ['{ a: 1_000_000 }', '{ a: 1000000 }'],
    [`{ a: \${HOME} }`, `{ a: "\${HOME}" }`],
    ['{ “a”: “b”, c: ‘d’, e: "f” }', `{ "a": "b", c: 'd', e: "f" }`],
    // comments and what nobody sees
    ['{\n  # one\n  a: 1\n}', '{\n  // one\n  a: 1\n}'],
    ['\u200b{ a:\u200b 1 }', '{ a: 1 }'],
    // brackets
    ['{ a: [1, 2}, b: 3 }', '{ a: [1, 2], b: 3 }'],
    ['{ a: [1, 2 }', '{ a: [1, 2] }'],
    ['{ a: 1 }}\n', '{ a: 1 }\n'],
    ['{ a: { b: 1 }}, c: 2 }', '{ a: { b: 1 }, c: 2 }'],
    ['{ a: { b: 1 }} c: 2 }', '{ a: { b: 1 }, c: 2 }'],
    ['{\n  a: {\n    b: 1\n  },\n  },\n  c: 2\n}\n', '{\n  a: {\n    b: 1\n  },\n  c: 2\n}\n'],
    ['{ a: [1\n', '{ a: [1]}\n'],
    ['{ a: [1]', '{ a: [1]}'],
    ['{\n  a: [\n    1,\n', '{\n  a: [\n    1,\n  ]\n}\n'],
    ['{\r\n\ta: [{\r\n\t\tb: 1\r\n', '{\r\n\ta: [{\r\n\t\tb: 1\r\n\t}]\r\n}\r\n'],
    ['{ a: 1 // one', '{ a: 1 // one\n}'],
    ['{\n  "a": 1,\n', '{\n  "a": 1\n}\n'],
    ['{\n  a: {\n    b: 1\n  c: 2\n}\n', '{\n  a: {\n    b: 1\n  },\n  c: 2\n}\n'],
    ['{\n  "a": {\n    "b": 1, // one\n  "c": 2\n}\n', '{\n  "a": {\n    "b": 1 // one\n  },\n  "c": 2\n}\n'],
    // around the value
    ['Found and updated: False\n{\n  a: 1,\n}\n', '{\n  a: 1,\n}\n'],
    ['[plugins] loaded 3\n{ a: 1 }\n', '{ a: 1 }\n'],
    ['{ a: 1 }\nDone in 3 s.\n', '{ a: 1 }\n'],
    ['module.exports = { a: 1 };\n', '{ a: 1 }\n'],
    ['```json\n{ "a": 1 }\n```\n', '{ "a": 1 }\n'],
  ])('%j becomes %j', (before, after) => {
    expect(repaired(before)).toBe(after);
    expect(parseDocument(after).problems).toEqual([]);
  });
});

describe('no repair where a person has to choose', () => {
  it.each([
    ['a line break in a string', '{ a: "b\n" }'],
    ['a string without an end', '{ a: "b\n}'],
    ['a bracket behind a string without an end', '{ a: "b'],
    ['a file cut off inside several brackets: what follows is lost', '{"a": {"b": 1,'],
    ['a bracket too many behind a key without a value: one was not opened', '{\n  a:\n    b: 1\n  },\n  c: 1\n}'],
    ['a comment without an end', '{ a: 1 /* }'],
    ['a merge conflict', '{\n<<<<<<< a\n  a: 1\n=======\n  a: 2\n>>>>>>> b\n}\n'],
    ['a key without a value', '{ a: , b: 1 }'],
    ['a dotted key: one name or a path', '{ a.b: 1 }'],
    ['a key in hexadecimal: its name or its value', '{ 0x10: 1 }'],
    ['a word: a misspelt literal or text', '{ a: tru }'],
    ['a number with a zero in front', '{ a: 01 }'],
    ['a quote too many in a string', '{ a: "say "hi" now" }'],
    ['two strings that touch: a comma or a quote to escape', '["a""b"]'],
    ['typographic quotes around straight ones', '{ a: “say "hi" now” }'],
    ['two values one after the other', '{ a: 1 }\n{ b: 2 }\n'],
    ['more than one bracket out of place', '{ a: [1, 2 }\n]}}'],
    ['an escape cut short: a path or a character', '{ a: "C:\\users" }'],
  ])('%s', (_, text) => {
    const { problems } = parseDocument(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.filter(({ repair }) => repair !== undefined)).toEqual([]);
  });
});

it('all repairs of a text together leave fewer problems, on any text', () => {
  let left = fuzzRuns(8_000);
  let repairs = 0;
  for (const text of mutations(seeds, 5)) {
    if (left-- === 0) break;
    const { problems } = parseDocument(text);
    const edits = repairEdits(problems);
    if (edits.length === 0) continue;
    repairs++;
    const after = parseDocument(applyEdits(text, edits)).problems.length;
    if (after >= problems.length) expect.fail(`${problems.length} -> ${after} problems: ${JSON.stringify(text)}`);
  }
  expect(repairs).toBeGreaterThan(fuzzRuns(8_000) / 10);
});
