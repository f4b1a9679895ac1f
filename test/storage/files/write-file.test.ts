import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { digest } from '../../../src/storage/digest.js';
import { type WriteOptions, writeFileAtomic } from '../../../src/storage/files/write-file.js';
import { failingDisk } from '../../helpers/failing-disk.js';
import { isRoot, leftovers, modeOf, scratchDirectory } from '../scratch.js';

const disk = failingDisk();

const BEFORE = '{ a: 1 } // old\n';
const AFTER = '{ a: 2 } // new\n';
const over = (before: string, more: Partial<WriteOptions> = {}): WriteOptions => ({
  expect: { sha256: digest(before) },
  pid: 4711,
  ...more,
});

async function existing(mode = 0o600): Promise<string> {
  const file = path.join(await scratchDirectory(), 'openclaw.json');
  await fs.writeFile(file, BEFORE);
  await fs.chmod(file, mode);
  return file;
}

/** The moment between the first look at a file and the last one. */
function whenTemporaryFileIsMade(action: () => Promise<void>): void {
  disk.open.mockImplementation(async (file, ...more) => {
    const handle = await disk.real.open(file, ...more);
    if (String(file).endsWith('.tmp')) await action();
    return handle;
  });
}

const systemError = (code: string) => Object.assign(new Error(code), { code });

describe('replacing a file', () => {
  test('puts the new content there and leaves no temporary file', async () => {
    const file = await existing();
    expect(await writeFileAtomic(file, AFTER, over(BEFORE))).toBe('replaced');
    expect(await fs.readFile(file, 'utf8')).toBe(AFTER);
    expect(await leftovers(path.dirname(file))).toEqual([]);
  });

  test.each(['600', '640', '644', '400'])('keeps mode %s', async (mode) => {
    const file = await existing(Number.parseInt(mode, 8));
    await writeFileAtomic(file, AFTER, over(BEFORE));
    expect(await modeOf(file)).toBe(mode);
  });

  test('keeps the mode whatever the umask takes away', async () => {
    const file = await existing(0o664);
    const umask = process.umask(0o077);
    try {
      await writeFileAtomic(file, AFTER, over(BEFORE));
    } finally {
      process.umask(umask);
    }
    expect(await modeOf(file)).toBe('664');
  });

  test.runIf(isRoot)('keeps owner and group (needs root)', async () => {
    const file = await existing(0o640);
    await fs.chown(file, 12345, 23456);
    await writeFileAtomic(file, AFTER, over(BEFORE));
    const { uid, gid } = await fs.stat(file);
    expect({ uid, gid }).toEqual({ uid: 12345, gid: 23456 });
    expect(await modeOf(file)).toBe('640');
  });

  test('the temporary file is known as ours, and private until it gets its place', async () => {
    const file = await existing(0o644);
    let seen: { name: string; mode: string } | undefined;
    const modes: string[] = [];
    whenTemporaryFileIsMade(async () => {
      const [name] = await leftovers(path.dirname(file));
      modes.push(await modeOf(path.join(path.dirname(file), String(name))));
    });
    disk.rename.mockImplementation(async (from, to) => {
      seen = { name: path.basename(String(from)), mode: await modeOf(String(from)) };
      await disk.real.rename(from, to);
    });
    await writeFileAtomic(file, AFTER, over(BEFORE));
    expect(seen?.name).toMatch(/^\.clawmend\.4711\.[0-9a-f-]{36}\.tmp$/);
    expect(modes).toEqual(['600']);
    expect(seen?.mode).toBe('644');
  });

  test('a path through a linked directory is followed', async () => {
    const file = await existing();
    const linked = `${path.dirname(file)}-link`;
    await fs.symlink(path.dirname(file), linked);
    await writeFileAtomic(path.join(linked, 'openclaw.json'), AFTER, over(BEFORE));
    await fs.unlink(linked);
    expect(await fs.readFile(file, 'utf8')).toBe(AFTER);
  });
});

