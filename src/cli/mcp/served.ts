import type { Arguments } from '../command-line/options.js';
import type { Terminal } from '../terminal.js';

/** What a server of this process looks after. Tools name no files: a client reaches nothing but this installation. */
export interface Served {
  readonly terminal: Terminal;
  readonly config: string | undefined;
  readonly stateDir: string | undefined;
  readonly target: string | undefined;
}

/** The options that lead a command to the installation. */
export function placeOf({ config, stateDir, target }: Served, asked?: string): Arguments {
  return { config, 'state-dir': stateDir, target: asked ?? target };
}
