// Shows the doctor at work on fixtures/legacy-installation: what it finds, and what it changes.
// The installation is copied to a home of its own first.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyFixture } from './copy-fixture.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const home = mkdtempSync(path.join(tmpdir(), 'clawmend-demo-'));
try {
  const state = path.join(home, '.openclaw');
  copyFixture('legacy-installation', state);
  const target = ['--target', '2026.9.6'];
  // One finding is left to the operator: it decides who pays.
  show(target, 1);
  show([...target, '--fix'], 1);
} finally {
  rmSync(home, { recursive: true, force: true });
}

function show(args, expected) {
  console.log(`$ clawmend ${args.join(' ')}`);
  const { status } = spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), ...args], {
    cwd: home,
    env: { PATH: '', HOME: home, ...(process.env.NO_COLOR && { NO_COLOR: process.env.NO_COLOR }) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  console.log(`(exit status ${status})\n`);
  if (status !== expected) process.exitCode = 1;
}
