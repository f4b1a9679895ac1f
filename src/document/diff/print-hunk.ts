import type { Range } from '../node.js';
import { partitionPoint } from '../partition-point.js';
import type { Change, Hunk, Line } from './hunks.js';

export interface PrintOptions {
  /** What to print behind the `@@` of a hunk whose edits lie in this range of `before`. */
  readonly section?: (range: Range) => string;
  /** Parts of the two texts that must not be shown; they print as `***`, and the patch cannot be applied then. */
  readonly secrets?: { readonly before: readonly Range[]; readonly after: readonly Range[] };
}

const MASK = '***';

/** Prints hunks as `git apply` takes them. */
export class HunkPrinter {
  readonly #section: PrintOptions['section'];
  readonly #before: readonly Range[];
  readonly #after: readonly Range[];

  constructor({ section, secrets }: PrintOptions) {
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
  for (let index = partitionPoint(ranges, (range) => range.end <= start); index < ranges.length; index++) {
    const range = ranges[index];
    if (range === undefined || range.start >= end) return;
    yield range;
  }
}
