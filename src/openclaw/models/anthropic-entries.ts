import { agentScopes } from '../agents/scopes.js';
import { modelsOf, primaryOf } from '../agents/selected-models.js';
import type { ConfigValue } from '../config/view.js';
import { isAtLeast, type Release } from '../releases/release.js';
import { loadedKey, loadedRef, selectedRuntime } from './loaded-runtime-refs.js';
import { parseModelRef } from './ref.js';

/** Names of environment variables that are set. */
export type EnvNames = ReadonlySet<string>;

/** An entry that a release adds to the models map while it loads a config. */
export interface AddedEntry {
  readonly key: string;
  readonly runtime?: 'claude-cli';
}

type ByRelease = readonly (readonly [since: string, models: readonly string[]])[];

/** What is added where Anthropic is paid for by key. From `ANTHROPIC_API_KEY_DEFAULT_ALLOWLIST_REFS`. */
const BY_KEY: ByRelease = [
  ['2026.1.29', []],
  ['2026.5.12', ['claude-haiku-4-5']],
  ['2026.6.1', ['claude-sonnet-4-6']],
  ['2026.7.1', ['claude-sonnet-5', 'claude-sonnet-4-6']],
];

/** What is added where the Claude CLI is used with a subscription. From `CLAUDE_CLI_DEFAULT_ALLOWLIST_REFS`. */
const BY_CLI: ByRelease = [
  [
    '2026.4.29',
    [
      'claude-opus-4-7',
      'claude-sonnet-4-6',
      'claude-opus-4-6',
      'claude-opus-4-5',
      'claude-sonnet-4-5',
      'claude-haiku-4-5',
    ],
  ],
  ['2026.6.1', ['claude-opus-4-8', 'claude-opus-4-7', 'claude-sonnet-4-6', 'claude-opus-4-6']],
  [
    '2026.7.1',
    ['claude-opus-4-8', 'claude-opus-5', 'claude-sonnet-5', 'claude-opus-4-7', 'claude-sonnet-4-6', 'claude-opus-4-6'],
  ],
  [
    '2026.8.1',
    [
      'claude-opus-5',
      'claude-sonnet-5',
      'claude-fable-5',
      'claude-opus-4-8',
      'claude-opus-4-7',
      'claude-sonnet-4-6',
      'claude-opus-4-6',
    ],
  ],
  [
    '2026.9.1',
    [
      'claude-opus-5-5',
      'claude-opus-5',
      'claude-sonnet-5',
      'claude-fable-5-1',
      'claude-fable-5',
      'claude-opus-4-8',
      'claude-opus-4-7',
      'claude-sonnet-4-6',
      'claude-opus-4-6',
    ],
  ],
];

/** From this release on what is added says that the Claude CLI runs it; what the config selects is added too. */
const CLI_BY_ENTRY = '2026.6.1';

/**
 * The entries that a release adds to `agents.defaults.models` by itself. They carry aliases and restrict what may be
 * chosen like those of an author. Stands for `applyAnthropicConfigDefaults` of 2026.4.29 to 2026.9.6.
 */
export function anthropicEntries(
  config: ConfigValue,
  release: Release,
  env: EnvNames | undefined,
): readonly AddedEntry[] {
  if (config.at('agents.defaults') === undefined) return [];
  const mode = authMode(config, env);
  if (mode === 'key') return byKey(config, release);
  return mode === 'sign-in' && usesClaudeCli(config, release) ? byCli(config, release) : [];
}

function byKey(config: ConfigValue, release: Release): readonly AddedEntry[] {
  const models = BY_KEY.findLast(([since]) => isAtLeast(release, since))?.[1];
  const primary = selectedRef(config, release);
  const isAlias = !isAtLeast(release, CLI_BY_ENTRY);
  const target =
    primary === undefined
      ? undefined
      : ((isAlias ? ALIASES[primary.toLowerCase()] : undefined) ?? anthropicRef(primary));
  const isAsked = target !== undefined || keysOf(config, release).some((key) => anthropicRef(key) !== undefined);
  if (models === undefined || !isAsked) return [];
  return newEntries(config, release, [
    ...(target === undefined ? [] : [target]),
    ...models.map((model) => `anthropic/${model}`),
  ]);
}

function byCli(config: ConfigValue, release: Release): readonly AddedEntry[] {
  const models = BY_CLI.findLast(([since]) => isAtLeast(release, since))?.[1];
  if (models === undefined) return [];
  const isByEntry = isAtLeast(release, CLI_BY_ENTRY);
  const refs = [...(isByEntry ? namedModels(config) : []), ...models].map((model) => `anthropic/${model}`);
  const added = newEntries(config, release, refs);
  return isByEntry ? added.map((entry) => ({ ...entry, runtime: 'claude-cli' })) : added;
}

/** Models of Anthropic that the defaults and the agents name. Stands for `collectClaudeCliRuntimeRefsFromConfig`. */
function namedModels(config: ConfigValue): readonly string[] {
  const refs = agentScopes(config).flatMap(({ at }) => [
    ...modelsOf(at.at('model')),
    ...(at.at('models')?.members() ?? []).map(({ key }) => String(key).trim()),
  ]);
  return refs.flatMap((ref) => {
    const parsed = parseModelRef(ref);
    const provider = parsed?.provider?.toLowerCase();
    return parsed !== undefined && (provider === 'claude-cli' || provider === 'anthropic') ? [parsed.model] : [];
  });
}

