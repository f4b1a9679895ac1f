import type { PlatformPath } from 'node:path';
import { hasContent } from '../openclaw/file-bytes.js';
import type { GatewayStatus, Installation, InstallationFile } from '../openclaw/installation.js';
import { deadPids } from '../openclaw/state/lock-file.js';
import { readText } from './file-system.js';
import type { GatewayPlace } from './gateway.js';
import { trackedFiles } from './git-index.js';
import type { LoadOptions } from './load-options.js';
import type { Locations } from './locate.js';
import type { Loaded } from './read-sources.js';
import type { Sources } from './sources.js';

/** What follows from all the files together: whose state it is, who holds it, what the environment names. */
export async function linkInstallation(
  { configPath, config, files, includes, directories, problems, missingPaths }: Loaded,
  { locations, homes }: Sources,
  options: LoadOptions,
  paths: PlatformPath,
): Promise<Installation> {
  const stateDir = homes.length > 0 ? locations.stateDir : stateDirAbove(files, paths);
  const place = {
    stateDir: stateDir ?? locations.stateDir,
    configPath: configPath ?? locations.configPath,
    config,
    profile: locations.profile,
  };
  return {
    home: locations.home,
    stateDir,
    configPath,
    files,
    directories,
    problems,
    includes,
    ...(missingPaths.size > 0 && { missingPaths }),
    envNames: await envNames(options, place.stateDir, paths),
    gateway: await gatewayOf(options, files, place),
    tracked: await trackedFiles(configFiles(files), options.files, paths),
    unrecognized: locations.unrecognized,
    configReadOnly: locations.configReadOnly,
    legacyHomes: await legacyHomes(options, locations, paths),
    ...(options.now !== undefined && { readAt: options.now }),
    ...(options.isAlive !== undefined && { deadPids: deadPids(files, options.isAlive) }),
  };
}

/** A store named alone still belongs to a state directory: the one above `agents/<id>/sessions`. */
function stateDirAbove(files: readonly InstallationFile[], paths: PlatformPath): string | undefined {
  const store = files.find((file) => file.agentId !== undefined);
  if (store === undefined) return undefined;
  return paths.dirname(paths.dirname(paths.dirname(paths.dirname(store.path))));
}

const ENV_LINE = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=[ \t]*(\S)/gm;
const LARGEST_ENV_FILE = 1024 * 1024;

async function envNames(options: LoadOptions, stateDir: string, paths: PlatformPath): Promise<ReadonlySet<string>> {
  const names = new Set(Object.keys(options.env).filter((name) => (options.env[name] ?? '').trim() !== ''));
  const read = await readText(options.files, paths.join(stateDir, '.env'), LARGEST_ENV_FILE);
  if (read.ok) for (const [, name] of read.content.matchAll(ENV_LINE)) if (name !== undefined) names.add(name);
  return names;
}

async function gatewayOf(
  options: LoadOptions,
  files: readonly InstallationFile[],
  place: GatewayPlace,
): Promise<GatewayStatus> {
  const readsState = files.some((file) => file.kind !== 'config' && file.kind !== 'include' && hasContent(file));
  if (!readsState) return { state: 'unknown', evidence: 'not looked for, since no state was read' };
  if (options.gateway === undefined) return { state: 'unknown', evidence: 'not looked for' };
  return options.gateway(place);
}

function configFiles(files: readonly InstallationFile[]): readonly string[] {
  return files.filter(({ kind }) => kind === 'config' || kind === 'include').map(({ path }) => path);
}

/** Real directories only: a link of the old name is what OpenClaw's own move leaves behind. */
async function legacyHomes(
  options: LoadOptions,
  locations: Locations,
  paths: PlatformPath,
): Promise<readonly string[]> {
  if (options.state === 'skip' || locations.stateDirOrigin === 'flag') return [];
  const legacy = paths.join(locations.home, '.clawdbot');
  const stat = await options.files.stat(legacy, 'as-is').catch(() => undefined);
  return stat?.type === 'directory' ? [legacy] : [];
}
