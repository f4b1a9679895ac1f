import { isAtLeast, type Release } from '../releases/release.js';

/** The newest layout of the databases that each release from `since` on reads. */
const LAYOUTS = [
  { since: '2026.9.1', until: '2026.10.1', agent: 23, state: 18 },
  { since: '2026.8.1', until: '2026.9.1', agent: 19, state: 15 },
  { since: '2026.6.1', until: '2026.8.1', agent: 1, state: 1 },
] as const;

export interface DatabaseLayout {
  readonly agent: number;
  readonly state: number;
}

/** The newest layout a release reads; `undefined` where it has no databases, or nobody knows. */
export function layoutOf(release: Release): DatabaseLayout | undefined {
  return LAYOUTS.find(({ since, until }) => isAtLeast(release, since) && !isAtLeast(release, until));
}
