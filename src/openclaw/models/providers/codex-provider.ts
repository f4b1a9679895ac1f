import type { JsonValue } from '../../../document/node.js';
import { deepEqual, isObject } from '../../../document/value.js';
import { agentScopes } from '../../agents/scopes.js';
import type { ConfigValue } from '../../config/view.js';
import type { Release } from '../../releases/release.js';
import { isLegacyCodexProvider } from '../ref.js';

type Row = { readonly [key: string]: JsonValue };

/** Settings of a provider that cannot be written on one of its models. */
const UNSCOPED = [
  'apiKey',
  'auth',
  'request',
  'timeoutSeconds',
  'region',
  'injectNumCtxForOpenAICompat',
  'localService',
  'headers',
  'authHeader',
] as const;
/** Settings of the `openai` provider that would reach the models that join it. */
const LEAKING = [...UNSCOPED, 'contextWindow', 'contextTokens', 'maxTokens', 'params', 'agentRuntime'] as const;

/** What stands between an old Codex provider block and `models.providers.openai`. */
export type CodexProviderMove =
  /** There is no `openai` block: the old one takes its name. */
  | { readonly type: 'rename' }
  /** Everything in it is known to the `openai` block. */
  | { readonly type: 'drop'; readonly canonical: ConfigValue }
  /** These models join the `openai` block. */
  | { readonly type: 'merge'; readonly canonical: ConfigValue; readonly rows: readonly ConfigValue[] }
  | { readonly type: 'blocked'; readonly reason: string };

/** How the provider block of a retired Codex provider becomes part of `openai`. */
export function codexProviderMove(config: ConfigValue, legacy: ConfigValue): CodexProviderMove {
  const policy = wildcardPolicyFor(config, String(legacy.key));
  if (policy !== undefined) {
    return {
      type: 'blocked',
      reason: `\`${policy.string?.trim()}\` in an allowlist would then allow every model of \`openai\``,
    };
  }
  const canonical = canonicalProvider(config);
  if (canonical === undefined) return { type: 'rename' };
  const clashing = clashes(canonical, legacy);
  if (clashing.length > 0) {
    return { type: 'blocked', reason: `both blocks describe ${list(clashing)}, and differently` };
  }
  const rows = joiningRows(canonical, legacy);
  if (rows.length === 0) return { type: 'drop', canonical };
  const settings = [
    ...UNSCOPED.filter((key) => legacy.has([key])).map((key) => `${legacy.key}.${key}`),
    ...LEAKING.filter((key) => canonical.has([key])).map((key) => `${canonical.key}.${key}`),
  ];
  if (settings.length > 0)
    return { type: 'blocked', reason: `${list(settings)} cannot be carried over to single models` };
  return { type: 'merge', canonical, rows };
}

/** True where refs of the provider must stay as they are, because its block cannot be moved. */
export function isBlockedCodexProvider(config: ConfigValue, provider: string, release: Release): boolean {
  if (!isLegacyCodexProvider(provider, release)) return false;
  if (wildcardPolicyFor(config, provider) !== undefined) return true;
  return config
    .all('models.providers.*')
    .some(
      (block) =>
        block.isObject &&
        sameProvider(String(block.key), provider) &&
        codexProviderMove(config, block).type === 'blocked',
    );
}

/** The entry `<provider>/*` of an allowlist, for a provider that used to stand for Codex. */
export function wildcardPolicyFor(config: ConfigValue, provider: string): ConfigValue | undefined {
  const id = provider.trim().toLowerCase();
  if (id !== 'openai-codex' && id !== 'codex') return undefined;
  return agentScopes(config)
    .flatMap((scope) => scope.at.at('modelPolicy.allow')?.items() ?? [])
    .find((item) => item.string?.trim().toLowerCase() === `${id}/*`);
}

/** What a model takes along from the block it leaves, as members of its own. */
export function inheritedSettings(
  row: ConfigValue,
  block: ConfigValue,
): readonly { readonly key: string; readonly value: JsonValue }[] {
  const own = record(row.value);
  const merged = effectiveRow(own, block);
  return Object.keys(merged)
    .filter((key) => !deepEqual(merged[key] ?? null, own[key] ?? null))
    .map((key) => ({ key, value: merged[key] ?? null }));
}

