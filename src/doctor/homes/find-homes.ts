import * as path from 'node:path';
import type { FileSystem } from '../../installation/file-system.js';
import { glob, isGlob } from '../../installation/glob.js';
import { hostFiles } from '../../installation/host.js';
import { stateDirectory } from '../../installation/sources.js';
import { relativeFile } from '../../report/relative-file.js';
import type { System } from '../check-options.js';
import { InputError } from '../input-error.js';

/** One of many things to check: the state directory of a home, or a config file on its own. */
export interface Home {
  /** As a person reads it: relative to the working directory. */
  readonly name: string;
  /** What is checked, absolute. */
  readonly path: string;
  /** Why it need not be looked at: it is not there. */
  readonly reason?: string;
}

const CONFIG = /\.(?:json5?|jsonc)$/i;

/**
 * What several paths or a pattern stand for, where that is more than config files to be checked together: each
 * directory is a home, each file beside them a config of its own. A pattern finds directories and files named like
 * configs. A home that is named twice, by a link too, is one.
 * @returns `undefined` where the paths are one directory, or config files only: an ordinary check
 */
export async function findHomes(names: readonly string[], system: System): Promise<readonly Home[] | undefined> {
  const files = hostFiles(system.platform);
  const homes = new Map<string, Home>();
  let directories = 0;
  let patterns = 0;
  for (const name of names) {
    const found = await pathsOf(name, files, system.cwd);
    for (const one of found.paths) {
      const home = await homeAt(one, files, system.cwd);
      if (home.isDirectory) directories++;
      if (home.isDirectory && found.isPattern) patterns++;
      const identity = (await files.realpath(home.path).catch(() => undefined)) ?? home.path;
      const { isDirectory: _, ...rest } = home;
      if (!homes.has(identity)) homes.set(identity, rest);
    }
  }
  return directories === 0 || (names.length < 2 && patterns === 0) ? undefined : [...homes.values()];
}

/**
 * The home that a path names, in the words of the options that name one: a state directory, the home of a user that has
 * one, or a config.
 * @throws {InputError} where nothing is there
 */
export async function homeNamed(
  name: string,
  { cwd, platform }: System,
): Promise<{ readonly config: string } | { readonly stateDir: string }> {
  const home = await homeAt(path.resolve(cwd, name), hostFiles(platform), cwd);
  if (home.reason !== undefined) throw new InputError(`${name}: ${home.reason}`);
  if (!home.isDirectory) return { config: name };
  return { stateDir: path.resolve(cwd, name) === home.path ? name : relativeFile(cwd, home.path) };
}

async function pathsOf(
  name: string,
  files: FileSystem,
  cwd: string,
): Promise<{ readonly paths: readonly string[]; readonly isPattern: boolean }> {
  const literal = path.resolve(cwd, name);
  const isThere = (await files.stat(literal, 'follow').catch(() => undefined)) !== undefined;
  if (isThere || !isGlob(name)) return { paths: [literal], isPattern: false };
  const found: string[] = [];
  for (const one of await glob(files, cwd, name)) {
    const stat = await files.stat(one, 'follow').catch(() => undefined);
    if (stat?.type === 'directory' || (stat?.type === 'file' && CONFIG.test(one))) found.push(one);
  }
  return found.length === 0 ? { paths: [literal], isPattern: false } : { paths: found, isPattern: true };
}

async function homeAt(file: string, files: FileSystem, cwd: string): Promise<Home & { readonly isDirectory: boolean }> {
  const name = relativeFile(cwd, file);
  const stat = await files.stat(file, 'follow').catch(() => 'unreadable' as const);
  if (stat === 'unreadable') {
    return { name, path: file, isDirectory: false, reason: 'it may not be looked at by this user; run as its owner.' };
  }
  if (stat === undefined) {
    const what = isGlob(file) ? 'the pattern matches nothing here' : 'it does not exist; check the path';
    return { name, path: file, isDirectory: false, reason: `${what}.` };
  }
  if (stat.type !== 'directory') return { name, path: file, isDirectory: false };
  return { name, path: await stateDirectory(files, file, path), isDirectory: true };
}
