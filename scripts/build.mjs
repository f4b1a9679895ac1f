// Builds dist/: the command line and the public API, bundled with what they depend on, and the type declarations.
//   node scripts/build.mjs [--no-types] [--out DIR]
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { generateRegistry } from './generate-registry.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const [outFlag, out] = process.argv.slice(2).filter((argument) => argument !== '--no-types');
const dist = outFlag === '--out' && out !== undefined ? path.resolve(out) : path.join(root, 'dist');

generateRegistry();
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  outdir: dist,
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  // jsonc-parser's `main` is UMD and does not survive bundling.
  mainFields: ['module', 'main'],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});
removeStale(path.join(dist, 'chunks'), metafile);
chmodSync(path.join(dist, 'cli.js'), 0o755);
writeFileSync(path.join(dist, 'THIRD-PARTY-LICENSES.txt'), licensesOf(metafile));
if (!process.argv.includes('--no-types')) declareTypes();

/** Only now: a program that is running may still need a chunk of the build before. */
function removeStale(folder, { outputs }) {
  const current = new Set(Object.keys(outputs).map((file) => path.basename(file)));
  for (const name of readdirSync(folder)) if (!current.has(name)) rmSync(path.join(folder, name));
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
