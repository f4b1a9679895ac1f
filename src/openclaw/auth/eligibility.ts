import { isAtLeast, type Release } from '../releases/release.js';

/** What a stored credential consists of, without its secrets. */
export interface CredentialFacts {
  readonly kind: 'oauth' | 'api-key' | 'token';
  /**
   * `present`: the secret, or a reference to one; `sidecar`: a sign-in whose tokens lie in a file beside the store;
   * `malformed`: a text that cannot be a key; `absent`: nothing; not set where only a declaration was seen.
   */
  readonly secret?: 'present' | 'sidecar' | 'malformed' | 'absent';
  /** When it runs out, in milliseconds since the epoch. */
  readonly expires?: number | 'invalid';
}

/** From this release to the next, a sign-in with tokens beside the store counted as one that has them. */
const SIDECAR = { since: '2026.5.2', until: '2026.6.1' };
/** From this release on a command pasted as a key is told. */
const MALFORMED_KEYS = '2026.7.1';

/** Whether a credential can be used at all. Stands for `evaluateStoredCredentialEligibility` of 2026.4.29 to 2026.9.6. */
export function eligibility(
  { kind, secret, expires }: CredentialFacts,
  now: number | undefined,
  release: Release,
): 'ok' | 'missing' | 'expired' | 'invalid' {
  if (secret === 'absent') return 'missing';
  if (secret === 'malformed' && isAtLeast(release, MALFORMED_KEYS)) return 'invalid';
  if (secret === 'sidecar') {
    return isAtLeast(release, SIDECAR.since) && !isAtLeast(release, SIDECAR.until) ? 'ok' : 'missing';
  }
  if (kind !== 'token' || expires === undefined) return 'ok';
  if (expires === 'invalid') return 'invalid';
  return now !== undefined && expires <= now ? 'expired' : 'ok';
}
