// Makes one module of some declarations of a package's dist, whatever chunks they are in and whether they are exported.
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Stands in for a dependency that is not installed: whatever is asked of it, it gives another like itself. */
const STUB = `const another = () => new Proxy(function () {}, handler);
const handler = {
  get: (_, key) => key === '__esModule' ? true : key === Symbol.toPrimitive ? () => '' : key === 'prototype' ? {} : another(),
  // What is imported by name is looked for on the prototype of a module.
  getPrototypeOf: () => stub,
  apply: another,
  construct: another,
};
const stub = another();
module.exports = stub;`;

/**
 * @param {{ root: string, where: ReadonlyMap<string, string>, outfile: string, dependencies: readonly string[] }} what
 *   `where`: the chunk of each name; `dependencies`: folders beside the package's own in which dependencies are looked for
 * @returns the dependencies that were not found
 */
export async function bundleDeclarations({ root, where, outfile, dependencies }) {
  const dist = path.join(root, 'dist');
  const missing = new Set();
  const entry = [...where].map(([name, file]) => `export { __${name} as ${name} } from ${JSON.stringify(file)};`);
  await build({
    stdin: { contents: entry.join('\n'), resolveDir: root },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    target: 'node22',
    logLevel: 'silent',
    banner: {
      js: `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);`,
    },
    plugins: [{ name: 'openclaw', setup: (build) => resolveAndExport(build, { dist, where, dependencies, missing }) }],
  });
  return [...missing];
}

/** The chunk that declares each name at its top, and every chunk's text for whoever looks for more. */
export function locate(root, names, look) {
  const candidates = new Map(names.map((name) => [name, []]));
  const imports = new Map();
  for (const file of chunks(path.join(root, 'dist'))) {
    const text = readFileSync(file, 'utf8');
    look(text);
    imports.set(
      file,
      [...text.matchAll(/(?:from|^import) ?"(\.[^"]+)"/gm)].map(([, name]) => path.join(path.dirname(file), name)),
    );
    for (const name of names) {
      if (!text.includes(name)) continue;
      if (new RegExp(`^(?:export )?(?:(?:async )?function ${name}\\(|(?:const|var|let) ${name} = )`, 'm').test(text)) {
        candidates.get(name).push(file);
      }
    }
  }
  const found = new Map();
  for (const [name, files] of candidates) if (files.length > 0) found.set(name, lightest(files, imports));
  return found;
}

/** Some releases have the same source in several chunks: the one that brings least along, and never the program itself. */
function lightest(files, imports) {
  const [first] = files
    .map((file) => {
      const closure = closureOf(file, imports);
      const starts = [...closure].some((each) =>
        /^(?:entry|run-main\S*|\S*daemon-cli)\.m?js$/.test(path.basename(each)),
      );
      return { file, weight: closure.size + (starts ? 1e6 : 0) };
    })
    .sort((a, b) => a.weight - b.weight);
  return first.file;
}

function closureOf(file, imports, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const next of imports.get(file) ?? []) closureOf(next, imports, seen);
  return seen;
}

/** Chunks lie side by side; the first releases were not bundled and have a file for each source. */
function chunks(dist) {
  return readdirSync(dist, { recursive: true })
    .filter((name) => /\.m?js$/.test(name) && !/^(?:extensions|plugin-sdk|control-ui|canvas-host)\//.test(name))
    .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))
    .map((name) => path.join(dist, name));
}

function resolveAndExport(build, { dist, where, dependencies, missing }) {
  const seen = Symbol('seen');
  build.onResolve({ filter: /^[^./]/ }, async ({ path: name, resolveDir, kind, importer, pluginData }) => {
    if (pluginData === seen || name.startsWith('node:') || builtinModules.includes(name)) return undefined;
    for (const from of [resolveDir, ...dependencies]) {
      const resolved = await build.resolve(name, { resolveDir: from, kind, importer, pluginData: seen });
      if (resolved.errors.length === 0) return resolved;
    }
    missing.add(name);
    return { path: name, namespace: 'stub' };
  });
  build.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({ contents: STUB, loader: 'js' }));
  build.onLoad({ filter: /\.m?js$/ }, ({ path: file }) => {
    if (!file.startsWith(dist)) return undefined;
    const mine = [...where].filter(([, declaring]) => declaring === file).map(([name]) => `${name} as __${name}`);
    // What stands beside a chunk (manifests) is found from where the chunk was.
    const text = readFileSync(file, 'utf8').replace(/^#!.*/, '').replaceAll('import.meta.url', '__chunkUrl');
    const url = `const __chunkUrl = ${JSON.stringify(pathToFileURL(file).href)};\n`;
    return { contents: `${url}${text}${mine.length > 0 ? `\nexport { ${mine.join(', ')} };` : ''}`, loader: 'js' };
  });
}
