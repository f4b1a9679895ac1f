import type { PlatformPath } from 'node:path';
import { parseDocument } from '../document/parse.js';
import { type ConfigValue, createView, type Part } from '../openclaw/config/view.js';
import type { InstallationFile, LoadProblem } from '../openclaw/installation.js';
import { agentOfPath, kindOfName } from '../openclaw/state/file-kind.js';
import { contentFor, LARGEST_CONFIG, LARGEST_STATE, listed, readText } from './file-system.js';
import { foreignLink } from './foreign-link.js';
import { loadIncludes } from './includes.js';
import type { LoadOptions } from './load-options.js';
import type { Locations } from './locate.js';
import { mayNamePaths, missingPaths } from './named-paths.js';
import type { Sources } from './sources.js';
import { readDatabases } from './sqlite/rows-as-files.js';
import { loadState } from './state-files.js';
import { lookAtTranscripts } from './transcripts/add.js';

/** All that was read. */
export interface Loaded {
  readonly configPath: string | undefined;
  /** The config of the home in force, as OpenClaw sees it. */
  readonly config: ConfigValue | undefined;
  readonly files: readonly InstallationFile[];
  readonly includes: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly directories: readonly { readonly path: string; readonly mode?: number }[];
  readonly problems: readonly LoadProblem[];
  /** What configs name and is not there, as it is written. */
  readonly missingPaths: ReadonlySet<string>;
}

/** Reads homes and files, every file once, then databases and transcripts among them. */
export async function readSources(sources: Sources, options: LoadOptions, paths: PlatformPath): Promise<Loaded> {
  const reader = new SourceReader(options, paths);
  const [first, ...others] = sources.homes;
  const config = first && (await reader.readHome(first));
  for (const home of others) await reader.readHome(home);
  for (const file of sources.files) await reader.readFile(file, sources.locations);
  if (first === undefined) reader.dropIncludedConfigs();
  await reader.readDatabases();
  await reader.scanTranscripts();
  const named = sources.files.find((file) => reader.files.get(file)?.kind === 'config');
  return {
    configPath: first?.configPath ?? named,
    config,
    files: [...reader.files.values()],
    includes: reader.includes,
    directories: [...reader.directories.values()],
    problems: reader.problems,
    missingPaths: await reader.missingPaths(sources.locations),
  };
}

class SourceReader {
  readonly files = new Map<string, InstallationFile>();
  readonly includes = new Map<string, ReadonlyMap<string, string>>();
  readonly directories = new Map<string, { readonly path: string; readonly mode?: number }>();
  readonly problems: LoadProblem[] = [];
  readonly #options: LoadOptions;
  readonly #paths: PlatformPath;

  constructor(options: LoadOptions, paths: PlatformPath) {
    this.#options = options;
    this.#paths = paths;
  }

