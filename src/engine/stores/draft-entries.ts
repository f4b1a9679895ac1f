import { byteTextOf } from '../../openclaw/file-bytes.js';
import { entriesAfter } from '../../openclaw/sessions/entries-after.js';
import { entriesOf, entryText, knownEntries, type StoreEntry, storeEntries } from '../../openclaw/sessions/store.js';
import { type FileDraft, isAsRead } from '../workspace.js';

/** The entries of a store as it stands; of a large one without making the text of it, where that can be. */
export function draftEntries(draft: FileDraft): readonly StoreEntry[] {
  const { file, edits, source } = draft;
  if (isAsRead(draft)) return entriesOf(file);
  const known = byteTextOf(file) === undefined ? undefined : entriesAfter(knownEntries(file), edits, source);
  return known ?? storeEntries(draft.text, draft.isStrictJson) ?? [];
}

/** The text of one of them. */
export function draftEntryText(draft: FileDraft, entry: StoreEntry): string {
  return isAsRead(draft) ? entryText(draft.file, entry) : draft.source.slice(entry.start, entry.end);
}
