import { isAscii } from 'node:buffer';
import type { Edit } from './node.js';
import { partitionPoint } from './partition-point.js';
import type { TextSource } from './text-source.js';

/** For the beginning of each block it is known how many units come before. */
const BLOCK = 4096;

/** A place in the bytes and in the text. */
interface Place {
  readonly byte: number;
  readonly unit: number;
}

const START: Place = { byte: 0, unit: 0 };

/** A text that stays the bytes it was read as (UTF-8); only what is asked for becomes a string. */
export class ByteText implements TextSource {
  readonly bytes: Uint8Array;
  readonly #buffer: Buffer;
  readonly #isAscii: boolean;
  /** Units before each block, and in all; counted when first asked for. */
  #unitsBefore: Uint32Array | undefined;
  /** Most places asked for lie a little behind the last one. */
  #last: Place = START;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#isAscii = isAscii(bytes);
  }

  get length(): number {
    return this.#isAscii ? this.#buffer.length : (this.#counts.at(-1) ?? 0);
  }

  slice(start: number, end = this.length): string {
    const from = this.#placeOf(Math.max(0, start));
    const to = this.#placeOf(Math.min(end, this.length));
    if (from.unit >= end || to.unit < from.unit) return '';
    // Of a character of two units whose second half alone is asked for, as of any string.
    const isHalf = to.unit < end && to.unit < this.length;
    const text = this.#decode(from.byte, isHalf ? this.#endOfCharacter(to.byte) : to.byte);
    return from.unit === start && !isHalf ? text : text.slice(start - from.unit, end - from.unit);
  }

  indexOf(character: string, from = 0): number {
    const at = this.#placeOf(Math.max(0, from));
    let found = this.#buffer.indexOf(character, at.unit < from ? this.#endOfCharacter(at.byte) : at.byte);
    if (found >= 0) found = this.#unitsAt(found);
    return found;
  }

  lastIndexOf(character: string, from = this.length): number {
    const found = this.#buffer.lastIndexOf(character, this.#placeOf(Math.max(0, Math.min(from, this.length))).byte);
    return found < 0 ? found : this.#unitsAt(found);
  }

  /**
   * The bytes of the text with edits in it: pieces of the bytes there are, and between them what the edits write.
   * @param edits sorted and disjoint; none begins or ends inside a character
   */
  withEdits(edits: readonly Edit[]): readonly Uint8Array[] {
    const pieces: Uint8Array[] = [];
    let taken = 0;
    const add = (piece: Uint8Array): void => {
      if (piece.length > 0) pieces.push(piece);
    };
    for (const { offset, length, text } of edits) {
      add(this.#buffer.subarray(taken, this.#placeOf(offset).byte));
      add(Buffer.from(text, 'utf8'));
      taken = this.#placeOf(offset + length).byte;
    }
    add(this.#buffer.subarray(taken));
    return pieces;
  }

  #decode(from: number, to: number): string {
    return this.#buffer.toString(this.#isAscii ? 'latin1' : 'utf8', from, to);
  }

  /** Where a unit begins; of the second half of a character the place of the first. */
  #placeOf(unit: number): Place {
    if (this.#isAscii) return { byte: Math.min(unit, this.#buffer.length), unit: Math.min(unit, this.#buffer.length) };
    if (unit >= this.length) return { byte: this.#buffer.length, unit: this.length };
    let { byte, unit: units } = this.#nearest(unit);
    for (; byte < this.#buffer.length; byte++) {
      const width = unitsOf(this.#buffer[byte] ?? 0);
      if (width > 0 && units + width > unit) break;
      units += width;
    }
    this.#last = { byte, unit: units };
    return this.#last;
  }

  #unitsAt(offset: number): number {
    if (this.#isAscii) return offset;
    const block = Math.floor(offset / BLOCK);
    const start: Place = { byte: block * BLOCK, unit: this.#counts[block] ?? 0 };
    const near = this.#last.byte <= offset && this.#last.byte > start.byte ? this.#last : start;
    const units = near.unit + countUnits(this.#buffer, near.byte, offset);
    this.#last = { byte: offset, unit: units };
    return units;
  }

  /** A place known before a unit, or at it. */
  #nearest(unit: number): Place {
    const last = this.#last;
    if (last.unit <= unit && unit - last.unit < BLOCK / 2) return last;
    const counts = this.#counts;
    const block = Math.max(0, partitionPoint(counts, (count) => count <= unit) - 1);
    return { byte: Math.min(block * BLOCK, this.#buffer.length), unit: counts[block] ?? 0 };
  }

  #endOfCharacter(byte: number): number {
    let end = byte + 1;
    while (end < this.#buffer.length && unitsOf(this.#buffer[end] ?? 0) === 0) end++;
    return end;
  }

  get #counts(): Uint32Array {
    this.#unitsBefore ??= countBlocks(this.#buffer);
    return this.#unitsBefore;
  }
}

function countBlocks(bytes: Uint8Array): Uint32Array {
  const counts = new Uint32Array(Math.ceil(bytes.length / BLOCK) + 1);
  let units = 0;
  for (let block = 0; block < counts.length - 1; block++) {
    counts[block] = units;
    const piece = bytes.subarray(block * BLOCK, (block + 1) * BLOCK);
    units += isAscii(piece) ? piece.length : countUnits(piece, 0, piece.length);
  }
  counts[counts.length - 1] = units;
  return counts;
}

/** Units of the characters that begin in a stretch of bytes. */
function countUnits(bytes: Uint8Array, from: number, to: number): number {
  let units = 0;
  for (let at = from; at < to; at++) units += unitsOf(bytes[at] ?? 0);
  return units;
}

/** Units of the character that a byte begins: none where it goes on with one, two beyond the first 65,536 characters. */
function unitsOf(byte: number): number {
  if ((byte & 0xc0) === 0x80) return 0;
  return byte >= 0xf0 ? 2 : 1;
}
