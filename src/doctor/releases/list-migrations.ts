import type { Rule } from '../../engine/rule.js';
import { newestKnown, resolveTarget } from '../../openclaw/releases/known.js';
import { compareReleases, type Release, release } from '../../openclaw/releases/release.js';
import { rules } from '../../rules/registry.js';
import { InputError } from '../input-error.js';

/** What one release changed: the rules that speak of it from then on. */
export interface ReleaseMigrations {
  readonly release: string;
  readonly rules: readonly Rule[];
}

export interface MigrationList {
  /** Exclusive; `null` for the beginning. */
  readonly from: string | null;
  /** Inclusive. */
  readonly to: string;
  readonly releases: readonly ReleaseMigrations[];
}

/**
 * What an upgrade changes: every rule whose old form is wrong from a release on that lies behind `from` and not
 * behind `to`. Changes of the very first releases count as those of the beginning.
 * @throws {InputError} for an unknown release, or where `to` is not later than `from`
 */
export function listMigrations(range: {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only these rules, by id. */
  readonly only?: ReadonlySet<string> | undefined;
}): MigrationList {
  const from = range.from === undefined ? undefined : known(range.from, '--from');
  const to = range.to === undefined ? newestKnown : known(range.to, '--to');
  if (from !== undefined && compareReleases(from, to) >= 0) {
    throw new InputError(
      `--from ${from.text} is not earlier than --to ${to.text}; an upgrade goes to a later release.`,
    );
  }
  const byRelease = new Map<string, Rule[]>();
  for (const rule of rules) {
    if (rule.since === undefined || !isWithin(release(rule.since), from, to)) continue;
    if (range.only?.has(rule.id) === false) continue;
    const listed = byRelease.get(rule.since);
    if (listed === undefined) byRelease.set(rule.since, [rule]);
    else listed.push(rule);
  }
  const releases = [...byRelease]
    .map(([text, listed]) => ({ release: text, rules: listed.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }))
    .sort((a, b) => compareReleases(release(a.release), release(b.release)));
  return { from: from?.text ?? null, to: to.text, releases };
}

function isWithin(since: Release, from: Release | undefined, to: Release): boolean {
  return (from === undefined || compareReleases(since, from) > 0) && compareReleases(since, to) <= 0;
}

function known(text: string, option: string): Release {
  const resolved = resolveTarget({ flag: text, installed: undefined });
  if ('error' in resolved) throw new InputError(resolved.error.replaceAll('--target', option));
  return resolved.release;
}
