import type { Terminal } from '../terminal.js';

export interface Progress {
  readonly onProgress: (done: number, all: number) => void;
  /** Takes the bar off the screen. */
  end(): void;
}

/** Most runs are over before anybody would look for a bar. */
const PATIENCE_MS = 500;
const REDRAW_MS = 80;
const WIDTH = 30;
const CLEAR_LINE = '\r\u001b[K';

/** A bar on standard error, for long work at a terminal; elsewhere nothing is shown. */
export function createProgress({ status, system }: Pick<Terminal, 'status' | 'system'>): Progress {
  if (status === undefined) return { onProgress: () => undefined, end: () => undefined };
  const began = system.now().getTime();
  let drawn: number | undefined;
  return {
    onProgress(done, all) {
      const now = system.now().getTime();
      if (now - began < PATIENCE_MS || (drawn !== undefined && now - drawn < REDRAW_MS) || all === 0) return;
      drawn = now;
      const filled = Math.round((done / all) * WIDTH);
      const bar = '#'.repeat(filled).padEnd(WIDTH, '.');
      status(`${CLEAR_LINE}checking [${bar}] ${Math.floor((done / all) * 100)} %`);
    },
    end() {
      if (drawn !== undefined) status(CLEAR_LINE);
      drawn = undefined;
    },
  };
}
