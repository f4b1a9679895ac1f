// What a fault came to: is every file whole, do files of a unit go together, was told what is so, does undo put it back?
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { callWith, cutOff, runsOf } from './commands.mjs';
import { snapshot, temporaries } from './scene.mjs';

/**
 * @param scene a home on which a run went wrong
 * @param ended `{ said?, refused?, killed? }`
 * @param texts the files as they were before the run, and as it would have them, by name
 * @param order `undo-first` takes the run back and runs once more, `fix-first` the other way round
 */
export async function judge(scene, ended, { old, fresh }, { command, order }) {
  const now = snapshot(scene);
  // A run that could not read a part of the config works out less of it.
  const whole = ({ file }, { said }, name) => [text(old, name), text(fresh, name), ` ${said?.texts?.get(file(name))}`];
  const verdict = {
    corrupt: scene.names.filter((name) => !whole(scene, ended, name).includes(text(now, name))),
    mode: scene.names.filter((name) => ![mode(old, name), mode(fresh, name)].includes(mode(now, name))),
    mixed: isMixed(scene, now, { old, fresh }) ? 1 : 0,
    temporaries: temporaries(scene).length,
    said: ended.killed ? [] : misreported(scene, ended, now, old),
    after: [],
  };
  const isCutOff = (await cutOff(scene)).length > 0;
  const follow = order === 'undo-first' ? undoFirst : fixFirst;
  const [original, repaired] = command === 'undo' ? [fresh, old] : [old, fresh];
  verdict.after = await follow(scene, command, { original, repaired }, isCutOff);
  verdict.left = temporaries(scene).length;
  return verdict;
}

async function undoFirst(scene, command, { original, repaired }) {
  const problems = [];
  await undoAll(scene, problems);
  expectAll(scene, original, 'undo', problems);
  await callWith(scene, command === 'undo' ? 'fix' : command);
  expectAll(scene, repaired, 'undo and another run', problems);
  return problems;
}

async function fixFirst(scene, command, { original, repaired }, isCutOff) {
  const problems = [];
  const next = command === 'undo' ? 'fix' : command;
  const { said, refused } = await callWith(scene, next);
  if (refused) problems.push(`the next ${next} refused: ${refused.message}`);
  if (said?.failures.length > 0) problems.push(`the next ${next} failed: ${said.failures[0].message}`);
  if (next === 'fix' && isCutOff && !(said?.told > 0)) problems.push('the run that was cut off is not told');
  expectAll(scene, repaired, `the next ${next}`, problems);
  await undoAll(scene, problems);
  expectAll(scene, original, 'undo', problems);
  return problems;
}

/** Newest first, as a person would who wants everything back. */
async function undoAll(scene, problems) {
  for (const { runId, undoneAt } of await runsOf(scene)) {
    if (undoneAt !== undefined) continue;
    const { said, refused } = await callWith(scene, 'undo', {}, undefined, runId);
    if (refused) problems.push(`undo refused: ${refused.message}`);
    for (const { path: file, message } of said?.failures ?? [])
      problems.push(`undo of ${path.basename(file)}: ${message}`);
  }
}

function expectAll(scene, wanted, when, problems) {
  const now = snapshot(scene);
  const wrong = scene.names.filter((name) => now.get(name) !== wanted.get(name));
  if (wrong.length > 0) problems.push(`after ${when}: ${wrong.join(', ')} not as it should be`);
}

/** A file is said to be written if, and only if, it was. */
function misreported(scene, { said, refused }, now, before) {
  const paths = new Set((said?.paths ?? []).map((file) => path.relative(path.join(scene.root, '.openclaw'), file)));
  return scene.names
    .filter((name) => paths.has(name) !== (now.get(name) !== before.get(name)))
    .map(
      (name) =>
        `${name} ${paths.has(name) ? 'said to be written and is not' : 'written and not said'}${refused ? `, ${refused.message}` : ''}`,
    );
}

function isMixed({ unit }, now, { old, fresh }) {
  const changed = unit.filter((name) => text(old, name) !== text(fresh, name));
  const is = (snap) => changed.some((name) => text(now, name) === text(snap, name));
  return is(old) && is(fresh);
}

const text = (snap, name) => snap.get(name).slice(snap.get(name).indexOf(' '));
const mode = (snap, name) => snap.get(name).split(' ')[0];

/** What a process has said in its JSON report of a fix; `undefined` where it says nothing of files. */
export function saidBy(stdout) {
  try {
    const { files } = JSON.parse(stdout);
    return { paths: files.filter(({ changed }) => changed).map(({ file }) => file), failures: [] };
  } catch {
    return undefined;
  }
}

export const readText = (file) => readFileSync(file, 'utf8');
