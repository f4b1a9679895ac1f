// Lets every call to the disk go wrong that a fix, an edit, an undo and restored comments make, and looks what is left:
//   npm run faults [-- --some N] [--kind KIND] [--command COMMAND] [--verbose]
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { callWith, processWith } from './commands.mjs';
import { fullDisk } from './full-disk.mjs';
import { judge } from './judge.mjs';
import { foreignFiles } from './owners.mjs';
import { IN_A_PROCESS, pointsOf, selection } from './points.mjs';
import { HOMES, makeScene, snapshot } from './scene.mjs';
import { rewrittenMeanwhile, twoDoctors } from './together.mjs';

const MEMORY = '/dev/shm';

/** What is tried: a command on a home, perhaps where the config is a mount point that nothing can be put over. */
const TRIED = [
  { title: '--fix', command: 'fix', home: HOMES.installation },
  { title: 'set', command: 'set', home: HOMES.installation },
  { title: '--fix of a large store', command: 'fix', home: HOMES.largeStore },
  { title: 'undo', command: 'undo', home: HOMES.installation },
  { title: 'restore-comments --write', command: 'restore', home: HOMES.rewritten },
  {
    title: '--fix over a mount point',
    command: 'fix',
    home: HOMES.installation,
    always: { name: 'rename', end: '.tmp', kind: 'EBUSY' },
  },
];

/**
 * @param options `{ some?: about so many points a command, verbose? }`
 * @returns rows of the table, and whether anything was corrupt
 */
export async function tryFaults({ some, verbose = false, kinds, commands, note = () => {} } = {}) {
  const base = mkdtempSync(path.join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'clawmend-faults-'));
  const rows = [];
  try {
    const asked = TRIED.filter(({ title }) => commands === undefined || commands.includes(title));
    for (const [turn, tried] of asked.entries())
      rows.push(...(await tryCommand(base, tried, { some, turn, kinds, verbose, note })));
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
  return rows;
}

