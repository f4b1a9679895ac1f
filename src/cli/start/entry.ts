import { runProgram } from '../program.js';
import { processTerminal } from '../terminal.js';
import { keepSqliteQuiet } from './quiet-sqlite.js';

/** What the file that starts the program calls. */
export async function main(argv: readonly string[]): Promise<void> {
  keepSqliteQuiet();
  process.exitCode = await runProgram(argv, processTerminal());
}
