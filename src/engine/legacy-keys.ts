import { type ConfigPath, formatPath, parsePath } from '../document/config-path.js';
import type { JsonValue } from '../document/node.js';
import { deepEqual } from '../document/value.js';
import { standsInBareSection } from '../openclaw/config/bare-sections.js';
import type { ConfigValue } from '../openclaw/config/view.js';
import { isAtLeast, type ReleaseRange } from '../openclaw/releases/release.js';
import type { Applicability, Fix, Severity } from './finding.js';
import { type EditBuilder, safe, unsafe } from './fix.js';
import type { ConfigContext, Example, Report, Rule } from './rule.js';

interface RowBase extends ReleaseRange {
  readonly id: string;
  /** `error` unless given. */
  readonly severity?: Severity;
  /** The first release that lets the key pass: to those before it is an error. */
  readonly refusedBefore?: string;
  /** Derived from the row unless given. */
  readonly summary?: string;
  readonly why: string;
  readonly references?: readonly string[];
  readonly after?: readonly string[];
  readonly migrations?: readonly string[];
  readonly examples: readonly Example[];
  /** `safe` unless given. */
  readonly applicability?: Applicability;
  /** Why the fix is not safe. */
  readonly reason?: string;
  /** The row speaks of a match only where this holds. */
  readonly when?: (value: ConfigValue, config: ConfigValue) => boolean;
}

/** A key that is gone. Objects it leaves empty go with it when `prune` says so. */
export interface RemovedKey extends RowBase {
  readonly remove: string | readonly string[];
  readonly prune?: 'empty-parents';
}

/** A key with another name, in the same object. */
export interface RenamedKey extends RowBase {
  readonly rename: string;
  readonly to: string;
  readonly conflict?: Conflict;
}

/** A key in another place: `to` is a path, or `./key` beside the old key, `../key` one object further out. */
export interface MovedKey extends RowBase {
  readonly move: string;
  readonly to: string;
  readonly conflict?: Conflict;
  readonly prune?: 'empty-parents';
}

/** A key whose values changed; what the map does not know is left alone. */
export interface MappedValue extends RowBase {
  readonly map: string;
  readonly values: Readonly<Record<string, JsonValue>> | ((value: JsonValue) => JsonValue | undefined);
}

/**
 * What happens where the new key is there already: it wins (`keep`), takes what it lacks from the old one (`fill`),
 * or gives way (`replace`), as upstream does it.
 */
export type Conflict = 'keep' | 'fill' | 'replace';

export type LegacyKey = RemovedKey | RenamedKey | MovedKey | MappedValue;

/** Turns the rows of an area's table into rules, one each. Patterns are those of `openclaw/pattern.ts`. */
export function legacyKeys(rows: readonly LegacyKey[]): readonly Rule[] {
  return rows.map(toRule);
}

function toRule(row: LegacyKey): Rule {
  return {
    ...row,
    reads: 'config',
    severity: row.severity ?? 'error',
    summary: row.summary ?? summarize(row),
    fixable: row.applicability ?? 'safe',
    check: (context) => {
      for (const pattern of patternsOf(row)) {
        for (const value of context.config.all(pattern)) {
          if (row.when?.(value, context.config) === false) continue;
          const report = reportOf(row, value, context);
          if (report !== undefined) context.report(isRefused(row, context) ? { ...report, severity: 'error' } : report);
        }
      }
    },
  };
}

function isRefused({ refusedBefore }: LegacyKey, { target }: ConfigContext): boolean {
  return refusedBefore !== undefined && !isAtLeast(target, refusedBefore);
}

function patternsOf(row: LegacyKey): readonly string[] {
  if ('remove' in row) return typeof row.remove === 'string' ? [row.remove] : row.remove;
  if ('rename' in row) return [row.rename];
  if ('move' in row) return [row.move];
  return [row.map];
}

function summarize(row: LegacyKey): string {
  const names = patternsOf(row).flatMap(readable);
  const [name = ''] = names;
  if ('remove' in row) return `\`${names.join('`, `')}\` ${names.length > 1 ? 'were' : 'was'} removed.`;
  if ('rename' in row) return `\`${name}\` is now called \`${row.to}\`.`;
  if ('move' in row) return `\`${name}\` moved to \`${formatPath(targetPath(row, parsePath(name)))}\`.`;
  return `Some values of \`${name}\` were replaced.`;
}

/** What a pattern stands for, as people write it: every key at its end, and the first place they may be in. */
function readable(pattern: string): readonly string[] {
  const [, start = pattern, keys] = /^(.*\.)\{([^{}]+)\}$/.exec(pattern) ?? [];
  const place = start.replaceAll(/\{([^{},]*)(?:,[^{}]*)?\}/g, '$1');
  return keys === undefined ? [place] : keys.split(',').map((key) => place + key);
}

