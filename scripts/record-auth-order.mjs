#!/usr/bin/env node
// Asks a release's own `resolveAuthProfileOrder` for the order of accounts, and writes down what it says.
//   node scripts/record-auth-order.mjs PACKAGE_DIR [PACKAGE_DIR ...]     (each an unpacked openclaw, with its dependencies)
// Run it with a Node the release supports. Outside CI: what it gave is kept in test/openclaw/auth/auth-order.json.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { authOrderCases } from '../test/openclaw/auth/auth-order-cases.mjs';

const here = fileURLToPath(import.meta.url);
const out = path.join(path.dirname(here), '../test/openclaw/auth/auth-order.json');

if (process.env.RECORD_ONE !== undefined) {
  const answers = await record(process.env.RECORD_ONE);
  fs.writeSync(3, JSON.stringify(answers));
  process.exit(0);
}

const known = fs.existsSync(out) ? JSON.parse(fs.readFileSync(out, 'utf8')) : {};
for (const directory of process.argv.slice(2)) {
  const { version } = JSON.parse(fs.readFileSync(path.join(directory, 'package.json'), 'utf8'));
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'auth-order-'));
  const env = { PATH: process.env.PATH, HOME: home, OPENCLAW_STATE_DIR: home, RECORD_ONE: directory };
  const run = spawnSync(process.execPath, [here], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  fs.rmSync(home, { recursive: true, force: true });
  known[version] = JSON.parse(run.output[3]);
  console.log(`${version}: ${known[version].length} answers`);
}
const releases = Object.entries(known).sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
const lines = releases.map(
  ([version, answers]) =>
    `  ${JSON.stringify(version)}: [\n${answers.map((a) => `    ${JSON.stringify(a)}`).join(',\n')}\n  ]`,
);
fs.writeFileSync(out, `{\n${lines.join(',\n')}\n}\n`);

async function record(directory) {
  const dist = path.join(directory, 'dist');
  const defines = (text) => /^function resolveAuthProfileOrder\(/m.test(text);
  const file = fs
    .readdirSync(dist)
    .find((name) => /\.m?js$/.test(name) && defines(fs.readFileSync(path.join(dist, name), 'utf8')));
  const text = fs.readFileSync(path.join(dist, file), 'utf8');
  const name =
    /resolveAuthProfileOrder as (\w+)/.exec(text.slice(text.lastIndexOf('export {')))?.[1] ?? 'resolveAuthProfileOrder';
  const { [name]: resolve } = await import(pathToFileURL(path.join(dist, file)).href);
  return authOrderCases().map(({ config, store, provider, model }) =>
    resolve({ cfg: config, store: structuredClone(store), provider, ...(model && { forModel: model }) }),
  );
}
