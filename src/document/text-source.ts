import type { Edit } from './node.js';
import { partitionPoint } from './partition-point.js';

/**
 * A text of which a part can be read without having the whole as one string; every string is one. Offsets are those of
 * that string, in UTF-16 units.
 */
export interface TextSource {
  readonly length: number;
  slice(start: number, end?: number): string;
  /** @param character one character */
  indexOf(character: string, from?: number): number;
  /** @param character one character */
  lastIndexOf(character: string, from?: number): number;
}

/** So much is looked at at a time. */
const STRETCH = 65_536;

/** The whole text: as large as it is. */
export function wholeText(source: TextSource): string {
  return typeof source === 'string' ? source : source.slice(0);
}

/** Whether there is nothing but white space. */
export function isBlank(source: TextSource): boolean {
  for (let at = 0; at < source.length; at += STRETCH) {
    if (source.slice(at, at + STRETCH).trim() !== '') return false;
  }
  return true;
}

/** Whether two texts are the same from an offset on. */
export function isSameFrom(a: TextSource, b: TextSource, offset: number): boolean {
  if (a.length !== b.length) return false;
  for (let at = offset; at < a.length; at += STRETCH) {
    if (a.slice(at, at + STRETCH) !== b.slice(at, at + STRETCH)) return false;
  }
  return true;
}

/** A text with edits in it, which are made in whatever part of it is read. */
export function editedSource(source: TextSource, edits: readonly Edit[]): TextSource {
  return edits.length === 0 ? source : new EditedSource(source, edits);
}

/** A stretch of the edited text that is a stretch of another text. */
interface Piece {
  /** Where it begins in the edited text. */
  readonly at: number;
  readonly length: number;
  readonly of: TextSource;
  /** Where it begins in that other text. */
  readonly from: number;
  /** That other text is the one that was edited. */
  readonly isKept: boolean;
}

class EditedSource implements TextSource {
  readonly length: number;
  readonly #pieces: readonly Piece[];

  /**
   * @param edits on the source, sorted and disjoint
   * @throws {RangeError} where they are not, or leave the text
   */
  constructor(source: TextSource, edits: readonly Edit[]) {
    const pieces: Piece[] = [];
    let length = 0;
    let taken = 0;
    const add = (of: TextSource, from: number, count: number, isKept: boolean): void => {
      if (count > 0) pieces.push({ at: length, length: count, of, from, isKept });
      length += count;
    };
    for (const edit of edits) {
      if (edit.offset < taken || edit.length < 0 || edit.offset + edit.length > source.length) {
        throw new RangeError(`edit at offset ${edit.offset} overlaps another one or leaves the text`);
      }
      add(source, taken, edit.offset - taken, true);
      add(edit.text, 0, edit.text.length, false);
      taken = edit.offset + edit.length;
    }
    add(source, taken, source.length - taken, true);
    this.#pieces = pieces;
    this.length = length;
  }

  slice(start: number, end = this.length): string {
    const parts: string[] = [];
    for (let index = this.#pieceAt(start); index < this.#pieces.length; index++) {
      const piece = this.#pieces[index];
      if (piece === undefined || piece.at >= end) break;
      const from = Math.max(0, start - piece.at);
      const to = Math.min(piece.length, end - piece.at);
      if (to > from) parts.push(piece.of.slice(piece.from + from, piece.from + to));
    }
    return parts.join('');
  }

  indexOf(character: string, from = 0): number {
    // Where the source has it next; what was looked through for one piece is not looked through for the next again.
    let kept: number | undefined;
    for (let index = this.#pieceAt(from); index < this.#pieces.length; index++) {
      const piece = this.#pieces[index];
      if (piece === undefined || (piece.isKept && kept === -1)) continue;
      const start = piece.from + Math.max(0, from - piece.at);
      const found = piece.isKept && kept !== undefined && kept >= start ? kept : piece.of.indexOf(character, start);
      if (piece.isKept) kept = found;
      if (found >= 0 && found < piece.from + piece.length) return piece.at + found - piece.from;
    }
    return -1;
  }

  lastIndexOf(character: string, from = this.length): number {
    let kept: number | undefined;
    for (let index = Math.min(this.#pieceAt(from), this.#pieces.length - 1); index >= 0; index--) {
      const piece = this.#pieces[index];
      if (piece === undefined || (piece.isKept && kept === -1)) continue;
      const start = piece.from + Math.min(piece.length - 1, Math.max(0, from - piece.at));
      const found = piece.isKept && kept !== undefined && kept <= start ? kept : piece.of.lastIndexOf(character, start);
      if (piece.isKept) kept = found;
      if (found >= piece.from) return piece.at + found - piece.from;
    }
    return -1;
  }

  /** The piece an offset lies in; behind the last one for the end of the text. */
  #pieceAt(offset: number): number {
    return partitionPoint(this.#pieces, (piece) => piece.at + piece.length <= offset);
  }
}