function reportOf(row: LegacyKey, value: ConfigValue, { config }: ConfigContext): Report | undefined {
  const name = formatPath(value.path);
  const inRelease = row.since === undefined ? '' : ` in OpenClaw ${row.since}`;
  if ('remove' in row) {
    const fix = fixOf(row, `Remove ${name}`, (edit) => edit.remove(value, row.prune));
    return { at: value, on: 'key', message: `\`${name}\` was removed${inRelease}. ${row.why}`, fix };
  }
  if ('map' in row) {
    const mapped = mapValue(row, value.value);
    if (mapped === undefined || deepEqual(mapped, value.value)) return undefined;
    const fix = fixOf(row, `Write ${JSON.stringify(mapped)}`, (edit) => edit.set(value, mapped));
    return {
      at: value,
      message: `\`${name}\`: ${JSON.stringify(value.value)} is now ${JSON.stringify(mapped)}. ${row.why}`,
      fix,
    };
  }
  const to = targetPath(row, value.path);
  const target = config.at(to);
  const fix = fixOf(row, titleFor(value, to, target, row.conflict), (edit) => relocate(edit, value, to, target, row));
  const kept =
    target === undefined || row.conflict === 'replace' ? '' : ` What is set in \`${formatPath(to)}\` already is kept.`;
  const verb = 'rename' in row ? 'is now called' : 'moved to';
  return {
    at: value,
    on: 'key',
    message: `\`${name}\` ${verb} \`${formatPath(to)}\`${inRelease}. ${row.why}${kept}`,
    fix,
  };
}

/** Own keys only: a value such as `constructor` is none of ours. */
function mapValue(row: MappedValue, value: JsonValue): JsonValue | undefined {
  if (typeof row.values === 'function') return row.values(value);
  const key = String(value);
  return Object.hasOwn(row.values, key) ? row.values[key] : undefined;
}

function fixOf(row: LegacyKey, title: string, build: (edit: EditBuilder) => void): Fix {
  return row.applicability === 'unsafe' ? unsafe(title, build, row.reason) : safe(title, build);
}

function targetPath(row: RenamedKey | MovedKey, from: ConfigPath): ConfigPath {
  if ('rename' in row) return [...from.slice(0, -1), row.to];
  let { to } = row;
  if (!to.startsWith('.')) return parsePath(to);
  let depth = from.length - 1;
  for (; to.startsWith('../'); to = to.slice(3)) depth--;
  return [...from.slice(0, depth), ...parsePath(to.replace(/^\.\//, ''))];
}

/** Says what `relocate` does: where the new place has all that matters, nothing moves. */
export function titleFor(
  from: ConfigValue,
  to: ConfigPath,
  target: ConfigValue | undefined,
  conflict?: Conflict,
): string {
  const name = formatPath(from.path);
  const place = formatPath(to);
  if (target === undefined || conflict === 'replace') return `Move ${name} to ${place}`;
  if (conflict === 'fill' && addsTo(from, target)) return `Move what ${place} lacks there and remove ${name}`;
  return `Remove ${name}; ${place} is set already`;
}

function addsTo(from: ConfigValue, target: ConfigValue): boolean {
  if (!from.isObject || !target.isObject) return false;
  return from.members().some((member) => {
    const present = target.at([member.key]);
    return present === undefined || addsTo(member, present);
  });
}

/** Carries a value to its new place, with the author's canonical values winning unless `conflict` says otherwise. */
export function relocate(
  edit: EditBuilder,
  from: ConfigValue,
  to: ConfigPath,
  target: ConfigValue | undefined,
  options: { readonly conflict?: Conflict; readonly prune?: 'empty-parents' } = {},
): void {
  const prune = options.prune ?? (standsInBareSection(from.path) ? 'empty-parents' : undefined);
  if (target === undefined) {
    const sibling = from.path.length === to.length && from.path.slice(0, -1).every((part, index) => part === to[index]);
    if (sibling) edit.rename(from, String(to.at(-1)));
    else edit.move(from, to, prune);
    return;
  }
  if (options.conflict === 'replace') {
    edit.remove(target);
    edit.move(from, to, prune);
    return;
  }
  if (options.conflict === 'fill') fill(edit, from, target);
  edit.remove(from, prune);
}

/**
 * Moves what `target` lacks, key by key, and leaves the rest where it is.
 * @param moved what has gone elsewhere before
 */
export function fill(
  edit: EditBuilder,
  from: ConfigValue,
  target: ConfigValue,
  moved: ReadonlySet<ConfigValue> = new Set(),
): void {
  if (!from.isObject || !target.isObject) return;
  for (const member of from.members()) {
    if (moved.has(member)) continue;
    const present = target.at([member.key]);
    if (present === undefined) edit.move(member, [...target.path, member.key]);
    else fill(edit, member, present, moved);
  }
}
