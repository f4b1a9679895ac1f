import { lstat, mkdir, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { digest } from '../digest.js';
import { StorageError, storageError } from '../failure.js';
import { changeMode, currentMode, narrowedMode } from '../files/permissions.js';
import { readRegularFile } from '../files/read-regular-file.js';
import { writeFileAtomic } from '../files/write-file.js';
import { writeTarget } from '../files/write-target.js';
import { keepBackup, keepSuccessor, readBackup, readSuccessor } from './backups.js';
import { type JournalEntry, targetOf } from './journal.js';
import type { PlannedChange } from './planned-change.js';
import type { UndoStep } from './undo-step.js';

const PRIVATE_DIRECTORY = 0o700;

/**
 * Looks whether the file is still as it was judged and keeps a copy of it.
 * @returns what the journal says of the change before it is made
 */
export async function stageChange(change: PlannedChange, directory: string, index: number): Promise<JournalEntry> {
  const { path } = change;
  if (change.type === 'create') {
    if ((await bytesIfThere(path)) !== undefined) throw changed(path);
    return { type: 'create', path, kind: change.kind, sha256After: digest(change.after) };
  }
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
export async function commitChange(
  change: PlannedChange,
  entry: JournalEntry,
  { directory, pid }: { readonly directory: string; readonly pid: number },
): Promise<void> {
  if (entry.type === 'chmod') {
    await changeMode(targetOf(entry), { before: entry.modeBefore, after: entry.modeAfter });
    return;
  }
  if (change.type === 'create') {
    await mkdir(dirname(entry.path), { recursive: true, mode: PRIVATE_DIRECTORY });
    await writeFileAtomic(entry.path, change.after, { expect: 'absent', pid });
    return;
  }
  if (entry.type === 'create') return;
  if (entry.type === 'write' && change.type === 'write') {
    const expect = { sha256: entry.sha256Before };
    const beforeOverwriting = () => keepSuccessor(directory, entry, change.after);
    await writeFileAtomic(targetOf(entry), change.after, { expect, pid, hasBackup: true, beforeOverwriting });
    return;
  }
  const { bytes } = await readRegularFile(entry.path);
  if (digest(bytes) !== entry.sha256Before) throw changed(entry.path);
  await unlink(entry.path);
}

/**
 * Takes a change back, if the file is still as the change left it.
 * @returns what was done
 */
export async function putBack(entry: JournalEntry, directory: string, pid: number): Promise<UndoStep> {
  const step = await undoStep(entry, directory);
  switch (step.kind) {
    case 'as-it-was':
      break;
    case 'mode':
      await changeMode(targetOf(entry), { before: step.now, after: step.former });
      break;
    case 'content':
      await replaceContent(entry, step.now, step.former, pid);
      break;
    case 'removed':
      await unlink(entry.path);
      break;
    case 'recreated':
      await writeFileAtomic(entry.path, step.former, { expect: 'absent', pid, mode: step.mode });
      break;
  }
  return step;
}

/** Makes a change of content again that was taken back. */
export async function makeAgain(entry: JournalEntry, step: UndoStep, pid: number): Promise<void> {
  if (step.kind === 'content') await replaceContent(entry, step.former, step.now, pid);
  if (step.kind === 'removed') await writeFileAtomic(entry.path, step.now, { expect: 'absent', pid });
}

function replaceContent(entry: JournalEntry, now: Uint8Array, wanted: Uint8Array, pid: number) {
  const expect = { sha256: digest(now) };
  return writeFileAtomic(targetOf(entry), wanted, { expect, pid, hasBackup: true });
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
      const former = await readBackup(directory, entry);
      if (content === entry.sha256After || (await isHalfWritten(now, former, directory, entry))) {
        return { path, kind: 'content', now, former };
      }
      throw new StorageError('changed', path, 'it has changed since that run');
    }
    case 'create': {
      const now = await bytesIfThere(path);
      if (now === undefined) return { path, kind: 'as-it-was' };
      if (digest(now) === entry.sha256After) return { path, kind: 'removed', now };
      throw new StorageError('changed', path, 'it has changed since that run');
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

/** A file that had to be overwritten in its place and was cut off: it begins as the new text and ends as the old. */
async function isHalfWritten(
  now: Uint8Array,
  former: Uint8Array,
  directory: string,
  entry: Extract<JournalEntry, { readonly type: 'write' }>,
): Promise<boolean> {
  const successor = await readSuccessor(directory, entry);
  if (successor === undefined) return false;
  let same = 0;
  while (same < now.length && now[same] === successor[same]) same++;
  return Buffer.compare(now.subarray(same), former.subarray(same)) === 0;
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
