import type { PlatformPath } from 'node:path';
import * as path from 'node:path';
import { parseRelease } from '../openclaw/releases/release.js';
import { type FileSystem, readText } from './file-system.js';
import { hostFiles } from './host.js';
import type { Environment } from './locate.js';

const COMMAND = 'openclaw';
const LARGEST_SCRIPT = 64 * 1024;
const LARGEST_PACKAGE = 4 * 1024 * 1024;
/** From `dist/cli/entry.js` up to the package it belongs to. */
const PACKAGE_DEPTH = 6;

/**
 * The release of the OpenClaw that the command `openclaw` would start, read from its package.json; nothing is executed.
 * Follows the symlink that npm makes, and the small script that pnpm, Nix and npm on Windows put in its place.
 * @returns `undefined` where there is none, or one whose release cannot be told
 */
export async function installedRelease(
  system: { readonly env: Environment; readonly platform: string },
  files: FileSystem = hostFiles(system.platform),
): Promise<string | undefined> {
  const isWindows = system.platform === 'win32';
  const paths = isWindows ? path.win32 : path.posix;
  const search = system.env.PATH ?? (isWindows ? system.env.Path : undefined) ?? '';
  const names = isWindows ? [`${COMMAND}.cmd`, `${COMMAND}.exe`, COMMAND] : [COMMAND];
  for (const directory of search.split(paths.delimiter)) {
    // What a relative entry names depends on where one stands: not a thing to decide a target by.
    if (!paths.isAbsolute(directory)) continue;
    for (const name of names) {
      const command = paths.join(directory, name);
      const real = await files.realpath(command).catch(() => undefined);
      if (real === undefined || (await files.stat(real, 'follow').catch(() => undefined))?.type !== 'file') continue;
      // The first command on PATH is the one that runs; another one further down is none of its business.
      return releaseOfCommand(command, real, files, paths);
    }
  }
  return undefined;
}

async function releaseOfCommand(
  command: string,
  real: string,
  files: FileSystem,
  paths: PlatformPath,
): Promise<string | undefined> {
  const above = await releaseAbove(real, files, paths);
  if (above !== undefined) return above;
  const script = await readText(files, real, LARGEST_SCRIPT);
  const home = paths.dirname(command);
  if (script.ok) {
    for (const target of packagesNamed(script.content, home, paths)) {
      const release = await releaseIn(target, files, paths);
      if (release !== undefined) return release;
    }
  }
  return releaseIn(paths.join(home, 'node_modules', COMMAND), files, paths);
}

async function releaseAbove(real: string, files: FileSystem, paths: PlatformPath): Promise<string | undefined> {
  let directory = paths.dirname(real);
  for (let depth = 0; depth < PACKAGE_DEPTH && directory !== paths.dirname(directory); depth += 1) {
    const release = await releaseIn(directory, files, paths);
    if (release !== undefined) return release;
    directory = paths.dirname(directory);
  }
  return undefined;
}

const PACKAGE_PATH =
  /(?<base>\$basedir|\$\{basedir\}|%~dp0|%dp0%)?(?<rest>[^\s"'`;:=]{0,400}[\\/]node_modules[\\/]openclaw)[\\/]/g;

/** The package directories a start script names, its own directory filled in. */
function packagesNamed(script: string, home: string, paths: PlatformPath): readonly string[] {
  return [...script.matchAll(PACKAGE_PATH)].flatMap(({ groups }) => {
    const rest = groups?.rest ?? '';
    if (groups?.base !== undefined) return [paths.join(home, rest)];
    return paths.isAbsolute(rest) ? [paths.normalize(rest)] : [];
  });
}

async function releaseIn(directory: string, files: FileSystem, paths: PlatformPath): Promise<string | undefined> {
  const read = await readText(files, paths.join(directory, 'package.json'), LARGEST_PACKAGE);
  if (!read.ok) return undefined;
  let data: unknown;
  try {
    data = JSON.parse(read.content);
  } catch {
    return undefined;
  }
  if (typeof data !== 'object' || data === null || !('name' in data) || data.name !== COMMAND) return undefined;
  const version = 'version' in data ? data.version : undefined;
  return typeof version === 'string' && parseRelease(version) !== undefined ? version : undefined;
}
