import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  codeAt,
  END,
  endOfLine,
  isBlank,
  isLineBreak,
  isQuote,
  skipBlanks,
  skipBlanksBack,
} from '../../characters.js';
import type { Quote } from '../../node.js';
import { newlineInString, smartQuote, unterminatedString } from '../problems.js';
import type { Cursor } from '../scan/cursor.js';

const DOUBLE_SMART_QUOTES = '“”„‟';
const SINGLE_SMART_QUOTES = '‘’‚‛';

/** The straight quote a typographic one stands for. */
export function straightQuoteFor(character: string): Quote | undefined {
  if (character === '') return undefined;
  if (DOUBLE_SMART_QUOTES.includes(character)) return '"';
  return SINGLE_SMART_QUOTES.includes(character) ? "'" : undefined;
}

/**
 * A string began at `start` and its line (or the text) ended, where the cursor stands, before a closing quote came.
 * Decides where it was meant to end, moves there, and returns the part of its value from `copied` on.
 *
 * A typographic quote may close it. Or it goes on below (a token pasted with its line break), which shows in the next
 * quote of its kind: what may follow a string follows that one. Else the closing quote was forgotten on this line.
 */
export function recoverBrokenString(cursor: Cursor, start: number, copied: number): string {
  const { text, pos: lineEnd } = cursor;
  const quote = text.charAt(start) === '"' ? '"' : "'";
  const smart = findSmartEnd(text, copied, quote);
  if (smart !== END) {
    cursor.pos = smart + 1;
    cursor.report(smartQuote(text, { start, end: cursor.pos }, quote));
    return text.slice(copied, smart);
  }
  const close = text.indexOf(quote, lineEnd);
  if (close !== END && mayFollowString(text, close + 1)) {
    cursor.pos = close + 1;
    cursor.report(newlineInString({ start, end: lineEnd }));
    return text.slice(copied, close);
  }
  const end = beforeClosers(text, copied, lineEnd);
  cursor.pos = end;
  cursor.report(unterminatedString({ start, end }));
  return text.slice(copied, end);
}

/**
 * Reads the string in typographic quotes the cursor stands on, with a problem. Returns `undefined`, and does not move,
 * where there is none.
 */
export function readSmartString(cursor: Cursor): { readonly value: string; readonly quote: Quote } | undefined {
  const { text, pos: start } = cursor;
  const quote = straightQuoteFor(text.charAt(start));
  if (quote === undefined || start < cursor.noStringEndBefore[quote]) return undefined;
  const close = findSmartEnd(text, start + 1, quote);
  if (close === END) {
    cursor.noStringEndBefore[quote] = endOfLine(text, start);
    return undefined;
  }
  cursor.pos = close + 1;
  const value = text.slice(start + 1, close);
  const keepsMeaning = !value.includes(quote) && !value.includes('\\');
  cursor.report(smartQuote(text, { start, end: cursor.pos }, keepsMeaning ? quote : null));
  return { value, quote };
}

/**
 * Reads the text at the cursor that ends like a string, but has no opening quote. It does not move, and returns
 * `undefined`, where no quote comes before the next delimiter and the end of the line, or one that closes nothing.
 */
export function readUnopenedString(cursor: Cursor): { readonly value: string; readonly quote: Quote } | undefined {
  const { text, pos: start, noStringEndBefore } = cursor;
  if (start < noStringEndBefore.unopened) return undefined;
  let end = start;
  while (end < text.length && !endsUnquoted(text.charCodeAt(end))) end++;
  const quote = text.charAt(end);
  if (end === start || (quote !== '"' && quote !== "'") || !mayFollowString(text, end + 1)) {
    noStringEndBefore.unopened = end;
    return undefined;
  }
  cursor.pos = end + 1;
  return { value: text.slice(start, end), quote };
}

function endsUnquoted(code: number): boolean {
  return isQuote(code) || isCloser(code) || code === COLON || code === BACKSLASH || isLineBreak(code);
}

/** On the rest of the line, the first quote of a kind, typographic or straight, behind which a string may end. */
function findSmartEnd(text: string, from: number, quote: Quote): number {
  for (let pos = from; pos < text.length && !isLineBreak(text.charCodeAt(pos)); pos++) {
    const character = text.charAt(pos);
    if (character !== quote && straightQuoteFor(character) !== quote) continue;
    if (mayFollowString(text, pos + 1)) return pos;
  }
  return END;
}

/** Whether a delimiter or the end of the line comes next. */
function mayFollowString(text: string, pos: number): boolean {
  const code = codeAt(text, skipBlanks(text, pos));
  return code === END || code === COLON || isLineBreak(code) || isCloser(code);
}

function isCloser(code: number): boolean {
  return code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET;
}

/** Steps back over the commas and brackets at the end of a line, which were meant to follow the forgotten quote. */
function beforeClosers(text: string, from: number, lineEnd: number): number {
  let end = lineEnd;
  for (let pos = lineEnd; pos > from; pos--) {
    const code = text.charCodeAt(pos - 1);
    if (isCloser(code)) end = pos - 1;
    else if (!isBlank(code)) break;
  }
  return end === lineEnd ? end : Math.max(from, skipBlanksBack(text, end));
}
