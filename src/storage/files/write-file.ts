import { type BigIntStats, constants, lstatSync } from 'node:fs';
import { type FileHandle, link, open, realpath, rename, unlink } from 'node:fs/promises';
import * as path from 'node:path';
import { digest } from '../digest.js';
import { StorageError, storageError, systemCode } from '../failure.js';
import type { Content, StoredContent } from './content.js';
import {
  closed,
  type DigestedFile,
  digestRegularFile,
  openRegularFile,
  sameFile,
  unchanged,
} from './read-regular-file.js';
import { temporaryName } from './temporary-files.js';
import { writeContent } from './write-content.js';

export interface WriteOptions {
  /** What must stand there now: content of this SHA-256, or nothing at all. */
  readonly expect: { readonly sha256: string } | 'absent';
  /** Of the writing process; temporary files carry it in their name, so that it is known whose they are. */
  readonly pid: number;
  /** Permission bits of a new file; 0o600 unless given. A file that exists keeps its own. */
  readonly mode?: number;
  /** A copy of the old content is safe elsewhere, so a file that cannot be replaced may be overwritten. */
  readonly hasBackup?: true;
  /** Called before that is done, and it is left where this fails: a crash half way leaves a mixture of old and new. */
  readonly beforeOverwriting?: () => Promise<void>;
}

/** `in-place`: the file is a mount point that no other file can be put over, so it was overwritten. */
export type WriteOutcome = 'created' | 'replaced' | 'in-place';

const PRIVATE = 0o600;
const PERMISSIONS = 0o777;

/**
 * Writes a file so that a reader sees the old content or the new one, never a mixture, also after a crash: a
 * temporary file in the same directory is filled, synced and renamed over the old one. Owner, group and mode stay as
 * they were, or nothing is written. Links, and files that changed since they were read, are refused.
 *
 * The system has no "rename if unchanged": between the last look and the rename there is no other call of ours, and
 * what comes into that gap is lost.
 * @throws {StorageError}
 */
export async function writeFileAtomic(
  file: string,
  content: Content | StoredContent,
  options: WriteOptions,
): Promise<WriteOutcome> {
  // A parent that turns into a link to elsewhere half way through has no effect on a path without links.
  const target = path.join(await realDirectory(file), path.basename(file));
  if (options.expect === 'absent') return create(file, target, content, options);
  return replace(file, target, content, options.expect.sha256, options);
}

async function create(
  file: string,
  target: string,
  content: Content | StoredContent,
  options: WriteOptions,
): Promise<WriteOutcome> {
  const temporary = await writeTemporary(file, target, content, options.pid);
  try {
    await finish(temporary, (options.mode ?? PRIVATE) & PERMISSIONS);
    // A link, unlike a rename, never takes the place of a file that came into being meanwhile.
    await link(temporary.path, target);
    await syncDirectory(path.dirname(target));
    return 'created';
  } catch (cause) {
    throw storageError(file, cause);
  } finally {
    await discard(temporary);
  }
}

async function replace(
  file: string,
  target: string,
  content: Content | StoredContent,
  sha256: string,
  options: WriteOptions,
): Promise<WriteOutcome> {
  const before = await lookAtExpected(file, target, sha256);
  const temporary = await writeTemporary(file, target, content, options.pid);
  try {
    await keepOwner(file, temporary.handle, before.stat);
    await finish(temporary, Number(before.stat.mode) & PERMISSIONS);
    const now = await lookAtExpected(file, target, sha256);
    if (!sameFile(before.stat, now.stat)) throw changed(file);
    requireUnchanged(file, target, now.stat);
    await rename(temporary.path, target);
    await syncDirectory(path.dirname(target));
    return 'replaced';
  } catch (cause) {
    await discard(temporary);
    if (!isMountPoint(cause)) throw storageError(file, cause);
    if (options.hasBackup) {
      await options.beforeOverwriting?.();
      return overwrite(file, target, content, before);
    }
    throw new StorageError('cannot-replace', file, 'it is a mount point, and there is no backup to overwrite it by', {
      cause,
    });
  }
}

/** A single file mounted into a container can be written, but nothing can be renamed over it. */
function isMountPoint(cause: unknown): boolean {
  return ['EBUSY', 'EXDEV'].includes(systemCode(cause));
}

