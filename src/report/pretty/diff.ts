import type { DiffHunk, DiffLine, FileDiff } from '../file-diff.js';
import { hunkHeader } from '../formats/patch.js';
import type { Layout } from './findings.js';
import { visible } from './text-width.js';

/** Nobody reads more of a store that a program wrote; a config is always shown whole. */
const MOST_HUNKS = 12;
/** Longer lines (a store on one line) are shown around the place where they differ. */
const LONGEST_LINE = 400;
const AROUND = 120;
/** Before what was folded. */
const GOES_ON = '   ↪ ';
const MARKS = { context: ' ', removed: '-', added: '+' } as const;

/** A diff for the eye: coloured, without what would drown the rest. */
export function diffLines(
  diff: FileDiff,
  isState: boolean,
  { style, width }: Layout,
  folded: 'at-width' | 'never' = 'never',
): readonly string[] {
  const shown = isState && diff.hunks.length > MOST_HUNKS ? diff.hunks.slice(0, MOST_HUNKS) : diff.hunks;
  const [from, to] = diff.names;
  const lines = [style.strong(visible(from.trimEnd())), style.strong(visible(to.trimEnd()))];
  for (const hunk of shown) {
    lines.push(style.hunk(hunkHeader(hunk)));
    for (const { kind, text } of readable(hunk)) {
      const line = MARKS[kind] + visible(text.replaceAll('\t', '    '));
      const paint = kind === 'added' ? style.added : kind === 'removed' ? style.removed : undefined;
      for (const part of folded === 'at-width' ? foldLine(line, width) : [line]) lines.push(paint?.(part) ?? part);
    }
  }
  const left = diff.hunks.length - shown.length;
  if (left > 0) lines.push(style.faint(`… and ${left} more places like these; --format json has the whole patch.`));
  return lines;
}

/** A line in pieces of the terminal's width; those that go on are marked, so that nobody takes them for lines. */
function foldLine(line: string, width: number): readonly string[] {
  const parts: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const comma = rest.lastIndexOf(', ', width - 1) + 1;
    const blank = rest.lastIndexOf(' ', width);
    const end = comma > width / 3 ? comma : blank > width / 2 ? blank : width;
    parts.push(rest.slice(0, end));
    rest = `${GOES_ON}${rest.slice(end).trimStart()}`;
  }
  return [...parts, rest];
}

interface Shown {
  readonly kind: DiffLine['kind'];
  readonly text: string;
}

function readable({ lines }: DiffHunk): readonly Shown[] {
  if (lines.every(({ text }) => text.length <= LONGEST_LINE)) return lines.map(withoutReturn);
  const removed = lines.filter(({ kind }) => kind === 'removed');
  const added = lines.filter(({ kind }) => kind === 'added');
  return lines.map(({ kind, text }) => {
    const others = kind === 'removed' ? added : removed;
    const mine = kind === 'removed' ? removed : added;
    const other = kind === 'context' ? undefined : others[mine.findIndex((line) => line.text === text)]?.text;
    return { kind, text: excerpt(text, other === undefined ? 0 : commonStart(text, other)) };
  });
}

function withoutReturn({ kind, text }: DiffLine): Shown {
  return { kind, text: text.endsWith('\r') ? text.slice(0, -1) : text };
}

function excerpt(text: string, at: number): string {
  if (text.length <= LONGEST_LINE) return text;
  const start = Math.max(0, at - AROUND);
  const end = Math.min(text.length, at + AROUND);
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}
