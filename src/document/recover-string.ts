import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  CR,
  codeAt,
  END,
  isLineBreak,
  isPlainSpace,
  LF,
  SPACE,
  TAB,
} from './characters.js';
import type { Cursor } from './cursor.js';
import { newlineInString, unterminatedString } from './problems.js';

/**
 * A string began at `start` and its line (or the text) ended, where the cursor stands, before a closing quote came.
 * Decides where it was meant to end, moves there, and returns the part of its value from `copied` on.
 *
 * Either the string goes on below (a token pasted with its line break): then the next quote of its kind closes it,
 * as something that may follow a string follows that quote. Or the closing quote was forgotten on this line.
 */
export function recoverBrokenString(cursor: Cursor, start: number, copied: number): string {
  const { text, pos: lineEnd } = cursor;
  const close = text.indexOf(text.charAt(start), lineEnd);
  if (close !== END && mayFollowString(text, close + 1)) {
    cursor.pos = close + 1;
    cursor.problems.push(newlineInString({ start, end: lineEnd }));
    return text.slice(copied, close);
  }
  const end = beforeClosers(text, copied, lineEnd);
  cursor.pos = end;
  cursor.problems.push(unterminatedString({ start, end }));
  return text.slice(copied, end);
}

/** Whether a delimiter or the end of the line comes next. */
function mayFollowString(text: string, pos: number): boolean {
  let at = pos;
  while (codeAt(text, at) === SPACE || codeAt(text, at) === TAB) at++;
  const code = codeAt(text, at);
  return code === END || code === COLON || isLineBreak(code) || isCloser(code);
}

function isCloser(code: number): boolean {
  return code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET;
}

/** Steps back over the commas and brackets at the end of a line: they were meant to follow the forgotten quote. */
function beforeClosers(text: string, from: number, lineEnd: number): number {
  let end = lineEnd;
  for (let pos = lineEnd; pos > from; pos--) {
    const code = text.charCodeAt(pos - 1);
    if (isCloser(code)) end = pos - 1;
    else if (!isPlainSpace(code) || code === LF || code === CR) break;
  }
  return end;
}
