import { sweepTemporaries } from '../../storage/files/temporary-files.js';
import { runDirectories } from '../../storage/runs/run-directory.js';
import type { System } from '../check-options.js';

/**
 * Removes what runs that were cut off have left half written, where a run is about to write and where journals are kept.
 * @param runsDirectory not looked at unless given: of many runs one is enough to do that
 * @returns the paths of what was removed, to be told
 */
export async function sweep(
  system: System,
  runsDirectory: string | undefined,
  directories: Iterable<string>,
): Promise<readonly string[]> {
  const isAlive = (pid: number): boolean => pid === system.pid || system.isAlive(pid);
  const runs = runsDirectory === undefined ? [] : await runDirectories(runsDirectory);
  return sweepTemporaries([...directories, ...runs], isAlive);
}
