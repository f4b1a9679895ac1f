import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse.js';
import { deepEqual, toValue } from '../../src/document/value.js';
import { json5Reads } from '../helpers/json5-oracle.js';

interface Example {
  readonly name: string;
  readonly text: string;
  readonly valid: boolean;
}

const corpus = JSON.parse(readFileSync(new URL('json5-corpus.json', import.meta.url), 'utf8')) as readonly Example[];

/** Too long to keep in a file. */
const long: readonly Example[] = [
  { name: 'string of 20,000 characters', text: `"${'x'.repeat(20_000)}"`, valid: true },
  { name: 'fraction of 500 digits', text: `0.${'1'.repeat(500)}`, valid: true },
  { name: 'arrays in arrays, 2,000 deep', text: `${'['.repeat(2_000)}${']'.repeat(2_000)}`, valid: true },
  { name: 'objects in objects, 2,000 deep', text: `${'{a:'.repeat(2_000)}1${'}'.repeat(2_000)}`, valid: true },
  { name: 'arrays in objects, 1,000 deep', text: `${'{a:['.repeat(1_000)}${']}'.repeat(1_000)}`, valid: true },
  { name: '2,000 arrays that stay open', text: '['.repeat(2_000), valid: false },
];

describe('the parser accepts what json5 accepts, with the same values', () => {
  it.each([...corpus, ...long])('$name', ({ text, valid }) => {
    const truth = json5Reads(text);
    expect(truth.valid).toBe(valid);

    const document = parseDocument(text);
    expect(document.problems.length === 0).toBe(valid);
    if (!truth.valid) return;

    const { root } = document;
    expect(root).toBeDefined();
    expect(deepEqual(toValue(root!), truth.value)).toBe(true);
  });

  it.each(corpus.filter(({ valid }) => valid))('$name: keys in the same order', ({ text }) => {
    const truth = json5Reads(text);
    const { root } = parseDocument(text);
    expect(truth.valid && JSON.stringify(toValue(root!)) === JSON.stringify(truth.value)).toBe(true);
  });

  it('agrees on every character of the Basic Multilingual Plane, and on others, as start and part of a key', () => {
    const differing: string[] = [];
    for (let codePoint = 0; codePoint < 0x20000; codePoint += codePoint < 0x10000 ? 1 : 7) {
      const character = String.fromCodePoint(codePoint);
      for (const text of [`{${character}:1}`, `{a${character}:1}`]) {
        if ((parseDocument(text).problems.length === 0) !== json5Reads(text).valid) differing.push(text);
      }
    }
    expect(differing).toEqual([]);
  });
});

describe('nesting', () => {
  it('is read 2,000 levels deep', () => {
    const depth = 2_000;
    const { problems, root } = parseDocument(`${'[{a:'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`);
    expect(problems).toEqual([]);
    let levels = 0;
    for (let node = root; node !== undefined && node.type !== 'number'; levels++) {
      node = node.type === 'array' ? node.items[0] : node.type === 'object' ? node.members[0]?.value : undefined;
    }
    expect(levels).toBe(depth);
  });

  it('that is never closed makes one problem, with the brackets that are missing', () => {
    const { problems } = parseDocument(`${'['.repeat(2_000)}\n`);
    expect(problems.map(({ code }) => code)).toEqual(['unclosed']);
    expect(problems[0]?.repair?.edits).toEqual([{ offset: 2_000, length: 0, text: ']'.repeat(2_000) }]);
  });
});
