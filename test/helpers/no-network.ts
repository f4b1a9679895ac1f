import { afterEach, expect, onTestFinished } from 'vitest';
import { refuseNetwork } from './refuse-network.mjs';

/** One for all files of a worker, which load this more than once. */
interface Watch {
  refused: string[];
  mayListen: boolean;
}

declare global {
  var clawmendNetworkWatch: Watch | undefined;
}

function startWatching(): Watch {
  const watch: Watch = { refused: [], mayListen: false };
  refuseNetwork(
    (what) => {
      watch.refused.push(what);
      throw new Error(`refused: ${what}`);
    },
    () => watch.mayListen,
  );
  return watch;
}

globalThis.clawmendNetworkWatch ??= startWatching();
const watch = globalThis.clawmendNetworkWatch;

// Whoever is refused may have swallowed the error.
afterEach(() => {
  expect(takeRefused(), 'what wanted to go out to the network').toEqual([]);
});

/** What was refused since the last call. */
export function takeRefused(): readonly string[] {
  const { refused } = watch;
  watch.refused = [];
  return refused;
}

/** For the rest of a test: it needs somebody who answers on this machine. */
export function listenOnThisMachine(): void {
  watch.mayListen = true;
  onTestFinished(() => {
    watch.mayListen = false;
  });
}
