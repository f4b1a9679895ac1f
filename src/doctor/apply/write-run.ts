import * as path from 'node:path';
import { writeTarget } from '../../storage/files/write-target.js';
import { type ApplyOutcome, applyRun, type ApplyOptions as RunOptions } from '../../storage/runs/apply-run.js';
import type { PlannedChange } from '../../storage/runs/planned-change.js';
import type { System } from '../check-options.js';
import { newRun } from './new-run.js';
import { sweep } from './sweep.js';

export interface WriteOptions extends Pick<RunOptions, 'joint' | 'obstacle' | 'dependents' | 'signal'> {
  /** Where backups and the journal for `undo` are kept; a private directory, made if missing. */
  readonly runsDirectory: string;
  /** `later`: whoever calls tidies the directory up, once, after many runs. */
  readonly prune?: 'now' | 'later';
  /** Files beside which a run that was cut off may have left something. */
  readonly files: Iterable<string>;
}

export interface RunOutcome extends ApplyOutcome {
  /** What runs that were cut off had left half written, and was removed. */
  readonly swept: readonly string[];
}

/**
 * The one way in which any command writes: clears away what a run that was cut off has left, then writes with a backup
 * that `undo` puts back.
 * @throws {StorageError} where no backup can be kept; nothing is written then
 */
export async function writeRun(
  changes: readonly PlannedChange[],
  system: System,
  about: Pick<RunOptions, 'stateDir' | 'configPath'>,
  { runsDirectory, prune = 'now', files, ...how }: WriteOptions,
): Promise<RunOutcome> {
  const { keep, ...run } = newRun(system, runsDirectory, about);
  const swept = await sweep(system, prune === 'now' ? runsDirectory : undefined, directoriesOf(files));
  const outcome = await applyRun(changes, {
    ...run,
    ...(keep !== undefined && prune === 'now' && { keep }),
    ...how,
  });
  return { ...outcome, swept };
}

/** Those behind links included: a file is written where it lies. */
function directoriesOf(files: Iterable<string>): ReadonlySet<string> {
  return new Set([...files].map((file) => path.dirname(placeOf(file))));
}

function placeOf(file: string): string {
  try {
    return writeTarget(file).path;
  } catch {
    return file;
  }
}
