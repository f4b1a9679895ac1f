import { rules } from '../../index.js';
import { runProgram } from '../program.js';
import { processTerminal } from '../terminal.js';
import { keepSqliteQuiet } from './quiet-sqlite.js';

export * from '../../index.js';

/** What `program.cjs` exports to the file that starts it. */
export async function main(argv: readonly string[]): Promise<void> {
  keepSqliteQuiet();
  process.exitCode = await runProgram(argv, processTerminal());
}

/** Grows with the code that has been compiled, so that whoever keeps compiled code knows when to keep it anew. */
export function codeInUse(): number {
  return rules.filter((rule) => 'isLoaded' in rule && rule.isLoaded).length;
}
