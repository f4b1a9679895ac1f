import type { JsonValue } from '../../../document/node.js';
import { valueAt } from '../../../document/value.js';
import { type Check, conflict, isFilledIn, object } from './check.js';

/** Checks of members beside each other, as the schemas of plugins make them. */

export const needs = (key: string, needed: string): Check =>
  object((value) =>
    Object.hasOwn(value, key) && !Object.hasOwn(value, needed)
      ? [{ at: [needed], kind: 'missing-key', expected: `there where \`${key}\` is` }]
      : [],
  );

/** Values by their paths that may not stand in one object. */
export function never(values: Readonly<Record<string, JsonValue>>): Check {
  const pairs = Object.entries(values).map(([path, value]) => ({ path, segments: path.split('.'), value }));
  const words = pairs.map(({ path, value }) => `\`${path}\` as ${JSON.stringify(value)}`).join(' beside ');
  return object((root) => {
    const holds = pairs.every(({ segments, value }) => valueAt(root, segments) === value);
    return holds ? [conflict([], `cannot have ${words}`)] : [];
  });
}

export const uniqueItems: Check = (value) => {
  if (!Array.isArray(value)) return [];
  const seen = new Set<string>();
  return value.flatMap((item: JsonValue, index) => {
    const text = JSON.stringify(item);
    const isTwice = seen.has(text) && !(typeof item === 'string' && isFilledIn(item));
    seen.add(text);
    return isTwice ? [conflict([index], 'stands twice in a list that holds each thing once')] : [];
  });
};
