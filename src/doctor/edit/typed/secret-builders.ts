import { type ConfigPath, formatPath } from '../../../document/config-path.js';
import type { JsonValue } from '../../../document/node.js';
import { isObject } from '../../../document/value.js';
import { fromEntries } from '../plain.js';
import { refuse } from '../refusal.js';

/** As OpenClaw 2026.9.6 holds names of secrets and of their providers (`ref-contract`). */
const ALIAS = /^[a-z][a-z0-9_-]{0,63}$/;
const VARIABLE = /^[A-Z][A-Z0-9_]{0,127}$/;
const COMMAND_ID = /^[A-Za-z0-9][A-Za-z0-9._:/#-]{0,255}$/;
const POINTER_PART = /^(?:[^~]|~0|~1)*$/;

const SOURCES = ['env', 'file', 'exec', 'store'] as const;
type Source = (typeof SOURCES)[number];

/** A provider of secrets as the words of `openclaw config set` make it up; each text is as it was typed. */
export interface ProviderWords {
  readonly source?: string | undefined;
  readonly allowlist: readonly string[];
  readonly path?: string | undefined;
  readonly mode?: string | undefined;
  readonly timeoutMs?: string | undefined;
  readonly maxBytes?: string | undefined;
  readonly command?: string | undefined;
  readonly args: readonly string[];
  readonly noOutputTimeoutMs?: string | undefined;
  readonly maxOutputBytes?: string | undefined;
  readonly jsonOnly: boolean;
  readonly env: readonly string[];
  readonly passEnv: readonly string[];
  readonly trustedDirs: readonly string[];
}

/**
 * Where a secret is kept, in place of the secret.
 * @throws {EditRefused} where OpenClaw would refuse it
 */
export function secretReference(source: string, provider: string, id: string): JsonValue {
  const kind = sourceOf(source, '--ref-source');
  const alias = aliasOf(provider);
  const name = id.trim();
  if (!isIdFor(kind, name)) refuse('value', `${name === '' ? 'An empty text' : name} names no secret: ${IDS[kind]}.`);
  return { source: kind, provider: alias, id: name };
}

const IDS: Readonly<Record<Source, string>> = {
  env: 'a variable is written in capitals, digits and _, such as DISCORD_BOT_TOKEN',
  store: 'a name in the store is written in capitals, digits and _, such as DISCORD_BOT_TOKEN',
  file: 'in a file it is a JSON pointer such as /discord/token, or "value" where the file is the secret',
  exec: 'for a command it is such as vault/openai/api-key, without parts that are . or ..',
};

function isIdFor(source: Source, id: string): boolean {
  switch (source) {
    case 'env':
    case 'store':
      return VARIABLE.test(id);
    case 'file':
      if (id === 'value') return true;
      return id.startsWith('/') && id.split('/').every((part) => POINTER_PART.test(part));
    case 'exec':
      return COMMAND_ID.test(id) && !id.split('/').some((part) => part === '.' || part === '..');
  }
}

/**
 * A provider of secrets, in the order OpenClaw writes its members. Words for another kind of provider are dropped there
 * without one; here they are refused.
 * @throws {EditRefused}
 */
export function secretProvider(words: ProviderWords): JsonValue {
  const source = sourceOf(words.source ?? '', '--provider-source');
  refuseStrangers(source, words);
  const entries = Object.entries(membersOf(source, words)).filter(([, value]) => value !== undefined);
  return fromEntries(entries.map(([key, value]) => [key, value ?? null]));
}

function membersOf(source: Source, words: ProviderWords): { [key: string]: JsonValue | undefined } {
  switch (source) {
    case 'env':
      return { source, allowlist: some(namesOf(words.allowlist).map(variableOf)) };
    case 'file':
      return {
        source,
        path: needed(words.path, '--provider-path', source),
        mode: modeOf(words.mode),
        timeoutMs: wholeNumber(words.timeoutMs, '--provider-timeout-ms'),
        maxBytes: wholeNumber(words.maxBytes, '--provider-max-bytes'),
      };
    case 'store':
      return { source };
    case 'exec':
      return {
        source,
        command: needed(words.command, '--provider-command', source),
        args: some(words.args),
        timeoutMs: wholeNumber(words.timeoutMs, '--provider-timeout-ms'),
        noOutputTimeoutMs: wholeNumber(words.noOutputTimeoutMs, '--provider-no-output-timeout-ms'),
        maxOutputBytes: wholeNumber(words.maxOutputBytes, '--provider-max-output-bytes'),
        jsonOnly: words.jsonOnly ? true : undefined,
        env: words.env.length === 0 ? undefined : fromEntries(words.env.map(assignmentOf)),
        passEnv: some(namesOf(words.passEnv)),
        trustedDirs: some(namesOf(words.trustedDirs)),
      };
  }
}

/** Which kinds of provider take a word. */
const FOR: readonly (readonly [keyof ProviderWords, string, readonly Source[]])[] = [
  ['allowlist', '--provider-allowlist', ['env']],
  ['path', '--provider-path', ['file']],
  ['mode', '--provider-mode', ['file']],
  ['maxBytes', '--provider-max-bytes', ['file']],
  ['timeoutMs', '--provider-timeout-ms', ['file', 'exec']],
  ['command', '--provider-command', ['exec']],
  ['args', '--provider-arg', ['exec']],
  ['noOutputTimeoutMs', '--provider-no-output-timeout-ms', ['exec']],
  ['maxOutputBytes', '--provider-max-output-bytes', ['exec']],
  ['jsonOnly', '--provider-json-only', ['exec']],
  ['env', '--provider-env', ['exec']],
  ['passEnv', '--provider-pass-env', ['exec']],
  ['trustedDirs', '--provider-trusted-dir', ['exec']],
];

function refuseStrangers(source: Source, words: ProviderWords): void {
  for (const [word, option, sources] of FOR) {
    const said = words[word];
    const isSaid = typeof said === 'object' ? said.length > 0 : said !== undefined && said !== false;
    if (!isSaid || sources.includes(source)) continue;
    refuse('value', `${option} is for a provider of kind ${sources.join(' or ')}, and this one is ${source}.`);
  }
}

/** @throws {EditRefused} where no provider can stand at a path */
export function refuseNoProviderPath(path: ConfigPath): void {
  const [first, second, alias, ...more] = path;
  if (first !== 'secrets' || second !== 'providers' || alias === undefined || more.length > 0) {
    refuse('path', `A provider of secrets stands at secrets.providers.NAME, not at ${formatPath(path)}.`);
  }
  aliasOf(String(alias));
}

/** What a batch gives in place of a value. @throws {EditRefused} */
export function referenceIn(value: JsonValue, name: string): JsonValue {
  const { source, provider, id } = isObject(value) ? value : {};
  if (typeof source !== 'string' || typeof provider !== 'string' || typeof id !== 'string') {
    refuse('patch', `${name} needs a "source", a "provider" and an "id", each a text.`);
  }
  return secretReference(source, provider, id);
}

function sourceOf(text: string, option: string): Source {
  const source = SOURCES.find((one) => one === text.trim());
  if (source === undefined) refuse('value', `${option} is env, file, exec or store.`);
  return source;
}

function aliasOf(text: string): string {
  const alias = text.trim();
  if (ALIAS.test(alias)) return alias;
  refuse(
    'value',
    `${alias === '' ? 'An empty text' : alias} names no provider: small letters, digits, - and _, such as default.`,
  );
}

function needed(text: string | undefined, option: string, source: Source): string {
  const given = text?.trim() ?? '';
  if (given === '') refuse('value', `A provider of kind ${source} needs ${option}.`);
  return given;
}

function modeOf(text: string | undefined): string | undefined {
  const mode = text?.trim() ?? '';
  if (mode === '') return undefined;
  if (mode !== 'singleValue' && mode !== 'json') refuse('value', '--provider-mode is singleValue or json.');
  return mode;
}

function wholeNumber(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  const number = /^\+?\d{1,15}$/.test(text.trim()) ? Number(text) : 0;
  if (number <= 0) refuse('value', `${option} is a whole number above 0.`);
  return number;
}

function variableOf(name: string): string {
  if (VARIABLE.test(name)) return name;
  refuse('value', `${name} is no name of a variable: capitals, digits and _, such as OPENAI_API_KEY.`);
}

function assignmentOf(text: string): readonly [string, JsonValue] {
  const equals = text.indexOf('=');
  const name = text.slice(0, Math.max(equals, 0)).trim();
  // What is typed may hold a secret, and is not repeated.
  if (name === '') refuse('value', '--provider-env takes NAME=VALUE.');
  return [name, text.slice(equals + 1)];
}

function namesOf(texts: readonly string[]): readonly string[] {
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

function some(texts: readonly string[]): JsonValue | undefined {
  return texts.length === 0 ? undefined : [...texts];
}
