import type { Edit } from '../../document/node.js';
import { parseDocument } from '../../document/parse.js';
import { entriesOf, type StoreEntry, storeEntries } from '../../openclaw/sessions/store.js';
import type { Finding } from '../finding.js';
import type { FileDraft } from '../workspace.js';
import { EntryState, type SessionRule, type StoreOptions } from './entry-state.js';
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
  const { text } = draft;
  const possible = rules.filter((rule) => holdsNeedle(rule, text));
  const entries =
    possible.length === 0
      ? []
      : text === draft.file.content
        ? entriesOf(draft.file)
        : (storeEntries(text, draft.isStrictJson) ?? []);
  const awakeIn = needleSearch(possible, text);
  for (const [index, entry] of entries.entries()) {
    if (index % PROGRESS_STEP === 0) options.onProgress?.(index, entries.length);
    const awake = awakeIn(entry);
    if (awake.length === 0) continue;
    const slice = text.slice(entry.start, entry.end);
    const unparsed = { ...options.context, key: entry.key, text: slice, members: entry.members };
    if (!awake.some(({ concerns }) => concerns === undefined || concerns(unparsed))) continue;
    const result = await runEntry(draft, entry, slice, awake, options);
    for (const finding of result.findings) findings.push(finding);
    if (result.goneBy !== undefined) gone.push({ index, key: entry.key, ruleId: result.goneBy });
    else for (const edit of result.edits) edits.push(edit);
  }
  for (const edit of removals(draft.document, gone, entries.length)) edits.push(edit);
  return { findings, edits: gone.length === 0 ? edits : edits.sort((a, b) => a.offset - b.offset) };
}

function holdsNeedle({ needles }: SessionRule, text: string): boolean {
  return needles === undefined || needles.some((needle) => text.includes(needle));
}

/**
 * Which rules have a needle in an entry. Each needle is looked for from where it was found last, so that the text is
 * gone through once for it and not once an entry.
 */
function needleSearch(rules: readonly SessionRule[], text: string): (entry: StoreEntry) => readonly SessionRule[] {
  const next = new Map<string, number>();
  let before = 0;
  const isIn = (needle: string, { start, end }: StoreEntry): boolean => {
    let at = next.get(needle) ?? text.indexOf(needle, start);
    if (at >= 0 && at < start) at = text.indexOf(needle, start);
    next.set(needle, at);
    return at >= 0 && at + needle.length <= end;
  };
  return (entry) => {
    // An entry that is written twice is in force where it stands last, and comes where it stands first.
    if (entry.start < before) next.clear();
    before = entry.start;
    return rules.filter(({ needles }) => needles === undefined || needles.some((needle) => isIn(needle, entry)));
  };
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
