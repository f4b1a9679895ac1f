import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  codeAt,
  DOUBLE_QUOTE,
  END,
  EQUALS,
  endOfWord,
  GREATER_THAN,
  isQuote,
  isWordEnd,
  OPEN_BRACE,
  OPEN_BRACKET,
  SEMICOLON,
  skipBlanks,
} from '../characters.js';
import type { Quote, Range } from '../node.js';
import {
  keyOfWords,
  missingColon,
  missingKey,
  missingValue,
  unexpected,
  unopenedKey,
  unquotedKey,
  unterminatedKey,
} from './problems.js';
import { looksLikeMember, looksLikeValue, skipJunk } from './recover/junk.js';
import { readSmartString } from './recover/string.js';
import { hasLineBreak } from './repair-edits.js';
import type { Cursor } from './scan/cursor.js';
import { readIdentifier } from './scan/identifier.js';
import { skipSpace } from './scan/space.js';

export function quoteOf(code: number): Quote | null {
  if (!isQuote(code)) return null;
  return code === DOUBLE_QUOTE ? '"' : "'";
}

/**
 * Reads a key that is not in (straight) quotes. `null`, with a problem, where a value stands without its key;
 * `undefined`, with a problem and behind it, where there is no member at all.
 */
export function readBareKey(cursor: Cursor): string | null | undefined {
  const { text, pos: start } = cursor;
  cursor.usesJson5 = true;
  const reported = cursor.problems.length;
  const name = readIdentifier(cursor);
  if (name !== '' && isWordEnd(text, cursor.pos)) return name;
  cursor.problems.length = reported;
  cursor.pos = start;
  return recoverKey(cursor);
}

function recoverKey(cursor: Cursor): string | null | undefined {
  const { text, pos: start } = cursor;
  switch (codeAt(text, start)) {
    case COLON:
    case OPEN_BRACE:
    case OPEN_BRACKET:
      cursor.report(missingKey({ start, end: start + 1 }));
      return null;
  }
  const smart = readSmartString(cursor);
  if (smart !== undefined) return smart.value;
  if (!looksLikeMember(cursor, start)) {
    cursor.report(unexpected(skipJunk(cursor)));
    return undefined;
  }
  cursor.pos = endOfWord(text, start);
  cursor.report(unquotedKey(text, { start, end: cursor.pos }));
  return text.slice(start, cursor.pos);
}

export interface Key {
  /** `null` where a value stands without its key. */
  readonly key: string | null;
  readonly keyRange: Range;
}

/**
 * A key was read, but no colon follows. Reports that, moves to the value and returns its key; `undefined` where there
 * is no value.
 */
export function recoverColon(cursor: Cursor, found: Key): Key | undefined {
  const requoted = recoverKeyQuote(cursor, found.keyRange);
  if (requoted !== undefined) return requoted;
  const { text, pos } = cursor;
  const keyEnd = found.keyRange.end;
  switch (codeAt(text, pos)) {
    case EQUALS:
      cursor.pos = codeAt(text, pos + 1) === GREATER_THAN ? pos + 2 : pos + 1;
      cursor.report(missingColon({ start: pos, end: cursor.pos }));
      return found;
    case END:
    case COMMA:
    case SEMICOLON:
    case CLOSE_BRACE:
    case CLOSE_BRACKET:
      cursor.report(missingValue(keyEnd));
      return undefined;
  }
  if (looksLikeMember(cursor, pos)) return recoverSecondKey(cursor, found.keyRange);
  if (looksLikeValue(text, pos)) {
    cursor.report(missingColon({ start: keyEnd, end: keyEnd }));
    return found;
  }
  cursor.report(unexpected(skipJunk(cursor)));
  return undefined;
}

/** A quote may be missing on one side of the key: before it, or behind, so that it ran into the quote of its value. */
function recoverKeyQuote(cursor: Cursor, { start, end }: Range): Key | undefined {
  const { text } = cursor;
  if (!isQuote(text.charCodeAt(start))) {
    const colon = skipBlanks(text, end + 1);
    if (!isQuote(codeAt(text, end)) || codeAt(text, colon) !== COLON) return undefined;
    cursor.pos = colon + 1;
    cursor.report(unopenedKey({ start, end: end + 1 }, text.charAt(end)));
    return { key: text.slice(start, end), keyRange: { start, end: end + 1 } };
  }
  const quoted = text.slice(start, end);
  const colon = quoted.indexOf(':') + start;
  if (colon < start || quoted.includes('\\') || skipBlanks(text, colon + 1) !== end - 1 || isWordEnd(text, end))
    return undefined;
  cursor.pos = colon + 1;
  cursor.report(unterminatedKey({ start, end: colon }, text.charAt(start)));
  return { key: text.slice(start + 1, colon), keyRange: { start, end: colon } };
}

/** Behind a key comes another one with its colon: two words that make one key, or a key that has no value. */
function recoverSecondKey(cursor: Cursor, key: Range): Key | undefined {
  const { text, pos } = cursor;
  const quoted = isQuote(text.charCodeAt(key.start)) || isQuote(text.charCodeAt(pos));
  if (quoted || hasLineBreak(text, key.end, pos)) {
    cursor.report(missingValue(key.end));
    return undefined;
  }
  const keyRange = { start: key.start, end: endOfWord(text, pos) };
  cursor.pos = keyRange.end;
  cursor.report(keyOfWords(keyRange));
  skipSpace(cursor);
  cursor.pos++;
  return { key: text.slice(keyRange.start, keyRange.end), keyRange };
}
