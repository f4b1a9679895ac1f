import * as path from 'node:path';
import type { FileSystem } from './file-system.js';

const MAGIC = /[*?[{]/;

/** Whether a name is to be taken for a pattern, where no file of that name is there. */
export function isGlob(name: string): boolean {
  return MAGIC.test(name);
}

/**
 * The paths that a pattern stands for, as a shell reads it: `*`, `?`, `[a-c]`, `{a,b}` within a name, `**` for any
 * number of directories. A name with a leading dot is found only by a pattern that begins with one. Links are followed
 * where they are named, not by `**`.
 * @returns absolute paths, sorted
 */
export async function glob(files: FileSystem, cwd: string, pattern: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const one of alternatives(pattern)) {
    const root = path.parse(one).root;
    const segments = one.slice(root.length).split('/').filter(Boolean);
    for (const name of await matches(files, path.resolve(cwd, root), segments)) found.add(name);
  }
  return [...found].sort();
}

async function matches(files: FileSystem, directory: string, segments: readonly string[]): Promise<readonly string[]> {
  const [segment, ...rest] = segments;
  if (segment === undefined) return [directory];
  if (segment === '**') {
    const below = await subdirectories(files, directory);
    const here = await matches(files, directory, rest.length === 0 ? ['*'] : rest);
    return [...here, ...(await inEach(below, (name) => matches(files, name, segments)))];
  }
  if (!isGlob(segment)) {
    const next = path.join(directory, segment);
    const stat = await files.stat(next, 'follow').catch(() => undefined);
    return stat === undefined ? [] : matches(files, next, rest);
  }
  const names = await readable(files, directory);
  const isMatch = nameMatcher(segment);
  const next = names.filter(isMatch).map((name) => path.join(directory, name));
  return inEach(next, (name) => matches(files, name, rest));
}

async function inEach<T>(
  names: readonly string[],
  find: (name: string) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const found: T[] = [];
  for (const name of names) found.push(...(await find(name)));
  return found;
}

async function subdirectories(files: FileSystem, directory: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await readable(files, directory)) {
    const full = path.join(directory, name);
    if (name.startsWith('.')) continue;
    if ((await files.stat(full, 'as-is').catch(() => undefined))?.type === 'directory') found.push(full);
  }
  return found;
}

/** What may not be looked into holds nothing that a pattern could find. */
function readable(files: FileSystem, directory: string): Promise<readonly string[]> {
  return files.readDirectory(directory).catch(() => []);
}

function nameMatcher(segment: string): (name: string) => boolean {
  const source = segment.replace(/\[[!^]?[^\]]+\]|[*?]|[.+^${}()|[\]\\/]/g, (part) => {
    if (part === '*') return '[^]*';
    if (part === '?') return '[^]';
    if (part.length === 1) return `\\${part}`;
    const inner = part.slice(1, -1).replace(/[\\[\]]/g, '\\$&');
    return `[${inner.startsWith('!') ? `^${inner.slice(1)}` : inner}]`;
  });
  const pattern = new RegExp(`^${source}$`, 'u');
  return (name) => pattern.test(name) && (segment.startsWith('.') || !name.startsWith('.'));
}

/** `a{b,c}` is `ab` and `ac`; a brace without a comma is a character like any other. */
function alternatives(pattern: string): readonly string[] {
  const braces = /\{([^{}]*,[^{}]*)\}/.exec(pattern);
  if (braces === null) return [pattern];
  const before = pattern.slice(0, braces.index);
  const after = pattern.slice(braces.index + braces[0].length);
  return (braces[1] ?? '').split(',').flatMap((part) => alternatives(`${before}${part}${after}`));
}
