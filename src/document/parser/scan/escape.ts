import { CR, codeAt, isDigit, isHexDigit, isLineBreak, LF, LOWER_U, LOWER_X, ZERO } from '../../characters.js';
import { badEscape } from '../problems.js';
import type { Cursor } from './cursor.js';

/** What a backslash and one more character stand for. All others stand for themselves. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
/** Characters that strict JSON, too, lets stand for themselves behind a backslash. */
const JSON_SELF_ESCAPES = '"\\/';
/** How other languages write a code point; JSON5 does not. */
const BRACED_ESCAPE = /\\u\{[\da-fA-F]*\}/y;

/** Reads the escape in a string whose backslash the cursor stands on. A bad one (with a problem) stands for its text. */
export function readStringEscape(cursor: Cursor): string {
  const { text, pos: start } = cursor;
  const code = codeAt(text, start + 1);
  if (code === LOWER_U) {
    return readUnicodeEscape(cursor) ?? rejectEscape(cursor, start, 'unicode');
  }
  const character = text.charAt(start + 1);
  const plain = ESCAPES.get(character);
  if (plain !== undefined || JSON_SELF_ESCAPES.includes(character)) {
    cursor.pos = Math.min(start + 2, text.length);
    return plain ?? character;
  }

  cursor.usesJson5 = true;
  if (code === LOWER_X) return readHexDigits(cursor, 2) ?? rejectEscape(cursor, start, 'hex');
  if (isDigit(code)) return readNulEscape(cursor);
  cursor.pos = start + 2;
  if (code === CR && codeAt(text, start + 2) === LF) cursor.pos++;
  if (isLineBreak(code)) return '';
  return character === 'v' ? '\v' : character;
}

/** Reads `\uHHHH`; `undefined`, behind what there is of it, where that is something else. */
export function readUnicodeEscape(cursor: Cursor): string | undefined {
  const { text, pos: start } = cursor;
  if (codeAt(text, start + 1) !== LOWER_U) return undefined;
  BRACED_ESCAPE.lastIndex = start;
  if (!BRACED_ESCAPE.test(text)) return readHexDigits(cursor, 4);
  cursor.pos = BRACED_ESCAPE.lastIndex;
  return undefined;
}

/** `\0`, unless a digit follows: JSON5 has no octal escapes. */
function readNulEscape(cursor: Cursor): string {
  const { text, pos: start } = cursor;
  cursor.pos = start + 2;
  if (codeAt(text, start + 1) === ZERO && !isDigit(codeAt(text, start + 2))) return '\0';
  while (isDigit(codeAt(text, cursor.pos))) cursor.pos++;
  return rejectEscape(cursor, start, 'digits');
}

function readHexDigits(cursor: Cursor, count: 2 | 4): string | undefined {
  const { text } = cursor;
  const from = cursor.pos + 2;
  let end = from;
  while (end < from + count && isHexDigit(codeAt(text, end))) end++;
  cursor.pos = end;
  return end === from + count ? String.fromCharCode(Number.parseInt(text.slice(from, end), 16)) : undefined;
}

function rejectEscape(cursor: Cursor, start: number, kind: Parameters<typeof badEscape>[1]): string {
  cursor.report(badEscape({ start, end: cursor.pos }, kind));
  return cursor.text.slice(start + 1, cursor.pos);
}
