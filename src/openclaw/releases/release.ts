/**
 * OpenClaw's calendar versions: `2026.5.12`, with an optional revision (`2026.3.23-2`, later than `2026.3.23`)
 * or pre-release (`2026.7.2-beta.1`, earlier than `2026.7.2`).
 */
export interface Release {
  readonly year: number;
  readonly month: number;
  readonly patch: number;
  readonly revision: number;
  /** Pre-release words; empty for a published release. */
  readonly pre: string;
  readonly text: string;
}

const RELEASE = /^v?(\d{4})\.(\d{1,2})\.(\d{1,3})(?:-(?:(\d+)|([0-9A-Za-z][0-9A-Za-z.-]*)))?(?:\+.*)?$/;

/** Reads a release; `undefined` where the text is none. */
export function parseRelease(text: string): Release | undefined {
  const match = RELEASE.exec(text.trim());
  if (match === null) return undefined;
  const [, year, month, patch, revision, pre] = match;
  return {
    year: Number(year),
    month: Number(month),
    patch: Number(patch),
    revision: Number(revision ?? 0),
    pre: pre ?? '',
    text: text.trim().replace(/^v/, ''),
  };
}

/** A release written in our own source; a typing error there is a defect of ours. */
export function release(text: string): Release {
  const known = ours.get(text);
  if (known !== undefined) return known;
  const parsed = parseRelease(text);
  if (parsed === undefined) throw new Error(`not an OpenClaw release: ${text}`);
  ours.set(text, parsed);
  return parsed;
}

/** The same few dozen are named by hundreds of rules. */
const ours = new Map<string, Release>();

/** Negative where `a` is the earlier one, zero where they are the same. */
export function compareReleases(a: Release, b: Release): number {
  const numbers = a.year - b.year || a.month - b.month || a.patch - b.patch || a.revision - b.revision;
  if (numbers !== 0 || a.pre === b.pre) return numbers;
  if (a.pre === '') return 1;
  if (b.pre === '') return -1;
  return a.pre.localeCompare(b.pre, 'en', { numeric: true });
}

/** From `since` on, before `until`, save what lies in a gap; every bound is optional. */
export interface ReleaseRange {
  readonly since?: string;
  readonly until?: string;
  readonly gaps?: readonly { readonly since: string; readonly until: string }[];
}

export function inRange(target: Release, range: ReleaseRange): boolean {
  if (range.since !== undefined && compareReleases(target, release(range.since)) < 0) return false;
  if (range.until !== undefined && compareReleases(target, release(range.until)) >= 0) return false;
  return !(range.gaps ?? []).some((gap) => inRange(target, gap));
}

export function isAtLeast(target: Release, since: string): boolean {
  return compareReleases(target, release(since)) >= 0;
}
