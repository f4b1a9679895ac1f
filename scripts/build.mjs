// Builds dist/: the command line and the public API, bundled with what they depend on, and the type declarations.
//   node scripts/build.mjs [--no-types] [--out DIR]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { generateRegistry } from './generate-registry.mjs';
import { lazyRegistry } from './rule-rows.mjs';

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
  legalComments: 'none',
  charset: 'ascii',
  metafile: true,
  logLevel: 'warning',
};

/** Code that is compiled from a cache cannot import by itself: whoever compiles it hands the means in. */
const IMPORT = 'var importModule=typeof $import==="function"?$import:(name)=>import(name);';

generateRegistry();
// The command line and the public API: one file, in which every module waits until it is asked for.
const { metafile } = await build({
  ...common,
  entryPoints: { program: 'src/cli/start/entry.ts' },
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  // yargs asks where it lies, to find translations that are not shipped.
  define: { 'import.meta.url': '"file:///"' },
  banner: { js: IMPORT },
  plugins: [lazyRegistry()],
});
const program = path.join(dist, 'program.cjs');
writeFileSync(program, readFileSync(program, 'utf8').replaceAll('await import(', 'await importModule('));
writeFileSync(path.join(dist, 'index.js'), renderIndex(readFileSync(program, 'utf8')));
// What starts it, and keeps what V8 has compiled of it.
await build({
  ...common,
  entryPoints: { cli: 'src/cli/main.ts' },
  format: 'esm',
  define: { PROGRAM_DIGEST: JSON.stringify(digestOf(program)) },
});
for (const stale of ['cache', 'chunks']) rmSync(path.join(dist, stale), { recursive: true, force: true });
chmodSync(path.join(dist, 'cli.js'), 0o755);
writeFileSync(path.join(dist, 'THIRD-PARTY-LICENSES.txt'), licensesOf(metafile));
if (!process.argv.includes('--no-types')) declareTypes();

/** V8 tells one program from another by its length alone. */
function digestOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
}

/** The public API, under the names that esbuild lists at the end of the program. */
function renderIndex(text) {
  const [, list = ''] = /0&&\(module\.exports=\{([\w,]+)\}\)/.exec(text) ?? [];
  const names = list.split(',').filter((name) => !['main', 'codeInUse', 'rules', ''].includes(name));
  if (names.length === 0) throw new Error('the program exports nothing');
  return `import program from './program.cjs';
export const { ${names.join(', ')} } = program;
export const rules = program.rules.map((rule) => rule.declared);
`;
}

/** The licence texts of the packages that went into the bundle, as their licences ask. */
function licensesOf({ inputs }) {
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

function declareTypes() {
  const types = path.join(dist, 'types');
  rmSync(types, { recursive: true, force: true });
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', types], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) {
    process.exitCode = 1;
    return;
  }
  // The list of rules has one type; those of the single rules are of no use to anybody.
  for (const entry of readdirSync(path.join(types, 'rules'), { withFileTypes: true })) {
    if (entry.name !== 'registry.d.ts') rmSync(path.join(types, 'rules', entry.name), { recursive: true });
  }
}
