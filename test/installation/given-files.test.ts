import { describe, expect, test } from 'vitest';
import type { FileSystem } from '../../src/installation/file-system.js';
import { withGivenFiles } from '../../src/installation/given-files.js';
import { loadInstallation } from '../../src/installation/load.js';
import { memoryFiles } from './memory-files.js';

const disk: FileSystem = {
  stat: async (path) => (path === '/on/disk' ? { type: 'file', size: 4, mode: 0o644, modifiedAt: 1 } : undefined),
  readFile: async () => new TextEncoder().encode('disk'),
  readDirectory: async () => [],
  realpath: async (path) => (path === '/on/disk' ? '/real/disk' : undefined),
};
const given = new TextEncoder().encode('given');
const text = async (files: FileSystem, path: string) => new TextDecoder().decode(await files.readFile(path));

describe('files whose content is given', () => {
  test('hide what lies on disk, mode and age included', async () => {
    const files = withGivenFiles(disk, new Map([['/on/disk', given]]));
    expect(await text(files, '/on/disk')).toBe('given');
    expect(await files.stat('/on/disk', 'follow')).toEqual({ type: 'file', size: 5, modifiedAt: 0 });
    expect(await files.realpath('/on/disk')).toBe('/real/disk');
  });

  test('need not lie on disk', async () => {
    const files = withGivenFiles(disk, new Map([['/nowhere', given]]));
    expect(await files.realpath('/nowhere')).toBe('/nowhere');
    expect(await text(files, '/nowhere')).toBe('given');
  });

  test('leave all others alone', async () => {
    const files = withGivenFiles(disk, new Map([['/nowhere', given]]));
    expect(await text(files, '/on/disk')).toBe('disk');
    expect(await files.stat('/else', 'as-is')).toBeUndefined();
    expect(withGivenFiles(disk, new Map())).toBe(disk);
  });

  test('may be a config that is nowhere, whose includes lie on disk', async () => {
    const files = withGivenFiles(
      memoryFiles({ '/srv/agents.json5': '{}' }),
      new Map([['/srv/openclaw.json', new TextEncoder().encode("{ agents: { $include: 'agents.json5' } }")]]),
    );
    const paths = ['openclaw.json'];
    const loaded = await loadInstallation({
      files,
      env: {},
      homedir: '/home/u',
      cwd: '/srv',
      platform: 'linux',
      paths,
    });
    expect(loaded.configPath).toBe('/srv/openclaw.json');
    expect(loaded.files.map((file) => [file.kind, file.path])).toEqual([
      ['config', '/srv/openclaw.json'],
      ['include', '/srv/agents.json5'],
    ]);
  });
});
