import type { Quote } from '../../node.js';

/** Keys that are written bare. JSON5 allows more, but not every tool that reads it does. */
export const ASCII_IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** How a key is to be written; `null` for bare. */
export function renderKey(key: string, quote: Quote | null, fallback: Quote): string {
  if (quote === null && ASCII_IDENTIFIER.test(key)) return key;
  return renderString(key, quote ?? fallback);
}

/** A string in quotes; what some readers take for a line break or cannot encode is escaped. */
export function renderString(value: string, quote: Quote): string {
  const double = JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  if (quote === '"') return double;
  const inner = double.slice(1, -1).replace(/\\.|'/gs, (found) => {
    if (found === "'") return "\\'";
    return found === '\\"' ? '"' : found;
  });
  return `'${inner}'`;
}

/** A number as JSON5; NaN and the infinities are no JSON. */
export function renderNumber(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

export function renderScalar(value: string | number | boolean | null, quote: Quote): string {
  if (typeof value === 'string') return renderString(value, quote);
  return typeof value === 'number' ? renderNumber(value) : String(value);
}
