import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { HomeReport } from '../../report/homes/model.js';
import type { Home } from './find-homes.js';
import type { HomesOptions } from './homes-options.js';
import { workerFile } from './worker-file.js';

/** Threads that help. */
export interface Workers {
  /** Settled once none of them has anything left to do. */
  readonly finished: Promise<unknown>;
  end(): Promise<void>;
}

/** What a worker is started with. */
export interface WorkerTask {
  readonly homes: readonly Home[];
  readonly options: Omit<HomesOptions, 'check'> & { readonly check: object };
  /** The index of the next home that nobody has taken yet. */
  readonly next: Int32Array<SharedArrayBuffer>;
}

/** What a worker tells. */
export interface Told {
  readonly index: number;
  readonly report: HomeReport;
}

/** More threads than these wait for the disk. */
const MOST = 8;

/** @returns `undefined` where the program was not built, or the machine has one core */
export async function startWorkers({
  homes,
  options,
  next,
  keep,
  workers = Math.min(MOST, availableParallelism()) - 1,
}: {
  readonly homes: readonly Home[];
  readonly options: HomesOptions;
  readonly next: Int32Array<SharedArrayBuffer>;
  readonly keep: (index: number, report: HomeReport) => void;
  readonly workers?: number | undefined;
}): Promise<Workers | undefined> {
  const file = await workerFile();
  if (file === undefined || workers < 1) return undefined;
  const { signal, system, ...check } = options.check;
  const { now: _now, isAlive: _isAlive, ...place } = system;
  const workerData: WorkerTask = {
    homes,
    options: { ...options, check: { ...check, system: { ...place, env: { ...place.env } } } },
    next,
  };
  const running = Array.from({ length: workers }, () => {
    const worker = new Worker(file, { workerData, execArgv: [] });
    worker.on('message', ({ index, report }: Told) => keep(index, report));
    const abort = (): void => worker.postMessage('abort');
    signal?.addEventListener('abort', abort, { once: true });
    const ended = new Promise<void>((resolve) => {
      // What it was at is told as not checked; the homes it has not taken are left to the others.
      worker.on('error', () => resolve());
      worker.on('exit', () => resolve());
    }).finally(() => signal?.removeEventListener('abort', abort));
    return { worker, ended };
  });
  const finished = Promise.all(running.map(({ ended }) => ended));
  return {
    finished,
    // An aborted worker ends by itself, between two files.
    end: async () => {
      await finished;
    },
  };
}
