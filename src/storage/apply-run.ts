import { unlink } from 'node:fs/promises';
import { digest } from './digest.js';
import { StorageError, storageError } from './failure.js';
import { jointFiles } from './joint-files.js';
import type { Journal, JournalEntry } from './journal.js';
import { changeMode, narrowedMode } from './permissions.js';
import { readRegularFile } from './read-regular-file.js';
import { discardRun, keepBackup, openRun, pruneRuns, readBackup, writeJournal } from './run-store.js';
import { writeFileAtomic } from './write-file.js';

/** Something a run wants done to one file. Paths are absolute. */
export type PlannedChange =
  | {
      readonly type: 'write';
      readonly path: string;
      readonly kind: string;
      readonly before: string;
      readonly after: string;
    }
  /** Narrows permissions, never widens them. */
  | { readonly type: 'chmod'; readonly path: string; readonly mode: number }
  /** `seen` is the file as it was judged; one that has changed since is left alone. */
  | {
      readonly type: 'delete';
      readonly path: string;
      readonly seen?: { readonly size: number; readonly modifiedAt: number };
    };

export interface ApplyOptions {
  /** Where backups and journals are kept; made if missing. */
  readonly runsDirectory: string;
  readonly runId: string;
  readonly tool: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly pid: number;
  /** Kept for `undo`, as are the files' kinds. */
  readonly stateDir?: string | undefined;
  readonly configPath?: string | undefined;
  /** How many runs stay undoable, this one included. */
  readonly keepRuns: number;
  /** Paths of files that are written together or not at all. */
  readonly joint?: readonly (readonly string[])[];
  /** Once aborted, no further file is touched. */
  readonly signal?: AbortSignal;
}

export interface ApplyFailure {
  readonly path: string;
  readonly message: string;
}

export interface ApplyOutcome {
  /** Absent where nothing had to be written. */
  readonly runId?: string;
  readonly paths: readonly string[];
  readonly failures: readonly ApplyFailure[];
}

/** A change whose file was read, found to be as expected, and backed up. */
interface Staged {
  readonly change: PlannedChange;
  readonly entry: JournalEntry;
}

/**
 * Writes what a run worked out: first a backup of every file and a journal of what is to come, then file after file.
 * A file that cannot be written does not hold back the others, save those one fix changes together with it: they are
 * left, or put back, as they were. Each failure comes with its reason.
 * @throws {StorageError} `no-backup` where no backup can be kept at all; nothing is written then.
 */
export async function applyRun(changes: readonly PlannedChange[], options: ApplyOptions): Promise<ApplyOutcome> {
  if (changes.length === 0) return { paths: [], failures: [] };
  const directory = await openRun(options.runsDirectory, options.runId);
  const run = new Run(options, directory);
  const staged: Staged[] = [];
  for (const [index, change] of changes.entries()) {
    const entry = await run.attempt(change.path, () => stage(change, directory, index));
    if (entry !== undefined) staged.push({ change, entry });
  }
  if (staged.length === 0) {
    await discardRun(directory);
    return { paths: [], failures: run.failures };
  }
  await writeJournal(directory, journalOf(options, staged), options.pid);
  for (const one of staged) await run.commit(one);
  // Old backups that cannot be removed are no reason to call what was written a failure.
  await pruneRuns(options.runsDirectory, options.keepRuns).catch(() => undefined);
  const paths = [...new Set(run.done.map(({ entry }) => entry.path))];
  return { ...(paths.length > 0 && { runId: options.runId }), paths, failures: run.failures };
}

function journalOf(options: ApplyOptions, staged: readonly Staged[]): Journal {
  const { runId, tool, startedAt, stateDir, configPath } = options;
  return {
    version: 1,
    runId,
    tool,
    startedAt,
    ...(stateDir !== undefined && { stateDir }),
    ...(configPath !== undefined && { configPath }),
    entries: staged.map(({ entry }) => entry),
  };
}

/** What has been done so far, and what could not be. */
class Run {
  readonly failures: ApplyFailure[] = [];
  done: Staged[] = [];
  readonly #options: ApplyOptions;
  readonly #directory: string;
  readonly #jointWith: (path: string) => ReadonlySet<string>;

