import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { onTestFinished } from 'vitest';

/** A directory of its own for one test, gone afterwards. */
export async function scratchDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'clawmend-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

export async function modeOf(file: string): Promise<string> {
  return ((await stat(file)).mode & 0o777).toString(8);
}

export async function leftovers(directory: string): Promise<readonly string[]> {
  return (await readdir(directory)).filter((name) => name.endsWith('.tmp'));
}

/** Running as root, permissions stop nobody: such a test could not fail. */
export const isRoot = process.getuid?.() === 0;
