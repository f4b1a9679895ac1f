#!/usr/bin/env node
// Does a fix that is called safe change who answers, or who pays? Runs the built CLI over homes, before and after --fix.
//   node scripts/routes/check-fixes.mjs FOLDER [FOLDER ...]
// A FOLDER holds either one folder a home, with `.openclaw/` and `case.json` (`target`, `env`), or a `routes.jsonl` whose
// lines have `config`, `authProfiles`, `env` and `release`. Outside CI.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
let [homes, compared, untold, moved] = [0, 0, 0, 0];
for (const folder of process.argv.slice(2)) for (const home of homesIn(folder)) check(home);
console.log(`${homes} homes, ${compared} answering slots compared, ${untold} without a known account, ${moved} moved`);
process.exitCode = moved === 0 ? 0 : 1;

function* homesIn(folder) {
  const rows = path.join(folder, 'routes.jsonl');
  if (fs.existsSync(rows)) {
    const seen = new Set();
    for (const line of fs.readFileSync(rows, 'utf8').trim().split('\n')) {
      const { id, release, config, authProfiles, env } = JSON.parse(line);
      if (seen.has(`${id} ${release}`)) continue;
      seen.add(`${id} ${release}`);
      yield { name: id, target: release, env, write: (state) => writeHome(state, config, authProfiles) };
    }
    return;
  }
  for (const name of fs.readdirSync(folder).sort()) {
    const file = path.join(folder, name, 'case.json');
    if (!fs.existsSync(file)) continue;
    const { target, env = {} } = JSON.parse(fs.readFileSync(file, 'utf8'));
    const from = path.join(folder, name, '.openclaw');
    yield { name, target, env: Object.keys(env), write: (state) => fs.cpSync(from, state, { recursive: true }) };
  }
}

function writeHome(state, config, stores) {
  fs.mkdirSync(path.join(state, 'agents/main/sessions'), { recursive: true, mode: 0o700 });
  fs.writeFileSync(path.join(state, 'agents/main/sessions/sessions.json'), '{}', { mode: 0o600 });
  fs.writeFileSync(path.join(state, 'openclaw.json'), JSON.stringify(config, null, 2), { mode: 0o600 });
  for (const [agent, store] of Object.entries(stores)) {
    const directory = path.join(state, 'agents', agent, 'agent');
    fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
    fs.writeFileSync(path.join(directory, 'auth-profiles.json'), JSON.stringify(store), { mode: 0o600 });
  }
}

function check({ name, target, env, write }) {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'fixes-'));
  const state = path.join(directory, '.openclaw');
  write(state);
  const names = Object.fromEntries(env.map((one) => [one, 'fake-env-0123456789']));
  const run = (...args) => {
    const { stdout } = spawnSync(
      process.execPath,
      [bin, ...args, '--state-dir', state, '--target', target, '--format', 'json'],
      {
        cwd: directory,
        env: { PATH: process.env.PATH, HOME: directory, NO_COLOR: '1', ...names },
        encoding: 'utf8',
      },
    );
    try {
      return JSON.parse(stdout);
    } catch {
      return undefined;
    }
  };
  const before = run('routes')?.routes;
  run('doctor', '--fix');
  const after = run('routes')?.routes;
  fs.rmSync(directory, { recursive: true, force: true });
  homes++;
  for (const was of before ?? []) {
    const is = after?.find(({ agent, slot }) => agent === was.agent && slot === was.slot);
    if (is === undefined || was.route === 'unresolved' || !was.allowed) continue;
    compared++;
    if (said(was) === said(is)) continue;
    if (isUntold(was, is)) {
      untold++;
      continue;
    }
    moved++;
    console.log(`${name} ${target} ${was.agent} ${was.slot}: ${said(was)} became ${said(is)}`);
  }
}

/** Where the files do not say who pays, before or after, only who answers can be compared. */
function isUntold(was, is) {
  const isOpen = [was, is].some(({ auth, bill }) => auth.kind === 'unknown' && bill === 'unknown');
  const rest = { auth: { kind: 'unknown' }, bill: 'unknown' };
  return isOpen && said({ ...was, ...rest }) === said({ ...is, ...rest });
}

/** Names of the built-in runtime, of the provider of ChatGPT and of its accounts changed; what they stand for did not. */
function said({ provider, model, runtime, auth, bill, allowed }) {
  const text = [`${provider}/${model}`, runtime, auth.profile ?? auth.env ?? auth.kind, bill, allowed].join(' ');
  return text
    .toLowerCase()
    .replaceAll('openai-codex', 'openai')
    .replace('openai:chatgpt-', 'openai:')
    .replace(' pi ', ' openclaw ');
}
