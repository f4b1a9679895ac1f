import type { ApplyOptions } from '../../storage/runs/apply-run.js';
import { newRunId, pruneRuns } from '../../storage/runs/run-directory.js';
import type { System } from '../check-options.js';
import { tool } from '../tool.js';

/** How many runs of an installation stay undoable, and for how long. */
const KEPT = { runs: 20, days: 90 } as const;

/** What the journal says of a run that begins now. */
export function newRun(
  system: System,
  runsDirectory: string,
  { stateDir, configPath }: Pick<ApplyOptions, 'stateDir' | 'configPath'>,
): ApplyOptions {
  const now = system.now();
  return {
    runsDirectory,
    runId: newRunId(now),
    tool: `${tool.name} ${tool.version}`,
    startedAt: now.toISOString(),
    pid: system.pid,
    stateDir,
    configPath,
    keep: KEPT,
  };
}

/** Removes old backups after a run over many homes, which leaves that to its end. */
export async function pruneOldRuns(system: System, runsDirectory: string): Promise<void> {
  await pruneRuns(runsDirectory, { keep: KEPT.runs, days: KEPT.days, now: system.now() }).catch(() => undefined);
}
