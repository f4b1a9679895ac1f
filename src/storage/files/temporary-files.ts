import { randomUUID } from 'node:crypto';
import { lstat, readdir, unlink } from 'node:fs/promises';
import * as path from 'node:path';

const OURS = /^\.clawmend\.(\d+)\.[0-9a-f-]{36}\.tmp$/;

/** Says whose it is and who made it, so that a later run can clear away what a crash has left. */
export function temporaryName(pid: number): string {
  return `.clawmend.${pid}.${randomUUID()}.tmp`;
}

/**
 * Removes the temporary files that runs which are no more have left in some directories: they hold what was to be
 * written, secrets included.
 * @param isAlive whether the process that made a file may still be at work on it
 * @returns the paths of what was removed
 */
export async function sweepTemporaries(
  directories: Iterable<string>,
  isAlive: (pid: number) => boolean,
): Promise<readonly string[]> {
  const swept: string[] = [];
  for (const directory of new Set(directories)) {
    const names = await readdir(directory).catch((): string[] => []);
    for (const name of names) {
      const pid = Number(OURS.exec(name)?.[1] ?? Number.NaN);
      if (Number.isNaN(pid) || isAlive(pid)) continue;
      const file = path.join(directory, name);
      if (await removed(file)) swept.push(file);
    }
  }
  return swept;
}

async function removed(file: string): Promise<boolean> {
  try {
    if (!(await lstat(file)).isFile()) return false;
    await unlink(file);
    return true;
  } catch {
    return false;
  }
}
