#!/usr/bin/env node
// Runs `openclaw config` of a release on the commands of test/cli/edit/ and writes down what each did.
//   node scripts/record-config-commands.mjs PACKAGE_DIR NODE [KEEP]     (an unpacked openclaw with its dependencies)
// Outside CI: what it gave is kept in test/cli/edit/recorded.json. KEEP: so many of the rows there stay as they are.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { commands, filesOf } from '../test/cli/edit/commands.mjs';

const [directory, node, keep = '0'] = process.argv.slice(2);
if (directory === undefined || node === undefined) throw new Error('name an unpacked openclaw and a node to run it');
const data = new URL('../test/cli/edit/', import.meta.url);
const base = fs.readFileSync(new URL('base.json5', data), 'utf8');
const { version } = JSON.parse(fs.readFileSync(path.join(directory, 'package.json'), 'utf8'));

const kept =
  Number(keep) === 0
    ? []
    : JSON.parse(fs.readFileSync(new URL('recorded.json', data), 'utf8')).rows.slice(0, Number(keep));
const fresh = commands.slice(kept.length).map(({ home = 'base', args, input, files = {} }) => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'config-'));
  const state = path.join(dir, '.openclaw');
  fs.mkdirSync(state, { mode: 0o700 });
  const before = filesOf(home, base);
  for (const [name, text] of Object.entries(before)) fs.writeFileSync(path.join(state, name), text, { mode: 0o600 });
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(dir, name), text);
  const ran = spawnSync(node, [path.join(directory, 'openclaw.mjs'), 'config', ...args], {
    cwd: dir,
    env: { PATH: process.env.PATH, HOME: dir, NO_COLOR: '1' },
    input: input ?? '',
    encoding: 'utf8',
  });
  const after = {};
  for (const name of new Set([...Object.keys(before), 'openclaw.json'])) {
    const file = path.join(state, name);
    const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
    if (text !== before[name]) after[name] = text === undefined ? null : parsed(text);
  }
  fs.rmSync(dir, { recursive: true, force: true });
  // How long its database took says nothing about the command.
  const lines = `${ran.stdout}${ran.stderr}`.replaceAll(dir, '~').split('\n');
  const said = lines
    .filter((line) => !line.startsWith('[sqlite/'))
    .join('\n')
    .trim();
  console.error(ran.status, args.slice(0, 2).join(' '), Object.keys(after).join(' '));
  return { home, args, ...(input && { input }), status: ran.status, after, said };
});
fs.writeFileSync(
  new URL('recorded.json', data),
  `${JSON.stringify({ release: version, rows: [...kept, ...fresh] }, null, 2)}\n`,
);

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return 'not strict JSON';
  }
}
