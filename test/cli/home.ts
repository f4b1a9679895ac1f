import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { onTestFinished } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import type { Dialogue, Terminal } from '../../src/cli/terminal.js';
import type { System } from '../../src/index.js';

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunSettings {
  readonly env?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  readonly interrupted?: AbortSignal;
  readonly livePids?: readonly number[];
  /** What comes on standard input. */
  readonly input?: string | Uint8Array;
  /** What a person types, line by line; nobody is there unless given. */
  readonly answers?: readonly string[];
  /** Who runs the program; nobody knows unless given. */
  readonly user?: NonNullable<System['user']>;
  /** Where in the home the program is started. */
  readonly cwd?: string;
}

export interface Home {
  readonly directory: string;
  path(name: string): string;
  read(name: string): Promise<string>;
  write(name: string, content: string | Uint8Array): Promise<void>;
  /** A terminal whose output nobody reads. */
  terminal(): Terminal;
  /** The process as the program sees it. */
  system(settings?: RunSettings): System;
  run(args: readonly string[], settings?: RunSettings): Promise<Ran>;
}

/** A port nothing listens on, so that a gateway of the machine the tests run on has no say. */
const DEAD_PORT = '1';

/** A home directory in which the program is run, in this process, as a user at `directory` would run it. */
export async function makeHome(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  base = tmpdir(),
): Promise<Home> {
  const directory = await mkdtemp(path.join(base, 'clawmend-home-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const at = (name: string) => path.join(directory, name);
  const home: Home = {
    directory,
    path: at,
    read: (name) => readFile(at(name), 'utf8'),
    write: async (name, content) => {
      await mkdir(path.dirname(at(name)), { recursive: true, mode: 0o700 });
      await writeFile(at(name), content, { mode: 0o600 });
    },
    terminal: () => terminalAt(directory, {}, { print: async () => {}, note: async () => {} }),
    system: (settings = {}) => systemAt(directory, settings),
    run: (args, settings = {}) => run(directory, args, settings),
  };
  for (const [name, content] of Object.entries(files)) await home.write(name, content);
  return home;
}

function systemAt(directory: string, { env, livePids, user, cwd = '.' }: RunSettings): System {
  return {
    cwd: path.join(directory, cwd),
    env: { HOME: directory, PATH: '', OPENCLAW_GATEWAY_PORT: DEAD_PORT, ...env },
    homedir: directory,
    platform: 'linux',
    tmpdir: path.join(directory, 'tmp'),
    pid: 4711,
    ...(user && { user }),
    now: () => new Date('2026-03-04T05:06:07Z'),
    isAlive: (pid) => livePids?.includes(pid) ?? false,
  };
}

function terminalAt(directory: string, settings: RunSettings, output: Pick<Terminal, 'print' | 'note'>): Terminal {
  return {
    system: systemAt(directory, settings),
    width: 80,
    isTerminal: settings.isTerminal ?? false,
    interrupted: settings.interrupted ?? new AbortController().signal,
    readInput: async () => Buffer.from(settings.input ?? ''),
    ...(settings.answers && { dialogue: () => dialogueOf(settings.answers ?? [], output) }),
    ...output,
  };
}

function dialogueOf(answers: readonly string[], { note }: Pick<Terminal, 'note'>): Dialogue {
  const typed = [...answers];
  return {
    show: note,
    ask: async (question) => {
      await note(question);
      return typed.shift();
    },
    close: () => undefined,
  };
}

async function run(directory: string, args: readonly string[], settings: RunSettings): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  const terminal = terminalAt(directory, settings, {
    print: async (text) => {
      stdout += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
    },
    note: async (text) => {
      stderr += text;
    },
  });
  const status = await runProgram(args, terminal);
  return { status, stdout, stderr };
}

/** One safe fix to make: `bind` takes a mode. */
export const LEGACY = `{
  // reached through the proxy only
  gateway: { mode: 'local', bind: '127.0.0.1', auth: { mode: 'token', token: '\${GATEWAY_TOKEN}' } },
}
`;
export const REPAIRED = LEGACY.replace("'127.0.0.1'", "'loopback'");
