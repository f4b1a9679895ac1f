import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../../../src/document/parse.js';
import { commentOwners, ownerName } from '../comment-owners.js';

/** Each comment with whose it is: `a` the member, `free in` nobody's, the root's own path is empty. */
function owners(text: string): { [comment: string]: string } {
  const document = parseDocument(text);
  expect(document.problems).toEqual([]);
  return Object.fromEntries(commentOwners(document).map((owner) => [owner.text, ownerName(owner)]));
}

describe('whose a comment is', () => {
  test('C1: behind the comma, on the line of the next item, it belongs to that', () => {
    expect(owners('{ a: 1, /* x */ b: 2 }')).toEqual({ '/* x */': 'b' });
    expect(owners('{ a: 1, /* x */ /* y */ b: 2 }')).toEqual({ '/* x */': 'b', '/* y */': 'b' });
    expect(owners('{\n  a: 1\n  , /* x */ b: 2\n}')).toEqual({ '/* x */': 'b' });
  });

  test('C2: on the line where an item ends it belongs to that, in front of the comma or behind it', () => {
    expect(owners('{\n  a: 1, // x\n  b: 2\n}')).toEqual({ '// x': 'a' });
    expect(owners('{\n  a: 1 /* x */, // y\n  b: 2\n}')).toEqual({ '/* x */': 'a', '// y': 'a' });
    expect(owners('{\n  a: {\n    c: 1\n  }, // x\n  b: 2\n}')).toEqual({ '// x': 'a' });
    expect(owners('{ a: 1 /* x */ }')).toEqual({ '/* x */': 'a' });
    expect(owners('{ a: 1, /* x */ }')).toEqual({ '/* x */': 'a' });
  });

  test('C2: directly behind an opening bracket it belongs to the container', () => {
    expect(owners('{\n  a: { // x\n    b: 1\n  }\n}')).toEqual({ '// x': 'a' });
    expect(owners('[ /* x */ 1 ]')).toEqual({ '/* x */': '' });
  });

  test('C3: directly above an item it belongs to that, with all that stand directly above it', () => {
    const text = '{\n  a: 1,\n  // x\n  /* y\n   */\n  // z\n  b: 2\n}';
    expect(owners(text)).toEqual({ '// x': 'b', '/* y\n   */': 'b', '// z': 'b' });
  });

  test('C4: with a blank line below it, it belongs to nobody', () => {
    const text = '{\n  a: 1,\n\n  // header\n\n  // x\n  b: 2\n}';
    expect(owners(text)).toEqual({ '// header': 'free in ', '// x': 'b' });
  });

  test('C4: so it does before a closing bracket', () => {
    expect(owners('{\n  a: 1,\n  // b: off\n}')).toEqual({ '// b: off': 'free in ' });
    expect(owners('{\n  a: {\n    // b: off\n  }\n}')).toEqual({ '// b: off': 'free in a' });
  });

  test('C5: with leading commas, what stands above a comma belongs to the item behind it', () => {
    expect(owners('{\n  a: 1\n  // x\n  , b: 2\n}')).toEqual({ '// x': 'b' });
    expect(owners('{\n  a: 1\n  // x\n\n  , b: 2\n}')).toEqual({ '// x': 'free in ' });
  });

  test('C5: otherwise what stands between an item and its comma belongs to the item', () => {
    expect(owners('{\n  a: 1\n  // x\n  ,\n  b: 2\n}')).toEqual({ '// x': 'a' });
    expect(owners('{\n  a: 1\n  // x\n  ,\n}')).toEqual({ '// x': 'a' });
  });

  test('C6: inside an item it belongs to that', () => {
    expect(owners('{ a /* x */ : /* y */ [/* z */] }')).toEqual({ '/* x */': 'a', '/* y */': 'a', '/* z */': 'a' });
  });

  test('a member that was commented out belongs to nobody, and parts what stands above it from the item', () => {
    expect(owners("{\n  a: 1,\n  // account: 'x',\n  b: 2\n}")).toEqual({ "// account: 'x',": 'free in ' });
    expect(owners('{\n  // why\n  // "a": 1\n  // x\n  b: 2\n}')).toEqual({
      '// why': 'free in ',
      '// "a": 1': 'free in ',
      '// x': 'b',
    });
    expect(owners("{\n  a: 1,\n  /* c: 'x', */\n  b: 2\n}")).toEqual({ "/* c: 'x', */": 'free in ' });
    expect(owners('{\n  // c: {\n  //   d: 1,\n  // }\n  b: 2\n}')).toEqual({
      '// c: {': 'free in ',
      '//   d: 1,': 'free in ',
      '// }': 'free in ',
    });
  });

  test('words with a colon are words', () => {
    for (const words of ['// default: 30', '// note: keep this,', '// see: https://example.org, too', "// was: 'pi'"]) {
      expect(owners(`{\n  ${words}\n  b: 2\n}`)).toEqual({ [words]: 'b' });
    }
  });

  test.each(['\r\n', '\r', '\u2028', '\u2029'])('line breaks of every kind count, CRLF once (%j)', (eol) => {
    const text = ['{', 'a: 1, // x', '// y', 'b: 2,', '// free', '', 'c: 3', '}'].join(eol);
    expect(owners(text)).toEqual({ '// x': 'a', '// y': 'b', '// free': 'free in ' });
  });

  test('line breaks inside a comment do not part it from an item', () => {
    expect(owners('{\n  a: 1, /* x\n  */ b: 2\n}')).toEqual({ '/* x\n  */': 'b' });
  });
});