describe('what is refused, with the file as it was', () => {
  test('content that is not what was read', async () => {
    const file = await existing();
    await fs.writeFile(file, '{ a: 3 }');
    await expect(writeFileAtomic(file, AFTER, over(BEFORE))).rejects.toMatchObject({ code: 'changed' });
    expect(await fs.readFile(file, 'utf8')).toBe('{ a: 3 }');
  });

  test('content that changes after the temporary file was begun', async () => {
    const file = await existing();
    whenTemporaryFileIsMade(() => fs.writeFile(file, '{ a: 9 }'));
    await expect(writeFileAtomic(file, AFTER, over(BEFORE))).rejects.toMatchObject({ code: 'changed' });
    expect(await fs.readFile(file, 'utf8')).toBe('{ a: 9 }');
    expect(await leftovers(path.dirname(file))).toEqual([]);
  });

  test('another file of the same content that was put in its place', async () => {
    const file = await existing();
    whenTemporaryFileIsMade(async () => {
      await fs.writeFile(`${file}.other`, BEFORE);
      await disk.real.rename(`${file}.other`, file);
    });
    await expect(writeFileAtomic(file, AFTER, over(BEFORE))).rejects.toMatchObject({ code: 'changed' });
    expect(await fs.readFile(file, 'utf8')).toBe(BEFORE);
  });

  test('a link that was put in its place', async () => {
    const file = await existing();
    const elsewhere = `${file}.elsewhere`;
    whenTemporaryFileIsMade(async () => {
      await disk.real.rename(file, elsewhere);
      await fs.symlink(elsewhere, file);
    });
    await expect(writeFileAtomic(file, AFTER, over(BEFORE))).rejects.toMatchObject({ code: 'symlink' });
    expect(await fs.readFile(elsewhere, 'utf8')).toBe(BEFORE);
    expect(await leftovers(path.dirname(file))).toEqual([]);
  });

  test('a symbolic link, also to a file with the right content', async () => {
    const file = await existing();
    const link = path.join(path.dirname(file), 'link.json');
    await fs.symlink(file, link);
    await expect(writeFileAtomic(link, AFTER, over(BEFORE))).rejects.toMatchObject({ code: 'symlink' });
    expect((await fs.lstat(link)).isSymbolicLink()).toBe(true);
    expect(await fs.readFile(file, 'utf8')).toBe(BEFORE);
  });

  test('a directory', async () => {
    const directory = await scratchDirectory();
    await expect(writeFileAtomic(directory, AFTER, over(BEFORE))).rejects.toMatchObject({ code: 'not-a-file' });
  });

  test('a file that is gone', async () => {
    const file = path.join(await scratchDirectory(), 'gone.json');
    await expect(writeFileAtomic(file, AFTER, over(BEFORE))).rejects.toMatchObject({ code: 'missing' });
    expect(await fs.readdir(path.dirname(file))).toEqual([]);
  });

  test.skipIf(isRoot)('a directory that cannot be written (needs a user other than root)', async () => {
    const file = await existing();
    await fs.chmod(path.dirname(file), 0o500);
    await expect(writeFileAtomic(file, AFTER, over(BEFORE))).rejects.toMatchObject({ code: 'no-permission' });
    await fs.chmod(path.dirname(file), 0o700);
    expect(await fs.readFile(file, 'utf8')).toBe(BEFORE);
  });
});

describe('a crash or a refusal of the system in the middle', () => {
  test('leaves the old content and no temporary file', async () => {
    const file = await existing();
    disk.rename.mockRejectedValue(systemError('EIO'));
    await expect(writeFileAtomic(file, AFTER, over(BEFORE))).rejects.toMatchObject({ code: 'io', path: file });
    expect(await fs.readFile(file, 'utf8')).toBe(BEFORE);
    expect(await leftovers(path.dirname(file))).toEqual([]);
  });

  test.each(['EBUSY', 'EXDEV'])('a mount point (%s) is overwritten where a backup exists', async (code) => {
    const file = await existing(0o640);
    const { ino } = await fs.stat(file);
    disk.rename.mockRejectedValue(systemError(code));
    expect(await writeFileAtomic(file, 'short', over(BEFORE, { hasBackup: true }))).toBe('in-place');
    expect(await fs.readFile(file, 'utf8')).toBe('short');
    expect((await fs.stat(file)).ino).toBe(ino);
    expect(await modeOf(file)).toBe('640');
    expect(await leftovers(path.dirname(file))).toEqual([]);
  });

  test('a mount point that cannot be overwritten whole keeps what was there', async () => {
    const file = await existing();
    disk.rename.mockRejectedValue(systemError('EBUSY'));
    disk.open.mockImplementation(async (...args) => {
      const handle = await disk.real.open(...args);
      if (args[0] === file && args[1] !== 0) {
        vi.spyOn(handle, 'truncate').mockRejectedValueOnce(systemError('ENOSPC'));
      }
      return handle;
    });
    await expect(writeFileAtomic(file, 'short', over(BEFORE, { hasBackup: true }))).rejects.toMatchObject({
      code: 'no-space',
    });
    expect(await fs.readFile(file, 'utf8')).toBe(BEFORE);
  });

  test('a mount point is left alone where what is to be done first cannot be', async () => {
    const file = await existing();
    disk.rename.mockRejectedValue(systemError('EBUSY'));
    const beforeOverwriting = () => Promise.reject(new Error('no room'));
    const options = over(BEFORE, { hasBackup: true, beforeOverwriting });
    await expect(writeFileAtomic(file, AFTER, options)).rejects.toThrow();
    expect(await fs.readFile(file, 'utf8')).toBe(BEFORE);
  });

  test('a mount point is left alone where no backup exists', async () => {
    const file = await existing();
    disk.rename.mockRejectedValue(systemError('EBUSY'));
    await expect(writeFileAtomic(file, AFTER, over(BEFORE))).rejects.toMatchObject({ code: 'cannot-replace' });
    expect(await fs.readFile(file, 'utf8')).toBe(BEFORE);
  });

  test('a mount point that changed meanwhile is left alone', async () => {
    const file = await existing();
    disk.rename.mockImplementation(async () => {
      await fs.writeFile(file, '{ a: 3 }');
      throw systemError('EBUSY');
    });
    await expect(writeFileAtomic(file, AFTER, over(BEFORE, { hasBackup: true }))).rejects.toMatchObject({
      code: 'changed',
    });
    expect(await fs.readFile(file, 'utf8')).toBe('{ a: 3 }');
  });
});

