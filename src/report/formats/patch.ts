import type { Range } from '../../document/node.js';
import { type DiffHunk, type DiffLine, type FileDiff, fileDiff } from '../file-diff.js';
import type { Report } from '../model.js';

/**
 * What the fixes write, as a patch for `git apply`. A context line that holds a secret is left out with all beyond it,
 * so that the patch still applies. Where a line that changes holds one, it is masked and the file's name says so: no
 * tool finds such a file, or it would write the mask over the secret.
 */
export function patch({ files }: Report): string {
  return files
    .map(fileDiff)
    .filter((diff) => diff !== undefined)
    .map((diff) => filePatch(diff))
    .join('');
}

/** What has to be known before the patch is applied, a sentence each; nothing where it applies as it is. */
export function patchNotes({ files }: Report): readonly string[] {
  return files.flatMap((file) => {
    const diff = fileDiff(file);
    if (diff === undefined) return [];
    if (changesSecrets(diff)) {
      return [
        `The patch of ${file.file} does not apply: lines it changes hold secrets, which are masked. --show-secrets prints one that does.`,
      ];
    }
    if (diff.hunks.some((hunk) => withoutSecrets(hunk, diff).isLoose)) {
      return [
        `In the patch of ${file.file} a line with a secret was left out next to a change: apply it with git apply --unidiff-zero, or print it with --show-secrets.`,
      ];
    }
    return [];
  });
}

function filePatch(diff: FileDiff): string {
  const isMasked = changesSecrets(diff);
  const names = isMasked ? diff.names.map(unfindable) : diff.names;
  const hunks = isMasked ? diff.hunks : diff.hunks.flatMap((hunk) => withoutSecrets(hunk, diff).pieces);
  return `${names.join('\n')}\n${hunks.map(printHunk).join('')}`;
}

function unfindable(name: string): string {
  const note = ' (secrets masked)';
  return name.endsWith('"') ? `${name.slice(0, -1)}${note}"` : `${name.trimEnd()}${note}\t`;
}

function changesSecrets({ hunks }: FileDiff): boolean {
  return hunks.some(({ lines }) => lines.some((line) => line.kind !== 'context' && line.isMasked));
}

interface Cut {
  readonly pieces: readonly DiffHunk[];
  /** A change has nothing behind it now: git takes that for the end of the file, unless told otherwise. */
  readonly isLoose: boolean;
}

/** A line with its number in both texts, or the number the next one has in a text that lacks it. */
interface NumberedLine extends DiffLine {
  readonly old: number;
  readonly new: number;
}

/** The hunk cut at the context lines that hold secrets; what is left of it without a change goes. */
function withoutSecrets(hunk: DiffHunk, diff: FileDiff): Cut {
  const lines = numbered(hunk);
  const pieces: DiffHunk[] = [];
  let isLoose = false;
  let from = 0;
  const close = (end: number): boolean => {
    const part = lines.slice(from, end);
    from = end + 1;
    const changed = part.filter(({ kind }) => kind !== 'context');
    const [first] = changed;
    const last = changed.at(-1);
    if (first === undefined || last === undefined) return false;
    pieces.push({ ...starts(part), label: diff.rulesIn(changedRange(first, last, diff)), lines: part });
    return part.at(-1)?.kind !== 'context';
  };
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'context' && line.isMasked && close(index)) isLoose = true;
  }
  close(lines.length);
  return { pieces, isLoose };
}

/** From the first to the last line that changes; what is added stands between two lines of the old text. */
function changedRange(first: NumberedLine, last: NumberedLine, { oldLine }: FileDiff): Range {
  const start = first.kind === 'added' ? oldLine(first.old - 1).end : oldLine(first.old).start;
  const end = last.kind === 'added' ? oldLine(last.old).start : oldLine(last.old).end;
  return { start, end: Math.max(start, end) };
}

function numbered(hunk: DiffHunk): readonly NumberedLine[] {
  const count = (other: DiffLine['kind']): number => hunk.lines.filter(({ kind }) => kind !== other).length;
  let old = count('added') === 0 ? hunk.oldStart + 1 : hunk.oldStart;
  let next = count('removed') === 0 ? hunk.newStart + 1 : hunk.newStart;
  return hunk.lines.map((line) => {
    const at = { ...line, old, new: next };
    if (line.kind !== 'added') old++;
    if (line.kind !== 'removed') next++;
    return at;
  });
}

/** A side without lines names the line before. */
function starts(lines: readonly NumberedLine[]): { readonly oldStart: number; readonly newStart: number } {
  const old = lines[0]?.old ?? 1;
  const next = lines[0]?.new ?? 1;
  return {
    oldStart: lines.every(({ kind }) => kind === 'added') ? old - 1 : old,
    newStart: lines.every(({ kind }) => kind === 'removed') ? next - 1 : next,
  };
}

export function printHunk({ oldStart, newStart, label, lines }: DiffHunk): string {
  return `${hunkHeader({ oldStart, newStart, label, lines })}\n${lines.map(printLine).join('')}`;
}

export function hunkHeader({ oldStart, newStart, label, lines }: DiffHunk): string {
  const old = span(oldStart, lines.filter(({ kind }) => kind !== 'added').length);
  const next = span(newStart, lines.filter(({ kind }) => kind !== 'removed').length);
  return `@@ -${old} +${next} @@${label === '' ? '' : ` ${label}`}`;
}

function span(start: number, count: number): string {
  return count === 1 ? String(start) : `${start},${count}`;
}

const MARKS = { context: ' ', removed: '-', added: '+' } as const;

function printLine({ kind, text, isUnended }: DiffLine): string {
  return `${MARKS[kind]}${text}\n${isUnended ? '\\ No newline at end of file\n' : ''}`;
}
