// Bundles the command line and the public API into three files: what every check needs, all of it in one scope; what an
// ordinary check needs besides; and the rest. In the last two each module is a function that runs when it is asked for.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { ruleFiles } from './generate-registry.mjs';
import { readRules, renderLazyRegistry } from './rule-rows.mjs';
import { withoutDocumentation } from './strip-documentation.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const ENTRY = 'src/cli/start/entry.ts';
/** What every check uses, and large ones for long: calls inside of one scope are the quickest. With all they import. */
const CORE = [ENTRY, 'src/doctor/plan/plan.ts', 'src/openclaw/schema/config-schema.ts'];
const API = 'src/index.ts';
/** Files of their own: a command or two ask for each, and what they bring along is large. */
const SERVERS = [
  { name: 'language-server.cjs', entry: 'src/language-server/serve.ts', room: 'src/language-server/' },
  { name: 'mcp-server.cjs', entry: 'src/cli/mcp/serve.ts', room: 'src/cli/mcp/' },
];
const isOfServer = (file) => SERVERS.some(({ room }) => file.startsWith(room));
/** All files of the program; modules are looked for in this order. */
export const PROGRAM_FILES = ['core.cjs', 'check.cjs', 'on-demand.cjs', ...SERVERS.map(({ name }) => name)];
const WORKER = 'src/cli/start/worker-entry.ts';
const rules = new Set(ruleFiles().map((file) => `src/rules/${file}`));

/** Whoever compiles the files calls them with these. */
const WRAPPED = {
  banner: { js: '(function(exports,require,module,$import,$onDemand){' },
  footer: { js: '})' },
};

/**
 * @param options what all bundles have in common
 * @param prepare makes the program start from what is in the directory so far, so that it can be watched
 * @returns what went into the bundles, their files, and the names that the API exports
 */
export async function bundleProgram(options, prepare) {
  const shared = { ...options, format: 'cjs', outExtension: { '.js': '.cjs' }, ...WRAPPED };
  const asked = new Set([...rules, ENTRY, API, WORKER]);
  const plugins = [...options.plugins, sourcesInPlace(), pathByNames(), dynamicImportsOnDemand(asked)];
  const { metafile } = await build({
    ...shared,
    stdin: { contents: CORE.map((file) => `import './${file}';`).join('\n'), resolveDir: root, loader: 'ts' },
    treeShaking: false,
    write: false,
    plugins,
  });
  const core = Object.keys(metafile.inputs).filter((file) => file.startsWith('src/'));
  const program = await build({
    ...shared,
    stdin: { contents: renderCore(await exportsOf(core, { ...shared, plugins })), resolveDir: root, loader: 'ts' },
    outfile: path.join(options.outdir, 'core.cjs'),
    outdir: undefined,
    plugins,
  });
  const setup = { options: { ...shared, plugins: options.plugins }, asked, core: new Set(core) };
  await bundleModules('check.cjs', [], setup, () => false);
  await bundleModules('on-demand.cjs', asked, { ...setup, isWatched: true }, isOfServer);
  const { documentation } = await readRules();
  writeFileSync(path.join(options.outdir, 'documentation.json'), JSON.stringify(documentation));
  const [{ names }] = await exportsOf([API], { ...shared, plugins });
  await prepare(names);
  const ordinary = new Set(watchChecks(options.outdir));
  const check = await bundleModules('check.cjs', ordinary, setup, (file) => !ordinary.has(file));
  const servers = [];
  for (const { name, entry, room } of SERVERS) {
    servers.push(await bundleModules(name, new Set([entry]), setup, (file) => !file.startsWith(room)));
  }
  const onDemand = await bundleModules('on-demand.cjs', asked, setup, (file) => ordinary.has(file) || isOfServer(file));
  return {
    inputs: {
      ...program.metafile.inputs,
      ...check.metafile.inputs,
      ...onDemand.metafile.inputs,
      ...Object.assign({}, ...servers.map(({ metafile }) => metafile.inputs)),
    },
    files: PROGRAM_FILES,
    names,
  };
}