async function overwrite(
  file: string,
  target: string,
  content: Content | StoredContent,
  before: DigestedFile,
): Promise<WriteOutcome> {
  const handle = await openRegularFile(target, constants.O_RDWR);
  try {
    const stat = await handle.stat({ bigint: true });
    const former = sameFile(before.stat, stat) ? await handle.readFile() : undefined;
    if (former === undefined || digest(former) !== before.sha256) throw changed(file);
    await overwriteOrTakeBack(file, handle, content, former);
    return 'in-place';
  } catch (cause) {
    throw storageError(file, cause);
  } finally {
    await closed(handle);
  }
}

/** A disk that is full has room for what was there. */
async function overwriteOrTakeBack(
  file: string,
  handle: FileHandle,
  content: Content | StoredContent,
  former: Uint8Array,
): Promise<void> {
  try {
    await fill(handle, content);
  } catch (cause) {
    await fill(handle, former).catch(() => {
      const { message } = storageError(file, cause);
      const what = `${message}, in the middle of it, and what was there could not be put back: run undo`;
      throw new StorageError('io', file, what, { cause });
    });
    throw cause;
  }
}

async function fill(handle: FileHandle, content: Content | StoredContent): Promise<void> {
  await handle.truncate(await writeContent(handle, content));
  await handle.sync();
}

async function lookAtExpected(file: string, target: string, sha256: string): Promise<DigestedFile> {
  const now = await digestRegularFile(target).catch((cause: unknown) => {
    const { code, message } = storageError(file, cause);
    throw new StorageError(code, file, message, { cause });
  });
  if (now.sha256 !== sha256) throw changed(file);
  return now;
}

/** The very last look. */
function requireUnchanged(file: string, target: string, seen: BigIntStats): void {
  const now = lstatSync(target, { bigint: true, throwIfNoEntry: false });
  if (now === undefined || !unchanged(now, seen)) throw changed(file);
}

function changed(file: string): StorageError {
  return new StorageError('changed', file, 'it has changed since it was read; run the command again');
}

/** A file on its way to its place; private until it gets there. */
interface Temporary {
  readonly path: string;
  readonly handle: FileHandle;
}

async function writeTemporary(
  file: string,
  target: string,
  content: Content | StoredContent,
  pid: number,
): Promise<Temporary> {
  const temporary = path.join(path.dirname(target), temporaryName(pid));
  const handle = await open(temporary, 'wx', PRIVATE).catch((cause: unknown) => {
    const { code, message } = storageError(file, cause);
    throw new StorageError(code, file, `no file can be made in its directory: ${message}`, { cause });
  });
  try {
    await writeContent(handle, content);
    await handle.sync();
    return { path: temporary, handle };
  } catch (cause) {
    await discard({ path: temporary, handle });
    throw storageError(file, cause);
  }
}

/** What a crash leaves earlier than that nobody else can read; later, nobody but who could read the old file. */
async function finish({ handle }: Temporary, mode: number): Promise<void> {
  await handle.chmod(mode);
  await handle.close();
}

async function keepOwner(file: string, handle: FileHandle, before: BigIntStats): Promise<void> {
  const { uid, gid } = await handle.stat({ bigint: true });
  if (uid === before.uid && gid === before.gid) return;
  await handle.chown(Number(before.uid), Number(before.gid)).catch((cause: unknown) => {
    const message = 'its owner and group could not be kept; run the command as the user who owns it';
    throw new StorageError('no-permission', file, message, { cause });
  });
}

async function realDirectory(file: string): Promise<string> {
  try {
    return await realpath(path.dirname(file));
  } catch (cause) {
    throw storageError(file, cause);
  }
}

/** Makes the new name last. Some systems cannot sync a directory; the content is safe without it. */
export async function syncDirectory(directory: string): Promise<void> {
  try {
    const handle = await open(directory, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {}
}

/** A handle may be closed already, and the file gone from this name. */
async function discard({ path: temporary, handle }: Temporary): Promise<void> {
  await handle.close().catch(() => undefined);
  await unlink(temporary).catch(() => undefined);
}
