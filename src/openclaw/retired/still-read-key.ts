import type { JsonValue } from '../../document/node.js';
import type { ConfigValue } from '../config/view.js';
import type { Installation } from '../installation.js';
import type { ReleaseRange } from '../releases/release.js';

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
