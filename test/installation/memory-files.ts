import type { FileStat, FileSystem } from '../../src/installation/file-system.js';

/** What lies at a path: text, bytes, a link, a failure the system answers with, or something that is no file. */
export type Entry =
  | string
  | Uint8Array
  | { readonly link: string }
  | { readonly fails: string }
  | { readonly special: true }
  | { readonly text: string; readonly mode?: number; readonly size?: number };

/** A file system that exists in memory only; directories are there where files lie in them. */
export function memoryFiles(entries: Readonly<Record<string, Entry>>): FileSystem & { readonly read: string[] } {
  const read: string[] = [];
  const directories = new Set(Object.keys(entries).flatMap(ancestors));

  /** The path with every symlink on the way followed. */
  const follow = (path: string, hops = 0): string => {
    if (hops > 20) throw failure('ELOOP');
    for (const above of [...ancestors(path).reverse(), path]) {
      const entry = entries[above];
      if (typeof entry === 'object' && 'link' in entry) {
        const target = entry.link.startsWith('/') ? entry.link : `${parent(above)}/${entry.link}`;
        return follow(normalize(target + path.slice(above.length)), hops + 1);
      }
    }
    return path;
  };
  const statOf = (path: string): FileStat | undefined => {
    const entry = entries[path];
    if (entry === undefined) {
      return directories.has(path) ? { type: 'directory', size: 0, mode: 0o700, modifiedAt: 0 } : undefined;
    }
    if (typeof entry === 'object' && 'fails' in entry) return { type: 'file', size: 1, mode: 0o000, modifiedAt: 0 };
    if (typeof entry === 'object' && 'special' in entry) return { type: 'other', size: 0, modifiedAt: 0 };
    if (typeof entry === 'object' && 'link' in entry) return { type: 'symlink', size: 0, modifiedAt: 0 };
    const size = typeof entry === 'object' && 'size' in entry ? entry.size : undefined;
    const mode = typeof entry === 'object' && 'mode' in entry ? entry.mode : undefined;
    return { type: 'file', size: size ?? bytesOf(entry).length, mode: mode ?? 0o600, modifiedAt: 0 };
  };

  return {
    read,
    async stat(path, links) {
      if (links === 'follow') return statOf(follow(path));
      const at = follow(parent(path));
      return statOf(`${at === '/' ? '' : at}${path.slice(parent(path).length)}`);
    },
    async readFile(path) {
      read.push(path);
      const entry = entries[follow(path)];
      if (entry === undefined) throw failure('ENOENT');
      if (typeof entry === 'object' && 'fails' in entry) throw failure(entry.fails);
      return bytesOf(entry);
    },
    async readDirectory(path) {
      const at = follow(path);
      const entry = entries[at];
      if (typeof entry === 'object' && 'fails' in entry) throw failure(entry.fails);
      const names = [...Object.keys(entries), ...directories]
        .filter((name) => name !== at && parent(name) === at)
        .map((name) => name.slice(at.length + 1));
      return [...new Set(names)].sort();
    },
    async realpath(path) {
      const at = follow(path);
      return statOf(at) === undefined ? undefined : at;
    },
  };
}

function bytesOf(entry: Entry): Uint8Array {
  if (entry instanceof Uint8Array) return entry;
  if (typeof entry === 'string') return Buffer.from(entry);
  return Buffer.from('text' in entry ? entry.text : '');
}

function parent(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

/** Every directory above a path, the nearest first. */
function ancestors(path: string): string[] {
  const above: string[] = [];
  for (let at = parent(path); at !== '/'; at = parent(at)) above.push(at);
  return above;
}

function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
