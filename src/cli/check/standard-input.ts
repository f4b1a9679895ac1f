import * as path from 'node:path';
import type { Applied, Plan } from '../../index.js';
import type { DoctorOptions } from '../command-line/doctor-options.js';
import { EXIT } from '../exit-code.js';
import { failureMessage } from '../failure-message.js';
import type { Terminal } from '../terminal.js';

/** What makes files of a plan. */
export type Write = (plan: Plan, terminal: Terminal) => Promise<Applied>;

/** A check as it goes on once its options are read. */
export type Check = (options: DoctorOptions, terminal: Terminal, write: Write) => Promise<number>;

/**
 * Checks what comes on standard input. With `--fix` the document goes to standard output, whole, whatever happens:
 * an editor puts what it reads there in the place of its text. The report goes to standard error then.
 */
export async function checkStandardInput(
  readOptions: () => DoctorOptions,
  terminal: Terminal,
  isFix: boolean,
  check: Check,
): Promise<number> {
  const bytes = await terminal.readInput();
  if (!isFix) return check(withInput(readOptions(), bytes, terminal), terminal, noWrite);
  let document: string | Uint8Array = bytes;
  try {
    const options = withInput(readOptions(), bytes, terminal);
    return await check(options, { ...terminal, print: noteText(terminal) }, async ({ result }) => {
      const [file] = options.check.given?.keys() ?? [];
      const found = result.files.find(({ path: checked }) => checked === file);
      // What was not changed goes back byte for byte.
      if (found !== undefined && found.after !== found.before) document = found.after;
      return NOTHING_WRITTEN;
    });
  } catch (error) {
    if (terminal.interrupted.aborted) return EXIT.interrupted;
    await terminal.note(failureMessage(error));
    return EXIT.failure;
  } finally {
    await terminal.print(document);
  }
}

const NOTHING_WRITTEN: Applied = { paths: [], failures: [] };
const noWrite: Write = async () => NOTHING_WRITTEN;

function withInput(options: DoctorOptions, bytes: Uint8Array, { system }: Terminal): DoctorOptions {
  const [name = ''] = options.check.paths ?? [];
  return { ...options, check: { ...options.check, given: new Map([[path.resolve(system.cwd, name), bytes]]) } };
}

function noteText({ note }: Terminal): Terminal['print'] {
  return (text) => note(typeof text === 'string' ? text : new TextDecoder().decode(text));
}
