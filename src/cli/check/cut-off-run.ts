import { cutOffRuns, tool } from '../../index.js';
import type { Terminal } from '../terminal.js';

/** Told before more is written: what such a run had done is then the older state. */
export async function noteCutOffRun(directory: string, { system, note }: Terminal): Promise<void> {
  const [newest] = await cutOffRuns(system, directory).catch(() => []);
  if (newest === undefined) return;
  await note(
    `The run of ${newest.startedAt} was cut off while it wrote. To put back what it wrote: ${tool.name} undo ${newest.runId}\n`,
  );
}
