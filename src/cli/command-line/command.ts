import type { Terminal } from '../terminal.js';
import type { Arguments } from './options.js';

/** What a command's file exports; it is read only when that command is asked for. */
export interface Command {
  run(args: Arguments, terminal: Terminal): Promise<number>;
}

/** A command and what it was given. */
export interface Chosen {
  readonly args: Arguments;
  readonly load: () => Promise<Command>;
}
