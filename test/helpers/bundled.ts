import { createRequire } from 'node:module';
import { buildSync } from 'esbuild';

/**
 * The exports of a source file as they run once bundled, which is how they ship. Under vitest each use of an import is
 * a call, which makes hot code several times slower than it is.
 * @param path from the root of the repository
 */
export function bundled<T>(path: string): T {
  const { outputFiles } = buildSync({
    absWorkingDir: new URL('../..', import.meta.url).pathname,
    entryPoints: [path],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    logLevel: 'error',
  });
  const module = { exports: {} };
  const run = new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '');
  run(module, module.exports, createRequire(import.meta.url));
  return module.exports as T;
}
