import { type ConfigPath, formatPath } from '../../../document/config-path.js';
import type { JsonValue } from '../../../document/node.js';
import { deepEqual, valueAt } from '../../../document/value.js';
import type { Refusal } from '../refusal.js';

/** What OpenClaw stamps itself whenever it writes the config (`AUTO_MANAGED_CONFIG_META_PATHS` of 2026.9.6). */
const STAMPS: readonly ConfigPath[] = [
  ['meta', 'lastTouchedVersion'],
  ['meta', 'migrations', 'modelPolicyAllowlist'],
  ['meta', 'migrations', 'utilityModelSeparation'],
];

/** Stamps of OpenClaw's own that would be others: they say what it has done with the file, and its doctor goes by them. */
export function changedStamps(before: JsonValue, after: JsonValue): readonly Refusal[] {
  return STAMPS.filter((path) => !deepEqual(valueAt(before, path) ?? null, valueAt(after, path) ?? null)).map(
    (path) => ({
      reason: 'managed',
      path: formatPath(path),
      message: `${formatPath(path)} is OpenClaw's own stamp: it is written anew with each write, and upgrades go by it.`,
      canForce: true,
    }),
  );
}
