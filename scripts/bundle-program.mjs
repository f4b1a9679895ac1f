// Bundles the command line and the public API into two files: what every check needs, all of it in one scope, and what
// is needed on demand (rules, other commands), each module in a function of its own that runs when it is asked for.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { ruleFiles } from './generate-registry.mjs';
import { lazyRegistry, readRules } from './rule-rows.mjs';
import { withoutDocumentation } from './strip-documentation.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const ENTRY = 'src/cli/start/entry.ts';
const rules = new Set(ruleFiles().map((file) => `src/rules/${file}`));

/** Whoever compiles the files calls them with these. */
const WRAPPED = {
  banner: { js: '(function(exports,require,module,$import,$onDemand){' },
  footer: { js: '})' },
};

/**
 * @param options what all bundles have in common
 * @returns what went into the bundles, and the names that the first one exports
 */
export async function bundleProgram(options) {
  const shared = { ...options, format: 'cjs', outExtension: { '.js': '.cjs' }, ...WRAPPED };
  const asked = new Set(rules);
  const plugins = [...options.plugins, lazyRegistry(), dynamicImportsOnDemand(asked)];
  const { metafile } = await build({ ...shared, entryPoints: [ENTRY], write: false, plugins });
  const core = Object.keys(metafile.inputs).filter((file) => file.startsWith('src/'));
  const program = await build({
    ...shared,
    stdin: { contents: renderCore(await exportsOf(core, { ...shared, plugins })), resolveDir: root, loader: 'ts' },
    outfile: path.join(options.outdir, 'program.cjs'),
    outdir: undefined,
    plugins,
  });
  const onDemand = await bundleOnDemand({ ...shared, plugins: options.plugins }, new Set(core), asked);
  const { documentation } = await readRules();
  writeFileSync(path.join(options.outdir, 'documentation.json'), JSON.stringify(documentation));
  return {
    inputs: { ...program.metafile.inputs, ...onDemand.metafile.inputs },
    files: ['program.cjs', 'on-demand.cjs'],
  };
}

/** What each module of the core exports, by its file. */
async function exportsOf(core, options) {
  const { metafile } = await build({
    ...options,
    entryPoints: core,
    outdir: path.join(root, 'exports'),
    outbase: root,
    format: 'esm',
    splitting: true,
    banner: {},
    footer: {},
    write: false,
  });
  const outputs = Object.values(metafile.outputs);
  return core.map((file) => ({ file, names: outputs.find(({ entryPoint }) => entryPoint === file)?.exports ?? [] }));
}

/**
 * The core, with all that its modules export: modules that are loaded on demand import from it. What a module exports
 * is put together when it is first asked for; a name space, as `import *` makes one, would be made at every start.
 */
function renderCore(modules) {
  const names = ({ names }, index) => names.map((name) => `${name} as m${index}_${name}`).join(', ');
  const imports = modules.map((module, index) => `import { ${names(module, index)} } from './${module.file}';`);
  const table = modules.map(
    ({ file, names }, index) =>
      `'${file}': () => ({ ${names.map((name) => `${name}: m${index}_${name}`).join(', ')} })`,
  );
  return `export * from './${ENTRY}';\n${imports.join('\n')}\nexport const modules = { ${table.join(',\n')} };\n`;
}

async function bundleOnDemand(options, core, asked) {
  const done = new Set();
  let last;
  // A module on demand may ask for further ones.
  while ([...asked].some((file) => !done.has(file))) {
    for (const file of asked) done.add(file);
    const table = [...asked].map((file) => `'${file}': () => require('./${file}')`);
    last = await build({
      ...options,
      stdin: { contents: `module.exports = { ${table.join(',\n')} };`, resolveDir: root, loader: 'js' },
      outfile: path.join(options.outdir, 'on-demand.cjs'),
      outdir: undefined,
      banner: { js: WRAPPED.banner.js + HELPERS },
      plugins: [...options.plugins, dynamicImportsOnDemand(asked), modulesAsFunctions(core)],
    });
  }
  return last;
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
 * A module of the core is asked for by its name; any other one of ours becomes a function: as modules of one scope,
 * the functions of all of them would be made as soon as the file is loaded.
 */
function modulesAsFunctions(core) {
  return {
    name: 'modules-as-functions',
    setup({ onLoad, onResolve, resolve }) {
      onResolve({ filter: /^\./ }, async ({ kind, path: name, importer, resolveDir, pluginData }) => {
        if (kind === 'dynamic-import' || pluginData === RESOLVING) return undefined;
        const from = { importer, namespace: 'file', resolveDir };
        const { path: file } = await resolve(name, { kind, ...from, pluginData: RESOLVING });
        const module = relative(file);
        if (!module.startsWith('src/')) return undefined;
        // In a name space of its own the file is not taken for what package.json says of all files.
        return core.has(module) ? { path: `core:${module}`, external: true } : { path: file, namespace: 'function' };
      });
      onLoad({ filter: /./, namespace: 'function' }, async ({ path: file }) => {
        const text = readFileSync(file, 'utf8');
        const kept = rules.has(relative(file)) ? await withoutDocumentation(text) : text;
        const { code } = await transform(kept, { loader: 'ts', format: 'cjs', treeShaking: true });
        return { contents: withoutHelpers(code), loader: 'js', resolveDir: path.dirname(file) };
      });
    },
  };
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
var __copyProps = (to, from) => {
  for (const key of Object.getOwnPropertyNames(from))
    if (!Object.hasOwn(to, key)) Object.defineProperty(to, key, { get: () => from[key], enumerable: true });
  return to;
};
var __toESM = (module) => {
  const target = Object.create(Object.getPrototypeOf(module));
  if (!module.__esModule) Object.defineProperty(target, 'default', { value: module, enumerable: true });
  return __copyProps(target, module);
};
var __toCommonJS = (module) => Object.defineProperty(module, '__esModule', { value: true });
`;

function relative(file) {
  return path.relative(root, file).split(path.sep).join('/');
}
