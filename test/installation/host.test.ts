import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostFiles } from '../../src/installation/host.js';
import { loadInstallation } from '../../src/installation/load.js';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'clawmend-host-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('the file system of this machine', () => {
  const files = hostFiles('linux');

  it('tells what lies at a path', async () => {
    writeFileSync(join(home, 'a'), 'xyz');
    chmodSync(join(home, 'a'), 0o640);
    symlinkSync(join(home, 'a'), join(home, 'link'));
    expect(await files.stat(join(home, 'a'), 'follow')).toMatchObject({ type: 'file', size: 3, mode: 0o640 });
    expect(await files.stat(join(home, 'link'), 'as-is')).toMatchObject({ type: 'symlink' });
    expect(await files.stat(join(home, 'link'), 'follow')).toMatchObject({ type: 'file' });
    expect(await files.stat(home, 'follow')).toMatchObject({ type: 'directory' });
    expect(await files.stat('/dev/null', 'follow')).toMatchObject({ type: 'other' });
  });

  it('has nothing at a path that is not there', async () => {
    writeFileSync(join(home, 'a'), '');
    expect(await files.stat(join(home, 'gone'), 'follow')).toBeUndefined();
    expect(await files.stat(join(home, 'a', 'below'), 'follow')).toBeUndefined();
    expect(await files.readDirectory(join(home, 'gone'))).toEqual([]);
    expect(await files.realpath(join(home, 'gone'))).toBeUndefined();
  });

  it('has no modes on Windows', async () => {
    expect(await hostFiles('win32').stat(home, 'follow')).not.toHaveProperty('mode');
  });

  it('is what an installation is loaded from', async () => {
    const state = join(home, '.openclaw');
    mkdirSync(join(state, 'agents', 'main', 'sessions'), { recursive: true });
    writeFileSync(join(state, 'openclaw.json'), '{}');
    writeFileSync(join(state, 'agents', 'main', 'sessions', 'sessions.json'), '{}');
    symlinkSync(home, join(state, 'loop'));
    const installation = await loadInstallation({
      files,
      env: {},
      homedir: home,
      cwd: home,
      platform: process.platform,
    });
    expect(installation.problems).toEqual([]);
    expect(installation.files.map((file) => file.kind)).toEqual(['config', 'sessions']);
  });
});
