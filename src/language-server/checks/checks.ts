import type { System } from '../../doctor/check-options.js';
import type { Finding } from '../../engine/finding.js';
import type { Client } from '../client.js';
import type { Depth, Project } from '../config/project.js';
import type { Projects } from '../config/projects.js';
import type { Snapshot } from '../config/snapshot.js';
import { notChecked, type Remark } from '../features/diagnostics.js';
import type { OpenText } from '../text/open-text.js';
import { provisional, type Settled, settle } from './provisional.js';
import { remarksOn, type TellSettings, tell } from './telling.js';

/** What comes in one go is looked at in one go. */
const TOGETHER_MS = 5;
/** So long nobody types who has stopped to look. */
const PAUSE_MS = 150;
/** Of larger texts syntax and schema are told at once, and the rest in a pause. */
export const LARGE = 50_000;

export interface CheckSettings extends TellSettings {
  /** A text of so many characters is a large one. */
  readonly large: number;
}

interface Waiting {
  readonly depth: Depth;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Checks configs as their texts change, one after the other, and tells the editor what was found. */
export class Checks {
  readonly #projects: Projects;
  readonly #open: ReadonlyMap<string, OpenText>;
  readonly #client: Client;
  readonly #system: System;
  readonly #settings: CheckSettings;
  readonly #waiting = new Map<Project, Waiting>();
  readonly #running = new Map<Project, AbortController>();
  readonly #settled = new WeakMap<Project, Settled>();
  readonly #shown = new WeakMap<Project, Shown>();
  #queue: Promise<void> = Promise.resolve();

  constructor(
    projects: Projects,
    open: ReadonlyMap<string, OpenText>,
    client: Client,
    system: System,
    settings: CheckSettings,
  ) {
    this.#projects = projects;
    this.#open = open;
    this.#client = client;
    this.#system = system;
    this.#settings = settings;
  }

  async opened(file: string): Promise<void> {
    await this.#read(file);
  }

  async saved(file: string): Promise<void> {
    await this.#read(file);
    await this.#adopt();
  }

  async typed(file: string): Promise<void> {
    const project = await this.#projects.of(file, this.#open);
    if (project !== undefined) this.#soon(project, 'typed', TOGETHER_MS);
  }

  /** Other files may have stood under the text that is no longer open. */
  async closed(file: string): Promise<void> {
    const project = this.#projects.all.find((one) => one.has(file));
    if (project !== undefined && [...this.#open.keys()].some((other) => project.has(other)))
      await this.#reread(project);
  }

  async refresh(): Promise<void> {
    for (const project of this.#projects.all) await this.#reread(project);
    await this.#adopt();
  }

  async idle(): Promise<void> {
    while (this.#waiting.size > 0 || this.#running.size > 0) {
      await this.#queue;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  dispose(): void {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
    for (const running of this.#running.values()) running.abort();
  }

  async #read(file: string): Promise<void> {
    const project = await this.#projects.of(file, this.#open);
    if (project !== undefined) await this.#reread(project);
  }

  async #reread(project: Project): Promise<void> {
    try {
      await project.read(this.#open);
      this.#soon(project, 'full', 0);
    } catch (error) {
      this.#client.log(`${project.configPath}: ${messageOf(error)}`);
    }
  }

  /** Texts that belonged to no config may belong to one now. */
  async #adopt(): Promise<void> {
    for (const file of this.#open.keys()) {
      if (this.#projects.all.some((project) => project.has(file))) continue;
      const project = await this.#projects.of(file, this.#open);
      if (project !== undefined) this.#soon(project, 'full', 0);
    }
  }

  #soon(project: Project, asked: Depth, delay: number): void {
    const waiting = this.#waiting.get(project);
    if (waiting !== undefined) clearTimeout(waiting.timer);
    this.#running.get(project)?.abort();
    const depth = waiting?.depth === 'full' ? 'full' : asked;
    const timer = setTimeout(() => {
      this.#waiting.delete(project);
      const running = new AbortController();
      this.#running.set(project, running);
      this.#queue = this.#queue.then(async () => {
        await this.#check(project, depth, running.signal);
        if (this.#running.get(project) === running) this.#running.delete(project);
      });
    }, delay);
    this.#waiting.set(project, { depth, timer });
  }

  /** A defect of ours on one text must not end the server, nor keep it from checking the next. */
  async #check(project: Project, depth: Depth, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const began = this.#system.now().getTime();
    const log = (said: string): void => this.#client.log(`${project.configPath}: ${said}`);
    const took = (): string => `${this.#system.now().getTime() - began} ms`;
    try {
      const snapshot = await project.snapshot(this.#open, depth);
      // The editor may go on typing while this text is looked at.
      const texts = [...this.#open.values()].filter(({ path, places }) => isOf(snapshot, path, places.text));
      const { release, source } = snapshot.target;
      let quick: readonly Remark[] = [];
      if (texts.some(({ places }) => places.text.length >= this.#settings.large)) {
        quick = await this.#tellQuickly(project, snapshot, texts, signal);
        log(`syntax and schema checked for ${release.text} in ${took()}`);
        await pause(signal);
        if (signal.aborted) return;
      }
      const { result, notes } = await snapshot.findings(signal);
      if (signal.aborted) return;
      const remarks = this.#word(project, snapshot, result.findings, NOTHING_SHOWN);
      this.#settled.set(project, settle(snapshot, quick, remarks));
      tell(this.#client, snapshot, texts, remarks, this.#settings);
      log(`checked for ${release.text} (${source}) in ${took()}`);
      for (const [ruleId, error] of snapshot.faults) {
        log(`${ruleId} failed, please report it: ${snapshot.redaction.clean(messageOf(error))}`);
      }
      if (depth === 'full') for (const note of notes) this.#client.log(note);
    } catch (error) {
      if (signal.aborted) return;
      log(`the check failed, please report it: ${messageOf(error)}`);
      // What was found before stands at places of another text.
      for (const { uri, version, path } of this.#open.values()) {
        if (project.has(path)) this.#client.publish({ uri, version, diagnostics: [notChecked()] });
      }
    }
  }

  async #tellQuickly(
    project: Project,
    snapshot: Snapshot,
    texts: readonly OpenText[],
    signal: AbortSignal,
  ): Promise<readonly Remark[]> {
    const findings = await snapshot.quickFindings(signal);
    signal.throwIfAborted();
    // To look for the secrets of a large text takes as long as all the rest: what was said before was cleaned then.
    const quick = this.#word(project, snapshot, findings, this.#shown.get(project) ?? NOTHING_SHOWN);
    tell(this.#client, snapshot, texts, provisional(this.#settled.get(project), snapshot, quick), this.#settings);
    return quick;
  }

  /** @param before what was said and how it was shown, which is not cleaned again */
  #word(project: Project, snapshot: Snapshot, findings: readonly Finding[], before: Shown): readonly Remark[] {
    const shown = new Map(before);
    this.#shown.set(project, shown);
    return remarksOn(snapshot, findings, (text) => {
      const clean = shown.get(text) ?? snapshot.redaction.clean(text);
      shown.set(text, clean);
      return clean;
    });
  }
}

/** What was said, and how it was shown: secrets masked. */
type Shown = ReadonlyMap<string, string>;

const NOTHING_SHOWN: Shown = new Map();

function isOf(snapshot: Snapshot, path: string, text: string): boolean {
  return snapshot.workspace.get(path)?.text === text;
}

/** Ends early where the check is no longer wanted. */
function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, PAUSE_MS);
    signal.addEventListener('abort', end);
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
