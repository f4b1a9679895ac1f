import type { PlatformPath } from 'node:path';
import type { FileSystem } from './file-system.js';

/** Deeper homes than this are none. */
const MAX_DEPTH = 64;
const LARGEST_INDEX = 64 * 1024 * 1024;

/**
 * Which of some files git tracks, as the index of the working tree above them says; git itself is not run.
 * What cannot be read, and an index in a form that shortens its paths, is left out.
 */
export async function trackedFiles(
  candidates: readonly string[],
  files: FileSystem,
  paths: PlatformPath,
): Promise<ReadonlySet<string>> {
  const tracked = new Set<string>();
  const indexes = new Map<string, Buffer | undefined>();
  for (const candidate of candidates) {
    const file = (await files.realpath(candidate).catch(() => undefined)) ?? candidate;
    const tree = await treeAbove(file, files, paths);
    if (tree === undefined) continue;
    if (!indexes.has(tree.index)) indexes.set(tree.index, await readIndex(tree.index, files));
    const index = indexes.get(tree.index);
    const name = paths.relative(tree.root, file).split(paths.sep).join('/');
    if (index !== undefined && holds(index, name)) tracked.add(candidate);
  }
  return tracked;
}

async function treeAbove(file: string, files: FileSystem, paths: PlatformPath) {
  let root = paths.dirname(file);
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const git = paths.join(root, '.git');
    const stat = await files.stat(git, 'follow').catch(() => undefined);
    if (stat?.type === 'directory') return { root, index: paths.join(git, 'index') };
    if (stat?.type === 'file') {
      // A linked working tree or a submodule: the file says where its own index lies.
      const text = Buffer.from(await files.readFile(git).catch(() => new Uint8Array())).toString('utf8');
      const place = /^gitdir:\s*(\S.*?)\s*$/m.exec(text)?.[1];
      return place === undefined ? undefined : { root, index: paths.join(paths.resolve(root, place), 'index') };
    }
    const parent = paths.dirname(root);
    if (parent === root) return undefined;
    root = parent;
  }
  return undefined;
}

async function readIndex(path: string, files: FileSystem): Promise<Buffer | undefined> {
  const stat = await files.stat(path, 'follow').catch(() => undefined);
  if (stat?.type !== 'file' || stat.size > LARGEST_INDEX) return undefined;
  const bytes = await files.readFile(path).catch(() => undefined);
  if (bytes === undefined) return undefined;
  const index = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isWhole = index.length > HEADER && index.toString('latin1', 0, 4) === 'DIRC';
  return isWhole && index.readUInt32BE(4) <= UNCOMPRESSED ? index : undefined;
}

const HEADER = 12;
/** From version 4 on paths are written as what they differ in from the one before. */
const UNCOMPRESSED = 3;
/** The low bits of the flags before a path hold its length. */
const LENGTH_BITS = 0xfff;

/** An entry is its flags, its path and a zero byte. */
function holds(index: Buffer, name: string): boolean {
  const path = Buffer.from(name, 'utf8');
  for (let at = index.indexOf(path, HEADER); at >= 0; at = index.indexOf(path, at + 1)) {
    const length = index.readUInt16BE(at - 2) & LENGTH_BITS;
    // Version 3 may have two more bytes of flags before the path.
    const extended = index.readUInt16BE(at - 4) & LENGTH_BITS;
    const wanted = Math.min(path.length, LENGTH_BITS);
    if (index[at + path.length] === 0 && (length === wanted || extended === wanted)) return true;
  }
  return false;
}
