#!/usr/bin/env node
// Asks a release's own functions who answers and who pays, and writes down what they say.
//   node scripts/record-routes.mjs PACKAGE_DIR [PACKAGE_DIR ...]     (each an unpacked openclaw, with its dependencies)
// Run it with a Node the releases support. Outside CI: what it gave is kept in test/openclaw/routes/recorded/.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { printAnswers, readAnswers } from '../test/openclaw/routes/recorded/answers.mjs';
import { isBefore } from '../test/openclaw/routes/recorded/releases.mjs';
import { askRelease } from './routes/ask-release.mjs';

const here = fileURLToPath(import.meta.url);
const out = path.join(path.dirname(here), '../test/openclaw/routes/recorded/answers.txt');
const { RECORD_ONE, RECORD_TO } = process.env;

if (RECORD_ONE !== undefined) {
  // Older releases take minutes: what there is can be looked at meanwhile.
  const keep = (answers) => fs.writeFileSync(RECORD_TO, JSON.stringify(answers));
  await askRelease(RECORD_ONE, keep);
  process.exit(0);
}

for (const directory of process.argv.slice(2)) {
  const { version } = JSON.parse(fs.readFileSync(path.join(directory, 'package.json'), 'utf8'));
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'routes-'));
  const to = path.join(home, 'answers.json');
  const env = { PATH: process.env.PATH, HOME: home, OPENCLAW_STATE_DIR: home, RECORD_ONE: directory, RECORD_TO: to };
  // Outside of its own program an older release does not find the manifests it comes with.
  if (isBefore(version, '2026.5.12')) env.OPENCLAW_BUNDLED_PLUGINS_DIR = path.join(directory, 'dist/extensions');
  const { RECORD_DEBUG, RECORD_ONLY } = process.env;
  spawnSync(process.execPath, [here], {
    env: { ...env, ...(RECORD_DEBUG && { RECORD_DEBUG }), ...(RECORD_ONLY && { RECORD_ONLY }) },
    stdio: ['ignore', 'ignore', RECORD_DEBUG ? 'inherit' : 'ignore'],
  });
  const answers = JSON.parse(fs.readFileSync(to, 'utf8'));
  fs.rmSync(home, { recursive: true, force: true });
  const rows = Object.values(answers).flatMap((of) => Object.keys(of));
  console.log(`${version}: ${rows.length} answers for ${Object.keys(answers).length} configs`);
  const known = fs.existsSync(out) ? readAnswers(fs.readFileSync(out, 'utf8')) : {};
  const kept = RECORD_ONLY === undefined ? {} : known[version];
  fs.writeFileSync(out, printAnswers({ ...known, [version]: { ...kept, ...answers } }));
}
