import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { openCodeCache } from './code-cache.js';
import type * as Program from './entry.js';
import { optimizeLater } from './optimize-later.js';
import { requireBuiltin } from './require-builtin.js';

/** A digest of the program's files; the build fills it in. */
declare const PROGRAM_DIGEST: string;

/** What a run does; runs that do different things use different code, and what is not needed takes time to load too. */
type Run = 'check' | 'fix' | 'command' | 'api';

/** `modules` are those that modules on demand import from: what each exports, once it is asked. */
type Core = typeof Program & { readonly modules: Readonly<Record<string, () => unknown>> };

interface Loaded<T> {
  readonly exports: T;
  /** Keeps what V8 has compiled by now, unless it came from there. */
  keep(inUse: number): void;
}

/** Runs a command line. V8's compiled code is kept between runs; whatever is wrong with it only makes a start slower. */
export async function startProgram(argv: readonly string[]): Promise<void> {
  optimizeLater();
  const program = loadProgram(runOf(argv));
  await program.exports.main(argv);
  program.keep();
}

/** The program is one file for what every check needs and one for what only some do: reading many takes longer. */
export function loadProgram(run: Run): { readonly exports: Core; keep(): void } {
  let onDemand: Loaded<Readonly<Record<string, () => unknown>>> | undefined;
  let documentation: unknown;
  const load = (name: string): unknown => {
    if (name === 'documentation') {
      documentation ??= JSON.parse(readFileSync(join(import.meta.dirname, 'documentation.json'), 'utf8'));
      return documentation;
    }
    if (name.startsWith('data/')) return readFileSync(join(import.meta.dirname, `${name}.txt`), 'latin1');
    onDemand ??= loadFile('on-demand.cjs', run, requireFromCore, load);
    return onDemand.exports[name]?.();
  };
  const program = loadFile<Core>('program.cjs', run, requireBuiltin, load);
  const ofCore = new Map<string, unknown>();
  const requireFromCore = (name: string): unknown => {
    if (!name.startsWith('core:')) return requireBuiltin(name);
    const known = ofCore.get(name) ?? program.exports.modules[name.slice('core:'.length)]?.();
    ofCore.set(name, known);
    return known;
  };
  return {
    exports: program.exports,
    keep() {
      const inUse = program.exports.codeInUse();
      program.keep(inUse);
      onDemand?.keep(inUse);
    },
  };
}

function loadFile<T>(
  name: string,
  run: Run,
  require: (name: string) => unknown,
  onDemand: (name: string) => unknown,
): Loaded<T> {
  const file = join(import.meta.dirname, name);
  const cache = openCodeCache(join(import.meta.dirname, 'cache'), [PROGRAM_DIGEST, name, run]);
  const kept = run === 'api' ? undefined : cache.read();
  // The build leaves ASCII only: read as such, the text is neither decoded nor stored in two bytes a character.
  const script = new Script(readFileSync(file, 'latin1'), { filename: file, cachedData: kept?.code });
  const module = { exports: {} as T };
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
  if (argv[0] !== undefined && /^\w+$/.test(argv[0]) && argv[0] !== 'doctor') return 'command';
  return argv.includes('--fix') || argv.includes('--diff') ? 'fix' : 'check';
}
