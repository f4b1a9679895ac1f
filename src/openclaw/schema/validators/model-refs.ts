import type { ConfigPath } from '../../../document/config-path.js';
import type { JsonValue } from '../../../document/node.js';
import { valueAt } from '../../../document/value.js';
import { perObject } from '../../config/per-config.js';
import type { ModelIdFacts, ReleaseFacts } from '../../releases/facts.js';
import { byManifest } from '../../releases/model-ids.js';
import { type Data, isData, type Refusal } from '../checks/check.js';

interface Ref {
  readonly path: ConfigPath;
  readonly text: string;
}

/** Why a release refuses models, by `provider/model` in lower case. */
const refusedModels = perObject(({ plugins }: ReleaseFacts): ReadonlyMap<string, string> => {
  const refused = new Map<string, string>();
  for (const { suppressed } of Object.values(plugins)) {
    for (const [provider, models] of Object.entries(suppressed ?? {})) {
      for (const [model, reason] of Object.entries(models)) refused.set(`${provider}/${model}`.toLowerCase(), reason);
    }
  }
  return refused;
});

/** Models that the manifests of a release refuse, wherever a model is named that it looks at. */
export function suppressedModels(config: Data, facts: ReleaseFacts): readonly Refusal[] {
  const refused = refusedModels(facts);
  return modelRefs(config, facts).flatMap(({ path, text }): Refusal[] => {
    const reason = refused.get(asLookedUp(path, text, facts));
    return reason === undefined
      ? []
      : [{ at: path, kind: 'bad-enum', expected: `a model this release still has.${sentence(reason)}` }];
  });
}

/** Before it looks, a release gives the models of agents the names it has for them now, save in its map of agents. */
function asLookedUp(path: ConfigPath, text: string, facts: ReleaseFacts): string {
  const slash = text.indexOf('/');
  if (slash < 1) return text.trim().toLowerCase();
  const provider = text.slice(0, slash).trim().toLowerCase();
  const model = text.slice(slash + 1).trim();
  const isRenamed =
    path[0] === 'agents' && path[1] !== 'entries' && /^models?$/.test(String(path[path[1] === 'defaults' ? 2 : 3]));
  const names = isRenamed ? namesOf(provider, facts) : undefined;
  return `${provider}/${names === undefined ? model : byManifest(model, names)}`.toLowerCase();
}

function namesOf(provider: string, { plugins }: ReleaseFacts): ModelIdFacts | undefined {
  for (const { modelIds } of Object.values(plugins)) {
    if (modelIds !== undefined && Object.hasOwn(modelIds, provider)) return modelIds[provider];
  }
  return undefined;
}

function sentence(reason: string): string {
  return reason === '' ? '' : ` ${reason.replace(/\.$/, '')}`;
}

const SELECTORS = [
  'model',
  'utilityModel',
  'imageModel',
  'voiceModel',
  'pdfModel',
  'imageGenerationModel',
  'videoGenerationModel',
  'musicGenerationModel',
];

/** A selector may hold fallbacks, a text may not. */
const NESTED: readonly { readonly path: readonly [string, ...string[]]; readonly read: 'selector' | 'text' }[] = [
  { path: ['mediaModels', 'image'], read: 'selector' },
  { path: ['mediaModels', 'video'], read: 'selector' },
  { path: ['mediaModels', 'music'], read: 'selector' },
  { path: ['heartbeat', 'model'], read: 'text' },
  { path: ['subagents', 'model'], read: 'selector' },
  { path: ['compaction', 'model'], read: 'text' },
  { path: ['compaction', 'memoryFlush', 'model'], read: 'text' },
];

/** From 2026.8 on a release also looks at the models of its tools and at every voice of Discord. */
function modelRefs(config: Data, { validators = [] }: ReleaseFacts): readonly Ref[] {
  const looksFurther = validators.includes('migratePersistedImplicitMainRoster');
  const found: Ref[] = [];
  const one = (path: ConfigPath, value: JsonValue | undefined): void => {
    if (typeof value === 'string') found.push({ path, text: value });
  };
  const selector = (path: ConfigPath, value: JsonValue | undefined): void => {
    one(path, value);
    if (!isData(value)) return;
    one([...path, 'primary'], value.primary);
    const { fallbacks } = value;
    if (!Array.isArray(fallbacks)) return;
    for (const [index, ref] of fallbacks.entries()) one([...path, 'fallbacks', index], ref);
  };
  for (const scope of scopes(config)) {
    const agent = valueAt(config, scope);
    if (!isData(agent)) continue;
    for (const key of SELECTORS) if (Object.hasOwn(agent, key)) selector([...scope, key], agent[key]);
    for (const { path, read } of NESTED) {
      if (!Object.hasOwn(agent, path[0])) continue;
      if (read === 'selector') selector([...scope, ...path], valueAt(agent, path));
      else one([...scope, ...path], valueAt(agent, path));
    }
    for (const ref of keys(agent.models)) found.push({ path: [...scope, 'models', ref], text: ref });
    if (scope[1] === 'defaults' || !looksFurther) continue;
    selector([...scope, ...REVIEWER], valueAt(agent, REVIEWER));
    one([...scope, 'tts', 'summaryModel'], valueAt(agent, ['tts', 'summaryModel']));
  }
  if (looksFurther) selector(REVIEWER, valueAt(config, REVIEWER));
  const channels = valueAt(config, ['channels', 'modelByChannel']);
  for (const channel of keys(channels)) {
    const targets = valueAt(channels, [channel]);
    for (const target of keys(targets))
      one(['channels', 'modelByChannel', channel, target], valueAt(targets, [target]));
  }
  const mappings = valueAt(config, ['hooks', 'mappings']);
  for (const index of indexes(mappings))
    one(['hooks', 'mappings', index, 'model'], valueAt(mappings, [index, 'model']));
  for (const path of looksFurther
    ? [...EVERYWHERE, ...FURTHER, ...discordVoices(config)]
    : [...EVERYWHERE, ...EARLIER]) {
    one(path, valueAt(config, path));
  }
  return found;
}

