import type { JsonValue } from '../../document/node.js';
import { deepEqual } from '../../document/value.js';
import { matchPattern } from '../config/pattern.js';
import type { ConfigValue } from '../config/view.js';
import type { Installation } from '../installation.js';
import { inRange, type Release, type ReleaseRange } from '../releases/release.js';
import { STILL_READ_KEYS } from './still-read-keys.js';

/** What lies around a value, as far as it says whether anything would be lost. */
export interface Around {
  readonly config: ConfigValue;
  readonly installation: Installation;
}

/**
 * A key that a release has retired and that its doctor, or its gateway at start, still reads once: it imports what the
 * key says into its state and takes the key out itself. Taken out before, what it said is gone.
 */
export interface StillReadKey extends ReleaseRange {
  /** The key as the release names it last. */
  readonly key: string;
  /** Patterns of the places it is read from, each below a section; carried from one to another nothing is lost. */
  readonly places: readonly string[];
  /** Whether the first place that has a value counts, or all of them. */
  readonly takes: 'first' | 'every';
  /** Who reads it: function and source file of OpenClaw. */
  readonly reader: string;
  /** What OpenClaw does with it, as the end of "it …". */
  readonly does: string;
  /** What happens where the key goes first. */
  readonly otherwise: string;
  /** The values without which everything stays as it is, in words; absent where there are none. */
  readonly harmlessIf?: string;
  readonly isHarmless?: (value: JsonValue, around: Around) => boolean;
  /** The row of `config_machine_state` that the import leaves, and that wins over the key from then on. */
  readonly mark?: string;
}

/** What a change of the config would take away before it has been read; `undefined` where nothing is lost. */
export function lostBeforeRead(
  before: Around,
  after: ConfigValue | undefined,
  target: Release,
): StillReadKey | undefined {
  return STILL_READ_KEYS.find((row) => inRange(target, row) && isLost(row, before, after));
}

/** Whether a place may lie inside, or hold, one of the keys that are still read. */
export function isNearStillRead(path: readonly (string | number)[]): boolean {
  return path.length === 0 || SECTIONS.has(String(path[0]));
}

const SECTIONS: ReadonlySet<string> = new Set(
  STILL_READ_KEYS.flatMap(({ places }) => places.flatMap((place) => /^[\w-]+/.exec(place)?.[0] ?? [])),
);

/** True where OpenClaw has nothing to lose with the key any more. */
export function isImported({ mark }: StillReadKey, { files }: Installation): boolean {
  return mark !== undefined && files.some(({ imported }) => imported?.includes(mark));
}

function isLost(row: StillReadKey, before: Around, after: ConfigValue | undefined): boolean {
  const values = valuesOf(row, before.config);
  if (values.length === 0 || isImported(row, before.installation)) return false;
  const left = after === undefined ? [] : [...valuesOf(row, after)];
  return values.some((value) => {
    const kept = left.findIndex((other) => deepEqual(other, value));
    if (kept >= 0) left.splice(kept, 1);
    return kept < 0 && row.isHarmless?.(value, before) !== true;
  });
}

function valuesOf(row: StillReadKey, config: ConfigValue): readonly JsonValue[] {
  const found = row.places.flatMap((place) => matchPattern(config, place)).map(({ value }) => value);
  return row.takes === 'first' ? found.slice(0, 1) : found;
}
