import type { PlatformPath } from 'node:path';
import * as path from 'node:path';
import { parseDocument } from '../document/parse.js';
import { type ConfigValue, createView, type Part } from '../openclaw/config/view.js';
import type { GatewayStatus, Installation, InstallationFile, LoadProblem } from '../openclaw/installation.js';
import type { Release } from '../openclaw/releases/release.js';
import { agentOfPath, kindOfName } from '../openclaw/state/file-kind.js';
import { deadPids } from '../openclaw/state/lock-file.js';
import type { TranscriptFacts } from '../openclaw/transcripts/facts.js';
import { type FileSystem, LARGEST_CONFIG, LARGEST_STATE, listed, readText } from './file-system.js';
import { trackedFiles } from './git-index.js';
import { loadIncludes } from './includes.js';
import { type Environment, type Locations, locate } from './locate.js';
import type { DatabaseRead } from './sqlite/read-database.js';
import { readDatabases } from './sqlite/rows-as-files.js';
import { loadState } from './state-files.js';
import { lookAtTranscripts } from './transcripts/add.js';

export interface LoadOptions {
  readonly files: FileSystem;
  readonly env: Environment;
  readonly homedir: string;
  readonly cwd: string;
  readonly platform: string;
  /** `--config` and `--state-dir`. */
  readonly config?: string | undefined;
  readonly stateDir?: string | undefined;
  /** Files and directories named on the command line; they replace what would be located. */
  readonly paths?: readonly string[] | undefined;
  /** A config that comes as text (standard input), and the path it is said to have. */
  readonly text?: { readonly path: string; readonly content: string } | undefined;
  /** `--no-state` is `skip`. */
  readonly state?: 'read' | 'skip';
  /** Decides where some state lives, where it is known. */
  readonly release?: Release | undefined;
  /** Reads a database without a trace; they are only listed where it is not given. */
  readonly readDatabase?: ((path: string, role: 'state' | 'agent') => Promise<DatabaseRead>) | undefined;
  /** Streams a transcript past; they are only listed where it is not given. */
  readonly scanTranscript?: ((path: string) => Promise<TranscriptFacts | undefined>) | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: number | undefined;
  /** Whether a process of that id exists; asked for the processes that locks name. */
  readonly isAlive?: ((pid: number) => boolean) | undefined;
  /** Asked once, and only where state was read. */
  readonly gateway?: (place: GatewayPlace) => Promise<GatewayStatus>;
}

/** Where to look for the gateway that would hold the state that was read. */
export interface GatewayPlace {
  readonly stateDir: string;
  readonly configPath: string;
  readonly config: ConfigValue | undefined;
  readonly profile: string | undefined;
}

/** What is put together while an installation is read. */
interface Draft {
  readonly files: Map<string, InstallationFile>;
  readonly includes: Map<string, ReadonlyMap<string, string>>;
  readonly directories: Map<string, { readonly path: string; readonly mode?: number }>;
  readonly problems: LoadProblem[];
}

/**
 * Reads an installation: the config with its includes and, unless skipped, the state. Reads only, follows no symlink
 * of the state out of the state directory, opens no file of credentials, and never throws for what it finds on disk.
 */
