import type { JsonValue } from '../../document/node.js';
import { deepEqual } from '../../document/value.js';
import { matchPattern } from '../config/pattern.js';
import type { ConfigValue } from '../config/view.js';
import type { Installation } from '../installation.js';
import { inRange, type Release } from '../releases/release.js';
import type { Around, StillReadKey } from './still-read-key.js';
import { STILL_READ_KEYS } from './still-read-keys.js';

/** What a change of the config would take away before it has been read; `undefined` where nothing is lost. */
export function lostBeforeRead(
  before: Around,
  after: ConfigValue | undefined,
  target: Release,
): StillReadKey | undefined {
  return STILL_READ_KEYS.find((row) => inRange(target, row) && isLost(row, before, after));
}

/** A key that the target retired and that its doctor has yet to read. */
export interface StillToRead {
  readonly row: StillReadKey;
  readonly at: ConfigValue;
}

/** What must stay in the config until the target's doctor has read it. */
export function stillToRead(around: Around, target: Release): readonly StillToRead[] {
  return STILL_READ_KEYS.filter((row) => inRange(target, row) && !isImported(row, around.installation)).flatMap((row) =>
    foundOf(row, around.config)
      .filter(({ value }) => row.isHarmless?.(value, around) !== true)
      .map((at) => ({ row, at })),
  );
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
  return foundOf(row, config).map(({ value }) => value);
}

function foundOf(row: StillReadKey, config: ConfigValue): readonly ConfigValue[] {
  const found = row.places.flatMap((place) => matchPattern(config, place));
  return row.takes === 'first' ? found.slice(0, 1) : found;
}
