import { isUtf8 } from 'node:buffer';
import { fileOfBytes, textOfBytes } from '../openclaw/file-bytes.js';
import type { FileKind, InstallationFile, LoadProblem } from '../openclaw/installation.js';

/** What is known of a file without reading it. */
export interface FileStat {
  readonly type: 'file' | 'directory' | 'symlink' | 'other';
  /** Bytes. */
  readonly size: number;
  /** Permission bits; absent where the platform has none. */
  readonly mode?: number;
  /** Milliseconds since the epoch. */
  readonly modifiedAt: number;
  /** Names the file has; absent where the platform does not say. */
  readonly names?: number;
}

/** The file system as the loader needs it; all of it only reads. Failures carry the system's `code` (`EACCES`). */
export interface FileSystem {
  /** What a path names, its symlink followed if `follow` says so; `undefined` where there is nothing. */
  stat(path: string, links: 'follow' | 'as-is'): Promise<FileStat | undefined>;
  readFile(path: string): Promise<Uint8Array>;
  /** Names in a directory, sorted; none where there is no such directory. */
  readDirectory(path: string): Promise<readonly string[]>;
  /** The path without symlinks; `undefined` where there is nothing. */
  realpath(path: string): Promise<string | undefined>;
}

type ProblemCode = LoadProblem['code'];

export type Read =
  | {
      readonly ok: true;
      readonly stat: FileStat;
      readonly bytes: Uint8Array;
      /** Made of the bytes when it is asked for. */
      readonly content: string;
    }
  | { readonly ok: false; readonly stat: FileStat | undefined; readonly code: ProblemCode; readonly message: string };

const MEGABYTE = 1024 * 1024;
/** No config is that large; what claims to be one is something else. */
export const LARGEST_CONFIG = 32 * MEGABYTE;
/** OpenClaw refuses larger includes. */
export const LARGEST_INCLUDE = 2 * MEGABYTE;
/** Half of the longest text the engine can hold. */
export const LARGEST_STATE = 256 * MEGABYTE;

/**
 * Reads a text file whole. A byte order mark stays in the text.
 * Never throws: what stands in the way is told in one sentence that says what to do.
 */
export async function readText(files: FileSystem, path: string, largest: number): Promise<Read> {
  let stat: FileStat | undefined;
  const failed = (code: ProblemCode, message: string): Read => ({ ok: false, stat, code, message });
  try {
    stat = await files.stat(path, 'follow');
    if (stat === undefined) {
      const link = await files.stat(path, 'as-is');
      if (link === undefined) return failed('missing', 'The file does not exist; check the path.');
      return failed('missing', 'The file is a symbolic link to nothing; point it at the file or remove it.');
    }
    if (stat.type === 'directory') return failed('directory', 'This is a directory; name a file in it.');
    if (stat.type !== 'file')
      return failed('unreadable', 'This is no regular file; name the file that holds the text.');
    if (stat.size > largest) {
      return failed(
        'too-large',
        `The file has ${Math.ceil(stat.size / MEGABYTE)} MB, more than the ${largest / MEGABYTE} MB that are read; check that it is the right file.`,
      );
    }
    const bytes = await files.readFile(path);
    if (bytes.length >= 2 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))) {
      return failed('binary', 'The file is UTF-16 text, which OpenClaw cannot read; save it as UTF-8.');
    }
    if (bytes.includes(0) && isUtf8(bytes)) {
      return failed(
        'binary',
        'The file holds NUL characters, as files do that were cut off while they were written; restore it from a backup.',
      );
    }
    if (!isUtf8(bytes)) {
      return failed('binary', 'The file is no UTF-8 text; restore it from a backup or save it as UTF-8.');
    }
    return {
      ok: true,
      stat,
      bytes,
      get content() {
        return textOfBytes(bytes);
      },
    };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EACCES' || code === 'EPERM') {
      return failed(
        'no-permission',
        'The file may not be read by this user; run as its owner, or give the owner back the right to read it.',
      );
    }
    if (code === 'ELOOP') return failed('symlink', 'The symbolic links at this path lead in a circle; replace them.');
    if (code === 'EISDIR') return failed('directory', 'This is a directory; name a file in it.');
    return failed('unreadable', `The file cannot be read (${code}); check the disk it is on.`);
  }
}

export function codeOf(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown error';
}

/** Smaller stores are read before anything is gained by looking at their bytes. */
export const LARGE_STORE = MEGABYTE;

/** What was read of a state file, as `listed` takes it: of a large store the bytes, of everything else the text. */
export function contentFor(kind: FileKind, read: Read & { readonly ok: true }) {
  return kind === 'sessions' && read.bytes.length > LARGE_STORE ? { bytes: read.bytes } : { content: read.content };
}

/** A file as an installation lists it. */
export function listed(
  path: string,
  kind: FileKind,
  stat: FileStat,
  more: { readonly agentId?: string | undefined; readonly content?: string; readonly bytes?: Uint8Array } = {},
): InstallationFile {
  const file: InstallationFile = {
    path,
    kind,
    size: stat.size,
    modifiedAt: stat.modifiedAt,
    ...(stat.mode !== undefined && { mode: stat.mode }),
    ...(more.agentId !== undefined && { agentId: more.agentId }),
    ...(more.content !== undefined && { content: more.content }),
  };
  return more.bytes === undefined ? file : fileOfBytes(file, more.bytes);
}
