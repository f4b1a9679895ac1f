import { ID_Continue, ID_Start } from 'json5/lib/unicode.js';
import { DOLLAR, isDigit, UNDERSCORE } from './characters.js';

// json5 carries its own Unicode tables; the engine's \p{ID_Start} differs from them on more than 20,000 code points.

function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** Whether a key written without quotes may start with this code point. */
export function isIdentifierStart(codePoint: number): boolean {
  if (codePoint < 0x80) return isAsciiLetter(codePoint) || codePoint === UNDERSCORE || codePoint === DOLLAR;
  return ID_Start.test(String.fromCodePoint(codePoint));
}

/** Whether a key written without quotes may go on with this code point. */
export function isIdentifierPart(codePoint: number): boolean {
  if (codePoint < 0x80) return isIdentifierStart(codePoint) || isDigit(codePoint);
  if (codePoint === 0x200c || codePoint === 0x200d) return true;
  return ID_Continue.test(String.fromCodePoint(codePoint));
}

/** Whether `key` can stand in a JSON5 text without quotes and without escapes. */
export function isIdentifierName(key: string): boolean {
  let pos = 0;
  while (pos < key.length) {
    const codePoint = key.codePointAt(pos) ?? 0;
    if (!(pos === 0 ? isIdentifierStart(codePoint) : isIdentifierPart(codePoint))) return false;
    pos += codePoint > 0xffff ? 2 : 1;
  }
  return pos > 0;
}
