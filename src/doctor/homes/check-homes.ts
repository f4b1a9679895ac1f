import { uncheckedHome } from '../../report/homes/home-report.js';
import type { HomeReport } from '../../report/homes/model.js';
import { pruneOldRuns } from '../apply/new-run.js';
import { checkHome } from './check-home.js';
import type { Home } from './find-homes.js';
import type { HomesOptions } from './homes-options.js';
import { startWorkers, type Workers } from './start-workers.js';

export interface Progress {
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/**
 * Fewer homes are done before a second thread has loaded the program. A thread took
 * about as long to start as forty small homes take to check, on a busy machine (scripts/bench/homes.mjs measures it).
 */
const WORTH_A_WORKER = 48;

/**
 * Checks homes one after the other, in several threads where that pays. The failure of one stops none of the others.
 * @param workers how many threads help this one; as many as the machine has cores for unless given
 * @returns a report for each home, in the order of the homes
 */
export async function checkHomes(
  homes: readonly Home[],
  options: HomesOptions,
  { onProgress, workers }: Progress & { readonly workers?: number | undefined } = {},
): Promise<readonly HomeReport[]> {
  const reports = new Array<HomeReport | undefined>(homes.length);
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  let done = 0;
  const keep = (index: number, report: HomeReport): void => {
    reports[index] = report;
    onProgress?.(++done, homes.length);
  };
  const helping = await startHelping(homes, options, workers, next, keep);
  try {
    for (let index = Atomics.add(next, 0, 1); index < homes.length; index = Atomics.add(next, 0, 1)) {
      const home = homes[index];
      if (home !== undefined) keep(index, await checkHome(home, options));
      // Meanwhile the others have something to tell, and an interruption wants to be seen.
      await new Promise((resolve) => setImmediate(resolve));
      options.check.signal?.throwIfAborted();
    }
    await helping?.finished;
  } finally {
    await helping?.end();
    if (options.mode === 'fix') await pruneOldRuns(options.check.system, options.runsDirectory);
  }
  return reports.map((report, index) => {
    return report ?? uncheckedHome(homes[index]?.name ?? '', 'the thread that checked it has ended; check it alone.');
  });
}

async function startHelping(
  homes: readonly Home[],
  options: HomesOptions,
  asked: number | undefined,
  next: Int32Array<SharedArrayBuffer>,
  keep: (index: number, report: HomeReport) => void,
): Promise<Workers | undefined> {
  const { rules, plugins } = options.check;
  if (rules !== undefined || plugins === 'run' || asked === 0) return undefined;
  if (asked === undefined && homes.length < WORTH_A_WORKER) return undefined;
  return startWorkers({ homes, options, next, keep, workers: asked });
}
