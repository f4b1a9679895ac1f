import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { expect, test } from 'vitest';
import { sweepTemporaries, temporaryName } from '../../../src/storage/files/temporary-files.js';
import { scratchDirectory } from '../scratch.js';

const isAlive = (pid: number): boolean => pid === 1;

test('what a dead process has left is removed and named', async () => {
  const directory = await scratchDirectory();
  const left = path.join(directory, temporaryName(4711));
  await fs.writeFile(left, 'secret');
  expect(await sweepTemporaries([directory, directory], isAlive)).toEqual([left]);
  expect(await fs.readdir(directory)).toEqual([]);
});

test.each([
  ['of a process that lives', temporaryName(1)],
  ["of OpenClaw's own", '.fs-safe-replace.4711.12345678-1234-1234-1234-123456789abc.tmp'],
  ['with a name that only looks like ours', '.clawmend.4711.notes.tmp'],
])('a file %s stays', async (_, name) => {
  const directory = await scratchDirectory();
  await fs.writeFile(path.join(directory, name), 'x');
  expect(await sweepTemporaries([directory], isAlive)).toEqual([]);
  expect(await fs.readdir(directory)).toEqual([name]);
});

test('a link or a directory of such a name stays', async () => {
  const directory = await scratchDirectory();
  await fs.mkdir(path.join(directory, temporaryName(4711)));
  await fs.symlink('elsewhere', path.join(directory, temporaryName(4711)));
  expect(await sweepTemporaries([directory], isAlive)).toEqual([]);
});

test('a directory that is not there is no failure', async () => {
  expect(await sweepTemporaries(['/no/such/directory'], isAlive)).toEqual([]);
});
