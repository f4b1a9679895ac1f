import { BACKSLASH, codeAt, isHexDigit, LOWER_U } from './characters.js';
import type { Cursor } from './cursor.js';
import { isIdentifierPart, isIdentifierStart } from './identifier.js';
import { badIdentifierEscape } from './problems.js';

/**
 * Reads the key without quotes at the cursor, escapes resolved. Returns `''`, and does not move, where none starts.
 */
export function readIdentifier(cursor: Cursor): string {
  const { text, pos: start } = cursor;
  let name = '';
  let copied = start;
  for (;;) {
    const code = text.codePointAt(cursor.pos);
    if (code === undefined) break;
    if (code === BACKSLASH) {
      name += text.slice(copied, cursor.pos);
      name += readIdentifierEscape(cursor, name === '' ? isIdentifierStart : isIdentifierPart);
      copied = cursor.pos;
      continue;
    }
    const fits = cursor.pos === start ? isIdentifierStart(code) : isIdentifierPart(code);
    if (!fits) break;
    cursor.pos += code > 0xffff ? 2 : 1;
  }
  return copied === start ? text.slice(start, cursor.pos) : name + text.slice(copied, cursor.pos);
}

function readIdentifierEscape(cursor: Cursor, fits: (codePoint: number) => boolean): string {
  const { text, pos: start } = cursor;
  let end = start + 1;
  if (codeAt(text, end) === LOWER_U) {
    end++;
    while (end < start + 6 && isHexDigit(codeAt(text, end))) end++;
  }
  cursor.pos = end;
  const unit = end === start + 6 ? Number.parseInt(text.slice(start + 2, end), 16) : undefined;
  if (unit !== undefined && fits(unit)) return String.fromCharCode(unit);
  cursor.problems.push(badIdentifierEscape({ start, end }));
  return text.slice(start, end);
}
