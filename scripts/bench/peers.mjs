// What a check costs beside `node -e 0` and the tools that people run on JSON: CPU of whole processes, one run, in turn.
//   npm run bench:peers [-- --rounds N] [--readme]
// The peers are installed in a folder of their own, pinned; --readme writes the table into README.md.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { measure, printTable } from './measure.mjs';
import { operatorConfig, RELEASES } from './operator-config.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cli = path.join(root, 'dist/cli.js');
const PEERS = ['eslint@9.39.1', '@eslint/json@0.14.0', 'prettier@3.6.2', '@biomejs/biome@2.3.5'];

const BEGIN = '<!-- bench: written by npm run bench:peers -- --readme -->';
const END = '<!-- end of bench -->';

const [, given] = /--rounds[ =](\d+)/.exec(process.argv.join(' ')) ?? [];
const folder = mkdtempSync(path.join(tmpdir(), 'bench-peers-'));
try {
  const rows = run(folder, Number(given ?? 11));
  printTable([['command', 'CPU', 'to node -e 0'], ...rows]);
  if (process.argv.includes('--readme')) writeReadme(rows);
} finally {
  rmSync(folder, { recursive: true });
}

function run(directory, rounds) {
  writeFileSync(path.join(directory, 'package.json'), '{ "private": true }\n');
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', ...PEERS], {
    cwd: directory,
    stdio: 'inherit',
  });
  writeFileSync(
    path.join(directory, 'eslint.config.mjs'),
    "import json from '@eslint/json';\nexport default [{ files: ['*.json5'], plugins: { json }, language: 'json/json5', ...json.configs.recommended }];\n",
  );
  const node = process.execPath;
  const config = (release) => {
    const name = `${release}.json5`;
    writeFileSync(path.join(directory, name), operatorConfig(release));
    return name;
  };
  const newest = config(RELEASES.at(-1));
  // Biome reads JSON with comments, not JSON5.
  writeFileSync(
    path.join(directory, 'plain.jsonc'),
    `${JSON.stringify(JSON.parse(asJson(newest, directory)), null, 2)}\n`,
  );
  cpSync(path.join(root, 'fixtures/legacy-installation'), path.join(directory, 'legacy'), { recursive: true });
  const tool = (name) => path.join(directory, 'node_modules/.bin', name);
  const commands = [
    ['node -e 0', [node, '-e', '0']],
    ['clawmend --version', [node, cli, '--version']],
    ...RELEASES.map((release) => [
      `clawmend, 13 KB, one warning (${release})`,
      [node, cli, '--no-state', '--target', release, config(release)],
    ]),
    ['clawmend --diff, legacy installation', [node, cli, '--diff', '--state-dir', 'legacy']],
    ['eslint + @eslint/json', [node, tool('eslint'), newest]],
    ['prettier --check', [node, tool('prettier'), '--check', newest]],
    ['biome lint (native)', [tool('biome'), 'lint', 'plain.jsonc']],
  ];
  const env = { PATH: process.env.PATH, HOME: directory };
  // Twice before: the first run keeps what V8 has compiled.
  measure(
    commands.map(([, command]) => command),
    { rounds: 1, env, cwd: directory },
  );
  const results = measure(
    commands.map(([, command]) => command),
    { rounds, env, cwd: directory },
  );
  return commands.map(([name], index) => [
    name,
    `${results[index].seconds.toFixed(3)} s`,
    `${results[index].ratio.toFixed(2)}x`,
  ]);
}

/** Our own config, as strict JSON, for a tool that reads nothing else. */
function asJson(name, directory) {
  const script = `const JSON5 = require(${JSON.stringify(path.join(root, 'node_modules/json5'))}); process.stdout.write(JSON.stringify(JSON5.parse(require('node:fs').readFileSync(${JSON.stringify(name)}, 'utf8'))))`;
  return execFileSync(process.execPath, ['-e', script], { cwd: directory, encoding: 'utf8' });
}

function writeReadme(rows) {
  const file = path.join(root, 'README.md');
  const text = readFileSync(file, 'utf8');
  const start = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (start < 0 || end < start) throw new Error('README.md has no place for the table');
  const table = [
    '| command | CPU | to `node -e 0` |',
    '| --- | --- | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ];
  const how = `Node.js ${process.version}, medians; ${PEERS.join(', ')}.`;
  writeFileSync(file, `${text.slice(0, start + BEGIN.length)}\n${table.join('\n')}\n\n${how}\n${text.slice(end)}`);
}
