import type { ConfigPath } from '../../../document/config-path.js';
import type { JsonValue } from '../../../document/node.js';
import type { ReleaseFacts } from '../../releases/facts.js';
import { type Data, isData, type Refusal } from '../checks/check.js';

interface Ref {
  readonly path: ConfigPath;
  readonly text: string;
}

/** Models that the manifests of a release refuse, wherever a model is named that it looks at. */
export function suppressedModels(config: Data, { plugins }: ReleaseFacts): readonly Refusal[] {
  const refused = new Map<string, string>();
  for (const { suppressed } of Object.values(plugins)) {
    for (const [provider, models] of Object.entries(suppressed ?? {})) {
      for (const [model, reason] of Object.entries(models)) refused.set(`${provider}/${model}`.toLowerCase(), reason);
    }
  }
  return modelRefs(config).flatMap(({ path, text }): Refusal[] => {
    const reason = refused.get(text.trim().toLowerCase());
    return reason === undefined
      ? []
      : [{ at: path, kind: 'bad-enum', expected: `a model this release still has.${sentence(reason)}` }];
  });
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

function modelRefs(config: Data): readonly Ref[] {
  const found: Ref[] = [];
  const one = (path: ConfigPath): void => {
    const value = at(config, path);
    if (typeof value === 'string') found.push({ path, text: value });
  };
  const selector = (path: ConfigPath): void => {
    one(path);
    one([...path, 'primary']);
    const fallbacks = at(config, [...path, 'fallbacks']);
    for (const index of indexes(fallbacks)) one([...path, 'fallbacks', index]);
  };
  for (const scope of scopes(config)) {
    for (const key of SELECTORS) selector([...scope, key]);
    for (const kind of ['image', 'video', 'music']) selector([...scope, 'mediaModels', kind]);
    one([...scope, 'heartbeat', 'model']);
    selector([...scope, 'subagents', 'model']);
    one([...scope, 'compaction', 'model']);
    one([...scope, 'compaction', 'memoryFlush', 'model']);
    for (const ref of keys(at(config, [...scope, 'models'])))
      found.push({ path: [...scope, 'models', ref], text: ref });
    if (scope[1] !== 'defaults') selector([...scope, 'tools', 'exec', 'reviewer', 'model']);
  }
  selector(['tools', 'exec', 'reviewer', 'model']);
  const channels = at(config, ['channels', 'modelByChannel']);
  for (const channel of keys(channels)) {
    for (const target of keys(at(config, ['channels', 'modelByChannel', channel])))
      one(['channels', 'modelByChannel', channel, target]);
  }
  const mappings = at(config, ['hooks', 'mappings']);
  for (const index of indexes(mappings)) one(['hooks', 'mappings', index, 'model']);
  one(['hooks', 'gmail', 'model']);
  for (const root of [['messages'], []]) one([...root, 'tts', 'summaryModel']);
  return found;
}

function indexes(value: JsonValue | undefined): readonly number[] {
  return Array.isArray(value) ? [...value.keys()] : [];
}

function scopes(config: Data): readonly ConfigPath[] {
  const entries = keys(at(config, ['agents', 'entries'])).map((id): ConfigPath => ['agents', 'entries', id]);
  const list = at(config, ['agents', 'list']);
  const listed = Array.isArray(list) ? list.map((_, index): ConfigPath => ['agents', 'list', index]) : [];
  return [['agents', 'defaults'], ...entries, ...listed];
}

/** Entries of `modelPolicy.allow` are aliases, refs, or refs with `*` at their end. */
export function modelPolicies(config: Data): readonly Refusal[] {
  const defaults = at(config, ['agents', 'defaults', 'models']);
  return scopes(config).flatMap((scope) => {
    const allow = at(config, [...scope, 'modelPolicy', 'allow']);
    const own = at(config, [...scope, 'models']);
    const aliases = new Set([...aliasesOf(defaults), ...aliasesOf(own)]);
    return (Array.isArray(allow) ? allow : []).flatMap((entry, index): Refusal[] => {
      if (typeof entry !== 'string' || aliases.has(entry.trim().toLowerCase()) || isPolicyRef(entry.trim())) return [];
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

function aliasesOf(models: JsonValue | undefined): readonly string[] {
  if (!isData(models)) return [];
  return Object.values(models).flatMap((entry) =>
    isData(entry) && typeof entry.alias === 'string' && entry.alias.trim() !== ''
      ? [entry.alias.trim().toLowerCase()]
      : [],
  );
}

const SELECTOR_WORDS: ReadonlySet<string> = new Set(['openrouter:auto', 'openrouter:free']);

function isPolicyRef(entry: string): boolean {
  if (SELECTOR_WORDS.has(entry.toLowerCase())) return true;
  const segments = entry.split('/').map((segment) => segment.trim());
  const exact = segments.at(-1) === '*' ? segments.slice(0, -1) : segments;
  const fewest = exact.length === segments.length ? 2 : 1;
  return (
    exact.length >= fewest && exact.every((segment) => segment !== '' && !/[*\s\u0000-\u001f\u007f]/.test(segment))
  );
}

export function at(value: JsonValue | undefined, path: ConfigPath): JsonValue | undefined {
  let inner = value;
  for (const segment of path) {
    if (Array.isArray(inner)) inner = inner[Number(segment)];
    else inner = isData(inner) && Object.hasOwn(inner, segment) ? inner[segment] : undefined;
  }
  return inner;
}

export function keys(value: JsonValue | undefined): readonly string[] {
  return isData(value) ? Object.keys(value) : [];
}
