import type { PlatformPath } from 'node:path';
import { normalizeAgentId } from '../openclaw/agents/agent-id.js';
import type { ConfigValue } from '../openclaw/config/view.js';
import type { FileKind, InstallationFile, LoadProblem } from '../openclaw/installation.js';
import { listedKind } from '../openclaw/state/file-kind.js';
import { codeOf, contentFor, type FileStat, type FileSystem, LARGEST_STATE, listed, readText } from './file-system.js';
import { isInside } from './inside.js';
import type { Locations } from './locate.js';

export interface State {
  readonly files: readonly InstallationFile[];
  readonly directories: readonly { readonly path: string; readonly mode?: number }[];
  readonly problems: readonly LoadProblem[];
}

export interface StateOptions {
  readonly files: FileSystem;
  readonly paths: PlatformPath;
  readonly locations: Locations;
  /** The directory the gateway is started from; relative stores stand there. */
  readonly cwd: string;
  /** The config in force; it may move stores and agent directories. */
  readonly config: ConfigValue | undefined;
}

const AGENT_FILES: readonly (readonly [string, FileKind])[] = [
  ['auth-profiles.json', 'auth-profiles'],
  ['auth-state.json', 'auth-state'],
  ['auth.json', 'auth-legacy'],
  ['models.json', 'models-json'],
];
const STATE_FILES: readonly (readonly [readonly string[], FileKind])[] = [
  [['cron', 'jobs.json'], 'cron-jobs'],
  [['cron', 'jobs-state.json'], 'cron-state'],
  [['tui', 'last-session.json'], 'tui-last-session'],
  [['plugins', 'installs.json'], 'plugin-installs'],
];
/** Directories whose files are listed, not read: databases, leftovers of older releases, pairing and identity. */
const LISTED_DIRECTORIES: readonly (readonly [readonly string[], FileKind])[] = [
  [['state'], 'other'],
  [['memory'], 'other'],
  [['tasks'], 'other'],
  [['flows'], 'other'],
  [['cron'], 'other'],
  [['identity'], 'credentials'],
  [['devices'], 'credentials'],
  [['nodes'], 'credentials'],
  [['mcp-oauth'], 'credentials'],
];
const LOCK_LIMIT = 64 * 1024;
const CREDENTIAL_DEPTH = 6;

/** Lists the state of an installation and reads the files rules look into. Secrets' own files are never opened. */
export async function loadState(options: StateOptions): Promise<State> {
  const reader = new StateReader(options);
  await reader.load();
  return reader.state();
}

class StateReader {
  readonly #options: StateOptions;
  readonly #paths: PlatformPath;
  readonly #files = new Map<string, InstallationFile>();
  readonly #directories = new Map<string, FileStat>();
  readonly #problems: LoadProblem[] = [];
  #realStateDir = '';

  constructor(options: StateOptions) {
    this.#options = options;
    this.#paths = options.paths;
  }

