import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import * as path from 'node:path';
import { StorageError, storageError } from '../failure.js';

/** Where a write to a path goes. */
export interface WriteTarget {
  /** The regular file itself; another path than was asked for where that one is a symbolic link. */
  readonly path: string;
  readonly isLink: boolean;
  readonly stat: Stats;
}

const NIX_STORE = '/nix/store/';

/**
 * Follows the symbolic links at a path to the regular file they lead to, as people keep their dotfiles.
 * @throws {StorageError} `missing`, `symlink`, `not-a-file`
 */
export function writeTarget(file: string): WriteTarget {
  const link = statOf(file, lstatSync);
  if (link.isFile()) return { path: file, isLink: false, stat: link };
  if (!link.isSymbolicLink()) throw new StorageError('not-a-file', file, 'it is not a regular file');
  const real = realPath(file);
  if (real.startsWith(NIX_STORE)) {
    throw new StorageError(
      'symlink',
      file,
      'it is a link into the Nix store, where nothing may be written; change the source it is built from',
    );
  }
  const stat = statOf(real, statSync);
  if (!stat.isFile()) throw new StorageError('not-a-file', file, 'it is a symbolic link to something that is no file');
  // Who may put a link here must not make us write where only we may.
  if (link.uid !== stat.uid && link.uid !== 0) {
    throw new StorageError(
      'symlink',
      file,
      `it is a symbolic link to ${real}, which belongs to another user; run the command on that file`,
    );
  }
  return { path: real, isLink: true, stat };
}

function realPath(file: string): string {
  try {
    return path.normalize(realpathSync(file));
  } catch (cause) {
    const { code } = storageError(file, cause);
    if (code !== 'missing') throw storageError(file, cause);
    throw new StorageError('missing', file, 'it is a symbolic link to nothing; point it at the file or remove it', {
      cause,
    });
  }
}

function statOf(file: string, stat: (file: string) => Stats): Stats {
  try {
    return stat(file);
  } catch (cause) {
    throw storageError(file, cause);
  }
}
