import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteText } from '../../src/document/byte-text.js';
import { applyEdits } from '../../src/document/edit/edits.js';
import { lineIndex } from '../../src/document/lines.js';
import type { Edit } from '../../src/document/node.js';
import { editedSource, isBlank, isSameFrom, type TextSource, wholeText } from '../../src/document/text-source.js';

/** Characters of one to four bytes, line breaks, and stretches beyond a block of bytes. */
const pieces = fc.constantFrom(
  'a',
  'é',
  '✨',
  '💬',
  '\n',
  '\r\n',
  '\r',
  ' ',
  'x'.repeat(3000),
  'ж'.repeat(2500),
  '💬'.repeat(900),
);
const texts = fc.array(pieces, { maxLength: 12 }).map((list) => list.join(''));
const places = fc.array(fc.nat(), { minLength: 4, maxLength: 12 });

/** Where a character begins at or before an offset. */
function boundary(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}

function editsAt(text: string, offsets: readonly number[]): readonly Edit[] {
  const cuts = [...new Set(offsets.map((place) => boundary(text, place % (text.length + 1))))].sort((a, b) => a - b);
  return cuts.flatMap((offset, index) => {
    const end = cuts[index + 1] ?? text.length;
    return index % 2 === 0 ? [{ offset, length: end - offset, text: ['', '\n', 'ü💬', 'y\r\n'][index % 4] ?? '' }] : [];
  });
}

function expectSame(source: TextSource, text: string, offsets: readonly number[]): void {
  expect(source.length).toBe(text.length);
  for (const [index, place] of offsets.entries()) {
    const from = place % (text.length + 2);
    const to = (offsets[index + 1] ?? 0) % (text.length + 2);
    expect(source.slice(from, to)).toBe(text.slice(from, to));
    for (const character of ['\n', '\r', 'x']) {
      expect([from, source.indexOf(character, from)]).toEqual([from, text.indexOf(character, from)]);
      expect([from, source.lastIndexOf(character, from)]).toEqual([from, text.lastIndexOf(character, from)]);
    }
  }
}

describe('a text that stays bytes', () => {
  it('is read as the string is, at any place', () => {
    fc.assert(
      fc.property(texts, places, (text, offsets) => {
        expectSame(new ByteText(Buffer.from(text)), text, offsets);
        expect(wholeText(new ByteText(Buffer.from(text)))).toBe(text);
      }),
    );
  });

  it('has its lines where the string has them', () => {
    fc.assert(
      fc.property(texts, places, (text, offsets) => {
        const [ours, theirs] = [lineIndex(new ByteText(Buffer.from(text))), lineIndex(text)];
        for (const offset of offsets) {
          const position = theirs.position(offset % (text.length + 1));
          expect(ours.position(position.offset)).toEqual(position);
          expect(ours.lineRange(position.line)).toEqual(theirs.lineRange(position.line));
        }
      }),
    );
  });

  it('is read with edits in it as the string with them is', () => {
    fc.assert(
      fc.property(texts, places, places, (text, offsets, asked) => {
        const edits = editsAt(text, offsets);
        const after = applyEdits(text, edits);
        expectSame(editedSource(new ByteText(Buffer.from(text)), edits), after, asked);
      }),
    );
  });

  it('has the bytes of the string with the edits in it', () => {
    fc.assert(
      fc.property(texts, places, (text, offsets) => {
        const edits = editsAt(text, offsets);
        const made = Buffer.concat(new ByteText(Buffer.from(text)).withEdits(edits));
        expect(made.equals(Buffer.from(applyEdits(text, edits)))).toBe(true);
      }),
    );
  });

  it('shares the bytes that no edit touches', () => {
    const bytes = Buffer.from('{"a":1,"b":2}');
    const [first, , last] = new ByteText(bytes).withEdits([{ offset: 5, length: 1, text: '10' }]);
    expect([first?.buffer, last?.buffer]).toEqual([bytes.buffer, bytes.buffer]);
  });
});

describe('a text with edits in it', () => {
  it.each([
    [
      'overlap',
      [
        { offset: 1, length: 2, text: '' },
        { offset: 2, length: 1, text: '' },
      ],
    ],
    ['leave the text', [{ offset: 3, length: 5, text: '' }]],
  ])('is none where edits %s', (_, edits) => {
    expect(() => editedSource('abcd', edits)).toThrow(RangeError);
  });

  it('is looked through once, however many edits there are', () => {
    const text = 'abc\n'.repeat(300);
    const asked = { indexOf: 0, lastIndexOf: 0 };
    const source: TextSource = {
      length: text.length,
      slice: (start, end) => text.slice(start, end),
      indexOf(character, from) {
        asked.indexOf++;
        return text.indexOf(character, from);
      },
      lastIndexOf(character, from) {
        asked.lastIndexOf++;
        return text.lastIndexOf(character, from);
      },
    };
    const edits = Array.from({ length: 300 }, (_, index) => ({ offset: 4 * index, length: 1, text: 'A' }));
    const edited = editedSource(source, edits);
    expect([edited.indexOf('\r'), edited.lastIndexOf('\r')]).toEqual([-1, -1]);
    expect(asked).toEqual({ indexOf: 1, lastIndexOf: 1 });
  });

  it('is compared from an offset on', () => {
    const long = 'x'.repeat(70_000);
    expect(isSameFrom(`a${long}b`, `A${long}b`, 1)).toBe(true);
    expect(isSameFrom(`a${long}b`, `a${long}c`, 1)).toBe(false);
    expect(isSameFrom(`a${long}`, `a${long}b`, 1)).toBe(false);
  });

  it('is blank where it holds white space alone', () => {
    expect([' \n', '', `${' '.repeat(70_000)}x`].map((text) => isBlank(text))).toEqual([true, true, false]);
  });
});
