// What many homes cost: generates homes of a few sorts, checks 1, 10, 50, 100 and 500 of them with the built program, and holds
// the time beyond the start, and the memory, against those of one home.
//   node scripts/bench/homes.mjs [--homes N]
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { operatorConfig, RELEASES } from './operator-config.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cli = path.join(root, 'dist/cli.js');
const RUNS = 3;

/** Every fifth home is the legacy installation of the fixtures, the others have the config of an operator. */
export function makeHomes(directory, number) {
  for (let index = 0; index < number; index++) {
    const state = path.join(directory, `home-${String(index).padStart(4, '0')}`, '.openclaw');
    mkdirSync(state, { recursive: true, mode: 0o700 });
    if (index % 5 === 0) cpSync(path.join(root, 'fixtures/legacy-installation'), state, { recursive: true });
    else
      writeFileSync(path.join(state, 'openclaw.json'), operatorConfig(RELEASES[index % RELEASES.length]), {
        mode: 0o600,
      });
  }
}

/** The best of some runs: what a machine that does other things too comes nearest to. */
function measured(args, cwd) {
  let best;
  for (let run = 0; run < RUNS; run++) {
    const script = `const { spawnSync } = require('node:child_process');
      const began = process.hrtime.bigint(), before = process.resourceUsage();
      const { status } = spawnSync(process.execPath, ${JSON.stringify([cli, ...args])}, { stdio: 'ignore' });
      const wall = Number(process.hrtime.bigint() - began) / 1e6;
      console.log(JSON.stringify({ status, wall }));`;
    const { stdout, stderr } = spawnSync(
      '/usr/bin/env',
      ['bash', '-c', `TIMEFORMAT='%U %S'; time "$0" -e "$1"`, process.execPath, script],
      {
        cwd,
        encoding: 'utf8',
        env: { PATH: '/usr/bin:/bin', HOME: cwd },
      },
    );
    const { wall } = JSON.parse(stdout);
    const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
    if (best === undefined || wall < best.wall) best = { wall, cpu: (user + system) * 1000 };
  }
  return best;
}

/** Peak of the resident set, in MB, as Linux counts it. */
function memory(args, cwd) {
  const peak = `process.on('exit', () => require('node:fs').writeSync(2, 'peak ' + process.resourceUsage().maxRSS));`;
  const preload = path.join(cwd, 'peak.cjs');
  writeFileSync(preload, peak);
  const { stderr } = spawnSync(process.execPath, ['--require', preload, cli, ...args], {
    cwd,
    encoding: 'utf8',
    env: { PATH: '', HOME: cwd },
  });
  return Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024;
}

const asked = process.argv.indexOf('--homes');
const most = asked < 0 ? 500 : Number(process.argv[asked + 1]);
const folder = mkdtempSync(path.join(tmpdir(), 'clawmend-homes-'));
try {
  makeHomes(path.join(folder, 'homes'), most);
  const start = measured(['--print-config'], folder);
  const show = (name, { wall, cpu }) =>
    console.log(`${name.padEnd(28)} ${wall.toFixed(0).padStart(7)} ms wall ${cpu.toFixed(0).padStart(7)} ms CPU`);
  show('start alone', start);
  const alone = ['home-0000', 'home-0001'].map((home) =>
    measured([`homes/${home}/.openclaw`, '--format', 'concise'], folder),
  );
  show('one home, legacy', alone[0]);
  show('one home, an operator', alone[1]);
  const one = (alone[0].wall + 4 * alone[1].wall) / 5 - start.wall;
  const oneCpu = (alone[0].cpu + 4 * alone[1].cpu) / 5 - start.cpu;
  for (const number of [10, 50, 100, most].filter((each, index, all) => each <= most && all.indexOf(each) === index)) {
    const names = Array.from(
      { length: number },
      (_, index) => `homes/home-${String(index).padStart(4, '0')}/.openclaw`,
    );
    const taken = measured(names, folder);
    show(`${number} homes`, taken);
    const beyond = taken.wall - start.wall;
    console.log(
      `  beyond the start: ${beyond.toFixed(0)} ms, ${(beyond / number).toFixed(1)} a home; one home alone ${one.toFixed(1)}; ${(beyond / (number * one)).toFixed(2)} times as much (CPU ${((taken.cpu - start.cpu) / (number * oneCpu)).toFixed(2)}); ${memory(names, folder).toFixed(0)} MB`,
    );
    if (beyond > number * one) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
