import type { Range } from '../node.js';
import type { TextSource } from '../text-source.js';

const CONTEXT = 3;

/** A line with its place; `text` holds the LF, which the last line of a text may lack. */
export interface Line {
  readonly start: number;
  readonly text: string;
}

/** Neighbouring lines of which some go and others come. */
export interface Change {
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

export interface Hunk {
  readonly changes: readonly Change[];
  readonly above: readonly Line[];
  /** Between each two changes. */
  readonly between: readonly (readonly Line[])[];
  readonly below: readonly Line[];
}

export function splitLines(text: string, offset: number): Line[] {
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

/** Changes with at most twice the context between them share a hunk. */
export function groupChanges(text: TextSource, changes: readonly Change[]): Hunk[] {
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

export function endIndex(change: Change): number {
  return change.oldIndex + change.removed.length;
}

function endOffset(change: Change): number {
  const last = change.removed.at(-1);
  return last === undefined ? change.start : last.start + last.text.length;
}

function makeHunk(text: TextSource, changes: readonly Change[]): Hunk {
  const first = changes[0]?.start ?? 0;
  const last = changes.at(-1);
  const between = changes.slice(1).map((change, index) => {
    const from = changes[index];
    const start = from === undefined ? change.start : endOffset(from);
    return splitLines(text.slice(start, change.start), start);
  });
  return { changes, above: linesAbove(text, first), between, below: linesBelow(text, last ? endOffset(last) : first) };
}

function linesAbove(text: TextSource, end: number): Line[] {
  let start = end;
  for (let count = 0; count < CONTEXT && start > 0; count++) {
    start = start === 1 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
  }
  return splitLines(text.slice(start, end), start);
}

function linesBelow(text: TextSource, start: number): Line[] {
  let end = start;
  for (let count = 0; count < CONTEXT && end < text.length; count++) {
    const found = text.indexOf('\n', end);
    end = found === -1 ? text.length : found + 1;
  }
  return splitLines(text.slice(start, end), start);
}
