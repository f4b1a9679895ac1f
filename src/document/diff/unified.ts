import { applyEdits, minimizeEdit } from '../edit/edits.js';
import type { Edit, Range } from '../node.js';
import { longestCommon } from './align.js';

export interface DiffOptions {
  /** Name of the file in the patch, with forward slashes, relative to where the patch will be applied. */
  readonly file: string;
  readonly before: string;
  /** On `before`, sorted and disjoint. */
  readonly edits: readonly Edit[];
  /** What to print behind the `@@` of a hunk whose edits lie in this range of `before`. */
  readonly section?: (range: Range) => string;
  /** Parts of the two texts that must not be shown; they print as `***`, and the patch cannot be applied then. */
  readonly secrets?: { readonly before: readonly Range[]; readonly after: readonly Range[] };
}

const CONTEXT = 3;
const MASK = '***';

/**
 * The edits as a unified diff that `git apply` takes: lines end at LF alone, whatever else is in them stays, and a
 * missing last line end is marked. Empty when nothing changes.
 */
export function unifiedDiff(options: DiffOptions): string {
  const changes = changesOf(options.before, options.edits);
  if (changes.length === 0) return '';
  const printer = new HunkPrinter(options);
  const hunks = groupChanges(options.before, changes).map((hunk) => printer.print(hunk));
  return `--- ${fileName('a', options.file)}\n+++ ${fileName('b', options.file)}\n${hunks.join('')}`;
}

/** The edit that makes one text of another. */
export function editsBetween(before: string, after: string): Edit[] {
  if (before === after) return [];
  return [minimizeEdit(before, { offset: 0, length: before.length, text: after })];
}

/** A line with its place; `text` holds the LF, which the last line of a text may lack. */
interface Line {
  readonly start: number;
  readonly text: string;
}

/** Neighbouring lines of which some go and others come. */
interface Change {
  /** Lines of the old text before it, and of the new. */
  readonly oldIndex: number;
  readonly newIndex: number;
  /** Where it starts in the old text. */
  readonly start: number;
  readonly removed: readonly Line[];
  readonly added: readonly Line[];
  /** What the edits behind it cover in the old text. */
  readonly edited: Range;
}

interface Hunk {
  readonly changes: readonly Change[];
  readonly above: readonly Line[];
  /** Between each two changes. */
  readonly between: readonly (readonly Line[])[];
  readonly below: readonly Line[];
}

function changesOf(before: string, edits: readonly Edit[]): Change[] {
  const changes: Change[] = [];
  const counter = { at: 0, lines: 0 };
  let shift = 0;
  let lineShift = 0;
  for (const block of blocksOf(before, edits)) {
    const oldLines = splitLines(before.slice(block.start, block.end), block.start);
    const local = block.edits.map((edit) => ({ ...edit, offset: edit.offset - block.start }));
    const newText = applyEdits(before.slice(block.start, block.end), local);
    const newLines = splitLines(newText, block.start + shift);
    const above = countLines(before, counter, block.start);
    const edited = rangeOf(block);
    for (const [oldStart, oldEnd, newStart, newEnd] of differences(oldLines, newLines)) {
      const change = {
        oldIndex: above + oldStart,
        newIndex: above + lineShift + newStart,
        start: oldLines[oldStart]?.start ?? block.end,
        removed: oldLines.slice(oldStart, oldEnd),
        added: newLines.slice(newStart, newEnd),
        edited,
      };
      const last = changes.at(-1);
      if (last !== undefined && endIndex(last) === change.oldIndex) changes[changes.length - 1] = joined(last, change);
      else changes.push(change);
    }
    shift += newText.length - (block.end - block.start);
    lineShift += newLines.length - oldLines.length;
  }
  return changes;
}

/** Two changes without a line in between: what goes is shown first, then what comes. */
function joined(first: Change, second: Change): Change {
  return {
    ...first,
    removed: [...first.removed, ...second.removed],
    added: [...first.added, ...second.added],
    edited: { start: first.edited.start, end: second.edited.end },
  };
}

/** Edits with the whole lines they touch; edits that share a line are in one block. */
interface Block {
  readonly start: number;
  end: number;
  readonly edits: Edit[];
}

