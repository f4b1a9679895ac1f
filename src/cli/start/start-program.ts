import { join } from 'node:path';
import { Script } from 'node:vm';
import { openCodeCache } from './code-cache.js';
import type * as Entry from './entry.js';
import { optimizeLater } from './optimize-later.js';
import { readAscii, readBytes } from './read-bytes.js';
import { requireBuiltin } from './require-builtin.js';
import type * as WorkerEntry from './worker-entry.js';

/** A digest of the program's files; the build fills it in. */
declare const PROGRAM_DIGEST: string;

/** What a run does; runs that do different things use different code, and what is not needed takes time to load too. */
export type Run = 'check' | 'fix' | 'command' | 'server' | 'worker' | 'api';

type Modules = Readonly<Record<string, (() => unknown) | undefined>>;

/**
 * The files of the program, in the order modules are looked for: what every check needs, all of it in one scope; what
 * an ordinary check needs besides; the rest; and the servers. They export what loads each of their modules.
 */
const FILES = ['core.cjs', 'check.cjs', 'on-demand.cjs', 'language-server.cjs', 'mcp-server.cjs'] as const;

interface Loaded {
  readonly exports: Modules;
  /** Keeps what V8 has compiled by now, unless it came from there. */
  keep(inUse: number): void;
}

/** Runs a command line. V8's compiled code is kept between runs; whatever is wrong with it only makes a start slower. */
export async function startProgram(argv: readonly string[]): Promise<Run> {
  const run = runOf(argv);
  // A server stays, and gets all the code it can.
  if (run !== 'server') optimizeLater();
  const program = openProgram(run);
  const { main } = program.load('src/cli/start/entry.ts') as typeof Entry;
  await main(argv);
  program.keep();
  return run;
}

/** The public API. */
export function loadApi(): unknown {
  return openProgram('api').load('src/index.ts');
}

/** A thread that helps to check many homes. */
export async function startWorker(): Promise<void> {
  const program = openProgram('worker');
  const { help } = program.load('src/cli/start/worker-entry.ts') as typeof WorkerEntry;
  await help();
  program.keep();
}

function openProgram(run: Run) {
  const loaded = new Map<string, Loaded>();
  const known = new Map<string, unknown>();
  const find = (name: string): unknown => {
    if (name.startsWith('data/')) return readAscii(join(import.meta.dirname, `${name}.txt`));
    if (name === 'documentation') {
      return JSON.parse(readBytes(join(import.meta.dirname, 'documentation.json')).toString());
    }
    if (name === 'worker-file') return join(import.meta.dirname, 'worker.js');
    for (const file of FILES) {
      const { exports } = loaded.get(file) ?? open(file);
      if (exports[name] !== undefined) return exports[name]();
    }
    throw new Error(`the build has no ${name}`);
  };
  /** A module of the program, by its file in the sources. */
  const load = (name: string): unknown => {
    if (!known.has(name)) known.set(name, find(name));
    return known.get(name);
  };
  const require = (name: string): unknown => (name.startsWith('src/') ? load(name) : requireBuiltin(name));
  const open = (file: string): Loaded => {
    const fresh = loadFile(file, run, require, load);
    loaded.set(file, fresh);
    return fresh;
  };
  return {
    load,
    keep() {
      for (const file of loaded.values()) file.keep(known.size);
    },
  };
}

function loadFile(
  name: string,
  run: Run,
  require: (name: string) => unknown,
  onDemand: (name: string) => unknown,
): Loaded {
  const file = join(import.meta.dirname, name);
  const cache = openCodeCache(join(import.meta.dirname, 'cache'), [PROGRAM_DIGEST, name, run]);
  const text = readAscii(file);
  const kept = run === 'api' ? undefined : cache.read();
  const script = new Script(text, { filename: file, cachedData: kept?.code });
  const module = { exports: {} as Modules };
  script.runInThisContext()(module.exports, require, module, (specifier: string) => import(specifier), onDemand);
  return {
    exports: module.exports,
    keep(inUse) {
      if (kept !== undefined && !script.cachedDataRejected && inUse <= kept.inUse) return;
      cache.write({ code: script.createCachedData(), inUse });
    },
  };
}

function runOf(argv: readonly string[]): Run {
  if (argv[0] === 'lsp' || argv[0] === 'mcp') return 'server';
  if (argv[0] !== undefined && /^\w[\w-]*$/.test(argv[0]) && argv[0] !== 'doctor') return 'command';
  return argv.includes('--fix') || argv.includes('--diff') ? 'fix' : 'check';
}
