import type { Document, Edit } from '../../document/node.js';
import { parseDocument } from '../../document/parse.js';
import { partitionPoint } from '../../document/partition-point.js';
import type { TextSource } from '../../document/text-source.js';
import type { StoreEntry } from '../../openclaw/sessions/store.js';

/** A store with a number in the place of each entry's value: its keys, and what stands between the entries. */
export interface OutlinedStore {
  readonly document: Document;
  /** The edit of the store that is this one here; it begins and ends in no value. */
  inStore<E extends Edit>(edit: E): E;
}

const VALUE = '0';

/** @param entries of a store that is strict JSON */
export function outlinedStore(store: TextSource, entries: readonly StoreEntry[]): OutlinedStore {
  // Of a key that is there twice the later value comes where the earlier one stands.
  const inOrder = entries.toSorted((a, b) => a.start - b.start);
  const pieces: string[] = [];
  const behind = new Float64Array(inOrder.length);
  let length = 0;
  let from = 0;
  for (const [index, { start, end }] of inOrder.entries()) {
    const piece = store.slice(from, start) + VALUE;
    pieces.push(piece);
    length += piece.length;
    behind[index] = length;
    from = end;
  }
  pieces.push(store.slice(from));
  const offsetInStore = (offset: number): number => {
    const before = partitionPoint(behind, (end) => end <= offset) - 1;
    const entry = inOrder[before];
    return entry === undefined ? offset : entry.end + offset - (behind[before] ?? 0);
  };
  return {
    document: parseDocument(pieces.join('')),
    inStore(edit) {
      const offset = offsetInStore(edit.offset);
      return { ...edit, offset, length: offsetInStore(edit.offset + edit.length) - offset };
    },
  };
}
