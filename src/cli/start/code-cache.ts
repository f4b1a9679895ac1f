import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { readBytes } from './read-bytes.js';

/** Compiled code, and how much of the program was in use when it was kept. */
export interface KeptCode {
  readonly code: Buffer;
  readonly inUse: number;
}

export interface CodeCache {
  /** What holds until the next file is read. */
  read(): KeptCode | undefined;
  /** A cache that cannot be written is no cache; nothing else comes of it. */
  write(kept: KeptCode): void;
}

/** V8 copies code that does not begin at a multiple of eight. */
const HEADER_BYTES = 8;
const OTHERS_WRITE = 0o022;
const OTHERS = 0o077;

/**
 * Code that V8 has compiled, kept where nobody but the program's or the user's own hand can write: whoever can change
 * it decides what the program does. That is beside the program itself or, where its directory belongs to somebody
 * else, in the user's cache directory, if there is one.
 * @param own the directory beside the program
 * @param parts what tells the code from other code; a digest of the program first
 */
export function openCodeCache(own: string, parts: readonly string[]): CodeCache {
  const file = [...parts, process.version, process.arch].join('-');
  return {
    read: () => readKept(join(own, file)) ?? inUserCache((directory) => readKept(join(directory, file))),
    write: (kept) => {
      if (isOurs(join(own, '..'), OTHERS_WRITE)) return writeKept(own, file, kept);
      inUserCache((directory) => writeKept(directory, file, kept));
    },
  };
}

function readKept(file: string): KeptCode | undefined {
  try {
    const bytes = readBytes(file);
    return { inUse: bytes.readUInt32LE(0), code: bytes.subarray(HEADER_BYTES) };
  } catch {
    return undefined;
  }
}

function writeKept(directory: string, name: string, { code, inUse }: KeptCode): void {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(inUse);
  const draft = join(directory, `${name}.${process.pid}`);
  try {
    mkdirSync(directory, { recursive: true });
    removeOlder(directory, name.split('-')[0] ?? '');
    writeFileSync(draft, Buffer.concat([header, code]), { flag: 'wx' });
    renameSync(draft, join(directory, name));
  } catch {
    rmSync(draft, { force: true });
  }
}

/** Code of other builds is of no use to anybody. */
function removeOlder(directory: string, digest: string): void {
  for (const entry of readdirSync(directory)) if (!entry.startsWith(digest)) rmSync(join(directory, entry));
}

/** The cache directory is used, never made: a home without one belongs to somebody who wants none. */
function inUserCache<T>(use: (directory: string) => T): T | undefined {
  const base =
    process.platform === 'win32' ? process.env.LOCALAPPDATA : (process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'));
  if (base === undefined || !isOurs(base, OTHERS_WRITE)) return undefined;
  const directory = join(base, 'clawmend');
  try {
    mkdirSync(directory, { mode: 0o700 });
  } catch {
    // It is there already, or cannot be made; the next line knows.
  }
  return isOurs(directory, OTHERS) ? use(directory) : undefined;
}

/** A real directory that belongs to the user who runs this, and in which others have none of these rights. */
function isOurs(directory: string, rights: number): boolean {
  try {
    const stat = lstatSync(directory);
    if (!stat.isDirectory()) return false;
    if (process.getuid === undefined) return true;
    return stat.uid === process.getuid() && (stat.mode & rights) === 0;
  } catch {
    return false;
  }
}
