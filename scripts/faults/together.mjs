// Another program at work on the same files: at each call of ours, in the gap before it, it writes.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { callWith, commandLine, processWith, runsOf } from './commands.mjs';
import { HOMES, makeScene } from './scene.mjs';

const MARK = '// written by another program\n';

/** Replaces the config by one rename, as every careful writer does. */
function rewrite({ file }) {
  const config = file('openclaw.json');
  writeFileSync(`${config}.theirs`, `${MARK}${readFileSync(config, 'utf8')}`);
  renameSync(`${config}.theirs`, config);
}

/** @returns the row of a table: at how many calls was the other's write lost, and did undo take it back anywhere? */
export async function rewrittenMeanwhile(base, command, { some } = {}) {
  const home = command === 'restore' ? HOMES.rewritten : HOMES.installation;
  const row = { kind: `config rewritten during ${command}`, points: 0, lost: 0, undone: 0, where: [] };
  const prepared = async () => {
    const scene = makeScene(base, home);
    if (command === 'undo') await callWith(scene, 'fix');
    return scene;
  };
  const first = await prepared();
  const { calls } = await callWith(first, command);
  first.cleanUp();
  for (const at of every(calls.length, some)) {
    const scene = await prepared();
    await callWith(scene, command, { at, kind: 'meanwhile', command: () => rewrite(scene) });
    row.points++;
    if (!isMarked(scene)) {
      row.lost++;
      row.where.push(`${at} ${calls[at].name} ${calls[at].file}`);
    }
    for (const { runId, undoneAt } of await runsOf(scene)) {
      if (undoneAt === undefined) await callWith(scene, 'undo', {}, undefined, runId);
    }
    if (!isMarked(scene) && row.where.at(-1)?.startsWith(`${at} `) !== true) row.undone++;
    scene.cleanUp();
  }
  return row;
}

function isMarked({ file }) {
  return readFileSync(file('openclaw.json'), 'utf8').includes(MARK);
}

/**
 * Two doctors that repair different things of the same files: the second runs, whole, before a call of the first.
 * @returns the row of a table: is every file one that some order of the two would leave, and takes undo of the one
 *   nothing of the other back?
 */
export async function twoDoctors(base, { some } = {}) {
  const row = { kind: 'two doctors at once', points: 0, lost: 0, undone: 0, where: [] };
  const make = () => makeScene(base, HOMES.installation);
  const scene = make();
  const { calls } = await callWith(scene, 'fix', {}, ['tts/*']);
  scene.cleanUp();
  const texts = await possibleTexts(make);
  for (const at of every(calls.length, some)) {
    const shared = make();
    processWith(
      shared,
      'fix',
      { at, kind: 'meanwhile', command: commandLine('fix', ['--only', 'gateway/*']) },
      { more: ['--only', 'tts/*'] },
    );
    row.points++;
    const now = config(shared);
    if (![texts.both, texts.gateway].includes(now)) {
      row.lost++;
      row.where.push(`${at} ${calls[at].name} ${calls[at].file}`);
    }
    await undoOf(shared, 'tts');
    const after = config(shared);
    if (now === texts.both && after !== texts.gateway && after !== texts.both) row.undone++;
    if (now === texts.gateway && after !== texts.gateway) row.undone++;
    shared.cleanUp();
  }
  return row;
}

const config = (scene) => readFileSync(scene.file('openclaw.json'), 'utf8');

async function possibleTexts(make) {
  const scene = make();
  await callWith(scene, 'fix', {}, ['gateway/*']);
  const gateway = config(scene);
  await callWith(scene, 'fix', {}, ['tts/*']);
  const both = config(scene);
  scene.cleanUp();
  return { gateway, both };
}

/** Takes back the run that moved `tts`, which is the one with two files of a unit. */
async function undoOf(scene) {
  const run = (await runsOf(scene)).find(({ units }) => units !== undefined);
  if (run !== undefined) await callWith(scene, 'undo', {}, undefined, run.runId);
}

function every(count, some = count) {
  const step = Math.max(1, count / some);
  return Array.from({ length: Math.min(count, Math.floor(count / step)) }, (_, index) => Math.floor(index * step));
}
