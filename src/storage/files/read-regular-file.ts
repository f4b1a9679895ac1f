import { createHash } from 'node:crypto';
import { type BigIntStats, constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { StorageError, storageError } from '../failure.js';

/** A file as it was; `stat` is from before it was read and tells whether anything has come into its place since. */
export interface RegularFile {
  readonly bytes: Buffer;
  readonly stat: BigIntStats;
}

/** Not there on Windows, where opening a link for writing needs a privilege of its own. */
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;

/**
 * Reads a file that must be a regular one, never through a symbolic link in its last place.
 * @throws {StorageError} `missing`, `symlink`, `not-a-file`, `replaced`, `no-permission`
 */
export async function readRegularFile(path: string): Promise<RegularFile> {
  const handle = await openToRead(path);
  try {
    const stat = await handle.stat({ bigint: true });
    return { bytes: await handle.readFile(), stat };
  } catch (cause) {
    throw storageError(path, cause);
  } finally {
    await closed(handle);
  }
}

/** What a file holds, known by its SHA-256; `stat` is from before it was read. */
export interface DigestedFile {
  readonly sha256: string;
  readonly stat: BigIntStats;
}

/**
 * As `readRegularFile`, of a file that may be large and need not be held.
 * @throws {StorageError}
 */
export async function digestRegularFile(path: string): Promise<DigestedFile> {
  const handle = await openToRead(path);
  try {
    const stat = await handle.stat({ bigint: true });
    const hash = createHash('sha256');
    for await (const chunk of chunksOf(handle)) hash.update(chunk);
    return { sha256: hash.digest('hex'), stat };
  } catch (cause) {
    throw storageError(path, cause);
  } finally {
    await closed(handle);
  }
}

export function openToRead(path: string): Promise<FileHandle> {
  return openRegularFile(path, constants.O_RDONLY);
}

/** So much of a file is held at a time. */
const CHUNK = 1 << 20;

/** The bytes of a file from its beginning on; a chunk is good until the next one is asked for. */
export async function* chunksOf(handle: FileHandle): AsyncGenerator<Uint8Array> {
  const { size } = await handle.stat();
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK, size + 1));
  for (let at = 0; ; ) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

/** Opens what `lstat` has just seen there; a link or another file slipped in between is refused. */
export async function openRegularFile(path: string, flags: number): Promise<FileHandle> {
  const seen = await statRegularFile(path);
  const handle = await open(path, flags | NO_FOLLOW).catch((cause: unknown) => {
    throw storageError(path, cause);
  });
  try {
    if (sameFile(seen, await handle.stat({ bigint: true }))) return handle;
    throw new StorageError('replaced', path, 'another file was put in its place while it was being opened');
  } catch (cause) {
    await closed(handle);
    throw storageError(path, cause);
  }
}

/** What was read or synced is; a complaint that comes with the closing changes nothing any more. */
export async function closed(handle: FileHandle): Promise<void> {
  await handle.close().catch(() => undefined);
}

export async function statRegularFile(path: string): Promise<BigIntStats> {
  const stat = await lstat(path, { bigint: true }).catch((cause: unknown) => {
    throw storageError(path, cause);
  });
  if (stat.isSymbolicLink()) {
    throw new StorageError('symlink', path, 'it is a symbolic link; name the file it leads to instead');
  }
  if (!stat.isFile()) throw new StorageError('not-a-file', path, 'it is not a regular file');
  return stat;
}

export function sameFile(a: BigIntStats, b: BigIntStats): boolean {
  return a.dev === b.dev && a.ino === b.ino;
}

/** The same file, and nothing has been done to it in between. */
export function unchanged(a: BigIntStats, b: BigIntStats): boolean {
  return sameFile(a, b) && a.size === b.size && a.mtimeNs === b.mtimeNs && a.ctimeNs === b.ctimeNs;
}
