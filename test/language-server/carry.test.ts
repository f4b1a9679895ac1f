import { describe, expect, test } from 'vitest';
import { stretchBetween } from '../../src/document/stretch.js';
import { carried } from '../../src/language-server/config/carry.js';

describe('a place after something was typed', () => {
  const at = (text: string, word: string) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length });
  const TEXT = "{ a: 'one', b: { c: 'two' }, d: 3 }";
  const where = (after: string, word: string) => carried(at(TEXT, word), TEXT, stretchBetween(TEXT, after));

  test('before it: the same', () => {
    expect(where(TEXT.replace('3', '300'), "'one'")).toEqual(at(TEXT, "'one'"));
  });

  test('behind it: further on', () => {
    const after = TEXT.replace('one', 'someone');
    expect(where(after, "'two'")).toEqual(at(after, "'two'"));
    expect(where(after, '3')).toEqual(at(after, '3'));
  });

  test('around it: an object is longer now, a value is another one', () => {
    const after = TEXT.replace('two', 'twenty');
    expect(where(after, "{ c: 'two' }")).toEqual(at(after, "{ c: 'twenty' }"));
    expect(where(after, "'two'")).toBeUndefined();
  });

  test('within it: gone', () => {
    expect(where(TEXT.replace("b: { c: 'two' }, ", ''), "'two'")).toBeUndefined();
  });
});
