// Files of other owners, groups and modes, and directories that cannot be written, as root and as an ordinary user.
import { chmodSync, chownSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { COMMANDS } from './commands.mjs';
import { pairwise } from './points.mjs';
import { HOMES, makeScene } from './scene.mjs';

const ME = 61_000;
const OTHER = 62_000;
const GROUP = 63_000;

const RUNNERS = [0, ME];
const OWNERS = [0, ME, OTHER];
const GROUPS = [ME, GROUP];
const MODES = [0o600, 0o640, 0o604, 0o400];
const DIRECTORIES = [0o700, 0o500];

const POINTS = RUNNERS.flatMap((runner) =>
  OWNERS.flatMap((owner) =>
    GROUPS.flatMap((group) =>
      MODES.flatMap((mode) => DIRECTORIES.map((directory) => ({ runner, owner, group, mode, directory }))),
    ),
  ),
);

/** @returns the row of a table; only root can make files of others */
export async function foreignFiles(base, { some } = {}) {
  const row = {
    kind: 'owners, groups, modes, read-only directories',
    points: 0,
    corrupt: 0,
    changed: 0,
    misreported: 0,
    where: [],
  };
  if (process.getuid() !== 0) return row;
  chmodSync(base, 0o755);
  for (const point of some === undefined ? POINTS : pairwise(POINTS)) await tryOne(base, point, row);
  return row;
}

async function tryOne(base, point, row) {
  const scene = makeScene(base, HOMES.installation);
  const config = scene.file('openclaw.json');
  const { runner, owner, group, mode, directory } = point;
  for (const name of ['.', ...readdirSync(scene.root, { recursive: true })])
    chownSync(path.join(scene.root, name), ME, ME);
  chownSync(config, owner, group);
  chmodSync(config, mode);
  chmodSync(path.dirname(config), directory);
  const before = readFileSync(config, 'utf8');
  const said = await as(runner, () => COMMANDS.fix.call(scene, ['gateway/*'], undefined, runner)).catch((error) => ({
    paths: [],
    error,
  }));
  const text = readFileSync(config, 'utf8');
  const stat = lstatSync(config);
  const isWritten = text !== before;
  row.points++;
  const problems = [];
  if (isWritten && text !== before.replace("'127.0.0.1'", "'loopback'")) problems.push('corrupt');
  if (stat.uid !== owner || stat.gid !== group || (stat.mode & 0o7777) !== mode) problems.push('changed');
  if (isWritten !== said.paths.includes(config)) problems.push('misreported');
  for (const problem of problems) row[problem]++;
  if (problems.length > 0) row.where.push(`${JSON.stringify(point)}: ${problems} ${said.error?.message ?? ''}`);
  scene.cleanUp();
}

/** This process as another user. */
async function as(uid, work) {
  if (uid === 0) return work();
  const groups = process.getgroups();
  process.setgroups([uid]);
  process.setegid(uid);
  process.seteuid(uid);
  try {
    return await work();
  } finally {
    process.seteuid(0);
    process.setegid(0);
    process.setgroups(groups);
  }
}
