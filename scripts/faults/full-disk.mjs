// A disk that is really full: a small file system of its own, filled until so many pages are left.
import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';
import { callWith } from './commands.mjs';
import { judge } from './judge.mjs';
import { pairwise } from './points.mjs';
import { HOMES, makeScene, snapshot } from './scene.mjs';

const SIZE = '512k';
const PAGE = 4096;
/** From none to enough for everything a command writes. */
const MOST_FREE = 16;

/** Each with the home it is run on. */
const TRIED = {
  fix: HOMES.installation,
  set: HOMES.installation,
  undo: HOMES.installation,
  restore: HOMES.rewritten,
};

/** @returns the row of a table, or why there is none: `{ skipped }` */
export async function fullDisk(base, { some } = {}) {
  const disk = path.join(base, 'disk');
  mkdirSync(disk);
  const refusal = mount(disk);
  if (refusal !== undefined) return { skipped: refusal };
  const unmountAtEnd = () => unmount(disk);
  process.once('exit', unmountAtEnd);
  const row = { points: 0, full: 0, corrupt: 0, left: 0, misreported: 0, notUndone: 0, where: [], said: new Set() };
  try {
    const step = some === undefined ? 1 : Math.max(1, Math.floor(MOST_FREE / some));
    const all = pointsOf(step);
    for (const point of some === undefined ? all : pairwise(all)) await tryWith(disk, base, point, row);
  } finally {
    unmount(disk);
    process.removeListener('exit', unmountAtEnd);
  }
  return row;
}

function pointsOf(step) {
  const pages = Array.from({ length: Math.floor(MOST_FREE / step) + 1 }, (_, index) => index * step);
  return Object.keys(TRIED).flatMap((command) =>
    ['beside it', 'elsewhere'].flatMap((backups) => pages.map((free) => ({ command, backups, free }))),
  );
}

function mount(disk) {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=700`, 'tmpfs', disk], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return String(error.stderr ?? error.message).trim() || error.message;
  }
}

function unmount(disk) {
  try {
    execFileSync('umount', [disk], { stdio: 'pipe' });
  } catch {
    // It is none, or somebody is still in it.
  }
}

async function tryWith(disk, base, { command, backups, free }, row) {
  const home = TRIED[command];
  const texts = await textsOf(base, command, home);
  const scene = makeScene(disk, home);
  if (backups === 'elsewhere') scene.env.XDG_STATE_HOME = path.join(base, `state-${path.basename(scene.root)}`);
  if (command === 'undo') await callWith(scene, 'fix');
  const filler = path.join(disk, 'filler');
  fill(disk, filler, free);
  const ended = await callWith(scene, command);
  rmSync(filler);
  const order = free % 2 === 0 ? 'undo-first' : 'fix-first';
  const verdict = await judge(scene, ended, texts, { command, order });
  scene.cleanUp();
  row.points++;
  const told = [ended.refused?.message, ...(ended.said?.failures ?? []).map(({ message }) => message)].filter(Boolean);
  if (told.length > 0) row.full++;
  for (const text of told) row.said.add(text);
  if (verdict.corrupt.length + verdict.mode.length > 0) row.corrupt++;
  if (verdict.left > 0) row.left++;
  if (verdict.said.length > 0) row.misreported++;
  if (verdict.after.length > 0) row.notUndone++;
  const problems = [...verdict.corrupt, ...verdict.mode, ...verdict.said, ...verdict.after];
  if (problems.length > 0) row.where.push(`${command}, ${free} pages, backups ${backups}: ${problems.join('; ')}`);
}

const known = new Map();

/** The files before and after, on a disk with room. */
async function textsOf(base, command, home) {
  const found = known.get(command);
  if (found !== undefined) return found;
  const scene = makeScene(base, home);
  if (command === 'undo') await callWith(scene, 'fix');
  const old = snapshot(scene);
  const { refused } = await callWith(scene, command);
  if (refused) throw refused;
  const texts = { old, fresh: snapshot(scene) };
  scene.cleanUp();
  known.set(command, texts);
  return texts;
}

/** Leaves so many pages. */
function fill(disk, filler, free) {
  const file = openSync(filler, 'w', 0o600);
  const bytes = Buffer.alloc(PAGE);
  let pages = 0;
  try {
    for (;;) pages += writeSync(file, bytes) === PAGE ? 1 : 0;
  } catch (error) {
    if (error.code !== 'ENOSPC') throw error;
  }
  ftruncateSync(file, Math.max(0, pages - free) * PAGE);
  closeSync(file);
  const left = Number(statfsSync(disk).bavail);
  if (left !== free) throw new Error(`${left} pages are left and not ${free}`);
}
