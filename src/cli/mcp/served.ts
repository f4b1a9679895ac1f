import type { Terminal } from '../terminal.js';

/** What a server of this process looks after. Tools name no files: a client reaches nothing but this installation. */
export interface Served {
  readonly terminal: Terminal;
  readonly config: string | undefined;
  readonly stateDir: string | undefined;
  readonly target: string | undefined;
}

/** The options that lead a command to the installation. */
export function placeArguments({ config, stateDir, target }: Served, asked?: string): readonly string[] {
  const release = asked ?? target;
  return [
    ...(config === undefined ? [] : [`--config=${config}`]),
    ...(stateDir === undefined ? [] : [`--state-dir=${stateDir}`]),
    ...(release === undefined ? [] : [`--target=${release}`]),
  ];
}
