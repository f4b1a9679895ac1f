import { digest } from './digest.js';
import { StorageError, storageError } from './failure.js';
import { type Journal, type JournalEntry, readJournal } from './journal.js';
import { changeMode, currentMode } from './permissions.js';
import { readRegularFile } from './read-regular-file.js';
import { listRuns, readBackup, runDirectory, writeJournal } from './run-store.js';
import { writeFileAtomic } from './write-file.js';

export interface UndoOptions {
  readonly runsDirectory: string;
  /** The newest run that was not undone yet, unless given. */
  readonly runId?: string | undefined;
  /** ISO 8601. */
  readonly now: string;
  readonly pid: number;
  /** Why a file must not be touched now, or `undefined`; asked once, before anything is put back. */
  readonly refusal?: (journal: Journal) => Promise<(entry: JournalEntry) => string | undefined>;
}

export interface UndoOutcome {
  readonly runId: string;
  readonly startedAt: string;
  /** Put back. */
  readonly restored: readonly string[];
  /** Already as they were before the run. */
  readonly unchanged: readonly string[];
  readonly failures: readonly { readonly path: string; readonly message: string }[];
}

/**
 * Puts back what a run wrote. A file that has changed since the run is left alone and reported; the others are put
 * back all the same.
 * @throws {StorageError} `unknown-run`, `bad-journal`
 */
export async function undoRun(options: UndoOptions): Promise<UndoOutcome> {
  const journal = await findRun(options);
  const directory = runDirectory(options.runsDirectory, journal.runId);
  const restored = new Set<string>();
  const unchanged = new Set<string>();
  const failures: { path: string; message: string }[] = [];
  // Last first: a file that was written and then narrowed is widened before it is written back.
  const refuse = await options.refusal?.(journal);
  for (const entry of [...journal.entries].reverse()) {
    try {
      const refusal = refuse?.(entry);
      if (refusal !== undefined) throw new StorageError('in-use', entry.path, refusal);
      const isRestored = await putBack(entry, directory, options.pid);
      (isRestored ? restored : unchanged).add(entry.path);
    } catch (cause) {
      failures.push({ path: entry.path, message: storageError(entry.path, cause).message });
    }
  }
  if (failures.length === 0) await writeJournal(directory, { ...journal, undoneAt: options.now }, options.pid);
  return {
    runId: journal.runId,
    startedAt: journal.startedAt,
    restored: [...restored],
    unchanged: [...unchanged].filter((path) => !restored.has(path)),
    failures,
  };
}

async function findRun({ runsDirectory, runId }: UndoOptions): Promise<Journal> {
  if (runId !== undefined) return readJournal(runDirectory(runsDirectory, runId));
  const newest = (await listRuns(runsDirectory)).find((journal) => journal.undoneAt === undefined);
  if (newest !== undefined) return newest;
  throw new StorageError('unknown-run', runsDirectory, 'there is no run left to undo');
}

/** @returns whether anything had to be done */
async function putBack(entry: JournalEntry, directory: string, pid: number): Promise<boolean> {
  switch (entry.type) {
    case 'chmod':
      return putBackMode(entry.path, entry.modeBefore, entry.modeAfter);
    case 'write':
      return putBackContent(entry, directory, pid);
    case 'delete':
      return recreate(entry, directory, pid);
  }
}

async function putBackMode(path: string, modeBefore: number, modeAfter: number): Promise<boolean> {
  if ((await currentMode(path)) === modeBefore) return false;
  await changeMode(path, { before: modeAfter, after: modeBefore });
  return true;
}

async function putBackContent(
  entry: JournalEntry & { readonly type: 'write' },
  directory: string,
  pid: number,
): Promise<boolean> {
  const now = digest((await readRegularFile(entry.path)).bytes);
  if (now === entry.sha256Before) return false;
  if (now !== entry.sha256After) throw new StorageError('changed', entry.path, 'it has changed since that run');
  const bytes = await readBackup(directory, entry);
  await writeFileAtomic(entry.path, bytes, { expect: { sha256: now }, pid, hasBackup: true });
  return true;
}

async function recreate(
  entry: JournalEntry & { readonly type: 'delete' },
  directory: string,
  pid: number,
): Promise<boolean> {
  const now = await readRegularFile(entry.path).catch((cause: unknown) => {
    if (storageError(entry.path, cause).code === 'missing') return undefined;
    throw cause;
  });
  if (now !== undefined) {
    if (digest(now.bytes) === entry.sha256Before) return false;
    throw new StorageError('changed', entry.path, 'another file has come into its place since that run');
  }
  const bytes = await readBackup(directory, entry);
  await writeFileAtomic(entry.path, bytes, { expect: 'absent', pid, mode: entry.mode });
  return true;
}
