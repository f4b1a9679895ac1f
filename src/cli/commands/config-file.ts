import { configFile } from '../../index.js';
import { inertText } from '../../report/inert-text.js';
import { readPlaces } from '../command-line/edit-options.js';
import { type Arguments, given } from '../command-line/options.js';
import { EXIT } from '../exit-code.js';
import type { Terminal } from '../terminal.js';

/** Where the config in force lies: what `openclaw config file` is asked for. */
export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const path = await configFile(readPlaces(args, terminal.system));
  const text = given(args, 'json') ? JSON.stringify({ path }, null, 2) : path;
  await terminal.print(`${inertText(text, terminal.isTerminal)}\n`);
  return EXIT.clean;
}
