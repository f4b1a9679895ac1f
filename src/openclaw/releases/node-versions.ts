import { isAtLeast, type Release } from './release.js';

/** `engines.node` of every published package, oldest first; each holds until the next. */
const ENGINES: readonly { readonly since: string; readonly node: string }[] = [
  { since: '2026.1.29', node: '22.12+' },
  { since: '2026.3.13', node: '22.16+' },
  { since: '2026.3.24', node: '22.14+' },
  { since: '2026.5.12', node: '22.16+' },
  { since: '2026.5.18', node: '22.19+' },
  { since: '2026.7.1', node: '22.22.3+, 24.15+ or 25.9+' },
  { since: '2026.9.3', node: '24.16+ or 26.1+' },
];

/** The Node a release runs on, `24.16+` for that and what is later of 24; `undefined` for a release before the first known. */
export function nodeFor(release: Release): string | undefined {
  return ENGINES.findLast(({ since }) => isAtLeast(release, since))?.node;
}
