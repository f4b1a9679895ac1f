import type { Edit } from '../../document/node.js';
import { isStrictJson } from '../../document/strict-json.js';
import type { TextSource } from '../../document/text-source.js';
import type { StoreEntry } from './store-entry.js';

/**
 * The entries of a store that is strict JSON after edits inside of them, with what the edits left held to JSON again.
 * @param entries those of the text before the edits
 * @param edits on that text, sorted and disjoint
 * @param after the text after them
 * @returns `undefined` where that cannot be told from the entries
 */
export function entriesAfter(
  entries: readonly StoreEntry[] | undefined,
  edits: readonly Edit[],
  after: TextSource,
): readonly StoreEntry[] | undefined {
  if (entries === undefined) return undefined;
  const found: StoreEntry[] = [];
  let next = 0;
  let shift = 0;
  let last = 0;
  for (const { key, start, end } of entries) {
    // Of a key that is there twice the later value stands in the list where the earlier one was.
    if (start < last) return undefined;
    last = end;
    const from = start + shift;
    const first = next;
    for (let edit = edits[next]; edit !== undefined && edit.offset < end; edit = edits[++next]) {
      if (edit.offset <= start || edit.offset + edit.length >= end) return undefined;
      shift += edit.text.length - edit.length;
    }
    const to = end + shift;
    if (next > first && !isStrictJson(after.slice(from, to))) return undefined;
    found.push({ key, start: from, end: to });
  }
  return next === edits.length ? found : undefined;
}
