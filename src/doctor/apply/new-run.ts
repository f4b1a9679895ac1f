import type { ApplyOptions } from '../../storage/runs/apply-run.js';
import { newRunId } from '../../storage/runs/run-directory.js';
import type { System } from '../check-options.js';
import { tool } from '../tool.js';

/** How many runs stay undoable, and for how long. */
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
