import type { LineIndex } from '../document/lines.js';
import type { Range } from '../document/node.js';
import { rangesWithin } from './ranges.js';
import { MASK } from './redaction.js';
import { type Cell, toCells } from './text-width.js';

/** One line of a code frame, ready to print: tabs are blanks, secrets are masked, what does not fit is cut off. */
export interface FrameLine {
  /** Counts from 1. */
  readonly number: number;
  readonly text: string;
  /** Columns from the start of `text`, and how many are underlined; on the line that the finding is about. */
  readonly mark?: { readonly column: number; readonly width: number };
}

export interface FrameOptions {
  /** Columns there are for the source. */
  readonly width: number;
  /** Lines before and after the one that is marked. */
  readonly context: number;
}

/** A text that frames are cut out of. */
export interface FrameSource {
  readonly text: string;
  readonly lines: LineIndex;
  /** What must not be shown; sorted and disjoint. */
  readonly hidden: readonly Range[];
}

const TAB = 4;
const CUT = '…';

/** The lines around a range; of a range over several lines, the first is marked. */
export function codeFrame(source: FrameSource, range: Range, { width, context }: FrameOptions): readonly FrameLine[] {
  const marked = source.lines.position(range.start).line;
  const line = markedLine(source, marked, range, width);
  if (line.isShifted) return [line.frame];
  return [
    ...contextLines(source, marked - context, marked, width),
    line.frame,
    ...contextLines(source, marked + 1, marked + 1 + context, width),
  ];
}

function contextLines(source: FrameSource, from: number, until: number, width: number): readonly FrameLine[] {
  const last = source.lines.position(source.text.length).line;
  const lines: FrameLine[] = [];
  for (let number = Math.max(1, from); number < until && number <= last; number++) {
    const range = source.lines.lineRange(number);
    const cells = lineCells(source, { start: range.start, end: Math.min(range.end, range.start + width * 4) });
    const text = clip(cells, 0, width).text.trimEnd();
    if (text !== '') lines.push({ number, text });
  }
  return lines;
}

function markedLine(
  source: FrameSource,
  number: number,
  range: Range,
  width: number,
): { readonly frame: FrameLine; readonly isShifted: boolean } {
  const line = source.lines.lineRange(number);
  // A minified store is one line of many megabytes: only the neighbourhood of the range is looked at.
  const near = {
    start: startOfCharacter(source.text, Math.max(line.start, range.start - width * 4)),
    end: Math.min(line.end, range.start + width * 4),
  };
  const isCut = { start: near.start > line.start, end: near.end < line.end };
  const cells = lineCells(source, near);
  const column = columnsOf(cells.filter((cell) => cell.end <= range.start));
  const marked = columnsOf(cells.filter((cell) => cell.end > range.start && cell.start < range.end));
  const isVisible = !isCut.start && column + Math.min(marked, width / 2) < width;
  const shown = clip(cells, isVisible ? 0 : Math.max(0, column - Math.floor(width / 3)), width, isCut);
  const start = column - shown.from + shown.lead;
  const mark = { column: start, width: Math.max(1, Math.min(marked, shown.columns - start)) };
  return { frame: { number, text: shown.text.trimEnd(), mark }, isShifted: shown.lead > 0 };
}

/** Cells of a stretch of one line; their ranges are those of the text. */
function lineCells(source: FrameSource, stretch: Range): readonly Cell[] {
  const cells: Cell[] = [];
  let at = stretch.start;
  for (const secret of rangesWithin(source.hidden, stretch)) {
    cells.push(...toCells(source.text.slice(at, Math.max(at, secret.start)), at));
    at = Math.min(stretch.end, secret.end);
    cells.push({ start: secret.start, end: at, text: MASK, width: MASK.length });
  }
  cells.push(...toCells(source.text.slice(at, stretch.end), at));
  return withTabStops(cells);
}

function withTabStops(cells: readonly Cell[]): readonly Cell[] {
  let column = 0;
  return cells.map((cell) => {
    const width = cell.text === '\t' ? TAB - (column % TAB) : cell.width;
    column += width;
    return cell.text === '\t' ? { ...cell, text: ' '.repeat(width), width } : cell;
  });
}

interface Clipped {
  readonly text: string;
  /** Column of the line that the first cell shown stands at. */
  readonly from: number;
  /** Columns taken by the sign that something was cut off before it. */
  readonly lead: number;
  readonly columns: number;
}

/** What fits of a line from a column on, with a sign where something was cut off. */
function clip(cells: readonly Cell[], from: number, width: number, isCut = { start: false, end: false }): Clipped {
  const lead = from > 0 || isCut.start ? 1 : 0;
  let column = 0;
  let start: number | undefined;
  let text = '';
  let used = lead;
  let isComplete = !isCut.end;
  const rest = columnsOf(cells) - from + lead;
  const room = rest > width || isCut.end ? width - 1 : width;
  for (const cell of cells) {
    if (column >= from) {
      if (used + cell.width > room) {
        isComplete = false;
        break;
      }
      start ??= column;
      text += cell.text;
      used += cell.width;
    }
    column += cell.width;
  }
  const shown = `${lead === 1 ? CUT : ''}${text}${isComplete ? '' : CUT}`;
  return { text: shown, from: start ?? from, lead, columns: used };
}

function columnsOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

function startOfCharacter(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}
