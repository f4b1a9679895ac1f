import { readInput, secretReference, typedBatch, typedProvider, typedSet } from '../../index.js';
import { readEditOptions, readHow } from '../command-line/edit-options.js';
import { type Arguments, given, single } from '../command-line/options.js';
import { readSecretWords } from '../command-line/secret-options.js';
import { UsageError } from '../command-line/usage-error.js';
import { runEdit, type Wanted } from '../edit.js';
import type { Terminal } from '../terminal.js';

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const options = readEditOptions(args, terminal);
  return runEdit(options, (await batch(args, terminal)) ?? one(args), terminal);
}

async function batch(args: Arguments, { system }: Terminal): Promise<Wanted | undefined> {
  const file = single(args, 'batch-file');
  const inline = single(args, 'batch-json');
  if (file !== undefined && inline !== undefined) throw new UsageError('give one batch: --batch-json or --batch-file.');
  const text = inline ?? (file === undefined ? undefined : await readInput(file, system));
  if (text === undefined) return undefined;
  if (args.path !== undefined) throw new UsageError('a batch names its paths itself; leave out the one before it.');
  if (readSecretWords(args).type !== 'none') {
    throw new UsageError('a batch says itself what is a "ref" or a "provider"; leave out --ref-… and --provider-….');
  }
  return () => typedBatch(text, readHow(args));
}

function one(args: Arguments): Wanted {
  const secret = readSecretWords(args);
  if (args.path === undefined) throw new UsageError('set needs a path and a value: clawmend set gateway.port 19001');
  const path = String(args.path);
  if (args.value === undefined && secret.type === 'none') {
    throw new UsageError(`set needs a value for ${path}; clawmend unset takes one out.`);
  }
  if (args.value !== undefined && secret.type !== 'none') {
    throw new UsageError(`give a value, or a ${secret.type === 'provider' ? '--provider-…' : '--ref-…'}, not both.`);
  }
  const as = given(args, 'strict-json') || given(args, 'json') ? 'json' : 'by-schema';
  const json = single(args, 'expect-current-json');
  const isAbsent = given(args, 'expect-current-absent');
  if (json !== undefined && isAbsent) throw new UsageError('give one --expect-current-…, not both.');
  const expect = isAbsent ? ('absent' as const) : json === undefined ? undefined : { json };
  const how = readHow(args);
  switch (secret.type) {
    case 'none':
      return () => [typedSet({ path, to: { text: String(args.value), as }, how, expect })];
    case 'reference': {
      const { source, provider, id } = secret;
      return () => [typedSet({ path, to: { value: secretReference(source, provider, id) }, how, expect })];
    }
    case 'provider':
      return () => [typedProvider({ path, words: secret.words, how, expect })];
  }
}