function blocksOf(text: string, edits: readonly Edit[]): Block[] {
  const blocks: Block[] = [];
  for (const edit of edits) {
    const start = edit.offset === 0 ? 0 : text.lastIndexOf('\n', edit.offset - 1) + 1;
    const lineEnd = text.indexOf('\n', edit.offset + edit.length);
    const end = lineEnd === -1 ? text.length : lineEnd + 1;
    const last = blocks.at(-1);
    const touched = last?.edits.at(-1);
    const apart =
      last === undefined || (last.end <= start && (touched?.offset ?? 0) + (touched?.length ?? 0) < edit.offset);
    if (apart) blocks.push({ start, end, edits: [edit] });
    else {
      last.end = end;
      last.edits.push(edit);
    }
  }
  return blocks;
}

function rangeOf({ start, end, edits }: Block): Range {
  const last = edits.at(-1);
  return { start: edits[0]?.offset ?? start, end: last === undefined ? end : last.offset + last.length };
}

function splitLines(text: string, offset: number): Line[] {
  const lines: Line[] = [];
  let at = 0;
  while (at < text.length) {
    const found = text.indexOf('\n', at);
    const end = found === -1 ? text.length : found + 1;
    lines.push({ start: offset + at, text: text.slice(at, end) });
    at = end;
  }
  return lines;
}

/** Counts on from where it stopped last time, so that a long text is read once. */
function countLines(text: string, counter: { at: number; lines: number }, until: number): number {
  for (
    let found = text.indexOf('\n', counter.at);
    found !== -1 && found < until;
    found = text.indexOf('\n', found + 1)
  ) {
    counter.at = found + 1;
    counter.lines++;
  }
  return counter.lines;
}

type Difference = readonly [oldStart: number, oldEnd: number, newStart: number, newEnd: number];

function differences(oldLines: readonly Line[], newLines: readonly Line[]): Difference[] {
  const same = (a: number, b: number) => oldLines[a]?.text === newLines[b]?.text;
  const shorter = Math.min(oldLines.length, newLines.length);
  let start = 0;
  while (start < shorter && same(start, start)) start++;
  let end = 0;
  while (end < shorter - start && same(oldLines.length - 1 - end, newLines.length - 1 - end)) end++;
  const rows = oldLines.length - start - end;
  const columns = newLines.length - start - end;
  if (rows === 0 && columns === 0) return [];
  const found = longestCommon(rows, columns, (a, b) => same(start + a, start + b));
  const result: Difference[] = [];
  let row = 0;
  let column = 0;
  for (const [nextRow, nextColumn] of [...found, [rows, columns] as const]) {
    if (nextRow > row || nextColumn > column) {
      result.push([start + row, start + nextRow, start + column, start + nextColumn]);
    }
    row = nextRow + 1;
    column = nextColumn + 1;
  }
  return result;
}

/** Changes with at most twice the context between them share a hunk. */
function groupChanges(text: string, changes: readonly Change[]): Hunk[] {
  const hunks: Hunk[] = [];
  let group: Change[] = [];
  for (const [index, change] of changes.entries()) {
    group.push(change);
    const next = changes[index + 1];
    if (next !== undefined && next.oldIndex - endIndex(change) <= 2 * CONTEXT) continue;
    hunks.push(makeHunk(text, group));
    group = [];
  }
  return hunks;
}

function endIndex(change: Change): number {
  return change.oldIndex + change.removed.length;
}

function endOffset(change: Change): number {
  const last = change.removed.at(-1);
  return last === undefined ? change.start : last.start + last.text.length;
}

function makeHunk(text: string, changes: readonly Change[]): Hunk {
  const first = changes[0]?.start ?? 0;
  const last = changes.at(-1);
  const between = changes.slice(1).map((change, index) => {
    const from = changes[index];
    const start = from === undefined ? change.start : endOffset(from);
    return splitLines(text.slice(start, change.start), start);
  });
  return { changes, above: linesAbove(text, first), between, below: linesBelow(text, last ? endOffset(last) : first) };
}

function linesAbove(text: string, end: number): Line[] {
  let start = end;
  for (let count = 0; count < CONTEXT && start > 0; count++) {
    start = start === 1 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
  }
  return splitLines(text.slice(start, end), start);
}

