import type { Target } from '../installation.js';
import { readReleases } from './facts.js';
import { compareReleases, parseRelease, type Release, release } from './release.js';

/** Every published release, oldest first; pre-releases are left out. */
const published: readonly Release[] = `
2026.1.29 2026.1.30
2026.2.1 2026.2.2 2026.2.2-3 2026.2.3 2026.2.3-1 2026.2.6-3 2026.2.9 2026.2.12 2026.2.17 2026.2.19 2026.2.21 2026.2.22 2026.2.22-1 2026.2.23 2026.2.24 2026.2.25 2026.2.26
2026.3.1 2026.3.2 2026.3.7 2026.3.8 2026.3.11 2026.3.13 2026.3.22 2026.3.23 2026.3.23-1 2026.3.23-2 2026.3.24 2026.3.28 2026.3.31
2026.4.1 2026.4.2 2026.4.5 2026.4.7 2026.4.8 2026.4.9 2026.4.10 2026.4.11 2026.4.12 2026.4.14 2026.4.15 2026.4.20 2026.4.21 2026.4.22 2026.4.23 2026.4.24 2026.4.25 2026.4.26 2026.4.27 2026.4.29
2026.5.2 2026.5.3 2026.5.3-1 2026.5.4 2026.5.5 2026.5.6 2026.5.7 2026.5.12 2026.5.18 2026.5.19 2026.5.20 2026.5.22 2026.5.26 2026.5.27 2026.5.28
2026.6.1 2026.6.5 2026.6.6 2026.6.8 2026.6.9 2026.6.10 2026.6.11 2026.6.33 2026.6.34 2026.6.35
2026.7.1 2026.7.1-1 2026.7.1-2 2026.7.33 2026.7.34 2026.7.35
2026.8.1 2026.8.2
2026.9.1 2026.9.2 2026.9.3 2026.9.4 2026.9.5 2026.9.6
`
  .trim()
  .split(/\s+/)
  .map(release);

/** Those, and whatever was read since. */
export const knownReleases: readonly Release[] = [
  ...published,
  ...readReleases.map((read) => read.release).filter(({ text }) => !published.some((known) => known.text === text)),
].sort(compareReleases);

const oldestKnown: Release = knownReleases.reduce((oldest, next) =>
  compareReleases(next, oldest) < 0 ? next : oldest,
);

/** Calendar versions began then. */
const FIRST_YEAR = 2025;

export const newestKnown: Release = knownReleases.reduce((newest, next) =>
  compareReleases(next, newest) > 0 ? next : newest,
);

/** What the three sources of a target say; `undefined` where a source says nothing. */
export interface TargetSources {
  /** `--target`: a release, `installed` or `latest`. */
  readonly flag?: string | undefined;
  /** The same words from the tool's own config file. */
  readonly toolConfig?: string | undefined;
  /** The release of the OpenClaw found on PATH. */
  readonly installed?: string | undefined;
}

/** A usage error: the message names what was asked for and what to write instead. */
export interface TargetError {
  readonly error: string;
  readonly suggestions: readonly string[];
}

/**
 * Decides which release the files must suit: the flag, else the tool's config file, else the installed OpenClaw, else
 * the newest release known here. An installed release is taken as it is, also when it was published after this tool.
 */
export function resolveTarget(sources: TargetSources): Target | TargetError {
  if (sources.flag !== undefined) return named(sources.flag, '--target', 'flag', sources.installed);
  if (sources.toolConfig !== undefined) {
    return named(sources.toolConfig, '"target" in the tool\'s config file', 'config', sources.installed);
  }
  const installed = sources.installed === undefined ? undefined : parseRelease(sources.installed);
  if (installed !== undefined && installed.year > 0) return { release: installed, source: 'installed' };
  return { release: newestKnown, source: 'newest-known' };
}

function named(
  text: string,
  origin: string,
  source: Target['source'],
  installed: string | undefined,
): Target | TargetError {
  const word = text.trim().toLowerCase();
  if (word === 'latest') return { release: newestKnown, source };
  if (word === 'installed') {
    const found = installed === undefined ? undefined : parseRelease(installed);
    if (found !== undefined) return { release: found, source };
    return {
      error: `${origin} is "installed", but no OpenClaw was found on PATH. Name a release, e.g. ${newestKnown.text}.`,
      suggestions: [newestKnown.text],
    };
  }
  const asked = parseRelease(text);
  if (asked !== undefined && isPlausible(asked)) return { release: asked, source };
  const suggestions = nearestReleases(text, 3);
  return {
    error: `${origin} names ${JSON.stringify(text)}, which is no OpenClaw release. Nearest known: ${suggestions.join(', ')}. "latest" and "installed" work too.`,
    suggestions,
  };
}

/**
 * A published release, a pre-release on the way to one, one of a month that comes after the newest we know
 * (published after this tool was), or one from before the first (published under an earlier name).
 */
function isPlausible(asked: Release): boolean {
  if (asked.month < 1 || asked.month > 12) return false;
  if (compareReleases(asked, newestKnown) > 0) return asked.year <= newestKnown.year + 1;
  if (compareReleases(asked, oldestKnown) < 0) return asked.year >= FIRST_YEAR;
  if (asked.pre !== '') return knownReleases.some((known) => sameMonth(known, asked));
  return knownReleases.some((known) => compareReleases(known, asked) === 0);
}

function sameMonth(a: Release, b: Release): boolean {
  return a.year === b.year && a.month === b.month;
}

/** True where the release was published after this tool knew of it: what is said about it is what the newest known does. */
export function isNewerThanKnown(target: Release): boolean {
  return compareReleases(target, newestKnown) > 0;
}

/** Known releases near a text that names none, nearest first. */
export function nearestReleases(text: string, count: number): readonly string[] {
  const numbers = /(\d+)(?:\D+(\d+))?(?:\D+(\d+))?/.exec(text);
  if (numbers === null)
    return knownReleases
      .slice(-count)
      .reverse()
      .map((known) => known.text);
  const [first, second, third] = numbers.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  const isYear = first !== undefined && first >= 1000;
  const year = isYear ? first : newestKnown.year;
  const month = (isYear ? second : first) ?? newestKnown.month;
  const patch = (isYear ? third : second) ?? 0;
  const distance = (known: Release): number =>
    Math.abs(known.year - year) * 1e6 + Math.abs(known.month - month) * 1e3 + Math.abs(known.patch - patch);
  return [...knownReleases]
    .sort((a, b) => distance(a) - distance(b) || compareReleases(b, a))
    .slice(0, count)
    .map((known) => known.text);
}
