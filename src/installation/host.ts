import { lstatSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import { codeOf, type FileStat, type FileSystem } from './file-system.js';

const QUIET = { throwIfNoEntry: false } as const;

/** The file system of this machine. Nothing else goes on meanwhile, so nothing is gained by handing reads to threads. */
export function hostFiles(platform: string): FileSystem {
  return {
    stat: (path, links) =>
      // Below a file there is nothing either, which is an error all the same (ENOTDIR).
      absentAs(undefined, () => {
        const found = links === 'follow' ? statSync(path, QUIET) : lstatSync(path, QUIET);
        return found === undefined ? undefined : fileStat(found, platform);
      }),
    readFile: async (path) => readFileSync(path),
    readDirectory: (path) => absentAs([], () => readdirSync(path).sort()),
    realpath: (path) => absentAs(undefined, () => realpathSync.native(path)),
  };
}

function fileStat(found: Stats, platform: string): FileStat {
  return {
    type: found.isFile() ? 'file' : found.isDirectory() ? 'directory' : found.isSymbolicLink() ? 'symlink' : 'other',
    size: found.size,
    modifiedAt: found.mtimeMs,
    ...(platform !== 'win32' && { mode: found.mode & 0o777, names: found.nlink }),
  };
}

async function absentAs<Value, Absent>(absent: Absent, read: () => Value): Promise<Value | Absent> {
  try {
    return read();
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return absent;
    throw error;
  }
}

/**
 * When a process was started, in clock ticks after boot as Linux counts them.
 * @returns `undefined` on other platforms and for a process that is gone.
 */
export async function hostStartTime(pid: number): Promise<number | undefined> {
  const text = await absentAs('', () => readFileSync(`/proc/${pid}/stat`, 'utf8')).catch(() => '');
  // The name of the program may itself hold spaces and parentheses; fields are counted after its end.
  const ticks = Number(
    text
      .slice(text.lastIndexOf(')') + 1)
      .trim()
      .split(/\s+/)[19],
  );
  return text !== '' && Number.isSafeInteger(ticks) ? ticks : undefined;
}

/** Tries a TCP connection to this machine's own port and closes it at once; sends nothing. */
export function hostConnect(port: number, timeoutMs: number): Promise<'accepted' | 'refused' | 'silent'> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    const settle = (answer: 'accepted' | 'refused' | 'silent'): void => {
      clearTimeout(timer);
      socket.removeAllListeners();
      // An error after the answer concerns nobody.
      socket.on('error', () => undefined);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => settle('silent'), timeoutMs);
    socket.once('connect', () => settle('accepted'));
    socket.once('error', () => settle('refused'));
  });
}
