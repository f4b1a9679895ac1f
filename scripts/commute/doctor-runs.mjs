// What OpenClaw's own doctor makes of a home. A doctor run costs half a minute of CPU and depends on nothing but the
// release and the bytes it starts from: its end is kept under their name, and asked for twice it runs once.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { contentName, plantHome } from './homes.mjs';
import { runInHome } from './run.mjs';

const DOCTOR = ['doctor', '--fix', '--non-interactive', '--yes'];

/** A step that had no turn within five seconds on a busy machine: what follows it says nothing about the home. */
const STARVED = /heartbeat did not become ready|maintenance lease \S+ was lost/;

const ATTEMPTS = 3;
const underWay = new Map();

/** Lets the doctor of `openclaw` run `passes` times over a copy of `source`; `{ home, passes, began }`. */
export function doctorRun(source, openclaw, options) {
  const directory = path.join(options.scratch, openclaw.release, 'runs', contentName(source));
  const run = underWay.get(directory) ?? runIn(directory, source, openclaw, options);
  underWay.set(directory, run);
  return run;
}

async function runIn(directory, source, openclaw, { scratch, passes, seconds }) {
  // A third of a run goes into compiling the release, which is the same for every home.
  const env = { NODE_COMPILE_CACHE: path.join(scratch, openclaw.release, 'compiled') };
  const home = path.join(directory, 'home');
  const record = path.join(directory, 'record.json');
  let state = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : undefined;
  for (let attempts = 0; (state?.passes.length ?? 0) < passes; ) {
    if (state === undefined) {
      rmSync(directory, { recursive: true, force: true });
      mkdirSync(directory, { recursive: true });
      plantHome(source, home);
      state = { began: Date.now(), passes: [] };
    }
    const run = await runInHome(openclaw.node, [openclaw.entry, ...DOCTOR], home, { seconds, env });
    const trouble = run.exit === 'timeout' ? `the doctor took longer than ${seconds} s` : starvedStep(home, run.output);
    if (trouble === undefined) {
      state.passes.push(run);
      writeFileSync(`${record}.new`, JSON.stringify(state));
      renameSync(`${record}.new`, record);
    } else if (++attempts === ATTEMPTS) throw new Error(trouble);
    else state = undefined;
  }
  return { ...state, home };
}

/** What the doctor says, on the screen or in its reports, of a step that the machine was too busy for. */
function starvedStep(home, output) {
  const reports = path.join(home, '.openclaw/session-sqlite-migration-runs');
  const failures = (existsSync(reports) ? readdirSync(reports) : []).filter((name) => name.endsWith('.failure.md'));
  const texts = [output, ...failures.map((name) => readFileSync(path.join(reports, name), 'utf8'))];
  return texts.map((text) => STARVED.exec(text)?.[0]).find((found) => found !== undefined);
}
