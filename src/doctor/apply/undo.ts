import * as path from 'node:path';
import { type Journal, type JournalEntry, targetOf } from '../../storage/runs/journal.js';
import { interruptedRuns } from '../../storage/runs/run-directory.js';
import { previewUndo, type UndoOutcome, undoRun } from '../../storage/runs/undo.js';
import type { System } from '../check-options.js';
import { askGateway, gatewayRefusal } from '../guards/gateway-guard.js';
import { sweep } from './sweep.js';

export interface UndoOptions {
  readonly runsDirectory: string;
  /** The newest run that was not undone yet, unless given. */
  readonly runId?: string | undefined;
}

/**
 * Puts back what a fix wrote, save files that have changed since and state that a gateway holds.
 * @throws {StorageError} where there is no such run
 */
export async function undo(system: System, { runsDirectory, runId }: UndoOptions): Promise<Undone> {
  let swept: readonly string[] = [];
  const outcome = await undoRun({
    runsDirectory,
    runId,
    now: system.now().toISOString(),
    pid: system.pid,
    refusal: async (journal) => {
      const directories = new Set(journal.entries.map((entry) => path.dirname(targetOf(entry))));
      swept = await sweep(system, runsDirectory, directories);
      return refusalFor(journal, system);
    },
  });
  return { ...outcome, swept };
}

export interface Undone extends UndoOutcome {
  /** What runs that were cut off had left half written, and was removed. */
  readonly swept: readonly string[];
}

/** What `undo` would do, save what a running gateway would refuse; nothing is written. */
export function undoPreview({ runsDirectory, runId }: UndoOptions): ReturnType<typeof previewUndo> {
  return previewUndo({ runsDirectory, runId });
}

/** Runs that were cut off while they wrote, newest first; `undo` puts back what they had written. */
export function cutOffRuns(system: System, runsDirectory: string): Promise<readonly Journal[]> {
  return interruptedRuns(runsDirectory, (pid) => pid === system.pid || system.isAlive(pid));
}

async function refusalFor({ stateDir, configPath }: Journal, system: System) {
  if (stateDir === undefined || configPath === undefined) return () => undefined;
  const gateway = await askGateway({ stateDir, configPath }, system);
  return (entry: JournalEntry) => (entry.type === 'write' ? gatewayRefusal(gateway, entry.kind) : undefined);
}
