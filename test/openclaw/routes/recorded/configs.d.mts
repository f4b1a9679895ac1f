import type { JsonValue } from '../../../../src/document/node.js';

export interface RecordedConfig {
  readonly id: string;
  readonly config: JsonValue;
  readonly authProfiles: { readonly main?: JsonValue };
  /** Names of the environment variables that were set. */
  readonly env: readonly string[];
  /** Refs that were asked for by name. */
  readonly refs: readonly string[];
  /** Entries of session stores, by a name of theirs; every agent has them. */
  readonly sessions?: Readonly<Record<string, JsonValue>>;
  /** Models of cron jobs. */
  readonly cron?: readonly string[];
  /** Asked about its media alone. */
  readonly media?: true;
}

export function recordedConfigs(version: string): readonly RecordedConfig[];
