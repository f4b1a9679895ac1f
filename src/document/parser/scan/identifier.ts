import { BACKSLASH } from '../../characters.js';
import { isIdentifierPart, isIdentifierStart } from '../../identifier.js';
import { badIdentifierEscape } from '../problems.js';
import type { Cursor } from './cursor.js';
import { readUnicodeEscape } from './escape.js';

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
      cursor.escapes++;
      if (cursor.isFull) break;
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
  const character = readUnicodeEscape(cursor);
  if (character !== undefined && fits(character.charCodeAt(0))) return character;
  if (cursor.pos === start) cursor.pos++;
  cursor.report(badIdentifierEscape({ start, end: cursor.pos }));
  return text.slice(start, cursor.pos);
}
