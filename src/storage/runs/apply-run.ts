import { StorageError, storageError } from '../failure.js';
import { commitChange, putBack, stageChange } from './change-file.js';
import { jointFiles } from './joint-files.js';
import type { Journal, JournalEntry } from './journal.js';
import type { PlannedChange } from './planned-change.js';
import { discardRun, openRun, pruneRuns, writeJournal } from './run-directory.js';

/** Paths that were not written, with the reason. */
export type Unwritten = ReadonlyMap<string, string>;

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
  /** How many runs of an installation stay undoable, this one included, and for how long; all of them unless given. */
  readonly keep?: { readonly runs: number; readonly days: number };
  /** Paths of files that are written together or not at all. */
  readonly joint?: readonly (readonly string[])[];
  /** Why a file must not be written now, or `undefined`; asked before anything is. */
  readonly obstacle?: (change: PlannedChange) => string | undefined;
  /** Which changes were worked out from what could not be written; asked only where something could not. */
  readonly dependents?: (unwritten: Unwritten) => Promise<ReadonlySet<PlannedChange>>;
  /** Once aborted, no further file is touched. */
  readonly signal?: AbortSignal;
}

export interface ApplyFailure {
  readonly path: string;
  readonly change: PlannedChange['type'];
  readonly message: string;
}

export interface ApplyOutcome {
  /** Absent where nothing was written. */
  readonly runId?: string;
  readonly paths: readonly string[];
  /** Where what was written lies behind a symbolic link. */
  readonly targets: ReadonlyMap<string, string>;
  readonly failures: readonly ApplyFailure[];
}

/** A change whose file was read, found to be as expected, and backed up. */
interface Staged {
  readonly change: PlannedChange;
  readonly entry: JournalEntry;
}

/**
 * Writes what a run worked out: first a backup of every file and a journal of what is to come, then file after file.
 * A file that cannot be written does not hold back the others, save what leans on it: files that one fix changes
 * together with it and files whose change was worked out from its change are left, or put back, as they were. Each
 * failure comes with its reason.
 * @throws {StorageError} `no-backup` where no backup can be kept at all; nothing is written then.
 */
export async function applyRun(changes: readonly PlannedChange[], options: ApplyOptions): Promise<ApplyOutcome> {
  const nothing: ApplyOutcome = { paths: [], targets: new Map(), failures: [] };
  if (changes.length === 0) return nothing;
  const directory = await openRun(options.runsDirectory, options.runId);
  const run = new Run(changes, options, directory);
  const staged = await run.stage();
  if (staged.length > 0) await writeJournal(directory, journalOf(options, staged, 'writing'), options.pid);
  for (const one of staged) await run.commit(one);
  const { done, failures } = run;
  if (done.length === 0) {
    await discardRun(directory);
    return { ...nothing, failures };
  }
  // A journal that still says "writing" is as good for `undo`: what was not written is as it was.
  await writeJournal(directory, journalOf(options, done, 'complete'), options.pid).catch(() => undefined);
  // Old backups that cannot be removed are no reason to call what was written a failure.
  if (options.keep !== undefined) {
    const { runs, days } = options.keep;
    const now = new Date(options.startedAt);
    await pruneRuns(options.runsDirectory, { keep: runs, days, now }).catch(() => undefined);
  }
  const entries = done.map(({ entry }) => entry);
  return {
    runId: options.runId,
    paths: [...new Set(entries.map(({ path }) => path))],
    targets: new Map(
      entries.flatMap((entry) => ('target' in entry && entry.target ? [[entry.path, entry.target] as const] : [])),
    ),
    failures,
  };
}

function journalOf(options: ApplyOptions, staged: readonly Staged[], state: NonNullable<Journal['state']>): Journal {
  const { runId, tool, startedAt, pid, stateDir, configPath } = options;
  const paths = new Set(staged.map(({ entry }) => entry.path));
  const units = (options.joint ?? []).filter((group) => group.some((path) => paths.has(path)));
  return {
    version: 1,
    runId,
    tool,
    startedAt,
    pid,
    state,
    ...(stateDir !== undefined && { stateDir }),
    ...(configPath !== undefined && { configPath }),
    entries: staged.map(({ entry }) => entry),
    ...(units.length > 0 && { units }),
  };
}

