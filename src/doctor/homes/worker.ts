import { parentPort, workerData } from 'node:worker_threads';
import { processSystem } from '../process-system.js';
import { checkHome } from './check-home.js';
import type { HomesOptions } from './homes-options.js';
import type { Told, WorkerTask } from './start-workers.js';

/** Takes one home after the other until none is left. */
export async function work(): Promise<void> {
  const { homes, options, next } = workerData as WorkerTask;
  const interruption = new AbortController();
  const port = parentPort;
  if (port === null) return;
  port.on('message', () => interruption.abort());
  // Listening alone is no reason to stay.
  port.unref();
  const here = processSystem();
  const given = options.check as HomesOptions['check'];
  const check = {
    ...given,
    system: { ...given.system, now: here.now, isAlive: here.isAlive },
    signal: interruption.signal,
  };
  for (let index = Atomics.add(next, 0, 1); index < homes.length; index = Atomics.add(next, 0, 1)) {
    const home = homes[index];
    if (home === undefined) return;
    try {
      const told: Told = { index, report: await checkHome(home, { ...options, check }) };
      port.postMessage(told);
    } catch (error) {
      if (interruption.signal.aborted) return;
      throw error;
    }
    await new Promise((resolve) => setImmediate(resolve));
    if (interruption.signal.aborted) return;
  }
}
