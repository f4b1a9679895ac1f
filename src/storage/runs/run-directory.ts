import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, readdir, rm } from 'node:fs/promises';
import * as path from 'node:path';
import { digest } from '../digest.js';
import { StorageError, storageError, systemCode } from '../failure.js';
import { readRegularFile } from '../files/read-regular-file.js';
import { writeFileAtomic } from '../files/write-file.js';
import { JOURNAL_NAME, type Journal, readJournal, renderJournal } from './journal.js';

const PRIVATE_DIRECTORY = 0o700;
const DAY_MS = 86_400_000;
const RUN_ID = /^\d{8}T\d{6}Z-[0-9a-f]{4,}$/;

/** `20260131T235959Z-1f2e3d4c`: names sort by time; many homes are repaired within one second. */
export function newRunId(time: Date): string {
  return `${time.toISOString().replace(/[-:]|\.\d+/g, '')}-${randomBytes(4).toString('hex')}`;
}

/**
 * Makes the directory of a new run, which nobody else may read: backups hold secrets.
 * @throws {StorageError} `no-backup`
 */
export async function openRun(runsDirectory: string, runId: string): Promise<string> {
  const directory = runDirectory(runsDirectory, runId);
  try {
    await mkdir(runsDirectory, { recursive: true, mode: PRIVATE_DIRECTORY });
    const stat = await lstat(runsDirectory);
    // A widened directory of ours is narrowed again; names of files are nobody else's business either.
    if ((stat.mode & 0o077) !== 0) await chmod(runsDirectory, PRIVATE_DIRECTORY);
    await mkdir(directory, { mode: PRIVATE_DIRECTORY });
    return directory;
  } catch (cause) {
    const { message } = storageError(runsDirectory, cause);
    throw new StorageError('no-backup', runsDirectory, `no backup can be kept there: ${message}`, { cause });
  }
}

export function runDirectory(runsDirectory: string, runId: string): string {
  if (!RUN_ID.test(runId)) throw new StorageError('unknown-run', runId, 'no such run is kept');
  return path.join(runsDirectory, runId);
}

export async function writeJournal(directory: string, journal: Journal, pid: number): Promise<void> {
  const file = path.join(directory, JOURNAL_NAME);
  const old = await readRegularFile(file).catch((cause: unknown) => {
    if (storageError(file, cause).code === 'missing') return undefined;
    throw cause;
  });
  const expect = old === undefined ? 'absent' : { sha256: digest(old.bytes) };
  await writeFileAtomic(file, renderJournal(journal), { expect, pid });
}

/** Removes a run that has nothing to put back. */
export async function discardRun(directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true }).catch(() => undefined);
}

/** Every run whose journal can be read, newest first. */
export async function listRuns(runsDirectory: string): Promise<readonly Journal[]> {
  const journals: Journal[] = [];
  for (const name of (await runNames(runsDirectory)).reverse()) {
    const journal = await readJournal(path.join(runsDirectory, name)).catch(() => undefined);
    if (journal !== undefined) journals.push(journal);
  }
  // Names tell seconds; of two runs in one the later must be the newer all the same.
  return journals.sort((a, b) => (a.startedAt < b.startedAt ? 1 : a.startedAt > b.startedAt ? -1 : 0));
}

/** The directories of all runs that are kept. */
export async function runDirectories(runsDirectory: string): Promise<readonly string[]> {
  const names = await runNames(runsDirectory).catch(() => []);
  return names.map((name) => path.join(runsDirectory, name));
}

/** The runs of processes that are gone before they had written all they set out to, newest first. */
export async function interruptedRuns(
  runsDirectory: string,
  isAlive: (pid: number) => boolean,
): Promise<readonly Journal[]> {
  return (await listRuns(runsDirectory)).filter(
    ({ state, undoneAt, pid }) => state === 'writing' && undoneAt === undefined && (pid === undefined || !isAlive(pid)),
  );
}

/**
 * Removes of each installation the runs beyond the newest `keep`, and those older than `days`; the newest of all
 * always stays. A directory without a journal counts for nothing: its run was cut off before it wrote anything, and it goes once it
 * is a day old.
 */
export async function pruneRuns(
  runsDirectory: string,
  { keep, days, now }: { readonly keep: number; readonly days: number; readonly now: Date },
): Promise<void> {
  const names = await runNames(runsDirectory);
  const journals = await listRuns(runsDirectory);
  const kept = new Set(journals.map(({ runId }) => runId));
  const oldest = newRunId(new Date(now.getTime() - days * DAY_MS));
  const yesterday = newRunId(new Date(now.getTime() - DAY_MS));
  const seen = new Map<string, number>();
  const old: string[] = [];
  for (const { runId, stateDir, configPath } of journals) {
    const home = stateDir ?? configPath ?? '';
    const newer = seen.get(home) ?? 0;
    seen.set(home, newer + 1);
    const isNewest = runId === journals[0]?.runId;
    if (!isNewest && (newer >= Math.max(1, keep) || runId < oldest)) old.push(runId);
  }
  const orphans = names.filter((name) => !kept.has(name) && name < yesterday);
  for (const name of [...old, ...orphans]) await rm(path.join(runsDirectory, name), { recursive: true, force: true });
}

/** Oldest first; only directories with a name of ours, so that nothing else is ever removed. */
async function runNames(runsDirectory: string): Promise<string[]> {
  try {
    const entries = await readdir(runsDirectory, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && RUN_ID.test(entry.name))
      .map((entry) => entry.name)
      .sort();
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return [];
    throw storageError(runsDirectory, cause);
  }
}
