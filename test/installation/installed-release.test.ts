import { describe, expect, it } from 'vitest';
import { installedRelease } from '../../src/installation/installed-release.js';
import { type Entry, memoryFiles } from './memory-files.js';

const PACKAGE = JSON.stringify({ name: 'openclaw', version: '2026.5.12' });

function installed(entries: Readonly<Record<string, Entry>>, PATH: string | undefined = '/usr/bin:/usr/local/bin') {
  return installedRelease({ env: { PATH }, platform: 'linux' }, memoryFiles(entries));
}

describe('the installed OpenClaw', () => {
  it('is what the symlink that npm makes leads to', async () => {
    expect(
      await installed({
        '/usr/local/bin/openclaw': { link: '../lib/node_modules/openclaw/openclaw.mjs' },
        '/usr/local/lib/node_modules/openclaw/openclaw.mjs': '#!/usr/bin/env node',
        '/usr/local/lib/node_modules/openclaw/package.json': PACKAGE,
      }),
    ).toBe('2026.5.12');
  });

  it('may start from below its package', async () => {
    expect(
      await installed({
        '/usr/bin/openclaw': { link: '/opt/openclaw/dist/cli/entry.js' },
        '/opt/openclaw/dist/cli/entry.js': '',
        '/opt/openclaw/dist/package.json': '{ "type": "module" }',
        '/opt/openclaw/package.json': PACKAGE,
      }),
    ).toBe('2026.5.12');
  });

  it('is what the script of pnpm or Nix starts', async () => {
    const shell = (target: string) => `#!/bin/sh\nexec node "${target}/openclaw.mjs" "$@"\n`;
    expect(
      await installed({
        '/usr/bin/openclaw': shell('$basedir/../global/5/node_modules/openclaw'),
        '/usr/global/5/node_modules/openclaw/package.json': PACKAGE,
      }),
    ).toBe('2026.5.12');
    expect(
      await installed({
        '/usr/bin/openclaw': shell('/nix/store/x-openclaw/lib/node_modules/openclaw'),
        '/nix/store/x-openclaw/lib/node_modules/openclaw/package.json': PACKAGE,
      }),
    ).toBe('2026.5.12');
  });

  it('is the first one on PATH, also where that one tells no release', async () => {
    const entries = {
      '/usr/local/bin/openclaw': { link: '/opt/openclaw/openclaw.mjs' },
      '/opt/openclaw/openclaw.mjs': '',
      '/opt/openclaw/package.json': PACKAGE,
    };
    expect(await installed({ ...entries, '/usr/bin/openclaw': '#!/bin/sh\nexec something else' })).toBeUndefined();
    expect(await installed({ ...entries, '/usr/bin/openclaw/x': 'a directory' })).toBe('2026.5.12');
  });

  it('is none where PATH has none, or is not set, or is relative', async () => {
    expect(await installed({})).toBeUndefined();
    expect(await installed({ '/openclaw': '' }, '')).toBeUndefined();
    const local = {
      'bin/openclaw': { link: '/opt/openclaw/a' },
      '/opt/openclaw/a': '',
      '/opt/openclaw/package.json': PACKAGE,
    };
    expect(await installed(local, 'bin')).toBeUndefined();
  });

  it.each([
    ['of another name', '{ "name": "claw", "version": "2026.5.12" }'],
    ['without a version', '{ "name": "openclaw" }'],
    ['with a version that is no release', '{ "name": "openclaw", "version": "workspace:*" }'],
    ['that is no JSON', '{'],
  ])('is none where the package is one %s', async (_what, text) => {
    expect(
      await installed({
        '/usr/bin/openclaw': { link: '/opt/o/openclaw.mjs' },
        '/opt/o/openclaw.mjs': '',
        '/opt/o/package.json': text,
      }),
    ).toBeUndefined();
  });

  it('is not executed: only package.json files are read for a symlink', async () => {
    const files = memoryFiles({
      '/usr/bin/openclaw': { link: '/opt/openclaw/openclaw.mjs' },
      '/opt/openclaw/openclaw.mjs': 'x',
      '/opt/openclaw/package.json': PACKAGE,
    });
    await installedRelease({ env: { PATH: '/usr/bin' }, platform: 'linux' }, files);
    expect(files.read).toEqual(['/opt/openclaw/package.json']);
  });
});
