// Builds dist/: the command line and the public API, bundled with what they depend on, and the type declarations.
//   node scripts/build.mjs [--no-types] [--out DIR]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildName, copyBuild, keepBuild, keptBuild } from './build-cache.mjs';
import { bundleProgram, PROGRAM_FILES } from './bundle-program.mjs';
import { generateRegistry } from './generate-registry.mjs';
import { blockNames, readText } from './release/pack.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const [outFlag, out] = process.argv.slice(2).filter((argument) => argument !== '--no-types');
const dist = outFlag === '--out' && out !== undefined ? path.resolve(out) : path.join(root, 'dist');

/** What all bundles have in common. */
const common = {
  absWorkingDir: root,
  outdir: dist,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // jsonc-parser's `main` is UMD and does not survive bundling.
  mainFields: ['module', 'main'],
  minifySyntax: true,
  minifyWhitespace: true,
  minifyIdentifiers: true,
  legalComments: 'none',
  charset: 'ascii',
  metafile: true,
  logLevel: 'warning',
  // yargs asks where it lies, to find translations that are not shipped.
  define: { 'import.meta.url': '"file:///"' },
  plugins: [colorIsAsked(), unusedLeftOut()],
};

generateRegistry();
const hasTypes = !process.argv.includes('--no-types');
const name = buildName(hasTypes);
// A build with types serves whoever needs none.
const kept = keptBuild(name) ?? keptBuild(buildName(true));
if (kept !== undefined) copyBuild(kept, dist);
else if (await buildAll()) keepBuild(name, dist);

/** @returns whether all of it was built */
async function buildAll() {
  const untyped = hasTypes ? keptBuild(buildName(false)) : undefined;
  if (untyped === undefined) await buildProgram();
  else copyBuild(untyped, dist);
  return !hasTypes || declareTypes();
}

async function buildProgram() {
  mkdirSync(dist, { recursive: true });
  // CommonJS starts sooner than modules do; programs that use the API get a module all the same.
  writeFileSync(path.join(dist, 'package.json'), '{ "type": "commonjs" }\n');
  writeReleaseData();
  const { inputs, names } = await bundleProgram(common, finishProgram);
  await finishProgram(names);
  for (const stale of ['cache', 'chunks']) rmSync(path.join(dist, stale), { recursive: true, force: true });
  chmodSync(path.join(dist, 'cli.js'), 0o755);
  writeFileSync(path.join(dist, 'THIRD-PARTY-LICENSES.txt'), licensesOf(inputs));
}

/** chalk looks for a terminal when it is loaded; we tell it whether to colour. */
function colorIsAsked() {
  return {
    name: 'color-is-asked',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^#supports-color$/ }, ({ path: name }) => ({ path: name, namespace: 'color-is-asked' }));
      onLoad({ filter: /./, namespace: 'color-is-asked' }, () => ({
        contents: 'export default { stdout: false, stderr: false };',
      }));
    },
  };
}

/**
 * What the server for agents has no use for: messages of zod in sixty languages, and a validator of JSON schemas, for
 * which it is given another (`cli/mcp/create-server.ts`).
 */
function unusedLeftOut() {
  return {
    name: 'unused-left-out',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]@modelcontextprotocol[\\/]server[\\/]dist[\\/]ajvProvider-\w+\.cjs$/ }, () => ({
        contents: 'exports.AjvJsonSchemaValidator = class {};',
      }));
      onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.c?js$/ }, () => ({
        contents: "exports.en = require('./en.cjs').default;",
      }));
    },
  };
}

function writeReleaseData() {
  mkdirSync(path.join(dist, 'data'), { recursive: true });
  for (const name of blockNames()) writeFileSync(path.join(dist, 'data', `${name}.txt`), readText(name));
}

/** V8 tells one program from another by its length alone. */
function digestOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** Code that is compiled from a cache cannot import by itself: whoever compiles it hands the means in. */
function withoutImports(text) {
  return text
    .replace(/\bimport\("on-demand:([^"]+)"\)/g, (_whole, name) => `Promise.resolve($onDemand("${name}"))`)
    .replaceAll('await import(', 'await $import(');
}

/**
 * What starts the program, and what stands for it in other programs.
 * @param names what the API exports
 */
async function finishProgram(names) {
  const programs = PROGRAM_FILES.map((name) => path.join(dist, name)).filter((file) => existsSync(file));
  for (const file of programs) writeFileSync(file, withoutImports(readFileSync(file, 'utf8')));
  writeFileSync(path.join(dist, 'index.js'), renderIndex(names));
  writeFileSync(
    path.join(dist, 'index.mjs'),
    `import api from './index.js';\nexport const { ${names.join(', ')} } = api;\n`,
  );
  writeFileSync(path.join(dist, 'worker.js'), "void require('./start.js').startWorker();\n");
  await build({
    ...common,
    entryPoints: { cli: 'src/cli/main.ts', start: 'src/cli/start/start-program.ts' },
    format: 'cjs',
    define: { PROGRAM_DIGEST: JSON.stringify(digestOf(programs)), 'import.meta.dirname': '__dirname' },
  });
}

/** Programs that use the API see rules as their files declare them. */
function renderIndex(names) {
  const others = names.filter((name) => name !== 'rules');
  return `const { rules, ${others.join(', ')} } = require('./start.js').loadApi();
module.exports = { ${others.join(', ')}, rules: rules.map((rule) => rule.declared) };
0 && (module.exports = { ${names.join(', ')} });
`;
}

/** The licence texts of the packages that went into the bundle, as their licences ask. */
function licensesOf(inputs) {
  const packages = new Set(
    Object.keys(inputs).flatMap((file) => /^(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
  );
  return [...packages]
    .sort()
    .map((folder) => {
      const about = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
      return `${about.name} ${about.version} (${about.license})\n\n${licenseText(folder)}`;
    })
    .join('\n\n----\n\n');
}

function licenseText(folder) {
  const file = readdirSync(path.join(root, folder)).find((name) => /^licen[cs]e/i.test(name));
  if (file === undefined) throw new Error(`${folder} has no licence file`);
  return readFileSync(path.join(root, folder, file), 'utf8').trim();
}

/** @returns whether TypeScript had nothing to say */
function declareTypes() {
  const types = path.join(dist, 'types');
  rmSync(types, { recursive: true, force: true });
  const all = mkdtempSync(path.join(tmpdir(), 'types-'));
  try {
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', all], {
      cwd: root,
      stdio: 'inherit',
    });
    if (status !== 0) {
      process.exitCode = 1;
      return false;
    }
    for (const name of reachableTypes(all, 'index.d.ts')) cpSync(path.join(all, name), path.join(types, name));
    writeFileSync(path.join(types, 'package.json'), '{ "type": "module" }\n');
    return true;
  } finally {
    rmSync(all, { recursive: true });
  }
}

/** TypeScript declares every file; a program that uses the API sees a fourth of them. */
function reachableTypes(folder, entry) {
  const names = new Set([entry]);
  for (const name of names) {
    const text = readFileSync(path.join(folder, name), 'utf8');
    for (const [, target] of text.matchAll(/\b(?:from |import\()["'](\.[^"']+)\.js["']/g)) {
      names.add(path.join(path.dirname(name), `${target}.d.ts`));
    }
  }
  return names;
}