/** What has been done so far, and what could not be. */
class Run {
  done: readonly Staged[] = [];
  readonly #failures: ApplyFailure[] = [];
  /** Changes that are not made, or were taken back. */
  readonly #left = new Set<PlannedChange>();
  readonly #changes: readonly PlannedChange[];
  readonly #options: ApplyOptions;
  readonly #directory: string;
  readonly #jointWith: (path: string) => ReadonlySet<string>;

  constructor(changes: readonly PlannedChange[], options: ApplyOptions, directory: string) {
    this.#changes = changes;
    this.#options = options;
    this.#directory = directory;
    this.#jointWith = jointFiles(options.joint ?? []);
  }

  get failures(): readonly ApplyFailure[] {
    return this.#failures;
  }

  async stage(): Promise<readonly Staged[]> {
    const staged: Staged[] = [];
    for (const [index, change] of this.#changes.entries()) {
      const entry = await this.#attempt(change, () => {
        const obstacle = this.#options.obstacle?.(change);
        if (obstacle !== undefined) throw new StorageError('in-use', change.path, obstacle);
        return stageChange(change, this.#directory, index);
      });
      if (entry !== undefined) staged.push({ change, entry });
    }
    if (this.#left.size > 0) await this.#leaveDependents();
    return staged.filter(({ change }) => !this.#left.has(change));
  }

  async commit(staged: Staged): Promise<void> {
    const { change, entry } = staged;
    if (this.#left.has(change)) return;
    const isDone = await this.#attempt(change, async () => {
      await commitChange(change, entry, { directory: this.#directory, pid: this.#options.pid });
      return true;
    });
    if (isDone) this.done = [...this.done, staged];
    else await this.#leaveDependents();
  }

  async #attempt<T>(change: PlannedChange, action: () => Promise<T>): Promise<T | undefined> {
    try {
      if (this.#options.signal?.aborted) {
        throw new StorageError('interrupted', change.path, 'the run was interrupted before it');
      }
      return await action();
    } catch (cause) {
      this.#leave(change, storageError(change.path, cause).message);
      return undefined;
    }
  }

  #leave(change: PlannedChange, message: string): void {
    this.#left.add(change);
    this.#failures.push({ path: change.path, change: change.type, message });
  }

  /** What leans on a change that is not made is not made either, and what leans on that. */
  async #leaveDependents(): Promise<void> {
    for (;;) {
      const unwritten = new Map(
        [...this.#left]
          .filter(({ type }) => type === 'write')
          .map(({ path }) => [path, this.#failures.find((failure) => failure.path === path)?.message ?? '']),
      );
      if (unwritten.size === 0) return;
      const worked = await this.#workedOutFrom(unwritten);
      const leaning = this.#changes.flatMap((change) => {
        if (this.#left.has(change)) return [];
        const other = change.type === 'write' ? this.#otherHalf(change.path, unwritten) : undefined;
        if (other !== undefined)
          return [{ change, message: `one fix changes it together with ${other}, which failed` }];
        const [first] = unwritten.keys();
        const message = `it was worked out from the change of ${first}, which was not written`;
        return worked.has(change) ? [{ change, message }] : [];
      });
      if (leaning.length === 0) return;
      for (const { change, message } of leaning) await this.#takeBack(change, message);
    }
  }

  async #workedOutFrom(unwritten: Unwritten): Promise<ReadonlySet<PlannedChange>> {
    const { signal, dependents } = this.#options;
    // Changes come in an order in which none leans on a later one, so that an interruption leaves whole what is done.
    if (dependents === undefined || signal?.aborted) return new Set();
    return dependents(unwritten);
  }

  #otherHalf(path: string, unwritten: Unwritten): string | undefined {
    return [...this.#jointWith(path)].find((other) => other !== path && unwritten.has(other));
  }

  async #takeBack(change: PlannedChange, message: string): Promise<void> {
    const staged = this.done.find((one) => one.change === change);
    if (staged === undefined) {
      this.#leave(change, message);
      return;
    }
    try {
      await putBack(staged.entry, this.#directory, this.#options.pid);
      this.done = this.done.filter((one) => one !== staged);
      this.#leave(change, message);
    } catch (cause) {
      const { message: why } = storageError(change.path, cause);
      this.#leave(change, `it was written, but ${message}, and it could not be put back: ${why}`);
    }
  }
}
