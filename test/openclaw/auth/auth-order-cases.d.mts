import type { JsonValue } from '../../../src/document/node.js';

export interface AuthOrderCase {
  readonly config: JsonValue;
  readonly store: JsonValue;
  readonly provider: string;
  readonly model?: string;
}

export function authOrderCases(): readonly AuthOrderCase[];
