import type { ConfigPath } from '../../../document/config-path.js';
import type { JsonValue } from '../../../document/node.js';
import { PathIndex } from '../../../document/path-index.js';
import type { ReleaseFacts } from '../../releases/facts.js';
import { normalAgentId } from '../checks/agents.js';
import { type Data, isData, UNKNOWN_TEXT } from '../checks/check.js';

/** A config as the release looks at it, and where a place of it stands in the file. */
export interface AsRead {
  readonly config: Data;
  readonly inFile: (path: ConfigPath) => ConfigPath;
}

const same = (path: ConfigPath): ConfigPath => path;

/**
 * What a release rewrites in memory before it validates: forms it no longer documents and never refuses. Named by the
 * functions that do it, so that a release that drops one refuses again.
 */
export function asRead(config: Data, { validators = [] }: ReleaseFacts): AsRead {
  const does = (name: string): boolean => validators.includes(name);
  let read = config;
  if (does('stripDeprecatedValidationKeys')) read = without(read, ['commands', 'modelsWrite']);
  if (does('readsPluginInstalls')) read = without(read, ['plugins', 'installs']);
  if (does('removeLegacyCopilotDiscovery')) {
    read = without(read, ['plugins', 'entries', 'github-copilot', 'config', 'discovery', 'enabled']);
  }
  let inFile = same;
  if (does('hasLegacyContextBudgetConfig')) {
    ({ config: read, inFile } = withBudgetsInRows(read));
    for (const path of CONTEXT_BUDGETS) read = without(read, path);
  }
  if (!does('migratePersistedImplicitMainRoster')) return { config: read, inFile };
  const roster = withRoster(read);
  return { config: roster.config, inFile: (path) => roster.inFile(inFile(path)) };
}

const CONTEXT_BUDGETS: readonly (readonly string[])[] = [
  ['agents', 'defaults', 'contextTokens'],
  ['agents', 'entries', '*', 'contextTokens'],
  ['agents', 'list', '*', 'contextTokens'],
  ['models', 'providers', '*', 'contextTokens'],
  ['models', 'providers', '*', 'contextWindow'],
];

/** What a provider says of the context of its models is what every row of a model says that has no word of its own. */
function withBudgetsInRows(config: Data): AsRead {
  const written = isData(config.models) ? config.models.providers : undefined;
  if (!isData(written)) return { config, inFile: same };
  const lent = new PathIndex();
  const providers = Object.entries(written).map(([id, provider]) => {
    if (!isData(provider) || !Array.isArray(provider.models)) return [id, provider] as const;
    const budgets = ['contextTokens', 'contextWindow'].filter((key) => Object.hasOwn(provider, key));
    const models = provider.models.map((row: JsonValue, index) => {
      if (!isData(row)) return row;
      const missing = budgets.filter((key) => row[key] === undefined);
      for (const key of missing) lent.add(['models', 'providers', id, 'models', index, key]);
      return { ...row, ...Object.fromEntries(missing.map((key) => [key, provider[key] ?? null])) };
    });
    return [id, { ...provider, models }] as const;
  });
  return {
    config: { ...config, models: { ...(config.models as Data), providers: Object.fromEntries(providers) as Data } },
    inFile: (path) => (path.length === 6 && lent.meets(path) ? [...path.slice(0, 3), path[5] ?? ''] : path),
  };
}

/** The value less what stands at a path; `*` for every member or item. */
function without<Value extends JsonValue>(value: Value, [head, ...rest]: readonly string[]): Value {
  if (head === undefined) return value;
  return changed(value, (item, key) => {
    if (head !== '*' && (head !== key || Array.isArray(value))) return item;
    return rest.length === 0 ? undefined : without(item, rest);
  });
}

/** The value with what it holds changed, a member for which there is `undefined` left out; itself where nothing is. */
function changed<Value extends JsonValue>(
  value: Value,
  change: (item: JsonValue, key: string | number) => JsonValue | undefined,
): Value;
function changed(
  value: JsonValue,
  change: (item: JsonValue, key: string | number) => JsonValue | undefined,
): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item: JsonValue, index) => change(item, index) ?? null);
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  const keys = Object.keys(value);
  const items = keys.map((key) => change(value[key] ?? null, key));
  if (items.every((item, index) => item === value[keys[index] ?? ''])) return value;
  // A key of any name is a key, `__proto__` too.
  return Object.fromEntries(
    keys.flatMap((key, index) => {
      const item = items[index];
      return item === undefined ? [] : [[key, item] as const];
    }),
  );
}

/** Agents in a list become agents by their id, and where there is none there is `main`. */
function withRoster(config: Data): AsRead {
  if (Object.hasOwn(config, 'agents') && !isData(config.agents)) return { config, inFile: same };
  const { list, ...agents } = isData(config.agents) ? config.agents : {};
  const ids = Object.hasOwn(agents, 'entries') ? undefined : listedIds(list);
  if (list !== undefined && ids === undefined) return { config, inFile: same };
  const entries = ids === undefined ? agents.entries : byId(list as readonly Data[], ids);
  const isEmpty = entries === undefined || (isData(entries) && Object.keys(entries).length === 0);
  if (isEmpty && agents.ownership === 'explicit') return { config, inFile: same };
  // A sole agent with the mark owns everything, and a marked one of several does: the mark is taken off.
  const roster = isEmpty ? { main: {} } : entries;
  const indexes = new Map((ids ?? []).map((id, index) => [id, index]));
  return {
    config: { ...config, agents: { ...agents, entries: roster } },
    inFile: (path) => {
      if (ids === undefined || path[0] !== 'agents' || path[1] !== 'entries') return path;
      const index = indexes.get(String(path[2]));
      return index === undefined ? ['agents', 'list'] : ['agents', 'list', index, ...path.slice(3)];
    },
  };
}

/** The ids of a list that may be read as a map: each there, as OpenClaw writes it, and once. */
function listedIds(list: JsonValue | undefined): readonly string[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const ids = list.map((agent) => (isData(agent) && typeof agent.id === 'string' ? agent.id : ''));
  const right = ids.every((id) => id !== '' && normalAgentId(id) === id);
  return right && new Set(ids).size === ids.length ? ids : undefined;
}

function byId(list: readonly Data[], ids: readonly string[]): Data {
  return Object.fromEntries(
    list.map((agent, index) => {
      const { id: _, ...config } = agent;
      return [ids[index] ?? '', config];
    }),
  );
}

const VARIABLE = /(?<!\$)\$\{([A-Za-z_]\w*)\}/g;

/** Nobody writes a config that nests deeper; what does is left as it is. */
const DEEPEST = 200;

/** A config in which texts that the environment fills in are texts nobody knows here; where a variable is not set they stay. */
export function filledIn(value: JsonValue, isSet: (name: string) => boolean, depth = 0): JsonValue {
  if (typeof value === 'string') {
    if (!value.includes('${')) return value;
    const names = [...value.matchAll(VARIABLE)].map(([, name = '']) => name);
    return names.length > 0 && names.every(isSet) ? UNKNOWN_TEXT : value;
  }
  return depth > DEEPEST ? value : changed(value, (item) => filledIn(item, isSet, depth + 1));
}