export async function loadInstallation(options: LoadOptions): Promise<Installation> {
  const paths = options.platform === 'win32' ? path.win32 : path.posix;
  const draft: Draft = { files: new Map(), includes: new Map(), directories: new Map(), problems: [] };
  const named = await namedPaths(options, paths);
  const locations = await locationsOf(options, named.directories[0]);

  let config: ConfigValue | undefined;
  let configPath: string | undefined;
  if (options.text !== undefined) {
    configPath = paths.resolve(options.cwd, options.text.path);
    await addText(draft, configPath, options.text.content, locations, options, paths);
    config = viewOf(draft, configPath);
  } else if (named.directories.length === 0 && named.files.length > 0) {
    for (const file of named.files) await addNamed(draft, file, locations, options, paths);
    dropIncludedConfigs(draft);
    configPath = named.files.find((file) => draft.files.get(file)?.kind === 'config');
  } else {
    configPath = locations.configPath;
    await addConfig(draft, configPath, locations, options, paths);
    config = viewOf(draft, configPath);
    if (options.state !== 'skip') await addState(draft, locations, config, options, paths);
    for (const directory of named.directories.slice(1)) {
      const more = await locationsOf(options, directory);
      await addConfig(draft, more.configPath, more, options, paths);
      const moreConfig = viewOf(draft, more.configPath);
      if (options.state !== 'skip') await addState(draft, more, moreConfig, options, paths);
    }
    for (const file of named.files) await addNamed(draft, file, locations, options, paths);
  }

  await addDatabases(draft, options);
  await addTranscripts(draft, options);
  const files = [...draft.files.values()];
  const stateDir = stateDirOf(files, locations, named.files.length === 0 || named.directories.length > 0, paths);
  return {
    home: locations.home,
    stateDir,
    configPath,
    files,
    directories: [...draft.directories.values()],
    problems: draft.problems,
    includes: draft.includes,
    envNames: await envNames(options, stateDir ?? locations.stateDir, paths),
    gateway: await gatewayOf(options, files, {
      stateDir: stateDir ?? locations.stateDir,
      configPath: configPath ?? locations.configPath,
      config,
      profile: locations.profile,
    }),
    tracked: await trackedFiles(configFiles(files), options.files, paths),
    unrecognized: locations.unrecognized,
    configReadOnly: locations.configReadOnly,
    legacyHomes: await legacyHomes(options, locations, paths),
    ...(options.now !== undefined && { readAt: options.now }),
    ...(options.isAlive !== undefined && { deadPids: deadPids(files, options.isAlive) }),
  };
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

async function addDatabases(draft: Draft, { readDatabase, state }: LoadOptions): Promise<void> {
  if (readDatabase === undefined || state === 'skip') return;
  for (const file of await readDatabases([...draft.files.values()], readDatabase)) draft.files.set(file.path, file);
}

async function addTranscripts(draft: Draft, { scanTranscript, state, files }: LoadOptions): Promise<void> {
  if (scanTranscript === undefined || state === 'skip') return;
  const seen = await lookAtTranscripts([...draft.files.values()], files, scanTranscript);
  for (const file of seen) draft.files.set(file.path, file);
}

function configFiles(files: readonly InstallationFile[]): readonly string[] {
  return files.filter(({ kind }) => kind === 'config' || kind === 'include').map(({ path }) => path);
}

async function namedPaths(options: LoadOptions, paths: PlatformPath) {
  const files: string[] = [];
  const directories: string[] = [];
  for (const name of options.paths ?? []) {
    const resolved = paths.resolve(options.cwd, name);
    const stat = await options.files.stat(resolved, 'follow').catch(() => undefined);
    const list = stat?.type === 'directory' ? directories : files;
    if (!list.includes(resolved)) list.push(resolved);
  }
  return { files, directories };
}

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

async function addConfig(
  draft: Draft,
  file: string,
  locations: Locations,
  options: LoadOptions,
  paths: PlatformPath,
): Promise<void> {
  const read = await readText(options.files, file, LARGEST_CONFIG);
  if (!read.ok) {
    if (read.stat?.type === 'file') draft.files.set(file, listed(file, 'config', read.stat));
    const atDefault = read.code === 'missing' && locations.configPath === file && locations.configOrigin !== 'flag';
    const message = atDefault
      ? 'There is no config here; name one with --config FILE, or its directory with --state-dir DIR.'
      : read.message;
    draft.problems.push({ path: file, code: read.code, message });
    return;
  }
  draft.files.set(file, listed(file, 'config', read.stat, { content: read.content }));
  await addIncludes(draft, file, read.content, locations, options, paths);
}

async function addText(
  draft: Draft,
  file: string,
  content: string,
  locations: Locations,
  options: LoadOptions,
  paths: PlatformPath,
): Promise<void> {
  const kind = kindOfName(file, paths);
  const agentId = agentOfPath(file, paths);
  const stat = { type: 'file', size: Buffer.byteLength(content), modifiedAt: 0 } as const;
  draft.files.set(file, listed(file, kind, stat, { agentId, content }));
  if (kind === 'config') await addIncludes(draft, file, content, locations, options, paths);
}

async function addIncludes(
  draft: Draft,
  file: string,
  content: string,
  locations: Locations,
  options: LoadOptions,
  paths: PlatformPath,
): Promise<void> {
  if (!content.includes('include') && !content.includes('\\')) return;
  const includes = await loadIncludes(file, content, { files: options.files, paths, roots: locations.includeRoots });
  for (const included of includes.files) if (!draft.files.has(included.path)) draft.files.set(included.path, included);
  for (const [from, specs] of includes.resolved) draft.includes.set(from, specs);
  draft.problems.push(...includes.problems);
}

/** A file named on the command line: a config, or state where its name says so. */
async function addNamed(
  draft: Draft,
  file: string,
  locations: Locations,
  options: LoadOptions,
  paths: PlatformPath,
): Promise<void> {
  if (draft.files.has(file)) return;
  const kind = kindOfName(file, paths);
  if (kind === 'config') return addConfig(draft, file, locations, options, paths);
  const agentId = agentOfPath(file, paths);
  if (kind === 'transcript' || kind === 'sqlite') {
    const stat = await options.files.stat(file, 'follow').catch(() => undefined);
    if (stat?.type === 'file') draft.files.set(file, listed(file, kind, stat, { agentId }));
    return;
  }
  const read = await readText(options.files, file, LARGEST_STATE);
  if (read.ok) draft.files.set(file, listed(file, kind, read.stat, { agentId, content: read.content }));
  else draft.problems.push({ path: file, code: read.code, message: read.message });
}

/** Of the files named, those that another one includes are no configs of their own. */
function dropIncludedConfigs(draft: Draft): void {
  for (const specs of draft.includes.values()) {
    for (const target of specs.values()) {
      const file = draft.files.get(target);
      if (file?.kind === 'config') draft.files.set(target, { ...file, kind: 'include' });
    }
  }
}

async function addState(
  draft: Draft,
  locations: Locations,
  config: ConfigValue | undefined,
  options: LoadOptions,
  paths: PlatformPath,
): Promise<void> {
  const state = await loadState({ files: options.files, paths, locations, cwd: options.cwd, config });
  for (const file of state.files) if (!draft.files.has(file.path)) draft.files.set(file.path, file);
  for (const directory of state.directories) draft.directories.set(directory.path, directory);
  draft.problems.push(...state.problems);
}

/** The config as OpenClaw sees it, as far as it can be read: it says where further state lies. */
function viewOf(draft: Draft, configPath: string): ConfigValue | undefined {
  const partOf = (file: string): Part | undefined => {
    const content = draft.files.get(file)?.content;
    return content === undefined ? undefined : { file, document: parseDocument(content), offset: 0, prefix: [] };
  };
  const part = partOf(configPath);
  if (part === undefined) return undefined;
  return createView(part, (from, spec) => {
    const target = draft.includes.get(from)?.get(spec);
    return target === undefined ? undefined : partOf(target);
  });
}

function stateDirOf(
  files: readonly InstallationFile[],
  locations: Locations,
  located: boolean,
  paths: PlatformPath,
): string | undefined {
  if (located) return locations.stateDir;
  // A store named alone still belongs to a state directory: the one above `agents/<id>/sessions`.
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
  const readsState = files.some(
    ({ kind, content }) => kind !== 'config' && kind !== 'include' && content !== undefined,
  );
  if (!readsState) return { state: 'unknown', evidence: 'not looked for, since no state was read' };
  if (options.gateway === undefined) return { state: 'unknown', evidence: 'not looked for' };
  return options.gateway(place);
}