const EVERYWHERE: readonly ConfigPath[] = [['hooks', 'gmail', 'model']];
const EARLIER: readonly ConfigPath[] = [
  ['messages', 'tts', 'summaryModel'],
  ['channels', 'discord', 'voice', 'model'],
];
const FURTHER: readonly ConfigPath[] = [
  ['tts', 'summaryModel'],
  ...['image', 'audio', 'video'].map((kind) => ['tools', 'media', kind, 'preferredModel']),
];

function discordVoices(config: Data): readonly ConfigPath[] {
  const channel: ConfigPath = ['channels', 'discord'];
  const accounts = keys(valueAt(config, [...channel, 'accounts'])).map((id) => [...channel, 'accounts', id]);
  return [channel, ...accounts].flatMap((place) => [
    [...place, 'voice', 'model'],
    [...place, 'voice', 'tts', 'summaryModel'],
  ]);
}

const REVIEWER = ['tools', 'exec', 'reviewer', 'model'];

function indexes(value: JsonValue | undefined): readonly number[] {
  return Array.isArray(value) ? [...value.keys()] : [];
}

function scopes(config: Data): readonly ConfigPath[] {
  const entries = keys(valueAt(config, ['agents', 'entries'])).map((id): ConfigPath => ['agents', 'entries', id]);
  const list = valueAt(config, ['agents', 'list']);
  const listed = Array.isArray(list) ? list.map((_, index): ConfigPath => ['agents', 'list', index]) : [];
  return [['agents', 'defaults'], ...entries, ...listed];
}

/** Entries of `modelPolicy.allow` are aliases, refs, or refs with `*` at their end. */
export function modelPolicies(config: Data): readonly Refusal[] {
  const shared = aliasesOf(valueAt(config, ['agents', 'defaults', 'models']));
  return scopes(config).flatMap((scope) => {
    const allow = valueAt(config, [...scope, 'modelPolicy', 'allow']);
    if (!Array.isArray(allow)) return [];
    const own = aliasesOf(valueAt(config, [...scope, 'models']));
    return allow.flatMap((entry, index): Refusal[] => {
      if (typeof entry !== 'string' || isPolicyRef(entry.trim())) return [];
      const alias = entry.trim().toLowerCase();
      if (shared.has(alias) || own.has(alias)) return [];
      return [
        {
          at: [...scope, 'modelPolicy', 'allow', index],
          kind: 'bad-format',
          expected: 'provider/model, a configured alias, or provider/* with the star at the end',
        },
      ];
    });
  });
}

function aliasesOf(models: JsonValue | undefined): ReadonlySet<string> {
  const aliases = new Set<string>();
  for (const entry of isData(models) ? Object.values(models) : []) {
    const alias = isData(entry) && typeof entry.alias === 'string' ? entry.alias.trim().toLowerCase() : '';
    if (alias !== '') aliases.add(alias);
  }
  return aliases;
}

const SELECTOR_WORDS: ReadonlySet<string> = new Set(['openrouter:auto', 'openrouter:free']);

/** Whether an entry can be one without being an alias. */
export function isPolicyRef(entry: string): boolean {
  if (SELECTOR_WORDS.has(entry.toLowerCase())) return true;
  const segments = entry.split('/').map((segment) => segment.trim());
  const exact = segments.at(-1) === '*' ? segments.slice(0, -1) : segments;
  const fewest = exact.length === segments.length ? 2 : 1;
  return (
    exact.length >= fewest && exact.every((segment) => segment !== '' && !/[*\s\u0000-\u001f\u007f]/.test(segment))
  );
}

export function keys(value: JsonValue | undefined): readonly string[] {
  return isData(value) ? Object.keys(value) : [];
}
