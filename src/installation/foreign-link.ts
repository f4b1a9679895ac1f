import type { PlatformPath } from 'node:path';
import type { FileSystem } from './file-system.js';
import { isInside } from './inside.js';

export interface Tree {
  readonly files: FileSystem;
  readonly paths: PlatformPath;
  /** The tree that may be a stranger's; every link is followed where there is none. */
  readonly confinedTo?: string | undefined;
}

/**
 * Why a file of a tree that may be a stranger's is left unread: whoever may put a link there must not have us show
 * what lies elsewhere on this machine. `undefined` where nothing speaks against it, as outside of that tree.
 */
export async function foreignLink(file: string, { files, paths, confinedTo }: Tree): Promise<string | undefined> {
  if (confinedTo === undefined || !isInside(confinedTo, file, paths)) return undefined;
  const real = await files.realpath(file).catch(() => undefined);
  if (real === undefined) return undefined;
  const root = (await files.realpath(confinedTo).catch(() => undefined)) ?? confinedTo;
  if (!isInside(root, real, paths)) {
    return 'This is a symbolic link out of the repository; nothing of what it leads to was read. Put the file itself here, or check it where it is kept.';
  }
  const names = (await files.stat(file, 'follow').catch(() => undefined))?.names ?? 1;
  if (names < 2) return undefined;
  return 'This file has another name (a hard link), which git never makes; nothing of it was read. Put a copy here: cp it to another name and mv that over it.';
}
