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
} from '../characters.js';
import type { Quote, Range } from '../node.js';
import type { Cursor } from './cursor.js';
import { keyOfWords, missingColon, missingKey, missingValue, unexpected, unquotedKey } from './problems.js';
import { looksLikeMember, looksLikeValue, skipJunk } from './recover-junk.js';
import { readSmartString } from './recover-string.js';
import { hasLineBreak } from './repair.js';
import { readIdentifier } from './scan-identifier.js';
import { skipSpace } from './scan-space.js';

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
      cursor.problems.push(missingKey({ start, end: start + 1 }));
      return null;
  }
  const smart = readSmartString(cursor);
  if (smart !== undefined) return smart.value;
  if (!looksLikeMember(cursor, start)) {
    cursor.problems.push(unexpected(skipJunk(cursor)));
    return undefined;
  }
  cursor.pos = endOfWord(text, start);
  cursor.problems.push(unquotedKey(text, { start, end: cursor.pos }));
  return text.slice(start, cursor.pos);
}

/**
 * A key was read, but no colon follows. Reports that, and tells what comes: the `value`, the value of another key than
 * the one read (`other-value`), or `nothing` that belongs to the key.
 */
export function recoverColon(cursor: Cursor, key: Range): 'value' | 'other-value' | 'nothing' {
  const { text, pos } = cursor;
  switch (codeAt(text, pos)) {
    case EQUALS:
      cursor.pos = codeAt(text, pos + 1) === GREATER_THAN ? pos + 2 : pos + 1;
      cursor.problems.push(missingColon({ start: pos, end: cursor.pos }));
      return 'value';
    case END:
    case COMMA:
    case SEMICOLON:
    case CLOSE_BRACE:
    case CLOSE_BRACKET:
      cursor.problems.push(missingValue(key.end));
      return 'nothing';
  }
  if (looksLikeMember(cursor, pos)) return recoverSecondKey(cursor, key);
  if (looksLikeValue(text, pos)) {
    cursor.problems.push(missingColon({ start: key.end, end: key.end }));
    return 'value';
  }
  cursor.problems.push(unexpected(skipJunk(cursor)));
  return 'nothing';
}

/** Behind a key comes another one with its colon: two words that make one key, or a key that has no value. */
function recoverSecondKey(cursor: Cursor, key: Range): 'other-value' | 'nothing' {
  const { text, pos } = cursor;
  const quoted = isQuote(text.charCodeAt(key.start)) || isQuote(text.charCodeAt(pos));
  if (quoted || hasLineBreak(text, key.end, pos)) {
    cursor.problems.push(missingValue(key.end));
    return 'nothing';
  }
  cursor.pos = endOfWord(text, pos);
  cursor.problems.push(keyOfWords({ start: key.start, end: cursor.pos }));
  skipSpace(cursor);
  cursor.pos++;
  return 'other-value';
}
