import type { JsonValue } from '../../../document/node.js';
import { isObject } from '../../../document/value.js';
import type { CredentialFacts } from '../../auth/eligibility.js';
import type { ProfileUsage } from '../../auth/usage.js';
import type { AuthProfile, StoredOrder, StoredUsage } from '../types.js';

/** The words that say what kind of credential a profile is; the later ones are what older releases wrote. */
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
  readonly usage: readonly StoredUsage[];
}

/**
 * Reads an `auth-profiles.json`, today's form or the flat one of 2026.1; no secret leaves it. Stands for
 * `coercePersistedAuthProfileStore`.
 */
export function readAuthStore(data: JsonValue, agent: string): AuthStore {
  const root = record(data);
  if (root === undefined) return { profiles: [], orders: [], usage: [] };
  const profiles = Object.entries(record(root.profiles) ?? flat(root)).flatMap(([id, value]) => {
    const entry = record(value);
    return entry === undefined ? [] : profileOf(id, entry, agent);
  });
  return { profiles, orders: ordersOf(root, agent), usage: usageOf(root, agent) };
}

/** Reads an `auth-state.json`: what newer releases keep apart from the profiles. */
export function readAuthState(data: JsonValue, agent: string): AuthStore {
  const root = record(data) ?? {};
  return { profiles: [], orders: ordersOf(root, agent), usage: usageOf(root, agent) };
}

type Members = { readonly [key: string]: JsonValue };

/** An order without a name is none. */
function ordersOf(root: Members, agent: string): readonly StoredOrder[] {
  return Object.entries(record(root.order) ?? {}).flatMap(([provider, list]) => {
    if (!Array.isArray(list)) return [];
    const profiles = list.flatMap((id) => (typeof id === 'string' && id.trim() !== '' ? [id.trim()] : []));
    return profiles.length === 0 ? [] : [{ agent, provider: provider.trim().toLowerCase(), profiles }];
  });
}

const TIMES = ['lastUsed', 'blockedUntil', 'cooldownUntil', 'disabledUntil'] as const;
const WORDS = ['blockedScope', 'blockedModel', 'cooldownReason', 'cooldownModel'] as const;

function usageOf(root: Members, agent: string): readonly StoredUsage[] {
  return Object.entries(record(root.usageStats) ?? {}).flatMap(([id, value]) => {
    const stats = record(value);
    if (stats === undefined) return [];
    const usage: { -readonly [K in keyof ProfileUsage]: ProfileUsage[K] } = {};
    for (const name of TIMES) {
      const time = stats[name];
      if (typeof time === 'number') usage[name] = time;
    }
    for (const name of WORDS) {
      const word = stats[name];
      if (typeof word === 'string') usage[name] = word;
    }
    return [{ agent, id, usage }];
  });
}

/** `{ openai: { apiKey: ... } }` is one profile a provider. */
function flat(root: Members): Members {
  const entries = Object.entries(root).filter(([, value]) => record(value) !== undefined);
  return Object.fromEntries(
    entries.map(([provider, value]) => [`${provider}:default`, { provider, ...record(value) }]),
  );
}

function profileOf(id: string, entry: Members, agent: string): readonly AuthProfile[] {
  const provider = (text(entry.provider) ?? id.split(':')[0] ?? '').trim().toLowerCase();
  const kind = kindOf(entry);
  if (provider === '' || kind === undefined) return [];
  const expires = kind === 'api-key' ? undefined : expiryOf(entry.expires);
  return [{ id, provider, kind, agent, secret: secretOf(entry, kind), ...(expires !== undefined && { expires }) }];
}

/** What an entry says it is. One that does not say is read as the doctor will write it: by what it holds. */
function kindOf(entry: Members): AuthProfile['kind'] | undefined {
  const named = KINDS[(text(entry.type) ?? text(entry.mode) ?? '').trim().toLowerCase()];
  if (named !== undefined) return named;
  if (isThere(entry.access) || isThere(entry.refresh) || isThere(entry.oauthRef)) return 'oauth';
  if (isThere(entry.token) || isThere(entry.tokenRef)) return 'token';
  return KEYS.some((name) => isThere(entry[name])) ? 'api-key' : undefined;
}

const KEYS = ['key', 'apiKey', 'api_key', 'keyRef'] as const;

/** A command that a person pasted where the key belongs. */
const PASTED_COMMAND = /^openclaw\s+onboard(?:\s+.*)?\s+--auth-choice(?:\s|=|$)/i;

function secretOf(entry: Members, kind: AuthProfile['kind']): NonNullable<CredentialFacts['secret']> {
  if (kind === 'oauth') {
    if (isThere(entry.access) || isThere(entry.refresh)) return 'present';
    return record(entry.oauthRef) === undefined ? 'absent' : 'sidecar';
  }
  if (kind === 'token') return isThere(entry.token) || isThere(entry.tokenRef) ? 'present' : 'absent';
  if (PASTED_COMMAND.test(text(entry.key)?.trim() ?? '')) return 'malformed';
  return KEYS.some((name) => isThere(entry[name])) ? 'present' : 'absent';
}

function expiryOf(value: JsonValue | undefined): number | 'invalid' | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 'invalid';
}

/** A text that is not blank, or a reference to a secret. */
function isThere(value: JsonValue | undefined): boolean {
  return text(value) !== undefined || record(value) !== undefined;
}

function text(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function record(value: JsonValue | undefined): Members | undefined {
  return isObject(value) ? value : undefined;
}
