import type { Range } from './node.js';
import { partitionPoint } from './partition-point.js';
import type { TextSource } from './text-source.js';

const BYTE_ORDER_MARK = '\ufeff';

/** A place as an editor shows it: line and column count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface LineIndex {
  /** Offsets outside the text count as its nearest end. */
  position(offset: number): Position;
  /** Offset of a place; a column past the end of its line counts as that end. */
  offset(line: number, column: number): number;
  /** The line without its break. */
  lineRange(line: number): Range;
}

/**
 * Finds lines in a text; they end with LF, CRLF or CR. A byte order mark takes no column, as no editor shows it: it
 * and the character behind it both stand at 1:1. The text is not looked at before the first question.
 */
export function lineIndex(text: TextSource): LineIndex {
  let starts: Uint32Array | undefined;
  const lineStarts = (): Uint32Array => {
    starts ??= findLineStarts(text);
    return starts;
  };
  const startOf = (line: number): number => lineStarts()[line - 1] ?? text.length;

  function lineRange(line: number): Range {
    const start = startOf(line);
    let end = line < lineStarts().length ? startOf(line + 1) : text.length;
    if (end > start && text.slice(end - 1, end) === '\n') end--;
    if (end > start && text.slice(end - 1, end) === '\r') end--;
    return { start, end };
  }

  return {
    lineRange,
    position(offset) {
      const inside = Math.max(0, Math.min(offset, text.length));
      const line = lastAtOrBefore(lineStarts(), inside) + 1;
      return { line, column: Math.max(0, inside - startOf(line)) + 1, offset: inside };
    },
    offset(line, column) {
      const known = Math.max(1, Math.min(line, lineStarts().length));
      const { start, end } = lineRange(known);
      return Math.min(start + Math.max(1, column) - 1, end);
    },
  };
}

/** Twice over the text, and in as little memory as it takes: a text may be nothing but line breaks. */
function findLineStarts(text: TextSource): Uint32Array {
  let count = 1;
  eachLineEnd(text, () => {
    count++;
  });
  const starts = new Uint32Array(count);
  starts[0] = text.slice(0, 1) === BYTE_ORDER_MARK ? 1 : 0;
  let line = 1;
  eachLineEnd(text, (end) => {
    starts[line++] = end;
  });
  return starts;
}

/** The engine finds a character it is told of sooner than we can look at each. */
function eachLineEnd(text: TextSource, tell: (end: number) => void): void {
  let feed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  while (feed >= 0 || carriage >= 0) {
    if (carriage >= 0 && (feed < 0 || carriage < feed)) {
      if (feed !== carriage + 1) tell(carriage + 1);
      carriage = text.indexOf('\r', carriage + 1);
    } else {
      tell(feed + 1);
      feed = text.indexOf('\n', feed + 1);
    }
  }
}

/** Index of the last start that is not behind `offset`; the first one stands for all before it. */
function lastAtOrBefore(starts: Uint32Array, offset: number): number {
  return Math.max(0, partitionPoint(starts, (start) => start <= offset) - 1);
}
