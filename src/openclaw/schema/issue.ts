import type { ConfigPath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';

export type IssueKind =
  | 'unknown-key'
  | 'wrong-type'
  | 'bad-enum'
  | 'out-of-range'
  | 'bad-format'
  | 'missing-key'
  /** Right by itself, and not beside what else is set. */
  | 'conflict';

/** What a person would type instead. */
export interface Correction {
  readonly value: JsonValue;
  /** True where it says the very same in words the release reads. */
  readonly same: boolean;
}

/** One thing a release refuses. */
export interface SchemaIssue {
  /** The value; for `unknown-key` the key that is too many, for `missing-key` the one that is missing. */
  readonly path: ConfigPath;
  readonly kind: IssueKind;
  /**
   * What would be right, in words that complete `must be ...`: `a number from 1 to 65535`, `"off", "on" or "auto"`.
   * For a `conflict` all there is to say after the name. Never holds the value itself.
   */
  readonly expected: string;
  /** For `bad-enum` the values and for `unknown-key` the neighbouring keys that may have been meant, likeliest first. */
  readonly suggestions: readonly string[];
  readonly instead?: Correction | undefined;
}
