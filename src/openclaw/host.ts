import type { Stats } from 'node:fs';
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { codeOf, type FileStat, type FileSystem } from './load-files.js';

/** The file system of this machine. */
export function hostFiles(platform: string): FileSystem {
  return {
    async stat(path, links) {
      const found = await absentAs(undefined, () => (links === 'follow' ? stat(path) : lstat(path)));
      return found === undefined ? undefined : fileStat(found, platform);
    },
    readFile: (path) => readFile(path),
    readDirectory: (path) => absentAs([], async () => (await readdir(path)).sort()),
    realpath: (path) => absentAs(undefined, () => realpath(path)),
  };
}

function fileStat(found: Stats, platform: string): FileStat {
  return {
    type: found.isFile() ? 'file' : found.isDirectory() ? 'directory' : found.isSymbolicLink() ? 'symlink' : 'other',
    size: found.size,
    modifiedAt: found.mtimeMs,
    ...(platform !== 'win32' && { mode: found.mode & 0o777 }),
  };
}

async function absentAs<Value, Absent>(absent: Absent, read: () => Promise<Value>): Promise<Value | Absent> {
  try {
    return await read();
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return absent;
    throw error;
  }
}
