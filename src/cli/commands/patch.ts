import { readInput, readPatch, textOfInput } from '../../index.js';
import { readEditOptions } from '../command-line/edit-options.js';
import { type Arguments, given, repeated, single } from '../command-line/options.js';
import { UsageError } from '../command-line/usage-error.js';
import { runEdit } from '../edit.js';
import type { Terminal } from '../terminal.js';

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const options = readEditOptions(args, terminal);
  const text = await patchText(args, terminal);
  const how = given(args, 'replace') ? 'replace' : 'assign';
  return runEdit(options, () => readPatch(text, { how, replace: repeated(args, 'replace-path') }), terminal);
}

async function patchText(args: Arguments, terminal: Terminal): Promise<string> {
  const named = [single(args, 'file'), given(args, 'stdin') ? '-' : undefined].filter((name) => name !== undefined);
  const [name, ...more] = named;
  if (name === undefined)
    throw new UsageError('patch needs a file, or - for standard input: clawmend patch change.json5');
  if (more.length > 0) throw new UsageError('give one patch: a file, or standard input.');
  if (name !== '-') return readInput(name, terminal.system);
  return textOfInput(await terminal.readInput());
}
