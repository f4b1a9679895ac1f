import { randomUUID } from 'node:crypto';
import { type BigIntStats, constants } from 'node:fs';
import { type FileHandle, link, open, realpath, rename, unlink } from 'node:fs/promises';
import * as path from 'node:path';
import { digest } from './digest.js';
import { StorageError, storageError, systemCode } from './failure.js';
import { openRegularFile, type RegularFile, readRegularFile, sameFile } from './read-regular-file.js';

export interface WriteOptions {
  /** What must stand there now: content of this SHA-256, or nothing at all. */
  readonly expect: { readonly sha256: string } | 'absent';
  /** Of the writing process; temporary files carry it in their name, as OpenClaw's own do. */
  readonly pid: number;
  /** Permission bits of a new file; 0o600 unless given. A file that exists keeps its own. */
  readonly mode?: number;
  /** A copy of the old content is safe elsewhere, so a file that cannot be replaced may be overwritten. */
  readonly hasBackup?: true;
}

/** `in-place`: the file is a mount point that no other file can be put over, so it was overwritten. */
export type WriteOutcome = 'created' | 'replaced' | 'in-place';

const PRIVATE = 0o600;
const GROUP_BITS = 0o070;
const PERMISSIONS = 0o777;

/**
 * Writes a file so that a reader sees the old content or the new one, never a mixture, also after a crash: a
 * temporary file in the same directory is filled, synced and renamed over the old one. Mode stays as it was, never
 * wider; owner and group too where the system lets us. Links, and files that changed since they were read, are refused.
 *
 * The system has no "rename if unchanged": the content is compared for the last time just before the rename.
 * @throws {StorageError}
 */
export async function writeFileAtomic(
  file: string,
  content: Uint8Array | string,
  options: WriteOptions,
): Promise<WriteOutcome> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  // A parent that turns into a link to elsewhere half way through has no effect on a path without links.
  const target = path.join(await realDirectory(file), path.basename(file));
  if (options.expect === 'absent') return create(file, target, bytes, options);
  return replace(file, target, bytes, options.expect.sha256, options);
}

async function create(file: string, target: string, bytes: Uint8Array, options: WriteOptions): Promise<WriteOutcome> {
  const temporary = await writeTemporary(file, target, bytes, options.pid, async (handle) => {
    await handle.chmod((options.mode ?? PRIVATE) & PERMISSIONS);
  });
  try {
    // A link, unlike a rename, never takes the place of a file that came into being meanwhile.
    await link(temporary, target);
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
  bytes: Uint8Array,
  sha256: string,
  options: WriteOptions,
): Promise<WriteOutcome> {
  const before = await readExpected(file, target, sha256);
  const temporary = await writeTemporary(file, target, bytes, options.pid, (handle) => keepAccess(handle, before.stat));
  try {
    const now = await readExpected(file, target, sha256);
    if (!sameFile(before.stat, now.stat)) throw changed(file);
    await rename(temporary, target);
    await syncDirectory(path.dirname(target));
    return 'replaced';
  } catch (cause) {
    await discard(temporary);
    if (!isMountPoint(cause)) throw storageError(file, cause);
    if (options.hasBackup) return overwrite(file, target, bytes, before);
    throw new StorageError('cannot-replace', file, 'it is a mount point, and there is no backup to overwrite it by', {
      cause,
    });
  }
}

/** A single file mounted into a container can be written, but nothing can be renamed over it. */
function isMountPoint(cause: unknown): boolean {
  return ['EBUSY', 'EXDEV'].includes(systemCode(cause));
}

async function overwrite(file: string, target: string, bytes: Uint8Array, before: RegularFile): Promise<WriteOutcome> {
  const handle = await openRegularFile(target, constants.O_RDWR);
  try {
    const stat = await handle.stat({ bigint: true });
    if (!sameFile(before.stat, stat) || !before.bytes.equals(await handle.readFile())) throw changed(file);
    await writeAll(handle, bytes);
    await handle.truncate(bytes.length);
    await handle.sync();
    return 'in-place';
  } catch (cause) {
    throw storageError(file, cause);
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, done);
    done += bytesWritten;
  }
}

async function readExpected(file: string, target: string, sha256: string): Promise<RegularFile> {
  const now = await readRegularFile(target).catch((cause: unknown) => {
    const { code, message } = storageError(file, cause);
    throw new StorageError(code, file, message, { cause });
  });
  if (digest(now.bytes) !== sha256) throw changed(file);
  return now;
}

function changed(file: string): StorageError {
  return new StorageError('changed', file, 'it has changed since it was read; run the command again');
}

async function writeTemporary(
  file: string,
  target: string,
  bytes: Uint8Array,
  pid: number,
  prepare: (handle: FileHandle) => Promise<void>,
): Promise<string> {
  const temporary = path.join(path.dirname(target), `.fs-safe-replace.${pid}.${randomUUID()}.tmp`);
  const handle = await open(temporary, 'wx', PRIVATE).catch((cause: unknown) => {
    const { code, message } = storageError(file, cause);
    throw new StorageError(code, file, `no file can be made in its directory: ${message}`, { cause });
  });
  try {
    await handle.writeFile(bytes);
    await prepare(handle);
    await handle.sync();
  } catch (cause) {
    await handle.close();
    await discard(temporary);
    throw storageError(file, cause);
  }
  await handle.close();
  return temporary;
}

/** The owner first: `chown` clears bits. Where the group cannot be kept, its bits would speak of another group. */
async function keepAccess(handle: FileHandle, before: BigIntStats): Promise<void> {
  const { uid, gid } = await handle.stat({ bigint: true });
  if (uid !== before.uid || gid !== before.gid) {
    const kept = await tryChown(handle, before.uid, before.gid);
    if (!kept && gid !== before.gid) await tryChown(handle, uid, before.gid);
  }
  const now = await handle.stat({ bigint: true });
  const mode = Number(before.mode) & PERMISSIONS;
  await handle.chmod(now.gid === before.gid ? mode : mode & ~GROUP_BITS);
}

async function tryChown(handle: FileHandle, uid: bigint, gid: bigint): Promise<boolean> {
  try {
    await handle.chown(Number(uid), Number(gid));
    return true;
  } catch {
    return false;
  }
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

async function discard(temporary: string): Promise<void> {
  await unlink(temporary).catch(() => undefined);
}