/** What each module exports, by its file. */
async function exportsOf(files, options) {
  const { metafile } = await build({
    ...options,
    entryPoints: files,
    outdir: path.join(root, 'exports'),
    outbase: root,
    format: 'esm',
    splitting: true,
    banner: {},
    footer: {},
    write: false,
  });
  const outputs = Object.values(metafile.outputs);
  return files.map((file) => ({ file, names: outputs.find(({ entryPoint }) => entryPoint === file)?.exports ?? [] }));
}

/**
 * The core, with all that its modules export: other modules import from it. What a module exports is put together when
 * it is first asked for; a name space, as `import *` makes one, would be made at every start.
 */
function renderCore(modules) {
  const names = ({ names }, index) => names.map((name) => `${name} as m${index}_${name}`).join(', ');
  const imports = modules.map((module, index) => `import { ${names(module, index)} } from './${module.file}';`);
  const table = modules.map(
    ({ file, names }, index) =>
      `'${file}': () => ({ ${names.map((name) => `${name}: m${index}_${name}`).join(', ')} })`,
  );
  return `${imports.join('\n')}\nmodule.exports = { ${table.join(',\n')} };\n`;
}

/** @param liesElsewhere whether a module is in the other of the two files */
async function bundleModules(name, wanted, { options, asked, core, isWatched = false }, liesElsewhere) {
  const done = new Set();
  let last;
  // A module may ask for further ones.
  while (last === undefined || [...wanted].some((file) => !done.has(file))) {
    for (const file of wanted) done.add(file);
    const table = [...wanted]
      .filter((file) => !core.has(file) && !liesElsewhere(file))
      .map((file) => `'${file}': () => require('./${file}')`);
    last = await build({
      ...options,
      stdin: { contents: `module.exports = { ${table.join(',\n')} };`, resolveDir: root, loader: 'js' },
      outfile: path.join(options.outdir, name),
      outdir: undefined,
      banner: { js: WRAPPED.banner.js + HELPERS },
      plugins: [
        ...options.plugins,
        dynamicImportsOnDemand(asked),
        modulesAsFunctions({ core, liesElsewhere, asked, isWatched }),
      ],
    });
  }
  return last;
}

/**
 * The modules that ordinary checks load: they lie together, so that nothing else has to be read for them.
 * @param dist where the program is, with every module watched
 */
function watchChecks(dist) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'watch-checks-'));
  try {
    const list = path.join(scratch, 'modules');
    const watcher = fileURLToPath(new URL('watch-checks.cjs', import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [watcher, dist, list], { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`what checks load could not be seen: ${stderr}`);
    return readFileSync(list, 'utf8').split('\n').filter(Boolean);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** `import('./x.js')` becomes `import('on-demand:src/…/x.ts')`, which the caller turns into a call. */
function dynamicImportsOnDemand(asked) {
  return {
    name: 'dynamic-imports-on-demand',
    setup({ onResolve, resolve }) {
      onResolve({ filter: /^\./ }, async ({ kind, path: name, resolveDir, pluginData }) => {
        if (kind !== 'dynamic-import' || pluginData === RESOLVING) return undefined;
        const { path: file } = await resolve(name, { kind, resolveDir, pluginData: RESOLVING });
        const module = relative(file);
        asked.add(module);
        return { path: `on-demand:${module}`, external: true };
      });
    },
  };
}

const RESOLVING = 'resolving';

/**
 * A module that lies elsewhere is asked for by its name; any other one of ours becomes a function: as modules of one
 * scope, the functions of all of them would be made as soon as the file is loaded.
 */
function modulesAsFunctions({ core, liesElsewhere, asked, isWatched }) {
  return {
    name: 'modules-as-functions',
    setup({ onLoad, onResolve, resolve }) {
      onResolve({ filter: /^\./ }, async ({ kind, path: name, importer, resolveDir, pluginData }) => {
        if (kind === 'dynamic-import' || pluginData === RESOLVING) return undefined;
        const from = { importer, namespace: 'file', resolveDir };
        const { path: file } = await resolve(name, { kind, ...from, pluginData: RESOLVING });
        const module = relative(file);
        if (!module.startsWith('src/')) return undefined;
        if (core.has(module)) return { path: module, external: true };
        // In a name space of its own the file is not taken for what package.json says of all files.
        if (!liesElsewhere(module)) return { path: file, namespace: 'function' };
        asked.add(module);
        return { path: module, external: true };
      });
      onLoad({ filter: /./, namespace: 'function' }, async ({ path: file }) => {
        const module = relative(file);
        const text = await sourceOf(module, file);
        const kept = rules.has(module) ? await withoutDocumentation(text) : text;
        const { code } = await transform(kept, { loader: 'ts', format: 'cjs', treeShaking: true });
        const watched = isWatched ? `globalThis.$watched?.add(${JSON.stringify(module)});\n` : '';
        return {
          contents: watched + loadedInUse(withoutHelpers(code)),
          loader: 'js',
          resolveDir: path.dirname(file),
        };
      });
    },
  };
}

function sourcesInPlace() {
  return {
    name: 'sources-in-place',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/](?:registry|blocks)\.ts$/ }, async ({ path: file }) => ({
        contents: await sourceOf(relative(file), file),
        loader: 'ts',
        resolveDir: path.dirname(file),
      }));
    },
  };
}

