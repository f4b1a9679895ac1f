import type { Edit } from '../../document/node.js';
import { parseDocument } from '../../document/parse.js';
import { byteTextOf } from '../../openclaw/file-bytes.js';
import type { StoreEntry } from '../../openclaw/sessions/store.js';
import type { Finding } from '../finding.js';
import type { FileDraft } from '../workspace.js';
import { awakeEntries, entriesOfDraft } from './awake-entries.js';
import { draftEntryText } from './draft-entries.js';
import { EntryState, type SessionRule, type StoreOptions } from './entry-state.js';
import { outlinedStore } from './outlined-store.js';
import { type GoneEntry, removals } from './remove-entries.js';

export interface StoreResult {
  readonly findings: readonly Finding[];
  /** On the draft's text, sorted and disjoint. */
  readonly edits: readonly (Edit & { readonly ruleId: string })[];
}

const MAX_PASSES = 20;
const PROGRESS_STEP = 500;

/**
 * Checks the entries of a store and, where `allow` is given, fixes them. Every entry is a small document of its own:
 * what is not fixed keeps its bytes, and a store costs one scan however many entries change.
 */
export async function fixStore(
  draft: FileDraft,
  rules: readonly SessionRule[],
  options: StoreOptions,
): Promise<StoreResult> {
  const findings: Finding[] = [];
  const edits: (Edit & { ruleId: string })[] = [];
  const gone: GoneEntry[] = [];
  const entries = entriesOfDraft(draft, rules);
  let told = 0;
  const tell = (done: number): void => {
    for (; told <= done; told += PROGRESS_STEP) options.onProgress?.(told, entries.length);
  };
  for (const { index, entry, text, awake } of awakeEntries(draft, entries, rules)) {
    tell(index);
    const unparsed = { ...options.context, key: entry.key, text, members: entry.members };
    if (!awake.some(({ concerns }) => concerns === undefined || concerns(unparsed))) continue;
    const result = await runEntry(draft, entry, draftEntryText(draft, entry), awake, options);
    for (const finding of result.findings) findings.push(finding);
    if (result.goneBy !== undefined) gone.push({ index, key: entry.key, ruleId: result.goneBy });
    else for (const edit of result.edits) edits.push(edit);
  }
  tell(entries.length - 1);
  if (gone.length > 0) edits.push(...takenOut(draft, gone, entries));
  // Of a key that is there twice the later value comes where the earlier one stands.
  return { findings, edits: edits.sort((a, b) => a.offset - b.offset) };
}

/** What goes as a whole asks for the tree around the entries, never for that of all that is in them. */
function takenOut(draft: FileDraft, gone: readonly GoneEntry[], entries: readonly StoreEntry[]): StoreResult['edits'] {
  if (byteTextOf(draft.file) === undefined || !draft.isStrictJson) {
    return removals(draft.document, gone, entries.length);
  }
  const { document, inStore } = outlinedStore(draft.source, entries);
  return removals(document, gone, entries.length).map((edit) => inStore(edit));
}

async function runEntry(
  draft: FileDraft,
  entry: StoreEntry,
  slice: string,
  rules: readonly SessionRule[],
  options: StoreOptions,
): Promise<StoreResult & { readonly goneBy?: string | undefined }> {
  const state = new EntryState(draft, entry, parseDocument(slice), options);
  const initial = rules.flatMap((rule) => state.check(rule));
  if (initial.length === 0 || options.allow === undefined) return { findings: initial, edits: [] };
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    let changed = false;
    for (const rule of rules) if (await state.fix(rule)) changed = true;
    if (!changed || state.isGone) {
      const findings = state.conclude(initial, rules);
      return { findings, edits: state.isGone ? [] : state.fileEdits(), goneBy: state.goneBy };
    }
  }
  options.onDefect?.(rules.map(({ id }) => id).join(', '), `the fixes of session ${entry.key} undo each other`);
  return { findings: initial, edits: [] };
}
