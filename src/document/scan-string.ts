import {
  BACKSLASH,
  CR,
  codeAt,
  isDigit,
  isHexDigit,
  isLineBreak,
  LF,
  LOWER_U,
  LOWER_X,
  SPACE,
  ZERO,
} from './characters.js';
import type { Cursor } from './cursor.js';
import { badEscape } from './problems.js';
import { recoverBrokenString } from './recover-string.js';

/** What a backslash and one more character stand for in JSON and JSON5. Others stand for themselves. */
const ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x62, '\b'],
  [0x66, '\f'],
  [0x6e, '\n'],
  [0x72, '\r'],
  [0x74, '\t'],
]);
/** `"`, `\` and `/`: these JSON may escape, too. */
const JSON_SELF_ESCAPES: ReadonlySet<number> = new Set([0x22, 0x5c, 0x2f]);
const VERTICAL_TAB_ESCAPE = 0x76;

/** Reads the string whose opening quote the cursor stands on, and moves behind the closing one. */
export function readString(cursor: Cursor): string {
  const { text, pos: start } = cursor;
  const { length } = text;
  const quote = text.charCodeAt(start);
  for (let pos = start + 1; pos < length; pos++) {
    const code = text.charCodeAt(pos);
    if (code === quote) {
      cursor.pos = pos + 1;
      return text.slice(start + 1, pos);
    }
    if (code === BACKSLASH || code < SPACE) break;
  }
  return readUnusualString(cursor, quote);
}

/** The way for strings with escapes or control characters, and for those that never end. */
function readUnusualString(cursor: Cursor, quote: number): string {
  const { text, pos: start } = cursor;
  let value = '';
  let copied = start + 1;
  cursor.pos = copied;
  while (cursor.pos < text.length) {
    const code = text.charCodeAt(cursor.pos);
    if (code === quote) return value + text.slice(copied, cursor.pos++);
    if (code === BACKSLASH) {
      value += text.slice(copied, cursor.pos);
      value += readEscape(cursor);
      copied = cursor.pos;
      continue;
    }
    if (code === LF || code === CR) break;
    if (code < SPACE) cursor.usesJson5 = true;
    cursor.pos++;
  }
  return value + recoverBrokenString(cursor, start, copied);
}

/** Reads the escape whose backslash the cursor stands on. */
function readEscape(cursor: Cursor): string {
  const { text, pos: start } = cursor;
  const code = codeAt(text, start + 1);
  if (code === LOWER_U) return readHexEscape(cursor, 4);

  const plain = ESCAPES.get(code);
  if (plain !== undefined || JSON_SELF_ESCAPES.has(code)) {
    cursor.pos = start + 2;
    return plain ?? text.charAt(start + 1);
  }

  cursor.usesJson5 = true;
  if (code === LOWER_X) return readHexEscape(cursor, 2);
  if (code === VERTICAL_TAB_ESCAPE) {
    cursor.pos = start + 2;
    return '\v';
  }
  if (isLineBreak(code)) {
    cursor.pos = start + (code === CR && codeAt(text, start + 2) === LF ? 3 : 2);
    return '';
  }
  if (isDigit(code)) return readNulEscape(cursor);
  // The last character of the text: the string has no end, which the caller finds out next.
  cursor.pos = Math.min(start + 2, text.length);
  return text.slice(start + 1, cursor.pos);
}

/** `\0`, unless a digit follows: octal escapes are none of JSON5. */
function readNulEscape(cursor: Cursor): string {
  const { text, pos: start } = cursor;
  cursor.pos = start + 2;
  if (codeAt(text, start + 1) === ZERO && !isDigit(codeAt(text, start + 2))) return '\0';
  while (isDigit(codeAt(text, cursor.pos))) cursor.pos++;
  cursor.problems.push(badEscape({ start, end: cursor.pos }, 'digits'));
  return text.slice(start + 1, cursor.pos);
}

/** `\xHH` or `\uHHHH`; whatever follows a broken one is read as plain text. */
function readHexEscape(cursor: Cursor, digits: 2 | 4): string {
  const { text, pos: start } = cursor;
  const from = start + 2;
  let end = from;
  while (end < from + digits && isHexDigit(codeAt(text, end))) end++;
  cursor.pos = end;
  if (end === from + digits) return String.fromCharCode(Number.parseInt(text.slice(from, end), 16));
  cursor.problems.push(badEscape({ start, end }, digits === 2 ? 'hex' : 'unicode'));
  return text.slice(start + 1, end);
}