/** `import * as path` would copy all of `node:path` for each file that says so; what is imported by its name is not. */
function pathByNames() {
  return {
    name: 'path-by-names',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^node:path$/ }, ({ path: name, namespace }) =>
        namespace === 'by-names' ? undefined : { path: name, namespace: 'by-names' },
      );
      onLoad({ filter: /./, namespace: 'by-names' }, () => ({
        contents: `export { ${Object.keys(path).join(', ')} } from 'node:path';`,
      }));
    },
  };
}

/** The text of a module, or what the build puts in its place. */
async function sourceOf(module, file) {
  if (module === 'src/rules/registry.ts') return renderLazyRegistry();
  if (module === 'src/openclaw/releases/data/blocks.ts') return blocksInFiles(readFileSync(file, 'utf8'));
  // Whoever loads the program knows where it lies.
  if (module === 'src/doctor/homes/worker-file.ts')
    return "export const workerFile = async () => $onDemand('worker-file');";
  return readFileSync(file, 'utf8');
}

/** What is known of the releases of a month is a file of its own, unpacked, and read when one of them is asked for. */
function blocksInFiles(text) {
  return text.replaceAll(/^import .*;$/gm, '').replaceAll(/unpack\(m(\d{4})(\d{2})\)/g, "$$onDemand('data/$1-$2')");
}

/**
 * A module is loaded where something of it is used and not where it is imported: most of what a module imports, a run
 * never comes by.
 */
function loadedInUse(code) {
  const imports = [...code.matchAll(/^var (import_\w+) = (require\("\.[^"]+"\));$/gm)];
  return imports.reduce(
    (text, [line, name, call]) =>
      text.replace(line, '').replaceAll(new RegExp(`(?<![\\w$]|(?<!\\.\\.)\\.)${name}(?=\\.)`, 'g'), () => `(${call})`),
    code,
  );
}

/** Every module comes with the same helpers; the file has them once. */
function withoutHelpers(code) {
  const start = code.indexOf('var stdin_exports = {}');
  return start < 0 ? code : code.slice(start);
}

const HELPERS = `
var __export = (target, all) => {
  for (const name in all) Object.defineProperty(target, name, { get: all[name], enumerable: true });
};
var __toESM = (module) => (module.__esModule ? module : Object.create(module, { default: { value: module } }));
var __toCommonJS = (module) => Object.defineProperty(module, '__esModule', { value: true });
`;

function relative(file) {
  return path.relative(root, file).split(path.sep).join('/');
}
