import { isAtLeast, type Release } from '../releases/release.js';
import { knownProviders } from './accounts/provider-env.js';
import { lastReleaseOf } from './releases.js';

/** Providers OpenClaw took out, by the first release without them; read in 2026.3.13 and 2026.4.29. */
export const REMOVED_PROVIDERS: ReadonlyMap<string, string> = new Map([
  ['google-antigravity', '2026.2.22'],
  ['qwen-portal', '2026.3.24'],
]);

/** The provider ids a release brings along, as far as we know: those that may be suggested for it. */
export function providersIn(target: Release): readonly string[] {
  return knownProviders.filter((provider) => {
    const removed = REMOVED_PROVIDERS.get(provider);
    if (removed !== undefined && isAtLeast(target, removed)) return false;
    return lastReleaseOf(provider, target) === undefined;
  });
}
