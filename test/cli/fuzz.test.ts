import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { formatNames } from '../../src/report/index.js';
import { fuzzRuns } from '../helpers/fuzz-runs.js';
import { mutations } from '../helpers/mutate.js';
import { randomFrom } from '../helpers/random.js';
import { makeHome } from './home.js';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
/** Files that are written only to be read at once need no disk. */
const MEMORY = '/dev/shm';
const LARGEST_SEED = 8_000;
/** A long run says so often how far it has come. */
const TOLD_EVERY = 1_000;
/** Of processor time, once everything is loaded; held where many runs were asked for, else only told. */
const LIMIT_MS = process.env.FUZZ_RUNS === undefined ? Number.POSITIVE_INFINITY : 2_000;

/** Configs, stores and job lists of the fixtures. */
function seedsNamed(pattern: RegExp): readonly string[] {
  return readdirSync(fixtures, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
    .filter((text) => text.length < LARGEST_SEED);
}

const WAYS: readonly (readonly string[])[] = [
  ...formatNames.map((name) => ['--format', name]),
  ['--fix'],
  ['--fix', '--unsafe'],
  ['--diff', '--unsafe'],
  ['--strict-json'],
];

/** `FUZZ_SEED=n` repeats a run. */
test('whatever is in the files, a check and every fix come to an end, without a defect of ours', async () => {
  const runs = fuzzRuns(100);
  const seed = Number(process.env.FUZZ_SEED ?? '1');
  const random = randomFrom(seed);
  const configs = mutations(
    seedsNamed(/^(?:openclaw|clawdbot|moltbot).*\.json5?$|^(?:before|config).*\.json5?$/),
    seed,
  );
  const stores = mutations(seedsNamed(/^(?:sessions|jobs|auth-profiles)\.json$/), seed + 1);
  const home = await makeHome({}, existsSync(MEMORY) ? MEMORY : tmpdir());
  for (const way of WAYS) await home.run(['--stdin', ...way], { input: '{ gateway: { bind: "0.0.0.0" } }' });
  let worst = { ms: 0, run: 0, way: '' };
  let all = 0;
  const tell = (done: number): void => {
    const each = (all / done).toFixed(1);
    process.stdout.write(
      `${done} runs of the whole command, seed ${seed}, ${each} ms of processor time each; the longest took ${worst.ms} ms (run ${worst.run}, ${worst.way})\n`,
    );
  };
  for (let run = 0; run < runs; run++) {
    const way = WAYS[Math.floor(random() * WAYS.length)] ?? [];
    const input = configs.next().value;
    const isStore = run % 10 === 0;
    if (isStore) {
      await home.write('.openclaw/openclaw.json', input);
      const text = stores.next().value;
      await home.write('.openclaw/agents/main/sessions/sessions.json', text);
      await home.write('.openclaw/cron/jobs.json', text);
      await home.write('.openclaw/agents/main/agent/auth-profiles.json', text);
    }
    const args = [...(isStore ? [] : ['--stdin']), '--target', '2026.9.6', ...way];
    const started = process.cpuUsage();
    const { status, stderr } = await home.run(args, { input });
    const used = process.cpuUsage(started);
    const ms = Math.round((used.user + used.system) / 1000);
    all += ms;
    if (ms > worst.ms) worst = { ms, run, way: args.join(' ') };
    const isDefect = /defect of ours/.test(stderr) || ![0, 1, 2].includes(status);
    expect({ seed, run, args, input: isDefect || ms > LIMIT_MS ? input : '', stderr: isDefect ? stderr : '' }).toEqual({
      seed,
      run,
      args,
      input: '',
      stderr: '',
    });
    if ((run + 1) % TOLD_EVERY === 0) tell(run + 1);
  }
  if (runs % TOLD_EVERY !== 0) tell(runs);
});
