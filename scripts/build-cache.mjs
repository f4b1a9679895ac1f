// What the build made of the same sources is kept, so that the tests, which need the program in several places, build it
// once. Named by a digest of all that goes in: a build that is kept cannot be stale.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const cache = path.join(root, 'node_modules/.cache/clawmend/builds');
const FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
const FOLDERS = ['src', 'scripts'];

/** What the program keeps beside itself once it has run is not of the build. */
const OWN_CACHE = 'cache';

/** The name of what the build makes of the sources as they are. */
export function buildName(hasTypes) {
  const hash = createHash('sha256').update(process.version);
  const names = [...FILES, ...FOLDERS.flatMap(filesBelow)].filter((name) => existsSync(path.join(root, name)));
  for (const name of names) hash.update(name).update(readFileSync(path.join(root, name)));
  return `${hash.digest('hex').slice(0, 16)}${hasTypes ? '-types' : ''}`;
}

/** Where a build of that name is kept. */
export function keptBuild(name) {
  const place = path.join(cache, name);
  return existsSync(place) ? place : undefined;
}

/** @returns where it is kept now */
export function keepBuild(name, dist) {
  const place = path.join(cache, name);
  const draft = `${place}.${process.pid}`;
  mkdirSync(cache, { recursive: true });
  copyBuild(dist, draft);
  // Of the builds that are there only those of the same sources are of use.
  const [sources] = name.split('-');
  for (const other of readdirSync(cache)) {
    if (/^\w{16}(-types)?$/.test(other) && !other.startsWith(sources))
      rmSync(path.join(cache, other), { recursive: true, force: true });
  }
  try {
    renameSync(draft, place);
  } catch {
    // Another build of the same sources was first.
    rmSync(draft, { recursive: true });
  }
  return place;
}

export function copyBuild(from, to) {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, filter: (file) => file !== path.join(from, OWN_CACHE) });
}

function filesBelow(directory) {
  return readdirSync(path.join(root, directory), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}
