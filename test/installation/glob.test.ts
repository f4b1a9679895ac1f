import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { glob, isGlob } from '../../src/installation/glob.js';
import { hostFiles } from '../../src/installation/host.js';

const FILES = [
  'a/.openclaw/x',
  'b/.openclaw/x',
  'b/.hidden/.openclaw/x',
  'c1/notes.md',
  'c2/deep/.openclaw/x',
  'odd[1]/x',
];

describe('a pattern', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'clawmend-glob-'));
    for (const file of FILES) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await writeFile(path.join(folder, file), '');
    }
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.each([
    ['*/.openclaw', ['a/.openclaw', 'b/.openclaw']],
    ['**/.openclaw', ['a/.openclaw', 'b/.openclaw', 'c2/deep/.openclaw']],
    ['c?', ['c1', 'c2']],
    ['c[!1]', ['c2']],
    ['{a,c2/deep}/.openclaw', ['a/.openclaw', 'c2/deep/.openclaw']],
    ['b/*', []],
    ['b/.*', ['b/.hidden', 'b/.openclaw']],
    ['nowhere/*', []],
    ['c1/*.md', ['c1/notes.md']],
    ['{a}', []],
  ])('%s', async (pattern, found) => {
    const absolute = found.map((name) => path.join(folder, name));
    expect(await glob(hostFiles('linux'), folder, pattern)).toEqual(absolute);
    expect(await glob(hostFiles('linux'), '/', `${folder}/${pattern}`)).toEqual(absolute);
  });

  test('is told from a name', () => {
    expect(isGlob('homes/*/.openclaw')).toBe(true);
    expect(isGlob('homes/a/.openclaw')).toBe(false);
  });
});
