import { byteTextOf } from '../../openclaw/file-bytes.js';
import type { StoreEntry } from '../../openclaw/sessions/store.js';
import { type FileDraft, isAsRead } from '../workspace.js';
import { draftEntries, draftEntryText } from './draft-entries.js';
import type { SessionRule } from './entry-state.js';

/** An entry that rules may have something to say about. */
export interface AwakeEntry {
  /** Its place among all entries. */
  readonly index: number;
  readonly entry: StoreEntry;
  /** The entry's text, of a large store without its long texts. */
  readonly text: string;
  readonly awake: readonly SessionRule[];
}

/** Some entries, and where each stands in one text. */
interface Batch {
  readonly text: string;
  readonly places: readonly Place[];
}

interface Place {
  readonly index: number;
  readonly entry: StoreEntry;
  readonly start: number;
  readonly end: number;
}

const BATCH = 1 << 20;

/** The entries of a store as it stands; none where no rule can have anything to say about it. */
export function entriesOfDraft(draft: FileDraft, rules: readonly SessionRule[]): readonly StoreEntry[] {
  const isLarge = byteTextOf(draft.file) !== undefined;
  return isLarge || rules.some((rule) => holdsNeedle(rule, draft.text)) ? draftEntries(draft) : [];
}

/** The entries in which rules have their needles, with those rules, in the order of the store. */
export function* awakeEntries(
  draft: FileDraft,
  entries: readonly StoreEntry[],
  rules: readonly SessionRule[],
): Generator<AwakeEntry> {
  for (const { text, places } of batchesOf(draft, entries)) {
    const possible = rules.filter((rule) => holdsNeedle(rule, text));
    if (possible.length === 0) continue;
    const awakeIn = needleSearch(possible, text);
    for (const place of places) {
      const awake = awakeIn(place);
      if (awake.length === 0) continue;
      const { index, entry, start, end } = place;
      yield { index, entry, text: text.slice(start, end), awake };
    }
  }
}

/** One text of the whole store; of a large one whose entries were found in its bytes, as many as make a text of some size. */
function* batchesOf(draft: FileDraft, entries: readonly StoreEntry[]): Generator<Batch> {
  const isLarge = byteTextOf(draft.file) !== undefined;
  if (!isLarge || (isAsRead(draft) && entries.some(({ bytes }) => bytes === undefined))) {
    yield { text: draft.text, places: entries.map((entry, index) => ({ index, entry, ...rangeOf(entry) })) };
    return;
  }
  let pieces: string[] = [];
  let places: Place[] = [];
  let length = 0;
  for (const [index, entry] of entries.entries()) {
    const piece = entry.outline ?? draftEntryText(draft, entry);
    places.push({ index, entry, start: length, end: length + piece.length });
    pieces.push(piece);
    length += piece.length;
    if (length < BATCH && index < entries.length - 1) continue;
    yield { text: pieces.join(''), places };
    pieces = [];
    places = [];
    length = 0;
  }
}

function rangeOf({ start, end }: StoreEntry): { readonly start: number; readonly end: number } {
  return { start, end };
}

function holdsNeedle({ needles }: SessionRule, text: string): boolean {
  return needles === undefined || needles.some((needle) => text.includes(needle));
}

/**
 * Which rules have a needle in an entry. Each needle is looked for from where it was found last, so that the text is
 * gone through once for it and not once an entry.
 */
function needleSearch(rules: readonly SessionRule[], text: string): (place: Place) => readonly SessionRule[] {
  const next = new Map<string, number>();
  let before = 0;
  const isIn = (needle: string, { start, end }: Place): boolean => {
    let at = next.get(needle) ?? text.indexOf(needle, start);
    if (at >= 0 && at < start) at = text.indexOf(needle, start);
    next.set(needle, at);
    return at >= 0 && at + needle.length <= end;
  };
  return (place) => {
    // An entry that is written twice is in force where it stands last, and comes where it stands first.
    if (place.start < before) next.clear();
    before = place.start;
    return rules.filter(({ needles }) => needles === undefined || needles.some((needle) => isIn(needle, place)));
  };
}
