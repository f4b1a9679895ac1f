import { SHELLS } from '../command-line/command-forms.js';
import { type Arguments, enumerate } from '../command-line/options.js';
import { UsageError } from '../command-line/usage-error.js';
import { EXIT } from '../exit-code.js';
import { completedCommands } from '../render/completed-commands.js';
import { renderCompletion } from '../render/completion.js';
import type { Terminal } from '../terminal.js';

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const shell = SHELLS.find((known) => known === args.shell);
  if (shell === undefined) {
    throw new UsageError(`completion is for ${enumerate(SHELLS)}, not ${JSON.stringify(args.shell)}.`);
  }
  await terminal.print(renderCompletion(shell, completedCommands()));
  return EXIT.clean;
}
