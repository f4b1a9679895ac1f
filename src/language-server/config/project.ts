import * as path from 'node:path';
import type { CheckOptions, System } from '../../doctor/check-options.js';
import { InputError } from '../../doctor/input-error.js';
import { findToolConfig } from '../../doctor/plan/find-tool-config.js';
import { planTarget } from '../../doctor/plan/plan.js';
import { type ReadInstallations, readInstallations } from '../../doctor/plan/read-installations.js';
import type { Document } from '../../document/node.js';
import { reparseDocument } from '../../document/reparse.js';
import { documentAsRead, knowDocument } from '../../engine/workspace.js';
import { hostFiles } from '../../installation/host.js';
import { includeSpecs } from '../../installation/includes.js';
import { locate } from '../../installation/locate.js';
import type { Installation, InstallationFile, Target } from '../../openclaw/installation.js';
import type { OpenText } from '../text/open-text.js';
import { Snapshot } from './snapshot.js';

export type OpenTexts = ReadonlyMap<string, OpenText>;

/** `typed`: while somebody types, session state is left aside; `full`: everything. */
export type Depth = 'typed' | 'full';

export interface ProjectSettings {
  readonly system: System;
  /** The release files must suit, where the editor says so. */
  readonly target: string | undefined;
  /** Told what stands in the way of what was asked for. */
  readonly warn: (message: string) => void;
}

interface Base {
  readonly options: CheckOptions;
  readonly target: Target;
  readonly installation: Installation;
  readonly notes: readonly string[];
  readonly isComplete: boolean;
}

/** State that is large and that no config is judged by. */
const LEFT_WHILE_TYPING: ReadonlySet<string> = new Set(['sessions', 'transcript']);

/** One config, with its includes and its state as they were last read, under the texts that the editor holds. */
export class Project {
  readonly configPath: string;
  readonly #settings: ProjectSettings;
  readonly #open: Map<string, InstallationFile> = new Map();
  /** Of each open file the last text that was sound: what is typed breaks it more often than not. */
  readonly #sound: Map<string, Document> = new Map();
  #base: Base | undefined;
  #snapshot: { readonly of: Snapshot; readonly texts: string; readonly base: Base; readonly depth: Depth } | undefined;

  constructor(configPath: string, settings: ProjectSettings) {
    this.configPath = configPath;
    this.#settings = settings;
  }

