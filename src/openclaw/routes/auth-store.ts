import type { JsonValue } from '../../document/node.js';
import type { AuthProfile, StoredOrder } from './types.js';

/** The members that say what kind of credential a profile is; the later ones are what older releases wrote. */
const KINDS: Readonly<Record<string, AuthProfile['kind']>> = {
  oauth: 'oauth',
  token: 'token',
  api_key: 'api-key',
  'api-key': 'api-key',
  apikey: 'api-key',
};

interface AuthStore {
  readonly profiles: readonly AuthProfile[];
  readonly orders: readonly StoredOrder[];
}

/** Reads an `auth-profiles.json`, today's form or the flat one of 2026.1; only ids, providers and kinds. */
export function readAuthStore(data: JsonValue, agent: string): AuthStore {
  const root = record(data);
  if (root === undefined) return { profiles: [], orders: [] };
  const entries = record(root.profiles) ?? flat(root);
  const profiles = Object.entries(entries).flatMap(([id, entry]) => profileOf(id, record(entry), agent));
  return { profiles, orders: ordersOf(root, agent) };
}

/** Reads an `auth-state.json`: what newer releases keep apart from the profiles. */
export function readAuthState(data: JsonValue, agent: string): AuthStore {
  return { profiles: [], orders: ordersOf(record(data) ?? {}, agent) };
}

function ordersOf(root: { readonly [key: string]: JsonValue }, agent: string): readonly StoredOrder[] {
  return Object.entries(record(root.order) ?? {}).flatMap(([provider, list]) =>
    Array.isArray(list)
      ? [{ agent, provider: provider.trim().toLowerCase(), profiles: list.filter((id) => typeof id === 'string') }]
      : [],
  );
}

/** `{ openai: { apiKey: ... } }` is one profile a provider. */
function flat(root: { readonly [key: string]: JsonValue }): { readonly [key: string]: JsonValue } {
  const entries = Object.entries(root).filter(([, value]) => record(value) !== undefined);
  return Object.fromEntries(
    entries.map(([provider, value]) => [`${provider}:default`, { provider, ...record(value) }]),
  );
}

function profileOf(
  id: string,
  entry: { readonly [key: string]: JsonValue } | undefined,
  agent: string,
): readonly AuthProfile[] {
  if (entry === undefined) return [];
  const provider = text(entry.provider) ?? id.split(':')[0] ?? '';
  const kind = kindOf(entry);
  if (kind === undefined || provider.trim() === '') return [];
  return [{ id, provider: provider.trim().toLowerCase(), kind, agent }];
}

function kindOf(entry: { readonly [key: string]: JsonValue }): AuthProfile['kind'] | undefined {
  const named = KINDS[(text(entry.type) ?? text(entry.mode) ?? '').trim().toLowerCase()];
  if (named !== undefined) return named;
  if (has(entry, ['access', 'refresh', 'oauthRef'])) return 'oauth';
  if (has(entry, ['token', 'tokenRef'])) return 'token';
  return has(entry, ['key', 'keyRef', 'apiKey', 'api_key']) ? 'api-key' : undefined;
}

function has(entry: { readonly [key: string]: JsonValue }, keys: readonly string[]): boolean {
  return keys.some((key) => entry[key] !== undefined && entry[key] !== null && entry[key] !== '');
}

function text(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function record(value: JsonValue | undefined): { readonly [key: string]: JsonValue } | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}
