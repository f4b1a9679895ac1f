import type { JsonValue } from '../../document/node.js';
import { isObject } from '../../document/value.js';
import { fromEntries } from './plain.js';

/** What OpenClaw shows in place of a secret, and so do we where a program asks. */
export const OPENCLAW_MASK = '__OPENCLAW_REDACTED__';

/**
 * A value that was read with its secrets masked, with what stands there now in their place: who reads a block, changes
 * a part and writes it back changes that part alone. A mask where nothing stands stays one.
 */
export function unmasked(value: JsonValue, current: JsonValue | undefined): JsonValue {
  if (value === OPENCLAW_MASK) return isScalar(current) ? current : value;
  if (Array.isArray(value)) {
    const held = Array.isArray(current) && current.length === value.length ? current : [];
    return value.map((item, index) => unmasked(item, held[index]));
  }
  if (!isObject(value)) return value;
  const held = isObject(current) ? current : {};
  return fromEntries(
    Object.entries(value).map(([key, item]) => [key, unmasked(item, Object.hasOwn(held, key) ? held[key] : undefined)]),
  );
}

function isScalar(value: JsonValue | undefined): value is string | number | boolean {
  return value !== undefined && value !== null && typeof value !== 'object';
}
