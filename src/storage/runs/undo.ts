import { StorageError, storageError } from '../failure.js';
import { type PutBack, putBack, undoMove, undoStep } from './change-file.js';
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
  const refuse = await options.refusal?.(journal);
  const undoing = new Undoing(journal, directory, options.pid);
  await undoing.findLostHalves(refuse);
  // Last first: a file that was written and then narrowed is widened before it is written back.
  for (const entry of [...journal.entries].reverse()) await undoing.putBack(entry, refuse?.(entry));
  const { restored, unchanged, failures } = undoing;
  if (failures.length === 0) {
    const undone = { ...journal, undoneAt: options.now };
    await writeJournal(directory, undone, options.pid).catch((cause: unknown) => {
      const { message } = storageError(directory, cause);
      undoing.fail(directory, `every file is put back, but that could not be noted: ${message}`);
    });
  }
  return {
    runId: journal.runId,
    startedAt: journal.startedAt,
    restored: [...restored],
    unchanged: [...unchanged].filter((path) => !restored.has(path)),
    failures,
  };
}

interface Undone {
  readonly entry: JournalEntry;
  readonly done: PutBack;
}

/** What was put back so far, and what could not be. */
class Undoing {
  readonly failures: { readonly path: string; readonly message: string }[] = [];
  readonly #journal: Journal;
  readonly #directory: string;
  readonly #pid: number;
  readonly #jointWith: (path: string) => ReadonlySet<string>;
  /** Files of a unit that cannot be put back, and why. */
  readonly #lost = new Map<string, string>();
  #undone: readonly Undone[] = [];

  constructor(journal: Journal, directory: string, pid: number) {
    this.#journal = journal;
    this.#directory = directory;
    this.#pid = pid;
    this.#jointWith = jointFiles(journal.units ?? []);
  }

  get restored(): ReadonlySet<string> {
    return this.#paths((kind) => kind !== 'as-it-was');
  }

  get unchanged(): ReadonlySet<string> {
    return this.#paths((kind) => kind === 'as-it-was');
  }

  #paths(which: (kind: PutBack['kind']) => boolean): ReadonlySet<string> {
    return new Set(this.#undone.filter(({ done }) => which(done.kind)).map(({ entry }) => entry.path));
  }

  fail(path: string, message: string): void {
    this.failures.push({ path, message });
  }

  async findLostHalves(refuse: ((entry: JournalEntry) => string | undefined) | undefined): Promise<void> {
    for (const entry of this.#journal.entries) {
      const joint = this.#jointWith(entry.path);
      if (entry.type !== 'write' || joint.size < 2) continue;
      const why = refuse?.(entry) ?? (await undoMove(entry, this.#directory).then(nothing, messageOf));
      if (why !== undefined) this.#lost.set(entry.path, why);
    }
  }

  async putBack(entry: JournalEntry, refused: string | undefined): Promise<void> {
    try {
      const refusal = refused ?? this.#lostHalf(entry);
      if (refusal !== undefined) throw new StorageError('in-use', entry.path, refusal);
      const keep = this.#isHalf(entry) ? 'new-content' : 'nothing';
      this.#undone = [...this.#undone, { entry, done: await putBack(entry, this.#directory, this.#pid, keep) }];
    } catch (cause) {
      const { message } = storageError(entry.path, cause);
      this.fail(entry.path, message);
      if (this.#isHalf(entry)) await this.#loseHalf(entry.path, message);
    }
  }

  /** One fix changed it together with another file. */
  #isHalf({ type, path }: JournalEntry): boolean {
    return type === 'write' && this.#jointWith(path).size > 1;
  }

  /** Half of a fix taken back would lose, or leave twice, what it carried from one file to the other. */
  #lostHalf({ type, path }: JournalEntry): string | undefined {
    if (type !== 'write') return undefined;
    const other = [...this.#lost.keys()].find((lost) => this.#jointWith(lost).has(path));
    return this.#lost.get(path) ?? (other && togetherWith(other));
  }

  /** What was put back of the other halves becomes again what the run had made of it. */
  async #loseHalf(path: string, message: string): Promise<void> {
    const joint = this.#jointWith(path);
    this.#lost.set(path, message);
    const others = this.#undone.filter(({ entry, done }) => done.kind === 'content' && joint.has(entry.path));
    for (const other of others) {
      const { entry, done } = other;
      const why = await Promise.resolve(done.again?.()).then(
        () => togetherWith(path),
        (cause: unknown) => `${togetherWith(path)}; it is put back alone: ${storageError(entry.path, cause).message}`,
      );
      this.#undone = this.#undone.filter((one) => one !== other);
      this.fail(entry.path, why);
    }
  }
}

function togetherWith(other: string): string {
  return `one fix changed it together with ${other}, which cannot be put back`;
}

const nothing = (): undefined => undefined;
const messageOf = (cause: unknown): string => storageError('', cause).message;

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
