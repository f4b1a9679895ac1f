import { open } from 'node:fs/promises';
import * as path from 'node:path';
import { digest } from '../digest.js';
import { StorageError, storageError } from '../failure.js';
import { closed, readRegularFile } from '../files/read-regular-file.js';
import { syncDirectory } from '../files/write-file.js';
import type { JournalEntry } from './journal.js';

type WriteEntry = Extract<JournalEntry, { readonly type: 'write' }>;

const PRIVATE_FILE = 0o600;
const SUCCESSOR = '.new';

/** Copies the old content into the run's directory. @returns the backup's file name */
export async function keepBackup(directory: string, index: number, file: string, bytes: Uint8Array): Promise<string> {
  const name = `${String(index + 1).padStart(4, '0')}-${path.basename(file)}`;
  await keep(directory, name, file, bytes);
  return name;
}

/**
 * Copies the new content beside the old, for a file that is overwritten where it stands: with both at hand it can be
 * told from a file that somebody else has changed, should the writing be cut off.
 */
export async function keepSuccessor(directory: string, entry: WriteEntry, after: string): Promise<void> {
  await keep(directory, `${entry.backup}${SUCCESSOR}`, entry.path, Buffer.from(after, 'utf8'));
}

/** @returns `undefined` where none was kept, or it is not what was to be written */
export async function readSuccessor(directory: string, entry: WriteEntry): Promise<Uint8Array | undefined> {
  const file = path.join(directory, `${entry.backup}${SUCCESSOR}`);
  const { bytes } = (await readRegularFile(file).catch(() => undefined)) ?? {};
  return bytes !== undefined && digest(bytes) === entry.sha256After ? bytes : undefined;
}

async function keep(directory: string, name: string, file: string, bytes: Uint8Array): Promise<void> {
  try {
    const handle = await open(path.join(directory, name), 'wx', PRIVATE_FILE);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await closed(handle);
    }
    await syncDirectory(directory);
  } catch (cause) {
    const { message } = storageError(file, cause);
    throw new StorageError('no-backup', file, `no backup of it can be kept: ${message}`, { cause });
  }
}

/** @throws {StorageError} `bad-journal` where the backup is gone or is not what was put there */
export async function readBackup(
  directory: string,
  entry: Extract<JournalEntry, { readonly backup: string }>,
): Promise<Uint8Array> {
  const file = path.join(directory, entry.backup);
  const { bytes } = await readRegularFile(file).catch((cause: unknown) => {
    throw new StorageError('bad-journal', entry.path, `its backup cannot be read: ${file}`, { cause });
  });
  if (digest(bytes) === entry.sha256Before) return bytes;
  throw new StorageError('bad-journal', entry.path, `its backup is damaged: ${file}`);
}
