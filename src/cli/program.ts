import { visibleLines, withoutCommands } from '../report/inert-text.js';
import type { Chosen } from './command-line/command.js';
import { readPlainCheck } from './command-line/plain-check.js';
import { EXIT } from './exit-code.js';
import type { Terminal } from './terminal.js';

/** Runs one command line. @returns the exit status; never throws, never ends the process. */
export async function runProgram(argv: readonly string[], shown: Terminal): Promise<number> {
  const terminal = { ...shown, note: (text: string) => shown.note(withoutCommands(visibleLines(text))) };
  try {
    const chosen = readPlainCheck(argv) ?? (await readCommandLine(argv, terminal));
    if (chosen === undefined) return EXIT.clean;
    const { run } = await chosen.load();
    return await run(chosen.args, terminal);
  } catch (error) {
    if (terminal.interrupted.aborted) return EXIT.interrupted;
    const { failureMessage } = await import('./failure-message.js');
    await terminal.note(failureMessage(error));
    return EXIT.failure;
  }
}

/** Everything else costs the parser that knows commands, help and what people mistype. */
async function readCommandLine(argv: readonly string[], terminal: Terminal): Promise<Chosen | undefined> {
  const { parse } = await import('./command-line/parse.js');
  return parse(argv, terminal);
}
