import { accessSync, constants, lstatSync, realpathSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { storageError } from '../failure.js';
import { type WriteTarget, writeTarget } from './write-target.js';

/** Who writes; absent where the platform has no owners. */
export interface User {
  readonly uid: number;
  readonly gids: readonly number[];
}

export interface WriteRules {
  readonly user?: User | undefined;
  /** A symbolic link in this directory must not lead out of it. */
  readonly confinedTo?: string | undefined;
  /** A hard link would keep the old text under its other name: `allowed`, or the option that allows it. */
  readonly hardLinks: 'allowed' | { readonly unless: string };
}

const OWNER_WRITES = 0o200;
const SET_GROUP = 0o2000;

/**
 * Why a file could not be replaced as it is now, in words that say what to do; `undefined` where nothing stands in the
 * way, or where there is no such file. Nothing is written to find out.
 */
export function writeObstacle(file: string, rules: WriteRules): string | undefined {
  try {
    const target = writeTarget(file);
    return (
      leavesRepository(file, target, rules) ??
      protectedByMode(target, rules) ??
      foreignOwner(target, rules) ??
      hardLink(target, rules) ??
      closed(target)
    );
  } catch (cause) {
    const failure = storageError(file, cause);
    return failure.code === 'missing' && !isThere(file) ? undefined : failure.message;
  }
}

/** Why what a symbolic link leads to is not ours to change, be it its text or its mode; `undefined` for all else. */
export function linkObstacle(file: string): string | undefined {
  try {
    if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) writeTarget(file);
    return undefined;
  } catch (cause) {
    return storageError(file, cause).message;
  }
}

/** Whether a file has another name, which keeps the old text when this one is written. */
export function hasHardLink(file: string): boolean {
  try {
    return writeTarget(file).stat.nlink > 1;
  } catch {
    return false;
  }
}

function leavesRepository(
  file: string,
  { path: real, isLink }: WriteTarget,
  { confinedTo }: WriteRules,
): string | undefined {
  if (!isLink || confinedTo === undefined) return undefined;
  if (!isInside(confinedTo, file) || isInside(realpathSync(confinedTo), real)) return undefined;
  return `it is a symbolic link out of this repository, to ${real}; run the command on that file, where it is kept`;
}

/** Whether a file is write-protected; root writes such files all the same, and says so. */
export function isWriteProtected(file: string): boolean {
  try {
    return (writeTarget(file).stat.mode & OWNER_WRITES) === 0;
  } catch {
    return false;
  }
}

/** A new file could be put in its place, but who cannot write a file is not to get around that. */
function protectedByMode({ path: real, stat, isLink }: WriteTarget, { user }: WriteRules): string | undefined {
  const mayWrite = user === undefined ? refusedAccess(real, constants.W_OK) === undefined : user.uid === 0;
  if (mayWrite || (stat.mode & OWNER_WRITES) !== 0) return undefined;
  const mode = (stat.mode & 0o777).toString(8).padStart(4, '0');
  const name = isLink ? real : 'it';
  return `${name} is write-protected (mode ${mode}); allow it with chmod u+w and run the command again`;
}

/** A replaced file is a new one: it must be possible to leave it to the same owner and group. */
function foreignOwner({ path: real, stat }: WriteTarget, { user }: WriteRules): string | undefined {
  if (user === undefined || user.uid === 0) return undefined;
  if (stat.uid !== user.uid) {
    return `it belongs to another user (uid ${stat.uid}) and could not be left to that one; run the command as that user`;
  }
  if (user.gids.includes(stat.gid)) return undefined;
  const directory = statSync(path.dirname(real));
  if ((directory.mode & SET_GROUP) !== 0 && directory.gid === stat.gid) return undefined;
  return `its group (gid ${stat.gid}) is none of yours and could not be kept; join that group, or change it with chgrp first`;
}

function hardLink({ stat }: WriteTarget, { hardLinks }: WriteRules): string | undefined {
  if (stat.nlink < 2 || hardLinks === 'allowed') return undefined;
  const others = stat.nlink === 2 ? 'another name (a hard link), which' : `${stat.nlink - 1} other names, which`;
  return `it has ${others} would keep the old text; ${hardLinks.unless} writes it all the same, or link it with ln -s instead`;
}

function closed({ path: real, isLink }: WriteTarget): string | undefined {
  const directory = path.dirname(real);
  const where = isLink ? directory : 'its directory';
  const noRoom = refusedAccess(directory, constants.W_OK | constants.X_OK);
  if (noRoom !== undefined) return `no file can be made in ${where}: ${noRoom}`;
  return refusedAccess(real, constants.W_OK);
}

function refusedAccess(file: string, mode: number): string | undefined {
  try {
    accessSync(file, mode);
    return undefined;
  } catch (cause) {
    return storageError(file, cause).message;
  }
}

function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

function isInside(directory: string, file: string): boolean {
  const relative = path.relative(directory, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
