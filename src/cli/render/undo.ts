import type { Journal, RefusedUndo, UndoStep } from '../../index.js';
import { count } from '../../report/words.js';
import { wholeDiff } from './whole-diff.js';

/** A line a run: what to type after `undo`, when it began, what it changed, what became of it. */
export function renderRuns(runs: readonly Journal[], cutOff: ReadonlySet<string>): string {
  const lines = runs.map(({ runId, startedAt, entries, undoneAt }) => {
    const files = count(new Set(entries.map(({ path }) => path)).size, 'file');
    const fate = undoneAt !== undefined ? `undone ${undoneAt}` : cutOff.has(runId) ? 'cut off while it wrote' : '';
    return `${runId}  ${startedAt}  ${files}  ${fate}`.trimEnd();
  });
  return lines.map((line) => `${line}\n`).join('');
}

/** What would be put back, a step a paragraph; `masked` takes the secrets out of the versions of a text. */
export function renderUndoPreview(
  { runId, startedAt }: Journal,
  steps: readonly (UndoStep | RefusedUndo)[],
  masked: (texts: readonly string[]) => readonly string[],
): string {
  const shown = steps.filter(({ kind }) => kind !== 'as-it-was').map((step) => renderStep(step, masked));
  const left = steps.length - shown.length;
  const ending = left === 0 ? '' : ` ${count(left, 'change')} of it ${left === 1 ? 'is' : 'are'} as it was already.`;
  return `${shown.join('')}Run ${runId} of ${startedAt} can be undone; nothing was written.${ending}\n`;
}

function renderStep(step: UndoStep | RefusedUndo, masked: (texts: readonly string[]) => readonly string[]): string {
  switch (step.kind) {
    case 'as-it-was':
      return '';
    case 'refused':
      return `${step.path}: left as it is: ${step.message}\n`;
    case 'mode':
      return `${step.path}: mode ${octal(step.now)} becomes ${octal(step.former)}\n`;
    case 'recreated':
      return `${step.path}: comes back, ${step.former.length} bytes\n`;
    case 'removed':
      return `${step.path}: goes again, ${step.now.length} bytes\n`;
    case 'content':
      return contentDiff(step.path, masked([step.now, step.former].map(textOf)));
  }
}

function contentDiff(path: string, [now = '', former = '']: readonly string[]): string {
  if (now === former) return `${path}: secrets alone would change, which are not shown\n`;
  return wholeDiff(path, now, former);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

function octal(mode: number): string {
  return (mode & 0o777).toString(8).padStart(4, '0');
}
