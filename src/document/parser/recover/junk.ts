import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  codeAt,
  EQUALS,
  endOfWord,
  isBlank,
  isCommentStart,
  isLineBreak,
  isQuote,
  OPEN_BRACE,
  OPEN_BRACKET,
} from '../../characters.js';
import type { Range } from '../../node.js';
import type { Cursor } from '../scan/cursor.js';
import { startsNumber } from '../scan/number.js';
import { skipSpace } from '../scan/space.js';
import { readString } from '../scan/string.js';
import { straightQuoteFor } from './string.js';

/** Whether a key and its colon stand at `pos`: the surest sign of a new member. */
export function looksLikeMember(cursor: Cursor, pos: number): boolean {
  return cursor.peek(pos, (ahead) => {
    if (isQuote(codeAt(ahead.text, pos))) readString(ahead);
    else ahead.pos = endOfWord(ahead.text, pos);
    return ahead.pos > pos && skipSpace(ahead) === COLON;
  });
}

const LITERAL = /^(?:true|false|null)$/;

/** Whether a value starts at `pos`, as far as its first character or word tells. */
export function looksLikeValue(text: string, pos: number): boolean {
  const code = codeAt(text, pos);
  if (isQuote(code) || code === OPEN_BRACE || code === OPEN_BRACKET || startsNumber(code)) return true;
  if (straightQuoteFor(text.charAt(pos)) !== undefined) return true;
  return LITERAL.test(text.slice(pos, endOfWord(text, pos)));
}

/** Moves behind what nothing can be made of: to the next comma, bracket, comment or end of line. At least a character. */
export function skipJunk(cursor: Cursor): Range {
  const { text, pos: start } = cursor;
  let end = start;
  let pos = start;
  while (pos < text.length && !(pos > start && endsJunk(text, pos))) {
    const blank = isBlank(text.charCodeAt(pos));
    pos = isQuote(text.charCodeAt(pos)) && mayOpenString(text, pos, start) ? endOfString(text, pos) : pos + 1;
    if (!blank) end = pos;
  }
  cursor.pos = end;
  return { start, end };
}

function endsJunk(text: string, pos: number): boolean {
  const code = codeAt(text, pos);
  switch (code) {
    case COMMA:
    case OPEN_BRACE:
    case CLOSE_BRACE:
    case OPEN_BRACKET:
    case CLOSE_BRACKET:
      return true;
    default:
      return isLineBreak(code) || isCommentStart(text, pos);
  }
}

/** A quote inside a word (`it's`) opens no string. */
function mayOpenString(text: string, pos: number, start: number): boolean {
  if (pos === start) return true;
  const before = text.charCodeAt(pos - 1);
  return isBlank(before) || before === COLON || before === EQUALS;
}

/** End of the string at `pos`; the next character where it does not end on its line. */
function endOfString(text: string, pos: number): number {
  const quote = text.charAt(pos);
  for (let at = pos + 1; at < text.length && !isLineBreak(text.charCodeAt(at)); at++) {
    if (text.charAt(at) === quote) return at + 1;
  }
  return pos + 1;
}
