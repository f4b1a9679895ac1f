// Rewrites every commented config below a folder of cases as JSON.stringify would, restores its comments, and counts
// those that came back. Usage: node scripts/restore/measure.mjs FOLDER (after npm run build)
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import JSON5 from 'json5';

const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const total = { configs: 0, comments: 0, restored: 0, changed: 0 };
for (const file of filesIn(resolve(process.argv[2] ?? '.'))) {
  const text = readFileSync(file, 'utf8');
  const value = parsed(text);
  if (value === undefined || !/\/\/|\/\*/.test(text)) continue;
  const home = mkdtempSync(join(tmpdir(), 'clawmend-measure-'));
  try {
    const config = join(home, 'openclaw.json');
    writeFileSync(join(home, 'old.json5'), text);
    writeFileSync(config, JSON.stringify(value, null, 2));
    const result = restore(home, config);
    if (result === undefined || result.comments === 0) continue;
    total.configs++;
    total.comments += result.comments;
    total.restored += result.restored;
    const after = readFileSync(config, 'utf8');
    if (JSON.stringify(JSON5.parse(after)) !== JSON.stringify(value)) fail(`VALUE DIFFERS ${file}`);
    if (after !== text) total.changed++;
    for (const { line, text: comment } of result.lost) process.stdout.write(`${file}:${line} ${comment}\n`);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
process.stdout.write(`${JSON.stringify(total)}\n`);

function fail(message) {
  process.stdout.write(`${message}\n`);
  process.exitCode = 1;
}

function restore(home, config) {
  const args = [
    program,
    'restore-comments',
    '--config',
    config,
    '--from',
    join(home, 'old.json5'),
    '--write',
    '--json',
  ];
  const env = { PATH: process.env.PATH, HOME: home };
  try {
    return JSON.parse(execFileSync(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })).files[0];
  } catch (error) {
    const said = String(error.stderr).trim();
    if (!said.includes('no comments')) fail(`FAILED ${config}: ${said}`);
    return undefined;
  }
}

function filesIn(directory) {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    if (statSync(path).isDirectory()) return filesIn(path);
    return /openclaw.*\.json5?$/.test(name) ? [path] : [];
  });
}

function parsed(text) {
  try {
    return JSON5.parse(text);
  } catch {
    return undefined;
  }
}
