import { StorageError, storageError } from '../failure.js';
import { putBack, undoStep } from './change-file.js';
import { jointFiles } from './joint-files.js';
import { type Journal, type JournalEntry, readJournal } from './journal.js';
import { listRuns, runDirectory, writeJournal } from './run-directory.js';
import type { RefusedUndo, UndoStep } from './undo-step.js';

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
  const halves = await lostHalves(journal, directory, refuse);
  for (const entry of [...journal.entries].reverse()) {
    try {
      const refusal = refuse?.(entry) ?? otherHalf(entry, halves);
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

/**
 * What `undoRun` would do, in its order; nothing is written.
 * @throws {StorageError} `unknown-run`, `bad-journal`
 */
export async function previewUndo(
  options: Pick<UndoOptions, 'runsDirectory' | 'runId'>,
): Promise<{ readonly journal: Journal; readonly steps: readonly (UndoStep | RefusedUndo)[] }> {
  const journal = await findRun(options);
  const directory = runDirectory(options.runsDirectory, journal.runId);
  const steps: (UndoStep | RefusedUndo)[] = [];
  for (const entry of [...journal.entries].reverse()) {
    steps.push(
      await undoStep(entry, directory).catch((cause: unknown) => ({
        path: entry.path,
        kind: 'refused' as const,
        message: storageError(entry.path, cause).message,
      })),
    );
  }
  return { journal, steps };
}

async function findRun({ runsDirectory, runId }: Pick<UndoOptions, 'runsDirectory' | 'runId'>): Promise<Journal> {
  if (runId !== undefined) return readJournal(runDirectory(runsDirectory, runId));
  const newest = (await listRuns(runsDirectory)).find((journal) => journal.undoneAt === undefined);
  if (newest !== undefined) return newest;
  throw new StorageError('unknown-run', runsDirectory, 'there is no run left to undo');
}

/** For each file of a unit that cannot be put back, those it was changed together with. */
type LostHalves = ReadonlyMap<string, ReadonlySet<string>>;

async function lostHalves(
  { entries, units = [] }: Journal,
  directory: string,
  refuse: ((entry: JournalEntry) => string | undefined) | undefined,
): Promise<LostHalves> {
  const lost = new Map<string, ReadonlySet<string>>();
  const jointWith = jointFiles(units);
  for (const entry of entries) {
    const joint = jointWith(entry.path);
    if (entry.type !== 'write' || joint.size < 2) continue;
    const isFree = refuse?.(entry) === undefined;
    const isThere = isFree && (await undoStep(entry, directory).then(always, never));
    if (!isThere) lost.set(entry.path, joint);
  }
  return lost;
}

const always = (): boolean => true;
const never = (): boolean => false;

/** Half of a fix taken back would lose, or leave twice, what it carried from one file to the other. */
function otherHalf(entry: JournalEntry, halves: LostHalves): string | undefined {
  if (entry.type !== 'write' || halves.has(entry.path)) return undefined;
  const [other] = [...halves].find(([, joint]) => joint.has(entry.path)) ?? [];
  return other && `one fix changed it together with ${other}, which cannot be put back`;
}
