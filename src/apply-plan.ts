import type { System } from './check-options.js';
import type { Plan } from './plan.js';
import type { Written } from './report/input.js';
import { applyRun, type PlannedChange } from './storage/apply-run.js';
import { newRunId, runDirectory } from './storage/run-store.js';
import { tool } from './tool.js';

export interface ApplyOptions {
  /** Where backups and the journal for `undo` are kept; a private directory, made if missing. */
  readonly runsDirectory: string;
  /** Once aborted, no further file is touched. */
  readonly signal?: AbortSignal;
}

/** How many runs stay undoable. */
const KEPT_RUNS = 20;

/**
 * Writes what a plan worked out; files that have changed since they were read are left alone.
 * @throws {StorageError} where no backup can be kept; nothing is written then
 */
export async function applyPlan(plan: Plan, system: System, options: ApplyOptions): Promise<Written> {
  const now = system.now();
  const runId = newRunId(now);
  const outcome = await applyRun(plannedChanges(plan), {
    runsDirectory: options.runsDirectory,
    runId,
    tool: `${tool.name} ${tool.version}`,
    startedAt: now.toISOString(),
    pid: system.pid,
    keepRuns: KEPT_RUNS,
    ...(options.signal && { signal: options.signal }),
  });
  const hasBackup = outcome.runId !== undefined;
  return { ...outcome, ...(hasBackup && { backup: runDirectory(options.runsDirectory, runId) }) };
}

function plannedChanges({ result, installations }: Plan): readonly PlannedChange[] {
  const writes = result.files
    .filter(({ before, after }) => before !== after)
    .map(({ path, before, after }): PlannedChange => ({ type: 'write', path, before, after }));
  const actions = result.actions.map((action): PlannedChange => {
    if (action.action === 'chmod') return { type: 'chmod', path: action.path, mode: action.mode };
    const file = installations.flatMap(({ files }) => files).find(({ path }) => path === action.path);
    return {
      type: 'delete',
      path: action.path,
      ...(file && { seen: { size: file.size, modifiedAt: file.modifiedAt } }),
    };
  });
  return [...writes, ...actions];
}
