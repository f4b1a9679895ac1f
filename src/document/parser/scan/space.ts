import {
  ASTERISK,
  CR,
  codeAt,
  END,
  endOfLine,
  isSpecialSpace,
  LF,
  LINE_SEPARATOR,
  PARAGRAPH_SEPARATOR,
  SLASH,
  SPACE,
  TAB,
} from '../../characters.js';
import { unterminatedComment } from '../problems.js';
import { mayBeNoise, skipNoise } from '../recover/noise.js';
import type { Cursor } from './cursor.js';

/**
 * Moves behind white space, comments and (with a problem) noise. Tells the code of what comes then, `END` at the end.
 */
export function skipSpace(cursor: Cursor): number {
  const { text } = cursor;
  const { length } = text;
  let pos = cursor.pos;
  while (pos < length) {
    const code = text.charCodeAt(pos);
    if (code === SPACE || code === LF || code === CR || code === TAB) {
      pos++;
    } else if (code === SLASH) {
      const end = readComment(cursor, pos);
      if (end === pos) break;
      pos = cursor.isFull ? length : end;
    } else if ((code < SPACE || code > 0x7f) && isSpecialSpace(code)) {
      cursor.usesJson5 = true;
      pos++;
    } else {
      if (!mayBeNoise(code)) break;
      cursor.pos = pos;
      if (!skipNoise(cursor, code)) break;
      pos = cursor.isFull ? length : cursor.pos;
    }
  }
  cursor.pos = pos;
  return codeAt(text, pos);
}

/** Notes the comment at `start` and returns its end; returns `start` where there is none. */
function readComment(cursor: Cursor, start: number): number {
  const marker = codeAt(cursor.text, start + 1);
  if (marker === SLASH) return readLineComment(cursor, start);
  if (marker === ASTERISK) return readBlockComment(cursor, start);
  return start;
}

function readLineComment(cursor: Cursor, start: number): number {
  const { text } = cursor;
  const end = endOfLine(text, start + 2);
  cursor.comments.push({ type: 'line', start, end });
  const code = codeAt(text, end);
  if (code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR) cursor.usesJson5 = true;
  return end;
}

function readBlockComment(cursor: Cursor, start: number): number {
  const { text } = cursor;
  const close = text.indexOf('*/', start + 2);
  const end = close === END ? text.length : close + 2;
  if (close === END) cursor.report(unterminatedComment(start));
  cursor.comments.push({ type: 'block', start, end });
  return end;
}
