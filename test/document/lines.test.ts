import { describe, expect, it } from 'vitest';
import { lineIndex } from '../../src/document/lines.js';

describe('positions', () => {
  it.each([
    ['LF', 'ab\ncd\n', 3],
    ['CRLF', 'ab\r\ncd\r\n', 4],
    ['CR', 'ab\rcd\r', 3],
  ])('lines end with %s', (_, text, second) => {
    const { position } = lineIndex(text);
    expect(position(1)).toEqual({ line: 1, column: 2, offset: 1 });
    expect(position(second)).toEqual({ line: 2, column: 1, offset: second });
    expect(position(text.length)).toEqual({ line: 3, column: 1, offset: text.length });
  });

  it('all kinds of line ends in one text', () => {
    const text = 'a\nb\r\nc\rd\n\re';
    const { position } = lineIndex(text);
    const lines = ['a', 'b', 'c', 'd', 'e'].map((letter) => position(text.indexOf(letter)).line);
    expect(lines).toEqual([1, 2, 3, 4, 6]);
  });

  it('the break belongs to the line it ends', () => {
    expect(lineIndex('ab\r\ncd').position(3)).toEqual({ line: 1, column: 4, offset: 3 });
  });

  it('U+2028 ends no line: editors show none', () => {
    expect(lineIndex('a\u2028b').position(2)).toMatchObject({ line: 1, column: 3 });
  });

  it('columns count UTF-16 units', () => {
    expect(lineIndex('"😀x').position(3)).toMatchObject({ column: 4 });
  });

  it('a byte order mark shifts no column of its line', () => {
    const { position, offset } = lineIndex('\ufeff{\n a');
    expect(position(0)).toMatchObject({ line: 1, column: 1 });
    expect(position(1)).toMatchObject({ line: 1, column: 1 });
    expect(position(2)).toMatchObject({ line: 1, column: 2 });
    expect(position(4)).toMatchObject({ line: 2, column: 2 });
    expect(offset(1, 1)).toBe(1);
  });

  it('an offset outside the text is its nearest end', () => {
    const { position } = lineIndex('ab\n');
    expect(position(-5)).toEqual({ line: 1, column: 1, offset: 0 });
    expect(position(99)).toEqual({ line: 2, column: 1, offset: 3 });
  });

  it('an empty text is one line', () => {
    const { position, lineRange } = lineIndex('');
    expect(position(0)).toEqual({ line: 1, column: 1, offset: 0 });
    expect(lineRange(1)).toEqual({ start: 0, end: 0 });
  });
});

describe('offsets', () => {
  const text = '\ufeffone\r\n\r\nthree\rfour\n';

  it('lead back to where they came from, for every place that is shown', () => {
    const { position, offset } = lineIndex(text);
    const shown = Array.from(text, (_, at) => at).filter((at) => !'\ufeff\r\n'.includes(text.charAt(at)));
    for (const at of shown) {
      const { line, column } = position(at);
      expect(offset(line, column)).toBe(at);
    }
  });

  it('a column or a line too far is the end of what there is', () => {
    const { offset } = lineIndex(text);
    expect(offset(1, 99)).toBe(text.indexOf('\r'));
    expect(offset(99, 1)).toBe(text.length);
    expect(offset(0, 0)).toBe(1);
  });

  it('a line is shown without its break', () => {
    const { lineRange } = lineIndex(text);
    const lines = [1, 2, 3, 4, 5].map((line) => text.slice(lineRange(line).start, lineRange(line).end));
    expect(lines).toEqual(['one', '', 'three', 'four', '']);
  });
});
