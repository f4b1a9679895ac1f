import { describe, expect, test } from 'vitest';
import { EditRefused } from '../../../../src/doctor/edit/refusal.js';
import {
  type ProviderWords,
  secretProvider,
  secretReference,
} from '../../../../src/doctor/edit/typed/secret-builders.js';

const NOTHING: ProviderWords = { allowlist: [], args: [], jsonOnly: false, env: [], passEnv: [], trustedDirs: [] };
const provider = (words: Partial<ProviderWords>) => secretProvider({ ...NOTHING, ...words });

describe('a provider of secrets', () => {
  test('has what its kind knows, in the order OpenClaw writes it', () => {
    expect(provider({ source: 'env', allowlist: [' OPENAI_API_KEY ', ''] })).toEqual({
      source: 'env',
      allowlist: ['OPENAI_API_KEY'],
    });
    expect(provider({ source: 'store' })).toEqual({ source: 'store' });
    const file = { source: 'file', path: ' /run/keys.json ', mode: 'json', maxBytes: '4096', timeoutMs: '500' };
    expect(JSON.stringify(provider(file))).toBe(
      '{"source":"file","path":"/run/keys.json","mode":"json","timeoutMs":500,"maxBytes":4096}',
    );
    const exec = {
      source: 'exec',
      command: '/usr/bin/env',
      // Arguments are what they are, blanks and all.
      args: ['read', '', ' x '],
      env: ['A=1=2', 'B='],
      passEnv: ['VAULT_TOKEN'],
      trustedDirs: ['/usr/bin'],
      jsonOnly: true,
      noOutputTimeoutMs: '900',
      maxOutputBytes: '4096',
    };
    expect(JSON.stringify(provider(exec))).toBe(
      '{"source":"exec","command":"/usr/bin/env","args":["read",""," x "],"noOutputTimeoutMs":900,"maxOutputBytes":4096,"jsonOnly":true,"env":{"A":"1=2","B":""},"passEnv":["VAULT_TOKEN"],"trustedDirs":["/usr/bin"]}',
    );
  });

  test.each<[string, Partial<ProviderWords>]>([
    ['--provider-source is env', { source: 'vault' }],
    ['needs --provider-path', { source: 'file' }],
    ['needs --provider-command', { source: 'exec', command: ' ' }],
    ['singleValue or json', { source: 'file', path: '/a', mode: 'yaml' }],
    ['whole number above 0', { source: 'file', path: '/a', maxBytes: '0' }],
    ['whole number above 0', { source: 'exec', command: '/a', timeoutMs: '1.5' }],
    ['no name of a variable', { source: 'env', allowlist: ['openai'] }],
    ['NAME=VALUE', { source: 'exec', command: '/a', env: ['=x'] }],
    ['for a provider of kind file', { source: 'env', path: '/a' }],
    ['for a provider of kind file or exec', { source: 'store', timeoutMs: '5' }],
  ])('is refused: %s', (why, words) => {
    expect(() => provider(words)).toThrow(why);
    expect(() => provider(words)).toThrow(EditRefused);
  });

  test('what is typed for its environment is not repeated', () => {
    expect(() => provider({ source: 'exec', command: '/a', env: ['sk-proj-abcdefghijklmnop'] })).not.toThrow('sk-proj');
  });
});

describe('a reference to a secret', () => {
  test.each([
    ['env', 'DISCORD_BOT_TOKEN'],
    ['store', 'DISCORD_BOT_TOKEN'],
    ['file', '/discord/token'],
    ['file', 'value'],
    ['exec', 'vault/openai/api-key'],
  ])('of %s: %s', (source, id) => {
    expect(secretReference(source, 'default', ` ${id} `)).toEqual({ source, provider: 'default', id });
  });

  test.each([
    ['env', 'default', 'lower'],
    ['env', 'Default', 'UPPER'],
    ['env', '', 'UPPER'],
    ['file', 'default', 'no/slash'],
    ['file', 'default', '/a~2'],
    ['exec', 'default', 'a/../b'],
    ['vault', 'default', 'UPPER'],
    ['env', 'default', ''],
  ])('is refused: %s %s %s', (source, provider, id) => {
    expect(() => secretReference(source, provider, id)).toThrow(EditRefused);
  });
});
