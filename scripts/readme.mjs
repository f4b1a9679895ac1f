// Keeps what README shows real: runs the command of each block that starts with `$ clawmend` on fixtures/readme and
// puts its output there.  node scripts/readme.mjs [--check]
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const file = path.join(root, 'README.md');
const BLOCK = /(```console\n\$ clawmend ([^\n]*)\n)[\s\S]*?(```)/g;

const before = readFileSync(file, 'utf8');
const after = before.replace(BLOCK, (_, head, args, tail) => `${head}${outputOf(args.split(' '))}${tail}`);
if (after === before) {
  console.log('README shows what the program prints.');
} else if (process.argv.includes('--check')) {
  console.log('README shows other output than the program prints; run: npm run readme');
  process.exitCode = 1;
} else {
  writeFileSync(file, after);
  console.log('README was brought up to date.');
}

function outputOf(args) {
  const home = mkdtempSync(path.join(tmpdir(), 'clawmend-readme-'));
  try {
    cpSync(path.join(root, 'fixtures/readme'), home, { recursive: true });
    const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), ...args], {
      cwd: home,
      env: { PATH: '', HOME: home },
      encoding: 'utf8',
    });
    if (status !== 0 && status !== 1) throw new Error(`clawmend ${args.join(' ')} exits ${status}: ${stderr}`);
    return stdout;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
