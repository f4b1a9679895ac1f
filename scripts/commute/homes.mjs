// Homes: where they are, how one is copied so that both sides start from the same bytes, and what names its content.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** Stands for the home's own path in its files, so that a home can be put anywhere. */
const PLACEHOLDER = '@HOME@';

/** The homes below `roots`: a home holds `.openclaw` or one of the older state directories, or keeps it in `input/`. */
export function findHomes(roots) {
  const homes = [];
  for (const root of roots) {
    for (const name of readdirSync(root).sort()) {
      const directory = path.join(root, name);
      if (!lstatSync(directory).isDirectory()) continue;
      const input = path.join(directory, 'input');
      if (existsSync(input)) homes.push({ name, directory: input });
      else if (existsSync(path.join(directory, '.openclaw'))) homes.push({ name, directory });
    }
  }
  return homes;
}

/** Every file below `root`, by relative path. */
export function filesBelow(root, below = '') {
  return readdirSync(path.join(root, below), { withFileTypes: true })
    .flatMap((entry) => {
      const file = below === '' ? entry.name : `${below}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, file) : [file];
    })
    .sort();
}

/** Copies a home and puts its own path where its files speak of it; private, as OpenClaw leaves what it writes. */
export function plantHome(from, to) {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(path.dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, verbatimSymlinks: true, filter: (file) => path.basename(file) !== 'case.json' });
  replaceInFiles(to, PLACEHOLDER, to);
  makePrivate(to);
}

/** The other way round: what stands in `home` becomes a home that can be planted elsewhere. */
export function liftHome(home, to) {
  rmSync(to, { recursive: true, force: true });
  cpSync(home, to, { recursive: true, verbatimSymlinks: true });
  replaceInFiles(to, home, PLACEHOLDER);
}

/** A name for what a home holds: two homes of the same name start a doctor from the same bytes. */
export function contentName(home) {
  const hash = createHash('sha256');
  for (const file of filesBelow(home)) {
    if (file === 'case.json') continue;
    const link = lstatSync(path.join(home, file)).isSymbolicLink();
    hash
      .update(file)
      .update('\0')
      .update(link ? 'link' : readFileSync(path.join(home, file)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function replaceInFiles(root, from, to) {
  for (const file of filesBelow(root)) {
    const full = path.join(root, file);
    if (lstatSync(full).isSymbolicLink()) continue;
    const bytes = readFileSync(full);
    if (bytes.includes(0) || !bytes.includes(from)) continue;
    writeFileSync(full, bytes.toString('utf8').replaceAll(from, to));
  }
}

function makePrivate(directory) {
  chmodSync(directory, 0o700);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const full = path.join(directory, entry.name);
    if (entry.isDirectory()) makePrivate(full);
    else if (entry.isFile()) chmodSync(full, 0o600);
  }
}
