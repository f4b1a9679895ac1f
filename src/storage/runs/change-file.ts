import { lstat, mkdir, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { digest } from '../digest.js';
import { StorageError, storageError } from '../failure.js';
import { changeMode, currentMode, narrowedMode } from '../files/permissions.js';
import { digestRegularFile, readRegularFile } from '../files/read-regular-file.js';
import { writeFileAtomic } from '../files/write-file.js';
import { writeTarget } from '../files/write-target.js';
import { dropBackup, keepBackup, keepSuccessor, readSuccessor, storedBackup } from './backups.js';
import { type JournalEntry, targetOf } from './journal.js';
import type { PlannedChange } from './planned-change.js';
import type { UndoMove, UndoStep } from './undo-step.js';

const PRIVATE_DIRECTORY = 0o700;

/**
 * Looks whether the file is still as it was judged and keeps a copy of it.
 * @returns what the journal says of the change before it is made
 */
export async function stageChange(change: PlannedChange, directory: string, index: number): Promise<JournalEntry> {
  const { path } = change;
  if (change.type === 'create') {
    if ((await digestIfThere(path)) !== undefined) throw changed(path);
    return { type: 'create', path, kind: change.kind, sha256After: digest(change.after) };
  }
  if (change.type === 'delete') {
    const backup = await keepBackup(directory, index, path);
    const { name, sha256, stat } = backup;
    const { seen } = change;
    if (seen !== undefined && (Number(stat.size) !== seen.size || !isSameTime(stat.mtimeMs, seen.modifiedAt))) {
      await dropBackup(directory, backup);
      throw changed(path);
    }
    return { type: 'delete', path, mode: Number(stat.mode) & 0o777, sha256Before: sha256, backup: name };
  }
  const target = await behindLink(path);
  const at = { path, ...(target !== path && { target }) };
  if (change.type === 'chmod') {
    const { before, after } = await narrowedMode(target, change.mode);
    return { type: 'chmod', ...at, modeBefore: before, modeAfter: after };
  }
  const backup = await keepBackup(directory, index, path, target);
  const { name, sha256: sha256Before, stat } = backup;
  if (sha256Before !== digest(change.before)) {
    await dropBackup(directory, backup);
    throw changed(path);
  }
  const mode = Number(stat.mode) & 0o777;
  const sha256After = digest(change.after);
  return { type: 'write', ...at, kind: change.kind, mode, sha256Before, sha256After, backup: name };
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
  const { sha256 } = await digestRegularFile(entry.path);
  if (sha256 !== entry.sha256Before) throw changed(entry.path);
  await unlink(entry.path);
}

/** A change that was taken back. */
export interface PutBack {
  readonly kind: UndoMove['kind'];
  /** Makes the change again; absent where nobody asked for that to be possible, or nothing was done. */
  readonly again?: () => Promise<unknown>;
}

/**
 * Takes a change back, if the file is still as the change left it.
 * @param keep `new-content` to be able to make it again: it is held in memory, as it is nowhere else then
 */
export async function putBack(
  entry: JournalEntry,
  directory: string,
  pid: number,
  keep: 'nothing' | 'new-content' = 'nothing',
): Promise<PutBack> {
  const move = await undoMove(entry, directory);
  const { kind } = move;
  const target = targetOf(entry);
  switch (move.kind) {
    case 'as-it-was':
      break;
    case 'mode':
      await changeMode(target, { before: move.now, after: move.former });
      break;
    case 'content': {
      const now = keep === 'nothing' ? undefined : (await readRegularFile(target)).bytes;
      const { former, sha256Now } = move;
      await writeFileAtomic(target, former, { expect: { sha256: sha256Now }, pid, hasBackup: true });
      if (now === undefined) break;
      const expect = { sha256: former.sha256 };
      return { kind, again: () => writeFileAtomic(target, now, { expect, pid, hasBackup: true }) };
    }
    case 'removed':
      await unlink(entry.path);
      break;
    case 'recreated':
      await writeFileAtomic(entry.path, move.former, { expect: 'absent', pid, mode: move.mode });
      break;
  }
  return { kind };
}

/**
 * What has to be done to take a change back.
 * @throws {StorageError} where it cannot be: the file has changed since, or its backup is damaged
 */
export async function undoMove(entry: JournalEntry, directory: string): Promise<UndoMove> {
  const { path } = entry;
  switch (entry.type) {
    case 'chmod': {
      const now = await currentMode(targetOf(entry));
      if (now === entry.modeBefore) return { kind: 'as-it-was' };
      if (now !== entry.modeAfter) throw new StorageError('changed', path, 'its mode has changed since that run');
      return { kind: 'mode', now, former: entry.modeBefore };
    }
    case 'write': {
      const { sha256: sha256Now } = await digestRegularFile(targetOf(entry));
      if (sha256Now === entry.sha256Before) return { kind: 'as-it-was' };
      const former = await storedBackup(directory, entry);
      if (sha256Now === entry.sha256After || (await isHalfWritten(former.file, directory, entry))) {
        return { kind: 'content', sha256Now, former };
      }
      throw new StorageError('changed', path, 'it has changed since that run');
    }
    case 'create': {
      const now = await digestIfThere(path);
      if (now === undefined) return { kind: 'as-it-was' };
      if (now === entry.sha256After) return { kind: 'removed' };
      throw new StorageError('changed', path, 'it has changed since that run');
    }
    case 'delete': {
      const now = await digestIfThere(path);
      if (now === undefined) {
        return { kind: 'recreated', former: await storedBackup(directory, entry), mode: entry.mode };
      }
      if (now === entry.sha256Before) return { kind: 'as-it-was' };
      throw new StorageError('changed', path, 'another file has come into its place since that run');
    }
  }
}

/**
 * The same with the contents, for a person to look at.
 * @throws {StorageError}
 */
export async function undoStep(entry: JournalEntry, directory: string): Promise<UndoStep> {
  const { path } = entry;
  const move = await undoMove(entry, directory);
  const read = async (file: string): Promise<Uint8Array> => (await readRegularFile(file)).bytes;
  switch (move.kind) {
    case 'content':
      return { path, kind: move.kind, now: await read(targetOf(entry)), former: await read(move.former.file) };
    case 'recreated':
      return { path, kind: move.kind, former: await read(move.former.file), mode: move.mode };
    case 'removed':
      return { path, kind: move.kind, now: await read(path) };
    default:
      return { path, ...move };
  }
}

/** A file that had to be overwritten in its place and was cut off: it begins as the new text and ends as the old. */
async function isHalfWritten(
  backup: string,
  directory: string,
  entry: Extract<JournalEntry, { readonly type: 'write' }>,
): Promise<boolean> {
  const successor = await readSuccessor(directory, entry);
  if (successor === undefined) return false;
  const { bytes: now } = await readRegularFile(targetOf(entry));
  const { bytes: former } = await readRegularFile(backup);
  let same = 0;
  while (same < now.length && now[same] === successor[same]) same++;
  return Buffer.compare(now.subarray(same), former.subarray(same)) === 0;
}

async function digestIfThere(file: string): Promise<string | undefined> {
  const found = await digestRegularFile(file).catch((cause: unknown) => {
    if (storageError(file, cause).code === 'missing') return undefined;
    throw cause;
  });
  return found?.sha256;
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
