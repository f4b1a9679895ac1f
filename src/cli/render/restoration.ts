import type { Restoration, RestoredFile, RunOutcome } from '../../index.js';
import { wrap } from '../../report/pretty/wrap.js';
import { withoutSecrets } from '../../report/redact/without-secrets.js';
import { count } from '../../report/words.js';
import { wholeDiff } from './whole-diff.js';

export interface Look {
  readonly width: number;
  readonly showSecrets: boolean;
}

/** The diff of each file, then what could not be placed, then what to do. */
export function restorationText({ files }: Restoration, written: RunOutcome | undefined, look: Look): string {
  const parts = files.map((file) => fileText(masked(file, look), written, look));
  const open = files.filter(({ outcome }) => outcome === 'restored').length;
  return `${[...parts, ending(files, open, written)].join('\n')}\n`;
}

/** The same for programs; texts of comments are masked like all that is shown. */
export function restorationJson({ files }: Restoration, written: RunOutcome | undefined, look: Look): string {
  const rows = files.map((file) => {
    const shown = masked(file, look);
    if (!('after' in shown)) return { ...shown, comments: 0, restored: 0, lost: [], diff: '' };
    const { path, outcome, source, comments, lost } = shown;
    return { path, outcome, source, comments, restored: comments - lost.length, lost, diff: diffOf(shown) };
  });
  const done = written && { run: written.runId ?? null, paths: written.paths, failures: written.failures };
  return `${JSON.stringify({ schemaVersion: 1, files: rows, written: done ?? null }, null, 2)}\n`;
}

function masked(file: RestoredFile, { showSecrets }: Look): RestoredFile {
  if (!('after' in file) || showSecrets) return file;
  const texts = withoutSecrets([file.before, file.after, file.old, ...file.lost.map(({ text }) => text)]);
  const [before = '', after = '', old = '', ...lost] = texts;
  return { ...file, before, after, old, lost: file.lost.map(({ line }, index) => ({ line, text: lost[index] ?? '' })) };
}

function diffOf(file: RestoredFile): string {
  return file.outcome === 'restored' ? wholeDiff(file.path, file.before, file.after) : '';
}

function fileText(file: RestoredFile, written: RunOutcome | undefined, { width }: Look): string {
  const told = (text: string) => wrap(text, { width, first: '' }).join('\n');
  switch (file.outcome) {
    case 'no-source':
      return told(`${file.path}: no earlier text with comments was found; name one with --from FILE.`);
    case 'unparsable':
      return told(`${file.path} has syntax errors; repair them first: clawmend --diff shows how.`);
    case 'has-own':
      return told(`${file.path} was left as it is: it has comments that ${file.source} has not.`);
    default:
      break;
  }
  const { comments, lost, source } = file;
  const back = `${comments - lost.length} of ${count(comments, 'comment')} of ${source}`;
  const head = file.outcome === 'restored' ? `${back} can come back.` : `${back} are in the file; nothing to restore.`;
  const failure = written?.failures.find(({ path }) => path === file.path);
  const rows = lost.flatMap(({ text, line }) => [
    `  line ${line}:`,
    ...text.split(/\r\n|[\n\r]/).map((row) => `    ${row.trim()}`),
  ]);
  return [
    ...(written === undefined && file.outcome === 'restored' ? [diffOf(file)] : []),
    told(`${file.path}: ${head}`),
    ...(lost.length === 0 ? [] : [told(`Not placed, for what they stood at is gone (lines of ${source}):`), ...rows]),
    ...(failure === undefined ? [] : [told(`It was left as it was: ${failure.message}`)]),
  ].join('\n');
}

function ending(files: readonly RestoredFile[], open: number, written: RunOutcome | undefined): string {
  if (written?.runId !== undefined) {
    return `Comments are back in ${count(written.paths.length, 'file')}; clawmend undo ${written.runId} takes that back.`;
  }
  if (written === undefined && open > 0) {
    return 'Nothing was written. The values stay what they are; to write: run it again with --write.';
  }
  return files.length === 0 ? 'There is no config here.' : 'Nothing was written.';
}
