import { typedUnset } from '../../index.js';
import { readEditOptions } from '../command-line/edit-options.js';
import type { Arguments } from '../command-line/options.js';
import { runEdit } from '../edit.js';
import type { Terminal } from '../terminal.js';

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const path = String(args.path ?? '');
  return runEdit(readEditOptions(args, terminal), () => [typedUnset(path)], terminal);
}
