import JSON5 from 'json5';
import type { JsonValue } from '../../src/document/node.js';

/** What json5, the parser OpenClaw uses, makes of a text. It warns of U+2028 in strings, which no test wants to see. */
export function json5Reads(
  text: string,
): { readonly valid: true; readonly value: JsonValue } | { readonly valid: false } {
  const { warn } = console;
  console.warn = () => {};
  try {
    return { valid: true, value: JSON5.parse(text) as JsonValue };
  } catch {
    return { valid: false };
  } finally {
    console.warn = warn;
  }
}
