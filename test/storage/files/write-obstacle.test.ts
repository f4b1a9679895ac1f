import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { linkObstacle, type WriteRules, writeObstacle } from '../../../src/storage/files/write-obstacle.js';
import { isRoot, scratchDirectory } from '../scratch.js';

const uid = process.getuid?.() ?? 0;
const gid = process.getgid?.() ?? 0;
const rules = (more: Partial<WriteRules> = {}): WriteRules => ({
  user: { uid, gids: [gid, ...(process.getgroups?.() ?? [])] },
  hardLinks: { unless: '--unsafe' },
  ...more,
});

async function file(mode = 0o600): Promise<string> {
  const name = path.join(await fs.realpath(await scratchDirectory()), 'openclaw.json');
  await fs.writeFile(name, '{}');
  await fs.chmod(name, mode);
  return name;
}

describe('nothing stands in the way of', () => {
  test.each([0o600, 0o644, 0o200])('a file of ours of mode %o', async (mode) => {
    expect(writeObstacle(await file(mode), rules())).toBeUndefined();
  });

  test('a file that is not there: others say so better', () => {
    expect(writeObstacle('/no/such/openclaw.json', rules())).toBeUndefined();
  });

  test('a symbolic link to a file of ours', async () => {
    const target = await file();
    await fs.symlink(target, `${target}.link`);
    expect(writeObstacle(`${target}.link`, rules())).toBeUndefined();
  });
});

describe('what is write-protected is not written', () => {
  const somebody = { uid: isRoot ? 4711 : uid, gids: [gid] };

  test.each([0o400, 0o444, 0o000])('mode %o', async (mode) => {
    expect(writeObstacle(await file(mode), rules({ user: somebody }))).toMatch(
      /^it is write-protected \(mode 0\d{3}\); allow it with chmod u\+w/,
    );
  });

  test('nor behind a link, and the file is named', async () => {
    const target = await file(0o400);
    await fs.symlink(target, `${target}.link`);
    const obstacle = writeObstacle(`${target}.link`, rules({ user: somebody }));
    expect(obstacle).toContain(`${target} is write-protected (mode 0400)`);
  });

  test('save by root, whom no mode keeps from writing', async () => {
    const root = { uid: 0, gids: [0] };
    if (isRoot) expect(writeObstacle(await file(0o444), rules({ user: root }))).toBeUndefined();
  });

  test.skipIf(isRoot)('nor in a directory that is (needs a user other than root)', async () => {
    const name = await file();
    await fs.chmod(path.dirname(name), 0o500);
    expect(writeObstacle(name, rules())).toMatch(/^no file can be made in its directory: permission denied/);
    await fs.chmod(path.dirname(name), 0o700);
  });
});

describe('a file that could not be left to its owner', () => {
  test('of another user', async () => {
    const user = { uid: uid + 1, gids: [gid] };
    expect(writeObstacle(await file(), rules({ user }))).toMatch(/^it belongs to another user \(uid \d+\)/);
  });

  test('of a group we are not in', async () => {
    const user = { uid: uid === 0 ? 4711 : uid, gids: [gid + 1] };
    const name = await file();
    if (isRoot) await fs.chown(name, 4711, gid);
    expect(writeObstacle(name, rules({ user }))).toMatch(/^its group \(gid \d+\) is none of yours/);
  });

  test('a link that somebody else has put there', async () => {
    if (!isRoot) return;
    const target = await file();
    await fs.symlink(target, `${target}.link`);
    await fs.lchown(`${target}.link`, 4711, 4711);
    expect(writeObstacle(`${target}.link`, rules())).toContain('which belongs to another user');
  });
});

describe('a hard link', () => {
  test('keeps the old text under its other name: that has to be wanted', async () => {
    const name = await file();
    await fs.link(name, `${name}.twin`);
    expect(writeObstacle(name, rules())).toMatch(
      /^it has another name \(a hard link\), which would keep the old text; --unsafe/,
    );
    expect(writeObstacle(name, rules({ hardLinks: 'allowed' }))).toBeUndefined();
  });
});

describe('a symbolic link', () => {
  test('to nothing', async () => {
    const name = path.join(await scratchDirectory(), 'openclaw.json');
    await fs.symlink('gone.json', name);
    expect(writeObstacle(name, rules())).toBe('it is a symbolic link to nothing; point it at the file or remove it');
  });

  test('to a directory', async () => {
    const directory = await scratchDirectory();
    await fs.symlink(directory, path.join(directory, 'openclaw.json'));
    expect(writeObstacle(path.join(directory, 'openclaw.json'), rules())).toBe(
      'it is a symbolic link to something that is no file',
    );
  });

  test('out of what a build has checked out', async () => {
    const target = await file();
    const repository = path.join(await fs.realpath(await scratchDirectory()), 'repository');
    await fs.mkdir(repository);
    await fs.symlink(target, path.join(repository, 'openclaw.json'));
    const confined = rules({ confinedTo: repository });
    expect(writeObstacle(path.join(repository, 'openclaw.json'), confined)).toContain('out of this repository');
    expect(writeObstacle(target, confined)).toBeUndefined();
  });

  test('within what a build has checked out', async () => {
    const target = await file();
    await fs.symlink(target, `${target}.link`);
    expect(writeObstacle(`${target}.link`, rules({ confinedTo: path.dirname(target) }))).toBeUndefined();
  });
});

describe('the mode of what a link leads to', () => {
  test('is changed where it is a file of the same owner, and where there is no link', async () => {
    const target = await file(0o400);
    await fs.symlink(target, `${target}.link`);
    expect([linkObstacle(`${target}.link`), linkObstacle(target), linkObstacle(path.dirname(target))]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.runIf(isRoot)('is left alone where it belongs to another user', async () => {
    const target = await file();
    await fs.symlink(target, `${target}.link`);
    await fs.lchown(`${target}.link`, 12345, gid);
    expect(linkObstacle(`${target}.link`)).toContain('which belongs to another user');
  });
});
