import type { JsonValue } from '../../../src/document/node.js';

export interface RecordedConfig {
  readonly id: string;
  readonly config: JsonValue;
  readonly authProfiles: { readonly main?: JsonValue };
  /** Names of the environment variables that were set. */
  readonly env: readonly string[];
  readonly refs: readonly string[];
}

export function recordedConfigs(): readonly RecordedConfig[];
