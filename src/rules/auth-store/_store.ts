import type { ConfigValue } from '../../openclaw/config/view.js';

/** Members that hold or point at a secret, by what kind of credential they make. */
const SECRETS = {
  api_key: ['key', 'keyRef'],
  token: ['token', 'tokenRef'],
  oauth: ['access', 'refresh', 'oauthRef'],
} as const;

export type CredentialType = keyof typeof SECRETS;

/** The profiles of a store of today's form. */
export function profilesOf(root: ConfigValue): readonly ConfigValue[] {
  return (root.at('profiles')?.members() ?? []).filter((profile) => profile.isObject);
}

/** What kind of credential a profile says it is. */
export function typeOf(profile: ConfigValue): CredentialType | undefined {
  const text = (profile.at('type') ?? profile.at('mode'))?.string?.trim();
  return text === 'api_key' || text === 'token' || text === 'oauth' ? text : undefined;
}

/** Whether a profile holds what its type needs, or points at it. */
export function hasSecret(profile: ConfigValue, type: CredentialType): boolean {
  return SECRETS[type].some((name) => isThere(profile.at([name])));
}

function isThere(value: ConfigValue | undefined): boolean {
  return value !== undefined && value.value !== null && value.string?.trim() !== '';
}

/** What a flat entry of the first releases is; `undefined` for an object that holds no credential. */
export function flatType(entry: ConfigValue): CredentialType | undefined {
  const named = typeOf(entry);
  if (named !== undefined) return named;
  if (isThere(entry.at('access')) || isThere(entry.at('refresh'))) return 'oauth';
  if (isThere(entry.at('token'))) return 'token';
  return ['key', 'apiKey', 'api_key', 'keyRef'].some((name) => isThere(entry.at([name]))) ? 'api_key' : undefined;
}