  constructor(options: ApplyOptions, directory: string) {
    this.#options = options;
    this.#directory = directory;
    this.#jointWith = jointFiles(options.joint ?? []);
  }

  async attempt<T>(path: string, action: () => Promise<T>): Promise<T | undefined> {
    try {
      if (this.#options.signal?.aborted) {
        throw new StorageError('interrupted', path, 'the run was interrupted before it');
      }
      return await action();
    } catch (cause) {
      this.failures.push({ path, message: storageError(path, cause).message });
      return undefined;
    }
  }

  async commit(staged: Staged): Promise<void> {
    const { change, entry } = staged;
    const done = await this.attempt(entry.path, async () => {
      this.#refuseHalf(entry);
      await commit(change, entry, this.#options.pid);
      return true;
    });
    if (done) this.done.push(staged);
    else if (entry.type === 'write') await this.#putBackOtherHalf(entry.path);
  }

  #refuseHalf(entry: JournalEntry): void {
    if (entry.type !== 'write') return;
    const joint = this.#jointWith(entry.path);
    const failed = this.failures.find(({ path }) => path !== entry.path && joint.has(path));
    if (failed === undefined) return;
    throw new StorageError('other-half', entry.path, `one fix changes it together with ${failed.path}, which failed`);
  }

  /** What was carried from one file to another must not be gone from the one and missing in the other. */
  async #putBackOtherHalf(path: string): Promise<void> {
    const joint = this.#jointWith(path);
    for (const staged of this.done.filter(({ entry }) => entry.type === 'write' && joint.has(entry.path))) {
      const { entry } = staged;
      if (entry.type !== 'write') continue;
      try {
        const bytes = await readBackup(this.#directory, entry);
        const expect = { sha256: entry.sha256After };
        await writeFileAtomic(entry.path, bytes, { expect, pid: this.#options.pid, hasBackup: true });
        this.done = this.done.filter((other) => other !== staged);
        this.failures.push({ path: entry.path, message: `one fix changes it together with ${path}, which failed` });
      } catch (cause) {
        const { message } = storageError(entry.path, cause);
        this.failures.push({
          path: entry.path,
          message: `it was written but one fix changes it together with ${path}, which failed, and it could not be put back: ${message}`,
        });
      }
    }
  }
}

async function stage(change: PlannedChange, directory: string, index: number): Promise<JournalEntry> {
  const { path } = change;
  if (change.type === 'chmod') {
    const { before, after } = await narrowedMode(path, change.mode);
    return { type: 'chmod', path, modeBefore: before, modeAfter: after };
  }
  const { bytes, stat } = await readRegularFile(path);
  const mode = Number(stat.mode) & 0o777;
  const sha256Before = digest(bytes);
  if (change.type === 'write') {
    if (sha256Before !== digest(change.before)) throw changed(path);
    const backup = await keepBackup(directory, index, path, bytes);
    return { type: 'write', path, kind: change.kind, mode, sha256Before, sha256After: digest(change.after), backup };
  }
  const { seen } = change;
  if (seen !== undefined && (Number(stat.size) !== seen.size || !isSameTime(stat.mtimeMs, seen.modifiedAt))) {
    throw changed(path);
  }
  return { type: 'delete', path, mode, sha256Before, backup: await keepBackup(directory, index, path, bytes) };
}

async function commit(change: PlannedChange, entry: JournalEntry, pid: number): Promise<void> {
  if (entry.type === 'chmod') {
    await changeMode(entry.path, { before: entry.modeBefore, after: entry.modeAfter });
    return;
  }
  if (entry.type === 'write' && change.type === 'write') {
    await writeFileAtomic(entry.path, change.after, { expect: { sha256: entry.sha256Before }, pid, hasBackup: true });
    return;
  }
  const { bytes } = await readRegularFile(entry.path);
  if (digest(bytes) !== entry.sha256Before) throw changed(entry.path);
  await unlink(entry.path);
}

/** Whole milliseconds: what was read as a fraction may have been rounded on its way. */
function isSameTime(nowMs: bigint, seenMs: number): boolean {
  return nowMs === BigInt(Math.floor(seenMs));
}

function changed(path: string): StorageError {
  return new StorageError('changed', path, 'it has changed since it was read; run the command again');
}
