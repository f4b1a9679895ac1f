import { lstat, unlink } from 'node:fs/promises';
import { digest } from '../digest.js';
import { StorageError, storageError } from '../failure.js';
import { changeMode, currentMode, narrowedMode } from '../files/permissions.js';
import { readRegularFile } from '../files/read-regular-file.js';
import { writeFileAtomic } from '../files/write-file.js';
import { writeTarget } from '../files/write-target.js';
import { type JournalEntry, targetOf } from './journal.js';
import type { PlannedChange } from './planned-change.js';
import { keepBackup, readBackup } from './run-directory.js';
import type { UndoStep } from './undo-step.js';

/**
 * Looks whether the file is still as it was judged and keeps a copy of it.
 * @returns what the journal says of the change before it is made
 */
export async function stageChange(change: PlannedChange, directory: string, index: number): Promise<JournalEntry> {
  const { path } = change;
  if (change.type === 'delete') {
    const { bytes, stat } = await readRegularFile(path);
    const mode = Number(stat.mode) & 0o777;
    const { seen } = change;
    if (seen !== undefined && (Number(stat.size) !== seen.size || !isSameTime(stat.mtimeMs, seen.modifiedAt))) {
      throw changed(path);
    }
    const backup = await keepBackup(directory, index, path, bytes);
    return { type: 'delete', path, mode, sha256Before: digest(bytes), backup };
  }
  const target = await behindLink(path);
  const at = { path, ...(target !== path && { target }) };
  if (change.type === 'chmod') {
    const { before, after } = await narrowedMode(target, change.mode);
    return { type: 'chmod', ...at, modeBefore: before, modeAfter: after };
  }
  const { bytes, stat } = await readRegularFile(target);
  const sha256Before = digest(bytes);
  if (sha256Before !== digest(change.before)) throw changed(path);
  const backup = await keepBackup(directory, index, path, bytes);
  const mode = Number(stat.mode) & 0o777;
  return { type: 'write', ...at, kind: change.kind, mode, sha256Before, sha256After: digest(change.after), backup };
}

/** Makes a change that was staged, if the file is still what it was. */
export async function commitChange(change: PlannedChange, entry: JournalEntry, pid: number): Promise<void> {
  if (entry.type === 'chmod') {
    await changeMode(targetOf(entry), { before: entry.modeBefore, after: entry.modeAfter });
    return;
  }
  if (entry.type === 'write' && change.type === 'write') {
    const expect = { sha256: entry.sha256Before };
    await writeFileAtomic(targetOf(entry), change.after, { expect, pid, hasBackup: true });
    return;
  }
  const { bytes } = await readRegularFile(entry.path);
  if (digest(bytes) !== entry.sha256Before) throw changed(entry.path);
  await unlink(entry.path);
}

/**
 * Takes a change back, if the file is still as the change left it.
 * @returns whether anything had to be done
 */
export async function putBack(entry: JournalEntry, directory: string, pid: number): Promise<boolean> {
  const step = await undoStep(entry, directory);
  switch (step.kind) {
    case 'as-it-was':
      return false;
    case 'mode':
      await changeMode(targetOf(entry), { before: step.now, after: step.former });
      return true;
    case 'content': {
      const expect = { sha256: digest(step.now) };
      await writeFileAtomic(targetOf(entry), step.former, { expect, pid, hasBackup: true });
      return true;
    }
    case 'recreated':
      await writeFileAtomic(entry.path, step.former, { expect: 'absent', pid, mode: step.mode });
      return true;
  }
}

/**
 * What has to be done to take a change back.
 * @throws {StorageError} where it cannot be: the file has changed since, or its backup is damaged
 */
export async function undoStep(entry: JournalEntry, directory: string): Promise<UndoStep> {
  const { path } = entry;
  switch (entry.type) {
    case 'chmod': {
      const now = await currentMode(targetOf(entry));
      if (now === entry.modeBefore) return { path, kind: 'as-it-was' };
      if (now !== entry.modeAfter) throw new StorageError('changed', path, 'its mode has changed since that run');
      return { path, kind: 'mode', now, former: entry.modeBefore };
    }
    case 'write': {
      const { bytes: now } = await readRegularFile(targetOf(entry));
      const content = digest(now);
      if (content === entry.sha256Before) return { path, kind: 'as-it-was' };
      if (content !== entry.sha256After) throw new StorageError('changed', path, 'it has changed since that run');
      return { path, kind: 'content', now, former: await readBackup(directory, entry) };
    }
    case 'delete': {
      const now = await bytesIfThere(path);
      if (now === undefined) {
        return { path, kind: 'recreated', former: await readBackup(directory, entry), mode: entry.mode };
      }
      if (digest(now) === entry.sha256Before) return { path, kind: 'as-it-was' };
      throw new StorageError('changed', path, 'another file has come into its place since that run');
    }
  }
}

async function bytesIfThere(file: string): Promise<Uint8Array | undefined> {
  const read = await readRegularFile(file).catch((cause: unknown) => {
    if (storageError(file, cause).code === 'missing') return undefined;
    throw cause;
  });
  return read?.bytes;
}

/** The regular file behind a symbolic link; every other path as it is, a directory's too. */
async function behindLink(file: string): Promise<string> {
  const stat = await lstat(file).catch((cause: unknown) => {
    throw storageError(file, cause);
  });
  return stat.isSymbolicLink() ? writeTarget(file).path : file;
}

/** Whole milliseconds: what was read as a fraction may have been rounded on its way. */
function isSameTime(nowMs: bigint, seenMs: number): boolean {
  return nowMs === BigInt(Math.floor(seenMs));
}

function changed(path: string): StorageError {
  return new StorageError('changed', path, 'it has changed since it was read; run the command again');
}
