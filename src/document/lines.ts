import { BYTE_ORDER_MARK, CR, codeAt, LF } from './characters.js';
import type { Range } from './node.js';

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
export function lineIndex(text: string): LineIndex {
  let starts: Uint32Array | undefined;
  const lineStarts = (): Uint32Array => {
    starts ??= findLineStarts(text);
    return starts;
  };
  const startOf = (line: number): number => lineStarts()[line - 1] ?? text.length;

  function lineRange(line: number): Range {
    const start = startOf(line);
    let end = line < lineStarts().length ? startOf(line + 1) : text.length;
    if (end > start && text.charCodeAt(end - 1) === LF) end--;
    if (end > start && text.charCodeAt(end - 1) === CR) end--;
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
function findLineStarts(text: string): Uint32Array {
  if (!text.includes('\r')) return findAfterLineFeeds(text);
  let count = 1;
  for (let pos = 0; pos < text.length; pos++) if (endsLine(text, pos)) count++;
  const starts = new Uint32Array(count);
  starts[0] = codeAt(text, 0) === BYTE_ORDER_MARK ? 1 : 0;
  let line = 1;
  for (let pos = 0; line < count; pos++) if (endsLine(text, pos)) starts[line++] = pos + 1;
  return starts;
}

/** As most texts are: the engine finds a character it is told of sooner than we can look at each. */
function findAfterLineFeeds(text: string): Uint32Array {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  const starts = new Uint32Array(count);
  starts[0] = codeAt(text, 0) === BYTE_ORDER_MARK ? 1 : 0;
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts[line++] = at + 1;
  return starts;
}

function endsLine(text: string, pos: number): boolean {
  const code = text.charCodeAt(pos);
  return code === LF || (code === CR && codeAt(text, pos + 1) !== LF);
}

/** Index of the last start that is not behind `offset`; the first one stands for all before it. */
function lastAtOrBefore(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