function canonicalProvider(config: ConfigValue): ConfigValue | undefined {
  return config.all('models.providers.*').find((block) => sameProvider(String(block.key), 'openai'));
}

function sameProvider(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function joiningRows(canonical: ConfigValue, legacy: ConfigValue): readonly ConfigValue[] {
  const known = canonical.at('models')?.items() ?? [];
  return (legacy.at('models')?.items() ?? []).filter((row) => {
    const id = textOf(row, 'id');
    const name = textOf(row, 'name');
    if (id !== undefined) return !known.some((other) => textOf(other, 'id') === id);
    return name !== undefined && !known.some((other) => textOf(other, 'name') === name);
  });
}

/** Models that both blocks hold and that would not mean the same. */
function clashes(canonical: ConfigValue, legacy: ConfigValue): readonly string[] {
  const names = new Set<string>();
  for (const row of legacy.at('models')?.items() ?? []) {
    const id = textOf(row, 'id');
    const name = textOf(row, 'name');
    const twins = (canonical.at('models')?.items() ?? []).filter((other) =>
      id !== undefined ? textOf(other, 'id') === id : name !== undefined && textOf(other, 'name') === name,
    );
    if (!twins.every((twin) => sameModel(twin, canonical, row, legacy))) names.add(`\`${id ?? name ?? ''}\``);
  }
  return [...names];
}

function sameModel(a: ConfigValue, inBlock: ConfigValue, b: ConfigValue, inOther: ConfigValue): boolean {
  const same = deepEqual(effectiveRow(record(a.value), inBlock), effectiveRow(record(b.value), inOther));
  return same && UNSCOPED.every((key) => deepEqual(inBlock.at([key])?.value ?? null, inOther.at([key])?.value ?? null));
}

/** A model with what its block says for all of them. */
function effectiveRow(own: Row, block: ConfigValue): Row {
  const row: { [key: string]: JsonValue } = { ...own };
  if (row.api === 'openai-codex-responses') row.api = 'openai-chatgpt-responses';
  for (const key of ['baseUrl', 'api']) {
    const shared = block.at([key])?.string;
    if (shared && !row[key]) row[key] = shared === 'openai-codex-responses' ? 'openai-chatgpt-responses' : shared;
  }
  for (const key of ['contextWindow', 'contextTokens', 'maxTokens']) {
    const shared = block.at([key])?.value;
    if (typeof shared === 'number' && row[key] === undefined) row[key] = shared;
  }
  const params = block.at('params');
  if (params?.isObject && (row.params === undefined || isObject(row.params))) {
    row.params = { ...record(params.value), ...record(row.params) };
  }
  const runtime = runtimeOf(row, block);
  if (runtime !== undefined) row.agentRuntime = runtime;
  return row;
}

/** Models of `codex` ran on Codex whatever they said; those of other blocks take the block's runtime. */
function runtimeOf(row: Row, block: ConfigValue): JsonValue | undefined {
  const own = record(row.agentRuntime);
  const shared = record(block.at('agentRuntime')?.value);
  if (!sameProvider(String(block.key), 'codex')) {
    return row.agentRuntime === undefined && block.at('agentRuntime')?.isObject ? shared : undefined;
  }
  if (isChosen(own.id)) return undefined;
  if (typeof own.id === 'string' && own.id.trim() !== '') return { ...own, id: 'codex' };
  return isChosen(shared.id) ? shared : { ...shared, id: 'codex' };
}

function isChosen(id: JsonValue | undefined): boolean {
  const text = typeof id === 'string' ? id.trim().toLowerCase() : '';
  return text !== '' && text !== 'auto' && text !== 'default';
}

function textOf(row: ConfigValue, key: string): string | undefined {
  return row.at([key])?.string || undefined;
}

function record(value: JsonValue | undefined): { [key: string]: JsonValue } {
  return isObject(value) ? value : {};
}

function list(names: readonly string[]): string {
  return names.join(', ');
}
