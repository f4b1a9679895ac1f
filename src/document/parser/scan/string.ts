import { BACKSLASH, CR, LF, SPACE } from '../../characters.js';
import { recoverBrokenString } from '../recover/string.js';
import type { Cursor } from './cursor.js';
import { readStringEscape } from './escape.js';

/** Reads the string whose opening quote the cursor stands on, and moves behind the closing one. */
export function readString(cursor: Cursor): string {
  const { text, pos: start } = cursor;
  const { length } = text;
  const quote = text.charCodeAt(start);
  for (let pos = start + 1; pos < length; pos++) {
    const code = text.charCodeAt(pos);
    if (code === quote) {
      cursor.pos = pos + 1;
      return text.slice(start + 1, pos);
    }
    if (code === BACKSLASH || code < SPACE) break;
  }
  return readUnusualString(cursor, quote);
}

/** The way for strings with escapes or control characters, and for those that never end. */
function readUnusualString(cursor: Cursor, quote: number): string {
  const { text, pos: start } = cursor;
  const parts = new Pieces();
  let copied = start + 1;
  cursor.pos = copied;
  while (cursor.pos < text.length && !cursor.isFull) {
    const code = text.charCodeAt(cursor.pos);
    if (code === quote) return parts.join(text.slice(copied, cursor.pos++));
    if (code === BACKSLASH) {
      if (cursor.pos > copied) parts.push(text.slice(copied, cursor.pos));
      cursor.escapes++;
      parts.push(readStringEscape(cursor));
      copied = cursor.pos;
      continue;
    }
    if (code === LF || code === CR) break;
    if (code < SPACE) cursor.usesJson5 = true;
    cursor.pos++;
  }
  if (cursor.isFull) return '';
  return parts.join(recoverBrokenString(cursor, start, copied));
}

const MOST_PIECES = 4_096;

/** A text in pieces. No text that grows: of one that is put together piece by piece, every piece is kept. */
class Pieces {
  readonly #joined: string[] = [];
  #pieces: string[] = [];

  push(piece: string): void {
    this.#pieces.push(piece);
    if (this.#pieces.length < MOST_PIECES) return;
    this.#joined.push(this.#pieces.join(''));
    this.#pieces = [];
  }

  join(last: string): string {
    return [...this.#joined, ...this.#pieces, last].join('');
  }
}
