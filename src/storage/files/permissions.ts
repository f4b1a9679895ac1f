import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { StorageError, storageError } from '../failure.js';
import { closed } from './read-regular-file.js';

const PERMISSIONS = 0o777;

export interface ModeChange {
  readonly before: number;
  readonly after: number;
}

/**
 * What narrowing a file or directory to `mode` would make of its permission bits; a bit that is off stays off.
 * @throws {StorageError} `symlink`, `missing`
 */
export async function narrowedMode(path: string, mode: number): Promise<ModeChange> {
  const before = await currentMode(path);
  return { before, after: before & mode };
}

/** @throws {StorageError} `symlink`, `missing` */
export async function currentMode(path: string): Promise<number> {
  const stat = await lstat(path).catch((cause: unknown) => {
    throw storageError(path, cause);
  });
  if (stat.isSymbolicLink()) throw new StorageError('symlink', path, 'it is a symbolic link');
  return stat.mode & PERMISSIONS;
}

/** Sets permission bits, if they are still what they were. @throws {StorageError} */
export async function changeMode(path: string, { before, after }: ModeChange): Promise<void> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch((cause: unknown) => {
    throw storageError(path, cause);
  });
  try {
    const now = (await handle.stat()).mode & PERMISSIONS;
    if (now !== before) throw new StorageError('changed', path, 'its permissions have changed since they were read');
    await handle.chmod(after);
  } catch (cause) {
    throw storageError(path, cause);
  } finally {
    await closed(handle);
  }
}
