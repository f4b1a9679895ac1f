import { writeObstacle } from '../../storage/files/write-obstacle.js';
import { type ApplyOutcome, applyRun } from '../../storage/runs/apply-run.js';
import type { PlannedChange } from '../../storage/runs/planned-change.js';
import { newRun } from '../apply/new-run.js';
import type { System } from '../check-options.js';
import { writeRules } from '../guards/write-rules.js';
import type { ConfigEdit } from './edit-config.js';

/**
 * Writes an edit, with a backup that `undo` puts back: all files of it or none. A file that has changed since it was
 * read is left.
 * @throws {StorageError} where no backup can be kept; nothing is written then
 */
export function writeEdit(
  edit: ConfigEdit,
  system: System,
  { runsDirectory }: { readonly runsDirectory: string },
): Promise<ApplyOutcome> {
  const changes = edit.files.map(
    ({ path, kind, before, after }): PlannedChange =>
      before === undefined ? { type: 'create', path, kind, after } : { type: 'write', path, kind, before, after },
  );
  const rules = writeRules(system, 'safe');
  return applyRun(changes, {
    ...newRun(system, runsDirectory, edit),
    joint: [changes.map(({ path }) => path)],
    obstacle: ({ path }) => writeObstacle(path, rules),
  });
}
