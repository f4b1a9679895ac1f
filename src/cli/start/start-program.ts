import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { openCodeCache } from './code-cache.js';
import type * as Program from './entry.js';

/** A digest of program.cjs; the build fills it in. */
declare const PROGRAM_DIGEST: string;

/**
 * Runs the program, which is one file: reading many takes longer than most checks. V8's compiled code is kept between
 * runs, and whatever is wrong with it only makes the start slower.
 */
export async function startProgram(argv: readonly string[]): Promise<void> {
  const file = join(import.meta.dirname, 'program.cjs');
  const cache = openCodeCache(join(import.meta.dirname, 'cache'), `${PROGRAM_DIGEST}-${kindOfRun(argv)}`);
  const kept = cache.read();
  // The build leaves ASCII only: read as such, the text is neither decoded nor stored in two bytes a character.
  const source = `(function(exports,require,module,$import){${readFileSync(file, 'latin1')}\n})`;
  const script = new Script(source, {
    filename: file,
    cachedData: kept?.code,
  });
  const module = { exports: {} as typeof Program };
  script.runInThisContext()(module.exports, requireBuiltin, module, (name: string) => import(name));
  const { main, codeInUse } = module.exports;
  await main(argv);
  if (kept === undefined || script.cachedDataRejected || codeInUse() > kept.inUse) {
    cache.write({ code: script.createCachedData(), inUse: codeInUse() });
  }
}

/** Runs that do different things use different code, and what is not needed takes time to load too. */
function kindOfRun(argv: readonly string[]): 'check' | 'fix' | 'command' {
  if (argv[0] !== undefined && /^\w+$/.test(argv[0]) && argv[0] !== 'doctor') return 'command';
  return argv.includes('--fix') || argv.includes('--diff') ? 'fix' : 'check';
}

/** Costly to load, and not needed by every run: loaded when something of them is used. */
const COSTLY: ReadonlySet<string> = new Set([
  'node:child_process',
  'node:crypto',
  'node:fs/promises',
  'node:net',
  'node:readline',
  'node:tty',
  'node:zlib',
]);

function requireBuiltin(name: string): unknown {
  const load = (): object => {
    const loaded: object | undefined = process.getBuiltinModule(name);
    if (loaded === undefined) throw new Error(`Node.js has no module ${name}`);
    return loaded;
  };
  if (!COSTLY.has(name)) return load();
  return new Proxy({}, { get: (_target, key) => Reflect.get(load(), key) });
}