function linesBelow(text: string, start: number): Line[] {
  let end = start;
  for (let count = 0; count < CONTEXT && end < text.length; count++) {
    const found = text.indexOf('\n', end);
    end = found === -1 ? text.length : found + 1;
  }
  return splitLines(text.slice(start, end), start);
}

class HunkPrinter {
  readonly #section: DiffOptions['section'];
  readonly #before: readonly Range[];
  readonly #after: readonly Range[];

  constructor({ section, secrets }: DiffOptions) {
    this.#section = section;
    this.#before = sorted(secrets?.before);
    this.#after = sorted(secrets?.after);
  }

  print({ changes, above, between, below }: Hunk): string {
    const lines = above.map((line) => this.#line(' ', line, this.#before));
    const context = above.length + below.length + between.reduce((sum, part) => sum + part.length, 0);
    for (const [index, change] of changes.entries()) {
      for (const line of change.removed) lines.push(this.#line('-', line, this.#before));
      for (const line of change.added) lines.push(this.#line('+', line, this.#after));
      for (const line of between[index] ?? below) lines.push(this.#line(' ', line, this.#before));
    }
    const removed = changes.reduce((sum, change) => sum + change.removed.length, context);
    const added = changes.reduce((sum, change) => sum + change.added.length, context);
    const first = changes[0];
    const old = span((first?.oldIndex ?? 0) - above.length, removed);
    const next = span((first?.newIndex ?? 0) - above.length, added);
    return `@@ -${old} +${next} @@${this.#label(changes)}\n${lines.join('')}`;
  }

  #label(changes: readonly Change[]): string {
    const start = changes[0]?.edited.start ?? 0;
    const end = changes.at(-1)?.edited.end ?? start;
    const label = this.#section?.({ start, end }).replaceAll(/\s+/g, ' ').trim() ?? '';
    return label === '' ? '' : ` ${label}`;
  }

  #line(mark: ' ' | '-' | '+', { start, text }: Line, secrets: readonly Range[]): string {
    const shown = mark + masked(text, start, secrets);
    return text.endsWith('\n') ? shown : `${shown}\n\\ No newline at end of file\n`;
  }
}

/** Number of the first line and count, as diffs write them: an empty side names the line before it. */
function span(linesAbove: number, count: number): string {
  if (count === 1) return String(linesAbove + 1);
  return `${count === 0 ? linesAbove : linesAbove + 1},${count}`;
}

/** Ordered and disjoint. */
function sorted(ranges: readonly Range[] = []): readonly Range[] {
  const merged: Range[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || last.end < start) merged.push({ start, end });
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
  }
  return merged;
}

function masked(text: string, offset: number, secrets: readonly Range[]): string {
  let out = '';
  let at = 0;
  for (const secret of overlapping(secrets, offset, offset + text.length)) {
    const start = Math.max(secret.start - offset, at);
    const end = Math.min(secret.end - offset, text.length);
    const lineEnd = withoutBreak(text, end);
    if (lineEnd <= start) continue;
    out += text.slice(at, start) + MASK;
    at = lineEnd;
  }
  return out + text.slice(at);
}

/** Where the line breaks that end at an offset begin. */
function withoutBreak(text: string, end: number): number {
  let at = end;
  while (at > 0 && (text[at - 1] === '\n' || text[at - 1] === '\r')) at--;
  return at;
}

function* overlapping(ranges: readonly Range[], start: number, end: number): Iterable<Range> {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < ranges.length; index++) {
    const range = ranges[index];
    if (range === undefined || range.start >= end) return;
    yield range;
  }
}

/** As git writes names: quoted where a character would break the line, with a tab behind where blanks could mislead. */
function fileName(side: 'a' | 'b', file: string): string {
  const name = `${side}/${file}`;
  if (/[\u0000-\u001f"\\\u007f]/.test(name)) return quoteName(name);
  return name.includes(' ') ? `${name}\t` : name;
}

function quoteName(name: string): string {
  const inner = name.replaceAll(/[\u0000-\u001f"\\\u007f]/g, (char) => {
    if (char === '"' || char === '\\') return `\\${char}`;
    return `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`;
  });
  return `"${inner}"`;
}
