import { writeObstacle } from '../../storage/files/write-obstacle.js';
import type { PlannedChange } from '../../storage/runs/planned-change.js';
import { type RunOutcome, writeRun } from '../apply/write-run.js';
import type { System } from '../check-options.js';
import { writeRules } from '../guards/write-rules.js';
import type { Restoration } from './restore-comments.js';

/**
 * Writes what was restored, with a backup that `undo` puts back; a file that has changed since it was read is left.
 * @throws {StorageError} where no backup can be kept; nothing is written then
 */
export function writeRestored(
  restoration: Restoration,
  system: System,
  { runsDirectory }: { readonly runsDirectory: string },
): Promise<RunOutcome> {
  const changes = restoration.files.flatMap((file): PlannedChange[] =>
    file.outcome === 'restored'
      ? [{ type: 'write', path: file.path, kind: file.kind, before: file.before, after: file.after }]
      : [],
  );
  const rules = writeRules(system, 'safe');
  return writeRun(changes, system, restoration, {
    runsDirectory,
    files: restoration.files.map(({ path }) => path),
    obstacle: ({ path }) => writeObstacle(path, rules),
  });
}
