import { applyEdits, minimizeEdit } from '../edit/edits.js';
import type { Edit, Range } from '../node.js';
import type { TextSource } from '../text-source.js';
import { longestCommon } from './align.js';
import { type Change, endIndex, groupChanges, type Line, splitLines } from './hunks.js';
import { HunkPrinter, type PrintOptions } from './print-hunk.js';

export interface DiffOptions extends PrintOptions {
  /** Name of the file in the patch, with forward slashes, relative to where the patch will be applied. */
  readonly file: string;
  readonly before: TextSource;
  /** On `before`, sorted and disjoint. */
  readonly edits: readonly Edit[];
}

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

function changesOf(before: TextSource, edits: readonly Edit[]): Change[] {
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

function blocksOf(text: TextSource, edits: readonly Edit[]): Block[] {
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

/** Counts on from where it stopped last time, so that a long text is read once. */
function countLines(text: TextSource, counter: { at: number; lines: number }, until: number): number {
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
