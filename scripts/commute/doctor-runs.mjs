// What OpenClaw's own doctor makes of a home. A doctor run costs half a minute of CPU and depends on nothing but the
// release and the bytes it starts from: its end is kept under their name, and asked for twice it runs once.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { contentName, plantHome } from './homes.mjs';
import { runInHome } from './run.mjs';

const DOCTOR = ['doctor', '--fix', '--non-interactive', '--yes'];

/** A step that had no turn within five seconds on a busy machine: what follows it says nothing about the home. */
const STARVED = /heartbeat did not become ready|maintenance lease \S+ was lost/;

const underWay = new Map();

/** Lets the doctor of `openclaw` run `passes` times over a copy of `source`; `{ home, passes, began }`. */
export function doctorRun(source, openclaw, options) {
  const directory = path.join(options.scratch, openclaw.release, 'runs', contentName(source));
  const run = underWay.get(directory) ?? runIn(directory, source, openclaw, options);
  underWay.set(directory, run);
  return run;
}

async function runIn(directory, source, openclaw, { scratch, passes, seconds }) {
  const home = path.join(directory, 'home');
  const record = path.join(directory, 'record.json');
  let state = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : undefined;
  if (state === undefined) {
    mkdirSync(directory, { recursive: true });
    plantHome(source, home);
    state = { began: Date.now(), passes: [] };
  }
  while (state.passes.length < passes) {
    const {
      exit,
      seconds: took,
      output,
    } = await runInHome(openclaw.node, [openclaw.entry, ...DOCTOR], home, {
      seconds,
      // A third of a run goes into compiling the release, which is the same for every home.
      env: { NODE_COMPILE_CACHE: path.join(scratch, openclaw.release, 'compiled') },
    });
    const starved = STARVED.exec(output)?.[0];
    if (exit === 'timeout' || starved !== undefined) {
      rmSync(directory, { recursive: true, force: true });
      throw new Error(starved ?? `the doctor took longer than ${seconds} s`);
    }
    state.passes.push({ exit, seconds: took, output });
    writeFileSync(`${record}.new`, JSON.stringify(state));
    renameSync(`${record}.new`, record);
  }
  return { ...state, home };
}
