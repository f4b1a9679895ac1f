import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import * as path from 'node:path';
import { digest } from '../digest.js';
import { StorageError, storageError } from '../failure.js';
import type { Content, StoredContent } from '../files/content.js';
import { chunksOf, closed, digestRegularFile, openToRead, readRegularFile } from '../files/read-regular-file.js';
import { writeContent, writePieces } from '../files/write-content.js';
import { syncDirectory } from '../files/write-file.js';
import type { JournalEntry } from './journal.js';

type WriteEntry = Extract<JournalEntry, { readonly type: 'write' }>;

const PRIVATE_FILE = 0o600;
const SUCCESSOR = '.new';

/** A copy of a file as it was found. */
export interface Backup {
  /** Inside the run's directory. */
  readonly name: string;
  readonly sha256: string;
  /** Of the file, from before it was copied. */
  readonly stat: BigIntStats;
}

/**
 * Copies a file into the run's directory, a piece at a time: what is hashed is what is kept.
 * @param file the name it is known by, where `target` is another one
 * @throws {StorageError} where the file cannot be read; `no-backup` where the copy cannot be made
 */
export async function keepBackup(directory: string, index: number, file: string, target = file): Promise<Backup> {
  const name = `${String(index + 1).padStart(4, '0')}-${path.basename(file)}`;
  const source = await openToRead(target);
  try {
    const stat = await source.stat({ bigint: true });
    const hash = createHash('sha256');
    await keep(directory, name, file, async (copy) => {
      let at = 0;
      for await (const chunk of readable(source, file)) {
        hash.update(chunk);
        at += await writePieces(copy, [chunk], at);
      }
    });
    return { name, sha256: hash.digest('hex'), stat };
  } finally {
    await closed(source);
  }
}

/** Takes a backup away again, of a file that is left as it is. */
export async function dropBackup(directory: string, { name }: Backup): Promise<void> {
  await unlink(path.join(directory, name)).catch(() => undefined);
}

/**
 * Copies the new content beside the old, for a file that is overwritten where it stands: with both at hand it can be
 * told from a file that somebody else has changed, should the writing be cut off.
 */
export async function keepSuccessor(directory: string, entry: WriteEntry, after: Content): Promise<void> {
  await keep(directory, `${entry.backup}${SUCCESSOR}`, entry.path, (copy) => writeContent(copy, after));
}

/** @returns `undefined` where none was kept, or it is not what was to be written */
export async function readSuccessor(directory: string, entry: WriteEntry): Promise<Uint8Array | undefined> {
  const file = path.join(directory, `${entry.backup}${SUCCESSOR}`);
  const { bytes } = (await readRegularFile(file).catch(() => undefined)) ?? {};
  return bytes !== undefined && digest(bytes) === entry.sha256After ? bytes : undefined;
}

/** A failure to read is none of the backup's. */
class Unreadable extends Error {}

async function* readable(source: FileHandle, file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* chunksOf(source);
  } catch (cause) {
    throw new Unreadable(file, { cause });
  }
}

async function keep(
  directory: string,
  name: string,
  file: string,
  fill: (copy: FileHandle) => Promise<unknown>,
): Promise<void> {
  try {
    const handle = await open(path.join(directory, name), 'wx', PRIVATE_FILE);
    try {
      await fill(handle);
      await handle.sync();
    } finally {
      await closed(handle);
    }
    await syncDirectory(directory);
  } catch (cause) {
    if (cause instanceof Unreadable) throw storageError(file, cause.cause);
    const { message } = storageError(file, cause);
    throw new StorageError('no-backup', file, `no backup of it can be kept: ${message}`, { cause });
  }
}

/**
 * A backup, looked through to see that it is what was put there.
 * @throws {StorageError} `bad-journal` where it is gone or is something else
 */
export async function storedBackup(
  directory: string,
  entry: Extract<JournalEntry, { readonly backup: string }>,
): Promise<StoredContent> {
  const file = path.join(directory, entry.backup);
  const { sha256 } = await digestRegularFile(file).catch((cause: unknown) => {
    throw new StorageError('bad-journal', entry.path, `its backup cannot be read: ${file}`, { cause });
  });
  if (sha256 === entry.sha256Before) return { file, sha256 };
  throw new StorageError('bad-journal', entry.path, `its backup is damaged: ${file}`);
}

/** Its bytes. @throws {StorageError} `bad-journal` */
export async function readBackup(
  directory: string,
  entry: Extract<JournalEntry, { readonly backup: string }>,
): Promise<Uint8Array> {
  const { file } = await storedBackup(directory, entry);
  const { bytes } = await readRegularFile(file);
  return bytes;
}
