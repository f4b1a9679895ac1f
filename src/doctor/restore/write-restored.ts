import { writeObstacle } from '../../storage/files/write-obstacle.js';
import { type ApplyOutcome, applyRun } from '../../storage/runs/apply-run.js';
import type { PlannedChange } from '../../storage/runs/planned-change.js';
import { newRunId } from '../../storage/runs/run-directory.js';
import { KEPT } from '../apply/apply-plan.js';
import type { System } from '../check-options.js';
import { writeRules } from '../guards/write-rules.js';
import { tool } from '../tool.js';
import type { Restoration } from './restore-comments.js';

/**
 * Writes what was restored, with a backup that `undo` puts back; a file that has changed since it was read is left.
 * @throws {StorageError} where no backup can be kept; nothing is written then
 */
export function writeRestored(
  { files, stateDir, configPath }: Restoration,
  system: System,
  { runsDirectory }: { readonly runsDirectory: string },
): Promise<ApplyOutcome> {
  const changes = files.flatMap((file): PlannedChange[] =>
    file.outcome === 'restored'
      ? [{ type: 'write', path: file.path, kind: file.kind, before: file.before, after: file.after }]
      : [],
  );
  const now = system.now();
  const rules = writeRules(system, 'safe');
  return applyRun(changes, {
    runsDirectory,
    runId: newRunId(now),
    tool: `${tool.name} ${tool.version}`,
    startedAt: now.toISOString(),
    pid: system.pid,
    stateDir,
    configPath,
    keep: KEPT,
    obstacle: ({ path }) => writeObstacle(path, rules),
  });
}
