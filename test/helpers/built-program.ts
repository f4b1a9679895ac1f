import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = path.join(root, 'node_modules/.cache/clawmend/program');

/** The folder of the built program, as npm would install it; built where what it is made of has changed. */
export function builtProgram(): string {
  const program = path.join(cache, digestOfSources());
  if (existsSync(program)) return program;
  const out = `${program}.${process.pid}`;
  execFileSync(process.execPath, ['scripts/build.mjs', '--no-types', '--out', out], { cwd: root });
  for (const name of readdirSync(cache).filter((one) => /^\w+$/.test(one))) {
    rmSync(path.join(cache, name), { recursive: true, force: true });
  }
  renameSync(out, program);
  return program;
}

function digestOfSources(): string {
  const hash = createHash('sha256').update(process.version);
  for (const name of ['package.json', 'package-lock.json', ...filesBelow('src'), ...filesBelow('scripts')]) {
    hash.update(name).update(readFileSync(path.join(root, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

function filesBelow(directory: string): readonly string[] {
  return readdirSync(path.join(root, directory), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}