/** Entries of the author that the release has the Claude CLI run, since they leave the choice open. Stands for `modelEntryWithClaudeCliRuntime`. */
export function runsOnClaudeCli(
  config: ConfigValue,
  key: string,
  entry: ConfigValue,
  release: Release,
  env: EnvNames | undefined,
): boolean {
  if (!isAtLeast(release, CLI_BY_ENTRY) || authMode(config, env) !== 'sign-in' || !usesClaudeCli(config, release))
    return false;
  const id = entry.at('agentRuntime.id')?.string?.trim().toLowerCase();
  return (id === undefined || id === '' || id === 'auto') && /^anthropic\//.test(key);
}

function newEntries(config: ConfigValue, release: Release, refs: readonly string[]): readonly AddedEntry[] {
  const known = keysOf(config, release);
  return [...new Set(refs)].filter((key) => !known.includes(key)).map((key) => ({ key }));
}

function selectedRef(config: ConfigValue, release: Release): string | undefined {
  const model = config.at('agents.defaults.model');
  const text = primaryOf(model);
  return text === undefined || model === undefined ? undefined : loadedRef(config, model.path, text, release);
}

function keysOf(config: ConfigValue, release: Release): readonly string[] {
  const members = config.at('agents.defaults.models')?.members() ?? [];
  return members.map(({ key }) => loadedKey(config, String(key).trim(), release));
}

/** A ref as Anthropic's plugin reads it: without a provider it is one of its own. */
function anthropicRef(ref: string): string | undefined {
  const parsed = parseModelRef(ref);
  if (parsed === undefined) return undefined;
  const provider = parsed.provider?.toLowerCase() ?? 'anthropic';
  if (provider === 'anthropic') return `anthropic/${parsed.model}`;
  const isBedrock = BEDROCK.has(provider) && parsed.model.toLowerCase().includes('anthropic.claude');
  return isBedrock ? `amazon-bedrock/${parsed.model}` : undefined;
}

/** What the plugin itself reads in a primary model before 2026.6.1. Stands for `resolveAnthropicPrimaryModelRef`. */
const ALIASES: Readonly<Record<string, string>> = {
  opus: 'anthropic/claude-opus-4-7',
  sonnet: 'anthropic/claude-sonnet-4-6',
};

/** As its plugin reads them, whether or not the release does. */
const BEDROCK: ReadonlySet<string> = new Set(['amazon-bedrock', 'aws-bedrock', 'bedrock']);

function usesClaudeCli(config: ConfigValue, release: Release): boolean {
  const defaults = config.at('agents.defaults');
  const isAgentOn = defaults?.at('agentRuntime.id')?.string === 'claude-cli';
  if (isAgentOn && !isAtLeast(release, CLI_BY_ENTRY)) return true;
  if (defaults !== undefined && selectedRuntime(defaults, release) === 'claude-cli') return true;
  if (isAtLeast(release, CLI_BY_ENTRY) && selectsClaudeCliAccount(config)) return true;
  const isCli = (ref: string | undefined): boolean =>
    ref !== undefined && parseModelRef(ref)?.provider?.toLowerCase() === 'claude-cli';
  if (isCli(selectedRef(config, release)) || keysOf(config, release).some(isCli)) return true;
  if (!isAtLeast(release, CLI_BY_ENTRY)) return false;
  return (config.at('agents.defaults.models')?.members() ?? []).some(
    (entry) =>
      parseModelRef(String(entry.key))?.provider?.toLowerCase() === 'anthropic' &&
      entry.at('agentRuntime.id')?.string?.trim().toLowerCase() === 'claude-cli',
  );
}

/** Stands for `usesSelectedClaudeCliAuthProfile`. */
function selectsClaudeCliAccount(config: ConfigValue): boolean {
  const providerOf = (id: string | undefined) =>
    id === undefined ? undefined : config.at(['auth', 'profiles', id, 'provider'])?.string;
  const order = ['anthropic', 'claude-cli'].flatMap(
    (provider) => config.at(['auth', 'order', provider])?.items() ?? [],
  );
  const first = order.map((item) => providerOf(item.string)).find((one) => one === 'anthropic' || one === 'claude-cli');
  if (first !== undefined) return first === 'claude-cli';
  const all = (config.at('auth.profiles')?.members() ?? []).map((profile) => profile.at(['provider'])?.string);
  return all.includes('claude-cli') && !all.includes('anthropic');
}

/** Stands for `resolveAnthropicDefaultAuthMode`. */
function authMode(config: ConfigValue, env: EnvNames | undefined): 'key' | 'sign-in' | undefined {
  const profiles = (config.at('auth.profiles')?.members() ?? []).flatMap((profile) => {
    const provider = profile.at(['provider'])?.string;
    if (provider !== 'anthropic' && provider !== 'claude-cli') return [];
    return [{ id: String(profile.key), isKey: provider === 'anthropic' && profile.at(['mode'])?.string === 'api_key' }];
  });
  const order = ['anthropic', 'claude-cli'].flatMap(
    (provider) => config.at(['auth', 'order', provider])?.items() ?? [],
  );
  for (const item of order) {
    const named = profiles.find(({ id }) => id === item.string?.trim());
    if (named !== undefined) return named.isKey ? 'key' : 'sign-in';
  }
  const keys = profiles.filter(({ isKey }) => isKey).length;
  if (profiles.length > 0 && keys === profiles.length) return 'key';
  if (profiles.length > 0 && keys === 0) return 'sign-in';
  if (env?.has('ANTHROPIC_OAUTH_TOKEN')) return 'sign-in';
  return env?.has('ANTHROPIC_API_KEY') ? 'key' : undefined;
}
