import type { Range } from '../document/node.js';
import { parseDocument } from '../document/parse.js';

/** Shorter values are words as well (`true`, `lan`): without them nothing could be read any more. */
const SHORTEST = 5;

export interface SecretText {
  readonly text: string;
  /** Sorted and disjoint. */
  readonly secrets: readonly Range[];
}

/** The values of the secrets of some texts: as they are written, and as they are meant where that is with escapes. */
export function secretValues(texts: readonly SecretText[]): readonly string[] {
  const values = new Set<string>();
  for (const { text, secrets } of texts) {
    for (const { start, end } of secrets) {
      const written = text.slice(start, end);
      values.add(written);
      values.add(unescaped(written));
    }
  }
  return [...values].filter((value) => value.trim().length >= SHORTEST);
}

function unescaped(written: string): string {
  if (!written.includes('\\')) return written;
  const quote = written.includes('"') ? "'" : '"';
  const { root } = parseDocument(`${quote}${written}${quote}`);
  return root?.type === 'string' ? root.value : written;
}
