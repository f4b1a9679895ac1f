import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trackedFiles } from '../../src/installation/git-index.js';
import { hostFiles } from '../../src/installation/host.js';

let root: string;
const git = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: root, stdio: 'pipe' });
const tracked = async (...names: readonly string[]) =>
  [
    ...(await trackedFiles(
      names.map((name) => path.join(root, name)),
      hostFiles('linux'),
      path.posix,
    )),
  ].map((file) => path.relative(root, file));

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'clawmend-git-'));
  mkdirSync(path.join(root, 'home/deep'), { recursive: true });
  for (const name of ['openclaw.json', 'home/openclaw.json', 'home/deep/a.json', 'home/deep/other.json']) {
    writeFileSync(path.join(root, name), '{}');
  }
  git('init', '-q');
  git('add', 'home/openclaw.json', 'home/deep/a.json');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('what git tracks', () => {
  it('is read from its index', async () => {
    expect(await tracked('home/openclaw.json', 'home/deep/a.json')).toEqual(['home/openclaw.json', 'home/deep/a.json']);
  });

  it('is not what lies beside it', async () => {
    expect(await tracked('openclaw.json', 'home/deep/other.json', 'home/deep/a.js')).toEqual([]);
  });

  it('is found in a linked working tree', async () => {
    git('commit', '-q', '-m', 'all');
    git('worktree', 'add', '-q', 'tree');
    expect(await tracked('tree/home/openclaw.json', 'tree/openclaw.json')).toEqual(['tree/home/openclaw.json']);
  });

  it('is not told where the index shortens its paths', async () => {
    git('update-index', '--index-version', '4');
    expect(await tracked('home/openclaw.json')).toEqual([]);
  });

  it('is nothing outside of a working tree', async () => {
    expect(await trackedFiles(['/nowhere/openclaw.json'], hostFiles('linux'), path.posix)).toEqual(new Set());
  });
});
