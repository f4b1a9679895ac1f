import * as path from 'node:path';
import { writeObstacle } from '../../storage/files/write-obstacle.js';
import { type ApplyOutcome, applyRun } from '../../storage/runs/apply-run.js';
import type { PlannedChange } from '../../storage/runs/planned-change.js';
import { newRun } from '../apply/new-run.js';
import { sweep } from '../apply/sweep.js';
import type { System } from '../check-options.js';
import { writeRules } from '../guards/write-rules.js';
import type { Restoration } from './restore-comments.js';

/**
 * Writes what was restored, with a backup that `undo` puts back; a file that has changed since it was read is left.
 * @throws {StorageError} where no backup can be kept; nothing is written then
 */
export async function writeRestored(
  restoration: Restoration,
  system: System,
  { runsDirectory }: { readonly runsDirectory: string },
): Promise<ApplyOutcome & { readonly swept: readonly string[] }> {
  const changes = restoration.files.flatMap((file): PlannedChange[] =>
    file.outcome === 'restored'
      ? [{ type: 'write', path: file.path, kind: file.kind, before: file.before, after: file.after }]
      : [],
  );
  const rules = writeRules(system, 'safe');
  const swept = await sweep(system, runsDirectory, new Set(restoration.files.map((file) => path.dirname(file.path))));
  const outcome = await applyRun(changes, {
    ...newRun(system, runsDirectory, restoration),
    obstacle: (change) => writeObstacle(change.path, rules),
  });
  return { ...outcome, swept };
}
