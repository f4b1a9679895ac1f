import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const src = path.join(root, 'src');
const out = path.join(root, 'node_modules/.cache/clawmend/src');

/**
 * Lets tests run `src` as Node runs it, compiled file by file. What vitest makes of a module turns each use of an
 * import into a call, and compiles it anew for every test file: the suite takes four times as long.
 */
export function compiledSources() {
  compile();
  return {
    name: 'compiled-sources',
    enforce: 'pre' as const,
    resolveId(id: string, importer: string | undefined) {
      if (importer === undefined || !id.startsWith('.')) return undefined;
      const file = path.resolve(path.dirname(importer), id);
      if (!file.startsWith(src + path.sep)) return undefined;
      return { id: path.join(out, path.relative(src, file).replace(/\.ts$/, '.js')), external: true };
    },
  };
}

function compile(): void {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: readdirSync(src, { recursive: true })
      .map((name) => path.join(src, String(name)))
      .filter((name) => name.endsWith('.ts')),
    outdir: out,
    outbase: src,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    write: false,
  });
  write(path.join(out, 'package.json'), '{ "type": "module" }\n');
  for (const file of outputFiles) write(file.path, file.text);
}

/** Another run may be reading what is there. */
function write(file: string, text: string): void {
  if (textOf(file) === text) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
