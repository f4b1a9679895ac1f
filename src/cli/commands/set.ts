import { readInput, secretReference, typedBatch, typedSet } from '../../index.js';
import { readEditOptions, readHow } from '../command-line/edit-options.js';
import { type Arguments, given, single } from '../command-line/options.js';
import { UsageError } from '../command-line/usage-error.js';
import { runEdit, type Wanted } from '../edit.js';
import type { Terminal } from '../terminal.js';

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const options = readEditOptions(args, terminal);
  return runEdit(options, (await batch(args, terminal)) ?? one(args), terminal);
}

async function batch(args: Arguments, { system }: Terminal): Promise<Wanted | undefined> {
  const file = single(args, 'batch-file');
  const text = single(args, 'batch-json') ?? (file === undefined ? undefined : await readInput(file, system));
  if (text === undefined) return undefined;
  if (args.path !== undefined) throw new UsageError('a batch names its paths itself; leave out the one before it.');
  return () => typedBatch(text, readHow(args));
}

function one(args: Arguments): Wanted {
  const path = args.path;
  if (path === undefined) throw new UsageError('set needs a path and a value: clawmend set gateway.port 19001');
  const reference = referenceOf(args);
  if (args.value === undefined && reference === undefined) {
    throw new UsageError(`set needs a value for ${String(path)}; clawmend unset takes one out.`);
  }
  if (args.value !== undefined && reference !== undefined) {
    throw new UsageError('give a value or a --ref-… to a secret, not both.');
  }
  const as = given(args, 'strict-json') || given(args, 'json') ? 'json' : 'by-schema';
  const to = reference === undefined ? ({ text: String(args.value), as } as const) : { value: reference };
  const json = single(args, 'expect-current-json');
  const isAbsent = given(args, 'expect-current-absent');
  if (json !== undefined && isAbsent) throw new UsageError('give one --expect-current-…, not both.');
  const expect = isAbsent ? ('absent' as const) : json === undefined ? undefined : { json };
  const how = readHow(args);
  return () => [typedSet({ path: String(path), to, how, expect })];
}

function referenceOf(args: Arguments) {
  const [source, provider, id] = ['ref-source', 'ref-provider', 'ref-id'].map((name) => single(args, name));
  if (source === undefined && provider === undefined && id === undefined) return undefined;
  if (source !== undefined && provider !== undefined && id !== undefined) return secretReference(source, provider, id);
  throw new UsageError('a reference to a secret needs --ref-source, --ref-provider and --ref-id.');
}
