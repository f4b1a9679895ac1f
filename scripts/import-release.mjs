#!/usr/bin/env node
// Takes what one OpenClaw release says about itself into src/openclaw/releases/data/.
//   npm run import-release -- WHAT... [--keep DIRECTORY]
// WHAT is the directory of an unpacked package, a version on the registry, or a file that --keep wrote earlier.
// The release's own modules are loaded, in a process of their own: run it as somebody who may be trusted with nothing.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { readHistory, recordHistory } from './release/history.mjs';
import { addRelease, blockOf, byRelease, readBlock, writeBlock, writeIndex } from './release/pack.mjs';
import { reduceRelease } from './release/reduce.mjs';

const argv = process.argv.slice(2);
const keepAt = argv.indexOf('--keep');
const keep = keepAt === -1 ? undefined : argv[keepAt + 1];
const wanted = argv.filter((_, index) => keepAt === -1 || (index !== keepAt && index !== keepAt + 1));
if (wanted.length === 0 || Number(process.versions.node.split('.')[0]) < 22) {
  process.stderr.write(
    'usage: import-release PACKAGE-DIRECTORY|VERSION|FACTS.json ... [--keep DIRECTORY]   (Node 24)\n',
  );
  process.exit(2);
}

const scratch = mkdtempSync(path.join(tmpdir(), 'import-release-'));
const blocks = new Map();
const history = readHistory();
const named = JSON.parse(readFileSync(new URL('release/migrations.json', import.meta.url), 'utf8'));
try {
  for (const what of wanted) take(read(what));
  for (const [name, block] of blocks) {
    const { bytes, packed } = writeBlock(name, block);
    print(`${name}: ${Object.keys(block.releases).length} releases, ${bytes} bytes of JSON, ${packed} packed`);
  }
  writeIndex();
  recordHistory(history);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function take(raw) {
  const { facts, unknown } = reduceRelease(raw);
  const name = blockOf(raw.release);
  blocks.set(name, addRelease(blocks.get(name) ?? readBlock(name), facts));
  const before = Object.keys(history)
    .filter((release) => byRelease(release, raw.release) < 0)
    .sort(byRelease)
    .at(-1);
  print(
    `\nOpenClaw ${raw.release}: ${Object.keys(raw.plugins).length} plugins, ${Object.keys(raw.checks).length} checks${facts.schema === undefined ? ', no schema: that of a neighbour serves' : ''}`,
  );
  for (const gap of raw.gaps) print(`  could not be read: ${gap}`);
  for (const [hash, { source, places }] of unknown) {
    print(
      `  new check ${hash} at ${places.join(', ')}: write it in src/openclaw/schema/checks/ and name it in known-checks.json`,
    );
    print(indent(source));
  }
  const now = { migrations: raw.migrations, modules: raw.modules, validators: raw.validators };
  for (const [kind, list] of Object.entries(now)) print(compared(kind, history[before]?.[kind], list, before));
  for (const id of Object.keys(raw.migrations).filter((each) => named[each] === undefined)) {
    print(`  migration ${id}: name its rules in scripts/release/migrations.json, or why none is needed`);
  }
  history[raw.release] = now;
}

/** What a maintainer has to look at: what this release has that the one before had not, and the other way round. */
function compared(kind, before, now, since) {
  if (before === undefined) return `  ${kind}: ${Object.keys(now).length}, the first that are known`;
  const added = Object.keys(now).filter((id) => before[id] === undefined);
  const gone = Object.keys(before).filter((id) => now[id] === undefined);
  const changed = Object.keys(now).filter((id) => before[id] !== undefined && before[id] !== now[id]);
  const rows = [
    [`new since ${since}`, added],
    ['gone', gone],
    ['changed', changed],
  ].filter(([, ids]) => ids.length > 0);
  if (rows.length === 0) return `  ${kind}: as in ${since}`;
  return `  ${kind}:\n${rows.map(([label, ids]) => `    ${label}: ${ids.sort().join(', ')}`).join('\n')}`;
}

function read(what) {
  if (what.endsWith('.json') && existsSync(what)) return JSON.parse(readFileSync(what, 'utf8'));
  const root = existsSync(what) && statSync(what).isDirectory() ? path.resolve(what) : unpacked(what);
  const work = path.join(scratch, 'work');
  // Into a file: a pipe may be full before everything is through.
  const output = path.join(scratch, 'facts.json');
  const { stderr, status } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('release/extract.mjs', import.meta.url)), root, work, dependencies(root), output],
    {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      env: { PATH: process.env.PATH, HOME: scratch, NODE_ENV: 'production' },
    },
  );
  if (status !== 0) throw new Error(`${what} could not be read\n${stderr}`);
  if (root.startsWith(scratch)) rmSync(root, { recursive: true, force: true });
  const text = readFileSync(output, 'utf8');
  const raw = JSON.parse(text);
  if (keep !== undefined) {
    mkdirSync(keep, { recursive: true });
    writeFileSync(path.join(keep, `${raw.release}.json`), text);
  }
  return raw;
}

/** One package at a time: some take hundreds of megabytes. Documentation and pages are left out. */
function unpacked(version) {
  const folder = path.join(scratch, 'package');
  mkdirSync(folder, { recursive: true });
  run('npm', ['pack', '--silent', '--ignore-scripts', `openclaw@${version}`], folder);
  const leftOut = ['docs', 'dist/control-ui', 'node_modules'].map((name) => `--exclude=package/${name}`);
  run('tar', ['xzf', `openclaw-${version}.tgz`, ...leftOut, '--exclude=*.map', '--exclude=*.d.ts', 'package'], folder);
  rmSync(path.join(folder, `openclaw-${version}.tgz`));
  return path.join(folder, 'package');
}

/** A schema is made with zod; whatever else a release depends on is only named in passing. */
function dependencies(root) {
  const range = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).dependencies?.zod;
  if (existsSync(path.join(root, '../zod')) || range === undefined) return root;
  const folder = path.join(scratch, `zod-${range.replace(/[^\d.]/g, '')}`);
  if (!existsSync(folder)) {
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
    run('npm', ['install', '--silent', '--ignore-scripts', '--no-audit', `zod@${range}`], folder);
  }
  return folder;
}

function run(command, args, cwd) {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stderr}`);
}

function indent(text) {
  return text
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n');
}

function print(text) {
  process.stdout.write(`${text}\n`);
}