/** Others at work on the same files: rewriting the config before each call of ours, repairing it, owning it. */
export async function tryOthers({ some, note = () => {} } = {}) {
  const base = mkdtempSync(path.join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'clawmend-others-'));
  try {
    const rows = [];
    for (const command of ['fix', 'undo', 'restore']) rows.push(await rewrittenMeanwhile(base, command, { some }));
    rows.push(await twoDoctors(base, { some }));
    const owners = await foreignFiles(base, { some });
    for (const where of [...rows.flatMap((row) => row.where), ...owners.where]) note(`  ${where}\n`);
    return { rows, owners };
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

/** A disk that is full, with no fault injected; only root may mount one. */
export async function tryFullDisk({ some, note = () => {} } = {}) {
  const base = mkdtempSync(path.join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'clawmend-full-'));
  try {
    const row = await fullDisk(base, { some });
    for (const where of row.where ?? []) note(`  ${where}\n`);
    return row;
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

async function tryCommand(base, tried, { some, turn, kinds, verbose, note }) {
  const { calls, texts } = await withoutFault(base, tried);
  const all = pointsOf(calls).filter(({ kind }) => kinds === undefined || kinds.includes(kind));
  const points = some === undefined ? all : selection(all, some, turn);
  note(`${tried.title}: ${calls.length} calls, ${points.length} of ${all.length} points\n`);
  const rows = new Map();
  for (const [index, point] of points.entries()) {
    const row = rows.get(point.kind) ?? { command: tried.title, kind: point.kind, ...EMPTY, notes: [] };
    rows.set(point.kind, row);
    count(row, await tryPoint(base, tried, point, texts, index), point, verbose ? note : () => {});
  }
  return [...rows.values()];
}

const EMPTY = { points: 0, corrupt: 0, mode: 0, mixed: 0, temporaries: 0, left: 0, misreported: 0, notUndone: 0 };

async function withoutFault(base, tried) {
  const scene = await sceneOf(base, tried);
  const old = snapshot(scene);
  const { calls, said, refused } = await callWith(scene, tried.command, { always: tried.always });
  if (refused || said.failures.length > 0) throw new Error(`${tried.title}: ${refused ?? said.failures[0].message}`);
  const fresh = snapshot(scene);
  scene.cleanUp();
  return { calls, texts: { old, fresh } };
}

async function sceneOf(base, { command, home }) {
  const scene = makeScene(base, home);
  if (command === 'undo') await callWith(scene, 'fix');
  return scene;
}

async function tryPoint(base, tried, { at, kind }, texts, index) {
  const scene = await sceneOf(base, tried);
  const fault = { at, kind, always: tried.always };
  try {
    const ended = IN_A_PROCESS.has(kind)
      ? processEnd(scene, tried.command, fault)
      : await callWith(scene, tried.command, fault);
    const order = index % 2 === 0 ? 'undo-first' : 'fix-first';
    return await judge(scene, ended, texts, { command: tried.command, order });
  } finally {
    scene.cleanUp();
  }
}

/** What a process says of files is in its report; it is held to it by the tests of the command line. */
function processEnd(scene, command, fault) {
  processWith(scene, command, fault);
  return { killed: true };
}

function count(row, verdict, { at, name }, note) {
  row.points++;
  if (verdict.corrupt.length > 0) row.corrupt++;
  if (verdict.mode.length > 0) row.mode++;
  row.mixed += verdict.mixed;
  if (verdict.temporaries > 0) row.temporaries++;
  if (verdict.left > 0) row.left++;
  if (verdict.said.length > 0) row.misreported++;
  if (verdict.after.length > 0) row.notUndone++;
  const problems = [...verdict.corrupt.map((file) => `corrupt: ${file}`), ...verdict.said, ...verdict.after];
  if (verdict.left > 0) problems.push(`${verdict.left} temporary files stay`);
  if (problems.length > 0) note(`  ${row.command} ${row.kind} at ${at} (${name}): ${problems.join('; ')}\n`);
}

const COLUMNS = {
  points: 'points',
  corrupt: 'corrupt',
  mode: 'wrong mode',
  mixed: 'mixed at once',
  temporaries: 'temps at once',
  left: 'temps after next run',
  misreported: 'misreported',
  notUndone: 'not put right',
};

export function table(rows) {
  const head = ['command', 'kind', ...Object.values(COLUMNS)];
  const sum = Object.fromEntries(
    Object.keys(COLUMNS).map((key) => [key, rows.reduce((total, row) => total + row[key], 0)]),
  );
  const lines = [...rows, { command: 'all', kind: '', ...sum }].map((row) => [
    row.command,
    row.kind,
    ...Object.keys(COLUMNS).map((key) => String(row[key])),
  ]);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { values } = parseArgs({
    options: {
      some: { type: 'string' },
      kind: { type: 'string', multiple: true },
      command: { type: 'string', multiple: true },
      verbose: { type: 'boolean' },
    },
  });
  const started = process.cpuUsage();
  const note = (text) => process.stderr.write(text);
  const { some, kind: kinds, command: commands, verbose } = values;
  const rows = await tryFaults({ some: some && Number(some), kinds, commands, verbose, note });
  process.stdout.write(`${table(rows)}\n`);
  const others = commands === undefined ? await tryOthers({ some: some && Number(some), note }) : undefined;
  for (const { kind, points, lost, undone } of others?.rows ?? []) {
    process.stdout.write(`${kind}: ${points} points, ${lost} writes of the other lost, ${undone} taken back by undo\n`);
  }
  if (others) {
    const { kind, points, corrupt, changed, misreported } = others.owners;
    process.stdout.write(
      `${kind}: ${points} points, ${corrupt} corrupt, ${changed} changed, ${misreported} misreported\n`,
    );
  }
  const full = commands === undefined ? await tryFullDisk({ some: some && Number(some), note }) : undefined;
  if (full?.skipped)
    process.stdout.write(`full disk: left out, as no file system can be mounted here (${full.skipped})\n`);
  else if (full) {
    const { points, corrupt, left, misreported, notUndone } = full;
    process.stdout.write(
      `full disk: ${points} points, ${full.full} told, ${corrupt} corrupt, ${left} with temps left, ${misreported} misreported, ${notUndone} not put right\n`,
    );
    for (const text of full.said) process.stdout.write(`  said: ${text}\n`);
  }
  note(`${Math.round(process.cpuUsage(started).user / 1e6)} s of CPU in this process\n`);
  const isBad = rows.some(
    ({ corrupt, mode, left, misreported, notUndone }) => corrupt + mode + left + misreported + notUndone > 0,
  );
  // Between the last look and the rename there is one call, and no way to close that gap.
  const isLost = others?.rows.some(({ lost, undone }) => lost > 1 || undone > 0);
  const isForeign = others && others.owners.corrupt + others.owners.changed + others.owners.misreported > 0;
  const isFull = full && !full.skipped && full.corrupt + full.left + full.misreported + full.notUndone > 0;
  if (isBad || isLost || isForeign || isFull) process.exitCode = 1;
}