  state(): State {
    return {
      files: [...this.#files.values()],
      directories: [...this.#directories].map(([path, { mode }]) => ({ path, ...(mode !== undefined && { mode }) })),
      problems: this.#problems,
    };
  }

  async load(): Promise<void> {
    const { locations, files } = this.#options;
    const root = locations.stateDir;
    if ((await this.#directory(root)) === undefined) return;
    this.#realStateDir = (await files.realpath(root).catch(() => undefined)) ?? root;

    const agents = await this.#agents(root);
    for (const agent of agents) await this.#agent(agent);
    await this.#sessionStores(agents.map((agent) => agent.id));
    for (const [segments, kind] of STATE_FILES) await this.#read(this.#paths.join(root, ...segments), kind);
    await this.#cronStore();
    // A list of approvals may lie in the home although the state directory is elsewhere.
    for (const path of locations.execApprovals) await this.#read(path, 'exec-approvals', { outside: 'allowed' });
    await this.#plugins(this.#paths.join(root, 'extensions'));
    // Before agents had directories of their own.
    await this.#sessions(this.#paths.join(root, 'sessions'), undefined);
    await this.#agentDir(this.#paths.join(root, 'agent'), undefined);
    for (const [segments, kind] of LISTED_DIRECTORIES) await this.#list(this.#paths.join(root, ...segments), kind);
    await this.#credentials(locations.credentialsDir, 0);
    await this.#list(root, 'other');
  }

  async #agents(root: string): Promise<readonly { readonly id: string; readonly dir: string }[]> {
    const home = this.#paths.join(root, 'agents');
    const agents: { id: string; dir: string }[] = [];
    if ((await this.#directory(home)) === undefined) return agents;
    for (const id of await this.#names(home)) {
      const dir = this.#paths.join(home, id);
      if ((await this.#directory(dir)) !== undefined) agents.push({ id, dir });
    }
    return agents;
  }

  async #agent({ id, dir }: { readonly id: string; readonly dir: string }): Promise<void> {
    await this.#sessions(this.#paths.join(dir, 'sessions'), id);
    await this.#agentDir(this.#paths.join(dir, 'agent'), id);
  }

  async #sessions(dir: string, agentId: string | undefined): Promise<void> {
    if ((await this.#directory(dir)) === undefined) return;
    await this.#read(this.#paths.join(dir, 'sessions.json'), 'sessions', { agentId });
    await this.#list(dir, 'other', agentId);
  }

  async #agentDir(dir: string, agentId: string | undefined): Promise<void> {
    if ((await this.#directory(dir)) === undefined) return;
    for (const [name, kind] of AGENT_FILES) await this.#read(this.#paths.join(dir, name), kind, { agentId });
    await this.#list(dir, 'other', agentId);
  }

  /** `session.store` (with `{agentId}`) and the agents' own directories, where the config moves them. */
  async #sessionStores(onDisk: readonly string[]): Promise<void> {
    const { config, locations } = this.#options;
    const moved = agentDirs(config);
    for (const { id, dir } of moved) await this.#agentDir(this.#resolve(dir), normalizeAgentId(id));
    for (const dir of locations.agentDirs) await this.#agentDir(dir, undefined);
    const template = config?.at('session.store')?.string?.trim();
    if (template === undefined || template === '') return;
    if (!template.includes('{agentId}')) {
      const store = this.#resolve(template);
      await this.#read(store, 'sessions', { outside: 'allowed' });
      await this.#database(store, 'main');
      return;
    }
    const ids = new Set(['main', ...onDisk, ...configuredAgents(config).map(normalizeAgentId)]);
    for (const agentId of ids) {
      const store = this.#resolve(template.replaceAll('{agentId}', agentId));
      await this.#read(store, 'sessions', { agentId, outside: 'allowed' });
      await this.#database(store, agentId);
    }
  }

  /** The database that a store of the config's choice is imported into lies beside it. */
  async #database(store: string, agentId: string): Promise<void> {
    if (!store.endsWith('.json')) return;
    const path = store.replace(/\.json$/, '.sqlite');
    const stat = await this.#stat(path, 'as-is');
    if (stat?.type === 'file') this.#add(listed(path, 'sqlite', stat, { agentId }));
  }

  async #cronStore(): Promise<void> {
    const store = this.#options.config?.at('cron.store')?.string?.trim();
    if (store === undefined || store === '') return;
    const path = this.#resolve(store);
    await this.#read(path, 'cron-jobs', { outside: 'allowed' });
    await this.#read(path.replace(/(?:\.json)?$/, '-state.json'), 'cron-state', { outside: 'allowed' });
  }

  #resolve(text: string): string {
    const { locations, cwd } = this.#options;
    if (text === '~') return locations.home;
    if (/^~[\\/]/.test(text)) return this.#paths.join(locations.home, text.slice(2));
    return this.#paths.resolve(cwd, text);
  }

  async #plugins(dir: string): Promise<void> {
    for (const name of await this.#names(dir)) {
      await this.#read(this.#paths.join(dir, name, 'openclaw.plugin.json'), 'plugin-manifest');
    }
  }

  async #credentials(dir: string, depth: number): Promise<void> {
    if ((await this.#directory(dir)) === undefined) return;
    for (const name of await this.#names(dir)) {
      const path = this.#paths.join(dir, name);
      const stat = await this.#stat(path, 'as-is');
      if (stat?.type === 'directory' && depth < CREDENTIAL_DEPTH) await this.#credentials(path, depth + 1);
      if (stat?.type === 'file') this.#add(listed(path, 'credentials', stat));
    }
  }

  /** Lists the files of one directory that are not known yet; locks are small and are read. */
  async #list(dir: string, otherwise: FileKind, agentId?: string): Promise<void> {
    if ((await this.#directory(dir)) === undefined) return;
    for (const name of await this.#names(dir)) {
      const path = this.#paths.join(dir, name);
      if (this.#files.has(path)) continue;
      const stat = await this.#stat(path, 'as-is');
      if (stat?.type !== 'file') continue;
      const kind = listedKind(name) ?? otherwise;
      if (kind === 'lock' && stat.size <= LOCK_LIMIT) await this.#read(path, 'lock', { agentId });
      else this.#add(listed(path, kind, stat, { agentId }));
    }
  }

  async #read(
    path: string,
    kind: FileKind,
    more: { readonly agentId?: string | undefined; readonly outside?: 'allowed' } = {},
  ): Promise<void> {
    if (this.#files.has(path)) return;
    const { files } = this.#options;
    const link = await this.#stat(path, 'as-is');
    if (link === undefined) return;
    if (link.type === 'symlink' && more.outside === undefined && !(await this.#staysInside(path))) {
      this.#problems.push({
        path,
        code: 'symlink',
        message:
          'The file is a symbolic link out of the state directory and was not followed; name the file itself on the command line to check it.',
      });
      return;
    }
    const read = await readText(files, path, LARGEST_STATE);
    if (read.ok) {
      this.#add(listed(path, kind, read.stat, { agentId: more.agentId, ...contentFor(kind, read) }));
      return;
    }
    if (read.stat?.type === 'file') this.#add(listed(path, kind, read.stat, { agentId: more.agentId }));
    this.#problems.push({ path, code: read.code, message: read.message });
  }

  async #staysInside(path: string): Promise<boolean> {
    const real = await this.#options.files.realpath(path).catch(() => undefined);
    return real !== undefined && isInside(this.#realStateDir, real, this.#paths);
  }

  async #directory(path: string): Promise<FileStat | undefined> {
    const stat = await this.#stat(path, 'follow');
    if (stat?.type !== 'directory') return undefined;
    this.#directories.set(path, stat);
    return stat;
  }

  async #stat(path: string, links: 'follow' | 'as-is'): Promise<FileStat | undefined> {
    try {
      return await this.#options.files.stat(path, links);
    } catch (error) {
      this.#blocked(path, error);
      return undefined;
    }
  }

  async #names(dir: string): Promise<readonly string[]> {
    try {
      return await this.#options.files.readDirectory(dir);
    } catch (error) {
      this.#blocked(dir, error);
      return [];
    }
  }

  #blocked(path: string, error: unknown): void {
    if (this.#problems.some((problem) => problem.path === path)) return;
    const code = codeOf(error);
    const denied = code === 'EACCES' || code === 'EPERM';
    this.#problems.push({
      path,
      code: denied ? 'no-permission' : 'unreadable',
      message: denied
        ? 'This may not be read by this user; run as its owner, or give the owner back the right to read it.'
        : `This cannot be read (${code}); check the disk it is on.`,
    });
  }

  #add(file: InstallationFile): void {
    if (!this.#files.has(file.path)) this.#files.set(file.path, file);
  }
}

function agentDirs(config: ConfigValue | undefined): readonly { readonly id: string; readonly dir: string }[] {
  const listedAgents = config?.at('agents.list')?.items() ?? [];
  const entries = config?.at('agents.entries')?.members() ?? [];
  return [
    ...listedAgents.map((at) => ({ id: at.at(['id'])?.string ?? '', at })),
    ...entries.map((at) => ({ id: String(at.key), at })),
  ].flatMap(({ id, at }) => {
    const dir = at.at(['agentDir'])?.string?.trim();
    return dir === undefined || dir === '' ? [] : [{ id, dir }];
  });
}

function configuredAgents(config: ConfigValue | undefined): readonly string[] {
  const ids = (config?.at('agents.list')?.items() ?? []).flatMap((item) => item.at(['id'])?.string ?? []);
  return [...ids, ...(config?.at('agents.entries')?.members() ?? []).map((entry) => String(entry.key))];
}
