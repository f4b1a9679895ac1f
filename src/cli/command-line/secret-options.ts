import type { Options } from 'yargs';
import type { ProviderWords } from '../../index.js';
import { flag, text } from './option-kinds.js';
import { type Arguments, given, repeated, single } from './options.js';
import { UsageError } from './usage-error.js';

const REFERENCE = 'A reference to a secret:';
const PROVIDER = 'A provider of secrets (at secrets.providers.NAME):';

export const secretOptions: Readonly<Record<string, Options>> = {
  'ref-source': text('Where the secret is: env, file, exec or store', { group: REFERENCE }),
  'ref-provider': text('The provider of the secret', { group: REFERENCE }),
  'ref-id': text('The name of the secret there', { group: REFERENCE }),
  'provider-source': text('Its kind: env, file, exec or store', { group: PROVIDER }),
  'provider-allowlist': text('env: a variable it may read; repeatable', { group: PROVIDER }),
  'provider-path': text('file: the file', { group: PROVIDER }),
  'provider-mode': text('file: singleValue or json', { group: PROVIDER }),
  'provider-max-bytes': text('file: the largest it may be', { group: PROVIDER }),
  'provider-timeout-ms': text('file, exec: how long it may take', { group: PROVIDER }),
  'provider-command': text('exec: the program, by its absolute path', { group: PROVIDER }),
  'provider-arg': text('exec: an argument, as it is; repeatable', { group: PROVIDER }),
  'provider-json-only': flag('exec: it answers in JSON', { group: PROVIDER }),
  'provider-env': text('exec: NAME=VALUE for its environment; repeatable', { group: PROVIDER }),
  'provider-pass-env': text('exec: a variable it is given; repeatable', { group: PROVIDER }),
  'provider-trusted-dir': text('exec: a directory the program may lie in; repeatable', { group: PROVIDER }),
  'provider-no-output-timeout-ms': text('exec: how long it may say nothing', { group: PROVIDER }),
  'provider-max-output-bytes': text('exec: how much it may say', { group: PROVIDER }),
};

/** What stands for a value: nothing, a reference to a secret, or a provider of secrets. */
export type SecretWords =
  | { readonly type: 'none' }
  | { readonly type: 'reference'; readonly source: string; readonly provider: string; readonly id: string }
  | { readonly type: 'provider'; readonly words: ProviderWords };

/** @throws {UsageError} */
export function readSecretWords(args: Arguments): SecretWords {
  const isNamed = (prefix: string): boolean =>
    Object.keys(secretOptions).some((name) => name.startsWith(prefix) && args[name] !== undefined);
  const isReference = isNamed('ref-');
  if (isNamed('provider-')) {
    if (isReference) throw new UsageError('give a --ref-… to a secret or a --provider-… of secrets, not both.');
    return { type: 'provider', words: providerWords(args) };
  }
  if (!isReference) return { type: 'none' };
  const [source, provider, id] = ['ref-source', 'ref-provider', 'ref-id'].map((name) => single(args, name));
  if (source !== undefined && provider !== undefined && id !== undefined) {
    return { type: 'reference', source, provider, id };
  }
  throw new UsageError('a reference to a secret needs --ref-source, --ref-provider and --ref-id.');
}

function providerWords(args: Arguments): ProviderWords {
  const one = (name: string) => single(args, `provider-${name}`);
  const all = (name: string) => repeated(args, `provider-${name}`);
  if (one('source') === undefined) {
    throw new UsageError('a provider of secrets needs its kind: --provider-source env, file, exec or store.');
  }
  return {
    source: one('source'),
    allowlist: all('allowlist'),
    path: one('path'),
    mode: one('mode'),
    timeoutMs: one('timeout-ms'),
    maxBytes: one('max-bytes'),
    command: one('command'),
    args: all('arg'),
    noOutputTimeoutMs: one('no-output-timeout-ms'),
    maxOutputBytes: one('max-output-bytes'),
    jsonOnly: given(args, 'provider-json-only'),
    env: all('env'),
    passEnv: all('pass-env'),
    trustedDirs: all('trusted-dir'),
  };
}

/** Arguments of a provider's command may look like options of ours: OpenClaw takes the next word, whatever it is. */
export function withProviderArguments(argv: readonly string[]): readonly string[] {
  const words: string[] = [];
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? '';
    const next = argv[index + 1];
    if (word !== '--provider-arg' || next === undefined) {
      words.push(word);
      continue;
    }
    words.push(`${word}=${next}`);
    index++;
  }
  return words;
}
