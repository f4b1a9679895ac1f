import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  codeAt,
  END,
  EQUALS,
  endOfWord,
  isDigit,
  isQuote,
  isWordEnd,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  PLUS,
  SEMICOLON,
  SINGLE_QUOTE,
  skipBlanks,
} from '../characters.js';
import type { ValueNode } from '../node.js';
import { badLiteral, badNumber, superfluous, unexpected, unopenedValue } from './problems.js';
import { looksLikeMember, looksLikeValue, skipJunk } from './recover/junk.js';
import { readSmartString, readUnopenedString } from './recover/string.js';
import { hasLineBreak } from './repair-edits.js';
import type { Cursor } from './scan/cursor.js';
import { readNumber, startsNumber } from './scan/number.js';
import { skipSpace } from './scan/space.js';
import { readString } from './scan/string.js';

/**
 * Reads a scalar, or the opening bracket of a container, whose character is `code`. Returns `undefined`, and does not
 * move, where neither stands.
 */
export function readValue(cursor: Cursor, code: number): ValueNode | undefined {
  const start = cursor.pos;
  if (isQuote(code)) return readStringNode(cursor, code);
  if (code === OPEN_BRACE) return { type: 'object', start, end: ++cursor.pos, members: [] };
  if (code === OPEN_BRACKET) return { type: 'array', start, end: ++cursor.pos, items: [] };
  if (!startsNumber(code)) return readLiteral(cursor);
  const value = readNumber(cursor);
  return value === undefined ? undefined : { type: 'number', start, end: cursor.pos, value };
}

function readStringNode(cursor: Cursor, code: number): ValueNode {
  const start = cursor.pos;
  const quote = code === SINGLE_QUOTE ? "'" : '"';
  if (quote === "'") cursor.usesJson5 = true;
  const value = readString(cursor);
  return { type: 'string', start, end: cursor.pos, value, quote };
}

function readLiteral(cursor: Cursor): ValueNode | undefined {
  const { text, pos: start } = cursor;
  const end = endOfWord(text, start);
  const word = text.slice(start, end);
  switch (word) {
    case 'true':
    case 'false':
      cursor.pos = end;
      return { type: 'boolean', start, end, value: word === 'true' };
    case 'null':
      cursor.pos = end;
      return { type: 'null', start, end, value: null };
    default:
      return undefined;
  }
}

/**
 * Makes what it can of a place where `readValue` found nothing, `behind` a colon or, in a list, the thing before.
 * - a node: what was meant is clear;
 * - `unreadable`: a problem was reported, the cursor is behind it;
 * - `missing`: no value stands here, and what stands here is the caller's.
 */
export function recoverValue(cursor: Cursor, behind: number): ValueNode | 'unreadable' | 'missing' {
  for (;;) {
    if (cursor.isFull) return 'unreadable';
    const { text, pos: start } = cursor;
    const code = codeAt(text, start);
    switch (code) {
      case END:
      case COMMA:
      case SEMICOLON:
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        return 'missing';
      case COLON:
      case EQUALS: {
        const sign = { start, end: ++cursor.pos };
        const reported = cursor.problems.length;
        const value = readValue(cursor, skipSpace(cursor));
        cursor.problems.splice(reported, 0, value === undefined ? unexpected(sign) : superfluous(text, sign));
        if (value !== undefined) return value;
        continue;
      }
    }
    const smart = readSmartString(cursor);
    if (smart !== undefined) return { type: 'string', start, end: cursor.pos, ...smart };
    if (hasLineBreak(text, behind, start) && looksLikeMember(cursor, start)) return 'missing';
    const unopened = readUnopenedString(cursor);
    if (unopened !== undefined) {
      cursor.report(unopenedValue({ start, end: cursor.pos }, unopened.quote));
      return { type: 'string', start, end: cursor.pos, ...unopened };
    }
    rejectWord(cursor);
    return 'unreadable';
  }
}

/** Takes words up to the next delimiter for one value that lacks its quotes. */
function rejectWord(cursor: Cursor): void {
  const { text, pos: start } = cursor;
  const first = text.charCodeAt(start);
  cursor.pos = endOfBadValue(text, start);
  const next = skipBlanks(text, cursor.pos);
  if (!isWordEnd(text, next) && !looksLikeValue(text, next) && !looksLikeMember(cursor, next)) skipJunk(cursor);
  const end = cursor.pos;
  const meantAsNumber = startsNumber(first) && text.slice(start, end).search(/\d/) !== -1;
  cursor.report((meantAsNumber ? badNumber : badLiteral)(text, { start, end }));
}

const ENVIRONMENT_REFERENCE = /\$\{\w+\}/y;

/** End of a word, of a sign and the number it stands off from, or of `${NAME}`. */
function endOfBadValue(text: string, start: number): number {
  const first = text.charCodeAt(start);
  let end = endOfWord(text, start + 1);
  ENVIRONMENT_REFERENCE.lastIndex = start;
  if (ENVIRONMENT_REFERENCE.test(text)) end = ENVIRONMENT_REFERENCE.lastIndex;
  if ((first === MINUS || first === PLUS) && end === start + 1) {
    const next = skipBlanks(text, end);
    if (isDigit(codeAt(text, next))) end = endOfWord(text, next);
  }
  return end;
}