describe('content in pieces', () => {
  const pieces = Array.from({ length: 1300 }, (_, index) => Buffer.from(`${index} ✨\n`));
  const whole = Buffer.concat(pieces).toString();

  test('is written one after the other, however many there are', async () => {
    const file = await existing();
    await writeFileAtomic(file, pieces, over(BEFORE));
    expect(await fs.readFile(file, 'utf8')).toBe(whole);
  });

  test('has the digest of the whole', () => {
    expect(digest(pieces)).toBe(digest(whole));
  });

  test('is written whole where the system takes a part of it at a time', async () => {
    const file = await existing();
    disk.open.mockImplementation(async (...args) => {
      const handle = await disk.real.open(...args);
      vi.spyOn(handle, 'writev').mockImplementation(async (buffers, position) => {
        const some = Buffer.concat(buffers as Buffer[]).subarray(0, 1001);
        const { bytesWritten } = await handle.write(some, 0, some.length, position);
        return { bytesWritten, buffers };
      });
      return handle;
    });
    await writeFileAtomic(file, pieces, over(BEFORE));
    expect(await fs.readFile(file, 'utf8')).toBe(whole);
  });

  test('over a mount point leaves nothing of what was longer', async () => {
    const file = await existing();
    disk.rename.mockRejectedValue(systemError('EBUSY'));
    await writeFileAtomic(file, [Buffer.from('sh'), Buffer.from('ort')], over(BEFORE, { hasBackup: true }));
    expect(await fs.readFile(file, 'utf8')).toBe('short');
  });
});

describe('content of another file', () => {
  async function stored(text: string, sha256 = digest(text)) {
    const file = path.join(await scratchDirectory(), 'backup');
    await fs.writeFile(file, text);
    return { file, sha256 };
  }

  test('is copied, however long it is', async () => {
    const file = await existing();
    const text = '0123456789✨\n'.repeat(200_000);
    await writeFileAtomic(file, await stored(text), over(BEFORE));
    expect(await fs.readFile(file, 'utf8')).toBe(text);
  });

  test.each([
    ['', undefined],
    [' over a mount point', 'EBUSY'],
  ])('is not put anywhere%s where it is not what it was', async (_, code) => {
    const file = await existing();
    if (code !== undefined) disk.rename.mockRejectedValue(systemError(code));
    const damaged = await stored('tampered', digest('what was kept'));
    await expect(writeFileAtomic(file, damaged, over(BEFORE, { hasBackup: true }))).rejects.toMatchObject({
      code: 'bad-journal',
    });
    expect(await fs.readFile(file, 'utf8')).toBe(BEFORE);
    expect(await leftovers(path.dirname(file))).toEqual([]);
  });
});

describe('a new file', () => {
  test('is private unless told otherwise', async () => {
    const directory = await scratchDirectory();
    const file = path.join(directory, 'new.json');
    expect(await writeFileAtomic(file, AFTER, { expect: 'absent', pid: 1 })).toBe('created');
    expect(await modeOf(file)).toBe('600');
    expect(await fs.readFile(file, 'utf8')).toBe(AFTER);
    expect(await leftovers(directory)).toEqual([]);
  });

  test('never takes the place of one that is there', async () => {
    const file = await existing();
    await expect(writeFileAtomic(file, AFTER, { expect: 'absent', pid: 1 })).rejects.toMatchObject({ code: 'exists' });
    expect(await fs.readFile(file, 'utf8')).toBe(BEFORE);
    expect(await leftovers(path.dirname(file))).toEqual([]);
  });

  test('is not written through a dangling link', async () => {
    const directory = await scratchDirectory();
    const file = path.join(directory, 'link.json');
    await fs.symlink(path.join(directory, 'elsewhere.json'), file);
    await expect(writeFileAtomic(file, AFTER, { expect: 'absent', pid: 1 })).rejects.toMatchObject({ code: 'exists' });
    expect(await fs.readdir(directory)).toEqual(['link.json']);
  });
});
