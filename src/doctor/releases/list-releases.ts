import { neighbours, readReleases } from '../../openclaw/releases/facts.js';
import { knownReleases } from '../../openclaw/releases/known.js';
import type { Release } from '../../openclaw/releases/release.js';

/** A release, and whose facts a config for it is judged by. */
export interface ListedRelease {
  readonly release: string;
  /** Itself where its package was read, else the read releases around it. */
  readonly judgedBy: readonly string[];
  /** `package`: read from its own package; `neighbours`: between, before or after those that were read. */
  readonly source: 'package' | 'neighbours';
}

/** Every release that is known, oldest first. */
export function listReleases(): readonly ListedRelease[] {
  const read = new Set(readReleases.filter(({ hasSchema }) => hasSchema).map(({ release }) => release.text));
  return knownReleases.map((release) => ({
    release: release.text,
    judgedBy: judgedBy(release),
    source: read.has(release.text) ? 'package' : 'neighbours',
  }));
}

/** The releases whose facts speak for a target. */
export function judgedBy(target: Release): readonly string[] {
  return neighbours(target).releases.map(({ text }) => text);
}
