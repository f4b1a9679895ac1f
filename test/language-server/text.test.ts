import { describe, expect, test } from 'vitest';
import { cursorAt } from '../../src/language-server/config/cursor.js';
import { changedText, openText } from '../../src/language-server/text/open-text.js';
import { TextPlaces } from '../../src/language-server/text/places.js';

const TEXT = 'a\r\nüé😀x\rlast\n';

describe.each(['utf-16', 'utf-8'] as const)('places in %s', (encoding) => {
  const places = new TextPlaces(TEXT, encoding);

  test('go there and back at every character', () => {
    for (let offset = 0; offset <= TEXT.length; offset++) {
      const isInside = TEXT.charCodeAt(offset) >= 0xdc00 && TEXT.charCodeAt(offset) <= 0xdfff;
      const isBreak = TEXT[offset] === '\n' && TEXT[offset - 1] === '\r';
      if (!isInside && !isBreak) expect(places.offset(places.position(offset))).toBe(offset);
    }
  });

  test('a column past the end of its line is that end', () => {
    expect(places.offset({ line: 0, character: 99 })).toBe(1);
    expect(places.offset({ line: 99, character: 0 })).toBe(TEXT.length);
  });
});

test('columns are counted in units or in bytes', () => {
  expect(new TextPlaces(TEXT, 'utf-16').position(TEXT.indexOf('x'))).toEqual({ line: 1, character: 4 });
  expect(new TextPlaces(TEXT, 'utf-8').position(TEXT.indexOf('x'))).toEqual({ line: 1, character: 8 });
});

test('several changes are made one after the other', () => {
  const before = openText({ uri: 'file:///a', path: '/a', version: 1, text: 'ab\ncd' }, 'utf-16');
  const at = (line: number, character: number) => ({ line, character });
  const after = changedText(
    before,
    [
      { range: { start: at(0, 1), end: at(0, 2) }, text: 'x\n' },
      { range: { start: at(2, 0), end: at(2, 1) }, text: '' },
    ],
    2,
    'utf-16',
  );
  expect(after.places.text).toBe('ax\n\nd');
  expect(after.version).toBe(2);
});

describe('what is being written', () => {
  test.each([
    ['{ a: { b| } }', 'key', ['a'], 'b'],
    ["{ a: 'x|y' }", 'value', ['a'], 'x'],
    ['{ a: [1, |', 'value', ['a', 1], ''],
    ["{ a: [{ b: 1 }, { 'c|", 'key', ['a', 1], 'c'],
    ['{ a: 1\n  b|', 'key', [], 'b'],
    ['{ "a b": { /* { */ c: | } }', 'value', ['a b', 'c'], ''],
    ['{ // b|', 'comment', [], '// b'],
    ['{ a |', 'nothing', [], ''],
    ['|', 'nothing', [], ''],
  ])('%s', (source, at, path, typed) => {
    const offset = source.indexOf('|');
    expect(cursorAt(source.replace('|', ''), offset)).toMatchObject({ at, path, typed });
  });
});