  /** Whether a file is one of those that were read. */
  has(file: string): boolean {
    return file === this.configPath || (this.#base?.installation.files.some((one) => one.path === file) ?? false);
  }

  /** Reads everything from disk anew. @throws {InputError} where there is nothing to check */
  async read(open: OpenTexts): Promise<void> {
    const options = await this.#options();
    const target = await this.#target(options);
    const base = await this.#load({ ...options, given: await this.#unsaved(open) }, target).catch((error: unknown) => {
      if (!(error instanceof InputError)) throw error;
      return this.#load({ ...options, given: bytesOf(open) }, target);
    });
    this.#base = base;
  }

  /** The files as they are now: the open texts, and the disk as it was last read. */
  async snapshot(open: OpenTexts, depth: Depth): Promise<Snapshot> {
    if (this.#base === undefined) await this.read(open);
    let base = this.#known();
    let installation = this.#withOpen(base.installation, open);
    if (includesDiffer(base.installation, installation)) {
      await this.#readConfigs(open);
      base = this.#known();
      installation = this.#withOpen(base.installation, open);
    }
    const texts = installation.files.map((file) => open.get(file.path)?.version ?? '').join(' ');
    const last = this.#snapshot;
    if (last?.base === base && last.texts === texts && (last.depth === depth || depth === 'typed')) return last.of;
    const kept = (file: InstallationFile): boolean =>
      depth === 'full' || open.has(file.path) || !LEFT_WHILE_TYPING.has(file.kind);
    const of = new Snapshot({ ...base, installation: { ...installation, files: installation.files.filter(kept) } });
    this.#snapshot = { of, texts, base, depth };
    return of;
  }

  #known(): Base {
    if (this.#base === undefined) throw new Error(`${this.configPath} was not read`);
    return this.#base;
  }

  async #options(): Promise<CheckOptions> {
    const { target, warn } = this.#settings;
    const system = { ...this.#settings.system, cwd: path.dirname(this.configPath) };
    const toolConfig = await findToolConfig(system).catch((error: unknown) => {
      if (!(error instanceof InputError)) throw error;
      warn(error.message);
      return undefined;
    });
    const where = (await this.#isHome()) ? { config: this.configPath } : { paths: [this.configPath] };
    return { system, ...where, target, toolConfig, plugins: 'leave' };
  }

  async #target(options: CheckOptions): Promise<Target> {
    try {
      return await planTarget(options);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.#settings.warn(error.message);
      const { target: _, toolConfig: __, ...rest } = options;
      return planTarget(rest);
    }
  }

  /** Whether there is state to the config: it is the one in force, or agents lie beside it. */
  async #isHome(): Promise<boolean> {
    const { system } = this.#settings;
    const files = hostFiles(system.platform);
    const exists = async (one: string): Promise<boolean> =>
      (await files.stat(one, 'follow').catch(() => undefined)) !== undefined;
    const { configPath } = await locate({ ...system, exists });
    return configPath === this.configPath || exists(path.join(path.dirname(this.configPath), 'agents'));
  }

  /** Open texts that no file stands behind yet. */
  async #unsaved(open: OpenTexts): Promise<ReadonlyMap<string, Uint8Array>> {
    const files = hostFiles(this.#settings.system.platform);
    const unsaved: [string, Uint8Array][] = [];
    for (const [file, { places }] of open) {
      const stat = await files.stat(file, 'follow').catch(() => undefined);
      if (stat === undefined) unsaved.push([file, Buffer.from(places.text)]);
    }
    return new Map(unsaved);
  }

  async #load(options: CheckOptions, target: Target): Promise<Base> {
    const { given: _, ...kept } = options;
    const { installations, notes, isComplete }: ReadInstallations = await readInstallations(options, target);
    return { options: kept, target, installation: installations[0], notes, isComplete };
  }

  /** Where an include was added or taken out: the config and what it includes anew, the state as it was read. */
  async #readConfigs(open: OpenTexts): Promise<void> {
    const base = this.#known();
    const given = bytesOf(open);
    const fresh = await this.#load({ ...base.options, given, state: 'skip' }, base.target);
    const before = new Map(base.installation.files.map((file) => [file.path, file]));
    const configs = fresh.installation.files.map((file) => {
      const known = before.get(file.path);
      // The mode of a file on disk is none of the open text's.
      return known === undefined ? file : { ...known, kind: file.kind, ...contentOf(file) };
    });
    const read = new Set(configs.map((file) => file.path));
    const state = base.installation.files.filter((file) => !isConfig(file) && !read.has(file.path));
    this.#base = {
      ...base,
      installation: {
        ...base.installation,
        files: [...configs, ...state],
        includes: fresh.installation.includes,
        problems: [
          ...base.installation.problems.filter(({ includedBy }) => includedBy === undefined),
          ...fresh.installation.problems.filter(({ includedBy }) => includedBy !== undefined),
        ],
        ...(fresh.installation.missingPaths && { missingPaths: fresh.installation.missingPaths }),
      },
    };
  }

  /** A file stays the same object as long as its text does: what was worked out for it holds. */
  #withOpen(installation: Installation, open: OpenTexts): Installation {
    const files = installation.files.map((file) => {
      const text = open.get(file.path)?.places.text;
      if (text === undefined || text === file.content || file.content === undefined) return file;
      const known = this.#open.get(file.path);
      if (known?.content === text && known.kind === file.kind) return known;
      const fresh: InstallationFile = { ...file, content: text, size: Buffer.byteLength(text) };
      if (isConfig(file)) knowDocument(fresh, this.#parse(file, text));
      this.#open.set(file.path, fresh);
      return fresh;
    });
    return { ...installation, files };
  }

  #parse(file: InstallationFile, text: string): Document {
    const document = reparseDocument(this.#sound.get(file.path) ?? documentAsRead(file), text);
    if (document.problems.length === 0) this.#sound.set(file.path, document);
    return document;
  }
}

function bytesOf(open: OpenTexts): ReadonlyMap<string, Uint8Array> {
  return new Map([...open].map(([file, { places }]) => [file, Buffer.from(places.text)]));
}

function contentOf({ content, size }: InstallationFile): Pick<InstallationFile, 'content' | 'size'> {
  return content === undefined ? { size } : { content, size };
}

function isConfig({ kind }: InstallationFile): boolean {
  return kind === 'config' || kind === 'include';
}

/** Whether the open texts include other files than those that were read. */
function includesDiffer(read: Installation, now: Installation): boolean {
  return now.files.some((file, index) => {
    const before = read.files[index];
    return isConfig(file) && before !== undefined && before !== file && includedBy(before) !== includedBy(file);
  });
}

const named = new WeakMap<InstallationFile, string>();

function includedBy(file: InstallationFile): string {
  const known = named.get(file);
  if (known !== undefined) return known;
  const { content = '' } = file;
  const mayInclude = content.includes('include') || content.includes('\\');
  const fresh = mayInclude ? JSON.stringify(includeSpecs(content).map(({ text }) => text ?? null)) : '[]';
  named.set(file, fresh);
  return fresh;
}
