import { codeAt, DOT, isDigit, isWordEnd, MINUS, PLUS, UPPER_I, UPPER_N, ZERO } from '../../characters.js';
import type { Cursor } from './cursor.js';

const JSON_NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const JSON5_NUMBER =
  /([+-]?)(0[xX][\da-fA-F]+|Infinity|NaN|(?:0|[1-9]\d*)(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)/y;

/** Digits that always make an exact integer. */
const SAFE_DIGITS = 15;

/** Reads the number at the cursor; `undefined`, without a move, where none stands. */
export function readNumber(cursor: Cursor): number | undefined {
  return readInteger(cursor) ?? readDecimal(cursor) ?? readJson5Number(cursor);
}

/** Whether a number, good or bad, starts with this character. */
export function startsNumber(code: number): boolean {
  return isDigit(code) || code === MINUS || code === PLUS || code === DOT || code === UPPER_I || code === UPPER_N;
}

/** The common case without any allocation; `undefined` where it takes more than that. */
function readInteger(cursor: Cursor): number | undefined {
  const { text } = cursor;
  const negative = codeAt(text, cursor.pos) === MINUS;
  const start = negative ? cursor.pos + 1 : cursor.pos;
  let pos = start;
  let value = 0;
  for (; pos < text.length; pos++) {
    const code = text.charCodeAt(pos);
    if (!isDigit(code)) break;
    value = value * 10 + (code - ZERO);
  }
  const digits = pos - start;
  if (digits === 0 || digits > SAFE_DIGITS) return undefined;
  if (digits > 1 && text.charCodeAt(start) === ZERO) return undefined;
  if (!isWordEnd(text, pos)) return undefined;
  cursor.pos = pos;
  return negative ? -value : value;
}

function readDecimal(cursor: Cursor): number | undefined {
  const { text, pos } = cursor;
  JSON_NUMBER.lastIndex = pos;
  if (!JSON_NUMBER.test(text) || !isWordEnd(text, JSON_NUMBER.lastIndex)) return undefined;
  cursor.pos = JSON_NUMBER.lastIndex;
  return Number(text.slice(pos, cursor.pos));
}

function readJson5Number(cursor: Cursor): number | undefined {
  const { text, pos } = cursor;
  JSON5_NUMBER.lastIndex = pos;
  const match = JSON5_NUMBER.exec(text);
  if (match === null || !isWordEnd(text, JSON5_NUMBER.lastIndex)) return undefined;
  const [, sign, unsigned] = match;
  cursor.pos = JSON5_NUMBER.lastIndex;
  cursor.usesJson5 = true;
  return sign === '-' ? -Number(unsigned) : Number(unsigned);
}
