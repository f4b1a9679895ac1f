import type { LineIndex } from '../../document/lines.js';
import type { Range } from '../../document/node.js';
import type { TextSource } from '../../document/text-source.js';
import { rangesWithin } from '../ranges.js';
import { MASK } from '../redact/redaction.js';
import { type Cell, toCells } from './text-width.js';

/** One line of a code frame, ready to print: tabs are blanks, secrets are masked, what does not fit is cut off. */
export interface FrameLine {
  /** Counts from 1. */
  readonly number: number;
  readonly text: string;
  /** On the line that the finding is about. */
  readonly mark?: Mark;
}

/** What of a line is marked, for terminals in columns, for pages as a range of the text; both from 0. */
export interface Mark extends Range {
  readonly column: number;
  readonly width: number;
}

export interface FrameOptions {
  /** Columns there are for the source. */
  readonly width: number;
  /** Lines before and after the one that is marked. */
  readonly context: number;
}

/** A text that frames are cut out of. */
export interface FrameSource {
  readonly text: TextSource;
  readonly lines: LineIndex;
  /** What must not be shown; sorted and disjoint. */
  readonly hidden: readonly Range[];
}

const TAB = 4;
const CUT = '…';
/** A minified store is one line of many megabytes: so many times the width is looked at on either side. */
const REACH = 4;

/** The lines around a range, without the indentation they share; of a range over several lines, the first is marked. */
export function codeFrame(source: FrameSource, range: Range, { width, context }: FrameOptions): readonly FrameLine[] {
  const marked = source.lines.position(range.start).line;
  const last = source.lines.position(source.text.length).line;
  const rows: Row[] = [];
  for (let line = Math.max(1, marked - context); line <= Math.min(last, marked + context); line++) {
    const row = line === marked ? markedRow(source, line, range, width) : contextRow(source, line, width);
    if (row.mark !== undefined || row.cells.some((cell) => cell.text.trim() !== '')) rows.push(row);
  }
  const indent = Math.min(...rows.map(({ cells }) => leadingBlanks(cells)));
  const lines = rows.map((row) => frameLine(row, indent, width));
  // Where the marked line had to be moved to the left, its neighbours would stand in wrong columns.
  return lines.some(({ isShifted }) => isShifted)
    ? lines.filter(({ frame }) => frame.mark !== undefined).map(({ frame }) => frame)
    : lines.map(({ frame }) => frame);
}

interface Row {
  readonly number: number;
  readonly cells: readonly Cell[];
  /** Which of the cells are marked; none of them where the mark is behind the last one. */
  readonly mark?: Range;
  /** Where the cells are only a part of a long line. */
  readonly isCut: { readonly start: boolean; readonly end: boolean };
}

function contextRow(source: FrameSource, number: number, width: number): Row {
  const line = source.lines.lineRange(number);
  const end = Math.min(line.end, line.start + width * REACH);
  return { number, cells: lineCells(source, { start: line.start, end }), isCut: { start: false, end: end < line.end } };
}

function markedRow(source: FrameSource, number: number, range: Range, width: number): Row {
  const line = source.lines.lineRange(number);
  const near = {
    start: startOfCharacter(source.text, Math.max(line.start, range.start - width * REACH)),
    end: Math.min(line.end, range.start + width * REACH),
  };
  const cells = lineCells(source, near);
  const start = cells.filter((cell) => cell.end <= range.start).length;
  const end = cells.filter((cell) => cell.start < range.end).length;
  return {
    number,
    cells,
    mark: { start, end: Math.max(start, end) },
    isCut: { start: near.start > line.start, end: near.end < line.end },
  };
}

function leadingBlanks(cells: readonly Cell[]): number {
  const first = cells.findIndex((cell) => cell.text.trim() !== '');
  return columnsOf(first === -1 ? cells : cells.slice(0, first));
}

function frameLine(
  { number, cells, mark, isCut }: Row,
  indent: number,
  width: number,
): { readonly frame: FrameLine; readonly isShifted: boolean } {
  if (mark === undefined) {
    return { frame: { number, text: clip(cells, indent, indent, width, isCut).text }, isShifted: false };
  }
  const column = Math.max(indent, columnsOf(cells.slice(0, mark.start)));
  const marked = columnsOf(cells.slice(mark.start, mark.end));
  const isVisible = !isCut.start && column - indent + Math.min(marked, width / 2) < width;
  const from = isVisible ? indent : Math.max(indent, column - Math.floor(width / 3));
  const shown = clip(cells, from, indent, width, isCut);
  const start = lengthOf(cells.slice(shown.first, mark.start)) + shown.lead;
  const end = lengthOf(cells.slice(shown.first, Math.min(mark.end, shown.last))) + shown.lead;
  return {
    frame: {
      number,
      text: shown.text,
      mark: {
        start,
        end: Math.max(start, end),
        column: columnsOf(cells.slice(shown.first, mark.start)) + shown.lead,
        width: Math.max(1, columnsOf(cells.slice(Math.max(shown.first, mark.start), Math.min(mark.end, shown.last)))),
      },
    },
    isShifted: shown.lead > 0,
  };
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
  /** Which cells are shown. */
  readonly first: number;
  readonly last: number;
  /** Columns taken by the sign that something was cut off before them. */
  readonly lead: number;
}

/** What fits of a line from a column on, with a sign where something but the indentation was cut off. */
function clip(cells: readonly Cell[], from: number, indent: number, width: number, isCut: Row['isCut']): Clipped {
  const lead = from > indent || isCut.start ? 1 : 0;
  const first = firstAt(cells, from);
  const isTooLong = isCut.end || lead + columnsOf(cells.slice(first)) > width;
  const room = isTooLong ? width - 1 : width;
  let last = first;
  for (let used = lead; last < cells.length; last++) {
    used += cells[last]?.width ?? 0;
    if (used > room) break;
  }
  const shown = cells
    .slice(first, last)
    .map(({ text }) => text)
    .join('')
    .trimEnd();
  return { text: `${lead === 1 ? CUT : ''}${shown}${isTooLong ? CUT : ''}`, first, last, lead };
}

/** The first cell that starts at a column or behind it. */
function firstAt(cells: readonly Cell[], column: number): number {
  let at = 0;
  let index = 0;
  for (; index < cells.length && at < column; index++) at += cells[index]?.width ?? 0;
  return index;
}

function lengthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.text.length, 0);
}

function columnsOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

function startOfCharacter(text: TextSource, offset: number): number {
  const unit = text.slice(offset, offset + 1).charCodeAt(0);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}