  /** @returns the home's config, parsed */
  async readHome(home: Locations): Promise<ConfigValue | undefined> {
    await this.#readConfig(home.configPath, home);
    const config = this.#parseConfig(home.configPath);
    if (this.#options.state !== 'skip') await this.#readState(home, config);
    return config;
  }

  /** A file named on the command line: a config, or state where its name says so. */
  async readFile(file: string, locations: Locations): Promise<void> {
    if (this.files.has(file) || (await this.#isForeignLink(file))) return;
    const kind = kindOfName(file, this.#paths);
    if (kind === 'config') return this.#readConfig(file, locations);
    const { files } = this.#options;
    const agentId = agentOfPath(file, this.#paths);
    if (kind === 'transcript' || kind === 'sqlite') {
      const stat = await files.stat(file, 'follow').catch(() => undefined);
      if (stat?.type === 'file') this.files.set(file, listed(file, kind, stat, { agentId }));
      return;
    }
    const read = await readText(files, file, LARGEST_STATE);
    if (read.ok) this.files.set(file, listed(file, kind, read.stat, { agentId, ...contentFor(kind, read) }));
    else this.problems.push({ path: file, code: read.code, message: read.message });
  }

  /** Of the files named, those that another one includes are no configs of their own. */
  dropIncludedConfigs(): void {
    for (const specs of this.includes.values()) {
      for (const target of specs.values()) {
        const file = this.files.get(target);
        if (file?.kind === 'config') this.files.set(target, { ...file, kind: 'include' });
      }
    }
  }

  async readDatabases(): Promise<void> {
    const { readDatabase, state } = this.#options;
    if (readDatabase === undefined || state === 'skip') return;
    for (const file of await readDatabases([...this.files.values()], readDatabase)) this.files.set(file.path, file);
  }

  async scanTranscripts(): Promise<void> {
    const { scanTranscript, state, files } = this.#options;
    if (scanTranscript === undefined || state === 'skip') return;
    const seen = await lookAtTranscripts([...this.files.values()], files, scanTranscript);
    for (const file of seen) this.files.set(file.path, file);
  }

  async missingPaths({ home }: Locations): Promise<ReadonlySet<string>> {
    const read = [...this.files.values()];
    const isNaming = read.some(
      (file) => (file.kind === 'config' || file.kind === 'include') && mayNamePaths(file.content ?? ''),
    );
    const naming = isNaming ? read.filter(({ kind }) => kind === 'config') : [];
    const configs = naming.flatMap((file) => this.#parseConfig(file.path) ?? []);
    const { files, cwd } = this.#options;
    return missingPaths(configs, { files, paths: this.#paths, home, cwd });
  }

  async #readConfig(file: string, locations: Locations): Promise<void> {
    if (await this.#isForeignLink(file)) return;
    const read = await readText(this.#options.files, file, LARGEST_CONFIG);
    if (!read.ok) {
      if (read.stat?.type === 'file') this.files.set(file, listed(file, 'config', read.stat));
      const atDefault = read.code === 'missing' && locations.configPath === file && locations.configOrigin !== 'flag';
      const message = atDefault
        ? 'There is no config here; name one with --config FILE, or its directory with --state-dir DIR.'
        : read.message;
      this.problems.push({ path: file, code: read.code, message });
      return;
    }
    this.files.set(file, listed(file, 'config', read.stat, { content: read.content }));
    await this.#readIncludes(file, read.content, locations);
  }

  async #isForeignLink(file: string): Promise<boolean> {
    const { files, confinedTo } = this.#options;
    const message = await foreignLink(file, { files, paths: this.#paths, confinedTo });
    const isKnown = this.problems.some(({ path, code }) => path === file && code === 'foreign-link');
    if (message !== undefined && !isKnown) this.problems.push({ path: file, code: 'foreign-link', message });
    return message !== undefined;
  }

  async #readIncludes(file: string, content: string, locations: Locations): Promise<void> {
    if (!content.includes('include') && !content.includes('\\')) return;
    const { files, confinedTo } = this.#options;
    const roots = locations.includeRoots;
    const includes = await loadIncludes(file, content, { files, paths: this.#paths, roots, confinedTo });
    for (const included of includes.files) this.#add(included);
    for (const [from, specs] of includes.resolved) this.includes.set(from, specs);
    this.problems.push(...includes.problems);
  }

  /** The config as OpenClaw sees it, as far as it can be read. */
  #parseConfig(configPath: string): ConfigValue | undefined {
    const partOf = (file: string): Part | undefined => {
      const content = this.files.get(file)?.content;
      return content === undefined ? undefined : { file, document: parseDocument(content), offset: 0, prefix: [] };
    };
    const part = partOf(configPath);
    if (part === undefined) return undefined;
    return createView(part, (from, spec) => {
      const target = this.includes.get(from)?.get(spec);
      return target === undefined ? undefined : partOf(target);
    });
  }

  async #readState(locations: Locations, config: ConfigValue | undefined): Promise<void> {
    const { files, cwd } = this.#options;
    const state = await loadState({ files, paths: this.#paths, locations, cwd, config });
    for (const file of state.files) this.#add(file);
    for (const directory of state.directories) this.directories.set(directory.path, directory);
    this.problems.push(...state.problems);
  }

  /** What was read first stays. */
  #add(file: InstallationFile): void {
    if (!this.files.has(file.path)) this.files.set(file.path, file);
  }
}
