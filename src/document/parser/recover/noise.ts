import {
  EQUALS,
  endOfLine,
  GREATER_THAN,
  HASH,
  isFirstOnLine,
  isInvisible,
  isLineStart,
  isPlainSpace,
  LESS_THAN,
  PIPE,
} from '../../characters.js';
import { hashComment, invisible, mergeConflict } from '../problems.js';
import type { Cursor } from '../scan/cursor.js';

const MARKER_LENGTH = 7;

/** Whether `skipNoise` may have something to do where this character stands. */
export function mayBeNoise(code: number): boolean {
  switch (code) {
    case HASH:
    case LESS_THAN:
    case EQUALS:
    case GREATER_THAN:
    case PIPE:
      return true;
    default:
      return isInvisible(code);
  }
}

/**
 * Reports and skips what stands for nothing wherever it stands between two tokens: invisible characters, comments that
 * start with `#`, and the marker lines of a merge conflict. Returns whether there was any.
 */
export function skipNoise(cursor: Cursor, code: number): boolean {
  if (code === HASH) return skipHashComment(cursor);
  if (isInvisible(code)) return skipInvisible(cursor);
  return skipConflict(cursor, code);
}

function skipInvisible(cursor: Cursor): boolean {
  const { text, pos: start } = cursor;
  let end = start + 1;
  while (end < text.length && isInvisible(text.charCodeAt(end))) end++;
  cursor.pos = end;
  cursor.report(invisible(text, { start, end }));
  return true;
}

/** A `#` that starts a line or has a blank behind it; others, as in `#ff0000`, are part of a word. */
function skipHashComment(cursor: Cursor): boolean {
  const { text, pos: start } = cursor;
  const next = text.charCodeAt(start + 1);
  if (!isPlainSpace(next) && next !== HASH && !isFirstOnLine(text, start)) return false;
  cursor.pos = endOfLine(text, start);
  cursor.comments.push({ type: 'line', start, end: cursor.pos });
  cursor.report(hashComment({ start, end: cursor.pos }));
  return true;
}

/**
 * Of a conflict the first side is read, as if the other and the marker lines were not there. It makes one problem,
 * which covers the block; a marker line without the rest of a block makes one of its own.
 */
function skipConflict(cursor: Cursor, code: number): boolean {
  const { text, pos: start } = cursor;
  if (!isMarker(text, start, code)) return false;
  const insideBlock = start < cursor.conflictEnd;
  if (insideBlock && code !== LESS_THAN) {
    cursor.pos = cursor.conflictEnd;
    return true;
  }
  cursor.pos = endOfLine(text, start);
  if (insideBlock) return true;
  cursor.conflictEnd = code === LESS_THAN ? endOfConflict(cursor) : cursor.pos;
  cursor.report(mergeConflict({ start, end: cursor.conflictEnd }));
  return true;
}

/** Whether a line starts here with seven times the same sign, and nothing or a blank behind it. */
function isMarker(text: string, start: number, code: number): boolean {
  if (!isLineStart(text, start)) return false;
  const end = start + MARKER_LENGTH;
  for (let pos = start; pos < end; pos++) if (text.charCodeAt(pos) !== code) return false;
  return end >= text.length || isPlainSpace(text.charCodeAt(end));
}

/** End of the line that closes the conflict whose first line the cursor is behind; that line's end if there is none. */
function endOfConflict(cursor: Cursor): number {
  const { text, pos } = cursor;
  if (cursor.noConflictEndAfter <= pos) return pos;
  for (let at = text.indexOf('>>>>>>>', pos); at !== -1; at = text.indexOf('>>>>>>>', at + MARKER_LENGTH)) {
    if (isMarker(text, at, GREATER_THAN)) return endOfLine(text, at);
  }
  cursor.noConflictEndAfter = pos;
  return pos;
}
