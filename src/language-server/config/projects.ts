import * as path from 'node:path';
import { hostFiles } from '../../installation/host.js';
import { locate } from '../../installation/locate.js';
import { type OpenTexts, Project, type ProjectSettings } from './project.js';

const CONFIG_NAMES: ReadonlySet<string> = new Set(['openclaw.json', 'clawdbot.json']);
const TEXTS = /\.json[5cl]?$/i;
/** An include, or a file of the state, lies no deeper below its config. */
const STEPS_UP = 8;

/** Finds the config a file belongs to, and keeps what was read of each. */
export class Projects {
  readonly #settings: ProjectSettings;
  readonly #byConfig = new Map<string, Project>();

  constructor(settings: ProjectSettings) {
    this.#settings = settings;
  }

  get all(): readonly Project[] {
    return [...this.#byConfig.values()];
  }

  /** The config itself, one that includes the file, or one whose state the file is; `undefined` for all others. */
  async of(file: string, open: OpenTexts): Promise<Project | undefined> {
    const own = this.#byConfig.get(file);
    if (own !== undefined) return own;
    if (!TEXTS.test(file)) return undefined;
    if (CONFIG_NAMES.has(path.basename(file))) return this.#at(file);
    const known = this.all.find((project) => project.has(file));
    if (known !== undefined) return known;
    const inForce = await this.#configInForce();
    if (file === inForce) return this.#at(file);
    for (const config of [...this.#configsAbove(file, open), inForce]) {
      if (this.#byConfig.has(config) || !(open.has(config) || (await this.#exists(config)))) continue;
      const project = new Project(config, this.#settings);
      await project.read(open).catch(() => undefined);
      if (!project.has(file)) continue;
      this.#byConfig.set(config, project);
      return project;
    }
    return undefined;
  }

  #at(config: string): Project {
    const known = this.#byConfig.get(config);
    if (known !== undefined) return known;
    const project = new Project(config, this.#settings);
    this.#byConfig.set(config, project);
    return project;
  }

  #configsAbove(file: string, open: OpenTexts): readonly string[] {
    const found: string[] = [...open.keys()].filter((one) => CONFIG_NAMES.has(path.basename(one)));
    let directory = path.dirname(file);
    for (let step = 0; step < STEPS_UP; step++) {
      for (const name of CONFIG_NAMES) found.push(path.join(directory, name));
      const above = path.dirname(directory);
      if (above === directory) break;
      directory = above;
    }
    return [...new Set(found)];
  }

  async #configInForce(): Promise<string> {
    const { system } = this.#settings;
    const { configPath } = await locate({ ...system, exists: (one) => this.#exists(one) });
    return configPath;
  }

  async #exists(file: string): Promise<boolean> {
    const files = hostFiles(this.#settings.system.platform);
    return (await files.stat(file, 'follow').catch(() => undefined)) !== undefined;
  }
}
