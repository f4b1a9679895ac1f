import type { PlatformPath } from 'node:path';
import type { LoadOptions } from './load-options.js';
import { type Locations, locate } from './locate.js';

/** What is to be read. */
export interface Sources {
  /** The home in force. */
  readonly locations: Locations;
  /** Homes that are read whole: the config with its includes and the state. */
  readonly homes: readonly Locations[];
  /** Single files, by absolute path; they are all there is to read where no home is. */
  readonly files: readonly string[];
}

/** What was named on the command line, else the home OpenClaw would use. */
export async function locateSources(options: LoadOptions, paths: PlatformPath): Promise<Sources> {
  const { files, directories } = await namedPaths(options, paths);
  const [first, ...more] = directories;
  const locations = await locationsOf(options, first);
  if (first === undefined && files.length > 0) return { locations, homes: [], files };
  const others: Locations[] = [];
  for (const directory of more) others.push(await locationsOf(options, directory));
  return { locations, homes: [locations, ...others], files };
}

async function namedPaths(options: LoadOptions, paths: PlatformPath) {
  const files: string[] = [];
  const directories: string[] = [];
  for (const name of options.paths ?? []) {
    const resolved = paths.resolve(options.cwd, name);
    const stat = await options.files.stat(resolved, 'follow').catch(() => undefined);
    const isDirectory = stat?.type === 'directory';
    const list = isDirectory ? directories : files;
    const found = isDirectory ? await stateDirectory(options.files, resolved, paths) : resolved;
    if (!list.includes(found)) list.push(found);
  }
  return { files, directories };
}

/** A state directory is one itself; a user's home without a config of its own holds one. */
export async function stateDirectory(
  files: LoadOptions['files'],
  directory: string,
  paths: PlatformPath,
): Promise<string> {
  const is = async (type: 'file' | 'directory', name: string): Promise<boolean> =>
    (await files.stat(paths.join(directory, name), 'follow').catch(() => undefined))?.type === type;
  if (await is('file', 'openclaw.json')) return directory;
  for (const name of STATE_NAMES) if (await is('directory', name)) return paths.join(directory, name);
  return directory;
}

const STATE_NAMES = ['.openclaw', '.clawdbot'];

function locationsOf(options: LoadOptions, directory: string | undefined): Promise<Locations> {
  return locate({
    env: options.env,
    homedir: options.homedir,
    cwd: options.cwd,
    platform: options.platform,
    config: directory === undefined ? options.config : undefined,
    stateDir: directory ?? options.stateDir,
    release: options.release,
    exists: async (candidate) => (await options.files.stat(candidate, 'follow').catch(() => undefined)) !== undefined,
  });
}
