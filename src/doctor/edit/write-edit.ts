import { writeObstacle } from '../../storage/files/write-obstacle.js';
import type { PlannedChange } from '../../storage/runs/planned-change.js';
import { type RunOutcome, writeRun } from '../apply/write-run.js';
import type { System } from '../check-options.js';
import { editRules } from '../guards/write-rules.js';
import type { ConfigEdit } from './edit-config.js';

/**
 * Writes an edit, with a backup that `undo` puts back: all files of it or none. A file that has changed since it was
 * read is left.
 * @throws {StorageError} where no backup can be kept; nothing is written then
 */
export function writeEdit(
  edit: ConfigEdit,
  system: System,
  { runsDirectory, force }: { readonly runsDirectory: string; readonly force: boolean },
): Promise<RunOutcome> {
  const changes = edit.files.map(
    ({ path, kind, before, after }): PlannedChange =>
      before === undefined ? { type: 'create', path, kind, after } : { type: 'write', path, kind, before, after },
  );
  const paths = changes.map(({ path }) => path);
  const rules = editRules(system, force);
  return writeRun(changes, system, edit, {
    runsDirectory,
    files: edit.configPath === undefined ? paths : [...paths, edit.configPath],
    joint: [paths],
    obstacle: ({ path }) => writeObstacle(path, rules),
  });
}
