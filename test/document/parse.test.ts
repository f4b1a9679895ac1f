import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse.js';

describe('ranges', () => {
  it('a member runs from its key to the end of its value; a node holds no text', () => {
    const text = `{ "a": 1, b : 'x' }`;
    expect(parseDocument(text).root).toEqual({
      type: 'object',
      start: 0,
      end: 19,
      members: [
        {
          start: 2,
          end: 8,
          key: 'a',
          keyRange: { start: 2, end: 5 },
          keyQuote: '"',
          value: { type: 'number', start: 7, end: 8, value: 1 },
        },
        {
          start: 10,
          end: 17,
          key: 'b',
          keyRange: { start: 10, end: 11 },
          keyQuote: null,
          value: { type: 'string', start: 14, end: 17, value: 'x', quote: "'" },
        },
      ],
    });
  });

  it('an object that is a value ends its member', () => {
    const text = '{ a: { b: [1] } }';
    const { root } = parseDocument(text);
    const member = root?.type === 'object' ? root.members[0] : undefined;
    expect(text.slice(member?.start, member?.end)).toBe('a: { b: [1] }');
    expect(text.slice(member?.value.start, member?.value.end)).toBe('{ b: [1] }');
  });

  it('literals and numbers keep how they are written', () => {
    const text = '[null, true, false, 0x1F, -.5, +Infinity]';
    const { root } = parseDocument(text);
    const items = root?.type === 'array' ? root.items : [];
    expect(items.map(({ start, end }) => text.slice(start, end))).toEqual([
      ...['null', 'true', 'false', '0x1F', '-.5', '+Infinity'],
    ]);
    expect(items.map((item) => 'value' in item && item.value)).toEqual([null, true, false, 31, -0.5, Infinity]);
  });

  it('a byte order mark counts', () => {
    expect(parseDocument('\ufeff{}').root).toMatchObject({ start: 1, end: 3 });
  });

  it('a key written with escapes has the name it stands for', () => {
    const { root } = parseDocument('{ \\u0061b: 1 }');
    const member = root?.type === 'object' ? root.members[0] : undefined;
    expect(member).toMatchObject({ key: 'ab', keyRange: { start: 2, end: 9 }, keyQuote: null });
  });

  it('duplicate keys are all there', () => {
    const { root } = parseDocument('{ a: 1, a: 2, "a": 3 }');
    expect(root?.type === 'object' && root.members.map(({ value }) => value.type === 'number' && value.value)).toEqual([
      ...[1, 2, 3],
    ]);
  });
});

describe('comments', () => {
  const at = (text: string) =>
    parseDocument(text).comments.map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);

  it('come in order, from before the value to behind it, without the line break', () => {
    expect(at('// a\n{ /* b */ k /* c */ : /* d */ 1, // e\r\n /* f\n g */ }\n// h')).toEqual([
      'line // a',
      'block /* b */',
      'block /* c */',
      'block /* d */',
      'line // e',
      'block /* f\n g */',
      'line // h',
    ]);
  });

  it('hide what looks like comments in strings, and the other way round', () => {
    expect(at(`{ a: "// no", b: '/* no */' } // "yes" /* part */`)).toEqual(['line // "yes" /* part */']);
  });

  it('end at U+2028, too', () => {
    expect(at('[ // a\u2028 1 ]')).toEqual(['line // a']);
  });
});

describe('the narrowest dialect', () => {
  it.each([
    ['json', '{ "a": [1, -2.5e3, "x\\n\\u0041\\/", null, true] }\r\n\t'],
    ['jsonc', '// c\n{ "a": /* d */ 1 }'],
    ['json5', '{ a: 1 }'],
    ['json5', "{ 'a': 1 }"],
    ['json5', `{ "a": 'b' }`],
    ['json5', '{ "a": 1, }'],
    ['json5', '[1, ]'],
    ['json5', '[+1]'],
    ['json5', '[.5]'],
    ['json5', '[5.]'],
    ['json5', '[0x1]'],
    ['json5', '[NaN]'],
    ['json5', '["a\\\nb"]'],
    ['json5', '["\\v"]'],
    ['json5', '["\\x41"]'],
    ['json5', '["\\\'"]'],
    ['json5', '["\t"]'],
    ['json5', '\ufeff[]'],
    ['json5', '[\u00a0]'],
    ['json5', '[ // a\u2028 1 ]'],
    ['json', '["\u2028\u007f"]'],
  ])('%s: %j', (dialect, text) => {
    const document = parseDocument(text);
    expect(document.problems).toEqual([]);
    expect(document.dialect).toBe(dialect);
  });
});
