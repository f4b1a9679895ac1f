import type { PlatformPath } from 'node:path';
import type { ConfigValue } from '../openclaw/config/view.js';
import type { FileSystem } from './file-system.js';

export interface Where {
  readonly files: FileSystem;
  readonly paths: PlatformPath;
  readonly home: string;
  readonly cwd: string;
}

/** Which of the paths that configs name lead nowhere, as they are written. */
export async function missingPaths(configs: readonly ConfigValue[], where: Where): Promise<ReadonlySet<string>> {
  const named = configs.flatMap((config) => config.all('plugins.load.paths[*]')).flatMap(({ string }) => string ?? []);
  const isThere = await Promise.all(named.map((path) => exists(path.trim(), where)));
  return new Set(named.filter((_, index) => isThere[index] === false));
}

/** As OpenClaw reads a path of a user (`resolveUserPath`): `~` is the home, the rest is below where it runs. */
async function exists(path: string, { files, paths, home, cwd }: Where): Promise<boolean> {
  if (path === '') return true;
  const expanded = path.replace(/^~(?=$|[\\/])/, home);
  return (await files.stat(paths.resolve(cwd, expanded), 'follow').catch(() => undefined)) !== undefined;
}
