import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { System } from '../doctor/check-options.js';
import { tool } from '../doctor/tool.js';
import type { Client } from './client.js';
import type { Depth, Project } from './config/project.js';
import type { Projects } from './config/projects.js';
import { diagnosticOf, openFindings } from './features/diagnostics.js';
import type { OpenText } from './text/open-text.js';

/** Keys are not hit quicker; a check that is no longer wanted ends by itself. */
const BETWEEN_KEYS_MS = 20;

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
  readonly #waiting = new Map<Project, Waiting>();
  readonly #running = new Map<Project, AbortController>();
  #queue: Promise<void> = Promise.resolve();

  constructor(projects: Projects, open: ReadonlyMap<string, OpenText>, client: Client, system: System) {
    this.#projects = projects;
    this.#open = open;
    this.#client = client;
    this.#system = system;
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
    if (project !== undefined) this.#soon(project, 'typed', BETWEEN_KEYS_MS);
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
    try {
      const snapshot = await project.snapshot(this.#open, depth);
      const { result, notes } = await snapshot.findings(signal);
      if (signal.aborted) return;
      for (const text of this.#open.values()) {
        if (!snapshot.workspace.has(text.path)) continue;
        const diagnostics = openFindings(result.findings, text.path).map((finding) =>
          diagnosticOf(finding, text.places, snapshot.redaction),
        );
        this.#client.publish({ uri: text.uri, version: text.version, diagnostics });
      }
      const { release, source } = snapshot.target;
      const took = this.#system.now().getTime() - began;
      this.#client.log(`${project.configPath}: checked for ${release.text} (${source}) in ${took} ms`);
      if (depth === 'full') for (const note of notes) this.#client.log(note);
    } catch (error) {
      if (signal.aborted) return;
      this.#client.log(`${project.configPath}: the check failed: ${messageOf(error)}`);
      // What was found before stands at places of another text.
      for (const { uri, version, path } of this.#open.values()) {
        if (project.has(path)) this.#client.publish({ uri, version, diagnostics: [NOT_CHECKED] });
      }
    }
  }
}

const NOT_CHECKED: Diagnostic = {
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  severity: DiagnosticSeverity.Information,
  source: tool.name,
  message: 'This text could not be checked; the log of the language server says why. Please report it.',
};

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
