import type { PlatformPath } from 'node:path';
import type { ConfigValue } from '../openclaw/config/view.js';
import type { FileSystem } from './file-system.js';

export interface Where {
  readonly files: FileSystem;
  readonly paths: PlatformPath;
  readonly home: string;
  readonly cwd: string;
}

/** Stands for the id of each agent; such a path is many. */
const TEMPLATE = '{agentId}';

const PLACES = [
  'plugins.load.paths[*]',
  'memory.search.store.path',
  'memorySearch.store.path',
  'agents.{list[*],entries.*,defaults}.memory.search.store.path',
  'agents.{list[*],entries.*,defaults}.memorySearch.store.path',
];

/** Whether a text has the words of such a place: nothing is parsed for a config that names no paths. */
export function mayNamePaths(text: string): boolean {
  return text.includes('path') && (text.includes('load') || (text.includes('emory') && text.includes('store')));
}

/** Which of the paths that configs name lead nowhere, as they are written. */
export async function missingPaths(configs: readonly ConfigValue[], where: Where): Promise<ReadonlySet<string>> {
  const values = configs.flatMap((config) => PLACES.flatMap((place) => config.all(place)));
  const named = [...new Set(values.flatMap(({ string }) => string ?? []))].filter((path) => !path.includes(TEMPLATE));
  const isThere = await Promise.all(named.map((path) => exists(path.trim(), where)));
  return new Set(named.filter((_, index) => isThere[index] === false));
}

/** As OpenClaw reads a path of a user (`resolveUserPath`): `~` is the home, the rest is below where it runs. */
async function exists(path: string, { files, paths, home, cwd }: Where): Promise<boolean> {
  if (path === '') return true;
  const expanded = path.replace(/^~(?=$|[\\/])/, home);
  return (await files.stat(paths.resolve(cwd, expanded), 'follow').catch(() => undefined)) !== undefined;
}
