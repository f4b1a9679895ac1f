import { type DiffHunk, type DiffLine, type FileDiff, fileDiff } from './file-diff.js';
import type { Report } from './model.js';

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
    if (diff.hunks.some((hunk) => withoutSecrets(hunk).isLoose)) {
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
  const hunks = isMasked ? diff.hunks : diff.hunks.flatMap((hunk) => withoutSecrets(hunk).pieces);
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

/** The hunk cut at the context lines that hold secrets; what is left of it without a change goes. */
function withoutSecrets(hunk: DiffHunk): Cut {
  let isLoose = false;
  const pieces: DiffHunk[] = [];
  let lines: DiffLine[] = [];
  let oldLine = firstLine(hunk.oldStart, hunk, 'added');
  let newLine = firstLine(hunk.newStart, hunk, 'removed');
  let start = { old: oldLine, new: newLine };
  const close = (): void => {
    if (lines.some(({ kind }) => kind !== 'context')) pieces.push(piece(hunk, start, lines));
    lines = [];
  };
  for (const line of hunk.lines) {
    const isLeftOut = line.kind === 'context' && line.isMasked;
    if (isLeftOut) {
      isLoose ||= lines.length > 0 && lines.at(-1)?.kind !== 'context';
      close();
    } else {
      if (lines.length === 0) start = { old: oldLine, new: newLine };
      lines.push(line);
    }
    if (line.kind !== 'added') oldLine++;
    if (line.kind !== 'removed') newLine++;
  }
  close();
  return { pieces, isLoose };
}

/** Number of the first line; a side without lines names the line before. */
function firstLine(start: number, { lines }: DiffHunk, other: DiffLine['kind']): number {
  return lines.every(({ kind }) => kind === other) ? start + 1 : start;
}

function piece(
  hunk: DiffHunk,
  start: { readonly old: number; readonly new: number },
  lines: readonly DiffLine[],
): DiffHunk {
  const isPureAddition = lines.every(({ kind }) => kind === 'added');
  const isPureRemoval = lines.every(({ kind }) => kind === 'removed');
  return {
    label: hunk.label,
    oldStart: isPureAddition ? start.old - 1 : start.old,
    newStart: isPureRemoval ? start.new - 1 : start.new,
    lines,
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
