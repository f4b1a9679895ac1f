import { applyEdits, composeEdits } from '../../document/edit/edits.js';
import type { Operation } from '../../document/edit/operation.js';
import { planOperation } from '../../document/edit/plan.js';
import type { Document, Edit } from '../../document/node.js';
import { parseDocument } from '../../document/parse.js';
import type { StoreEntry } from '../../openclaw/sessions/store.js';
import { pathChanges } from '../paths/path-changes.js';
import type { PathChange } from '../paths/track-path.js';
import { draftEntries, draftEntryText } from '../stores/draft-entries.js';
import { editFile, type FileDraft, type Workspace } from '../workspace.js';
import { verifyOperation } from './verify.js';

/** What became of the entries of a store; `message` says why nothing did. */
export type EntriesChanged =
  | {
      readonly ok: true;
      readonly workspace: Workspace;
      readonly changes: readonly PathChange[];
      readonly lostComments: 0;
    }
  | { readonly ok: false; readonly message: string; readonly type: 'declined' | 'defect' };

/**
 * Makes operations inside the entries of a session store. Every entry is planned and verified by itself: a store may be
 * a hundred megabytes, and a whole tree of it would take longer than the rest of the run.
 */
export function changeEntries(
  workspace: Workspace,
  draft: FileDraft,
  operations: readonly Operation[],
  ruleId: string,
): EntriesChanged {
  const byKey = new Map<string, Operation[]>();
  for (const operation of operations) {
    if (operation.op === 'move') return declined('a value of a session stays in it');
    const [key, ...path] = operation.path;
    if (typeof key !== 'string') return declined('the operation names no session');
    byKey.set(key, [...(byKey.get(key) ?? []), { ...operation, path }]);
  }
  const entries = new Map(draftEntries(draft).map((entry) => [entry.key, entry]));
  const edits: Edit[] = [];
  const changes: PathChange[] = [];
  for (const [key, ofEntry] of byKey) {
    const entry = entries.get(key);
    if (entry === undefined) return declined(`there is no session ${key} any more`);
    const changed = changeEntry(draft, entry, ofEntry);
    if (!changed.ok) return changed;
    edits.push(...changed.edits.map((edit) => ({ ...edit, offset: edit.offset + entry.start })));
    changes.push(...changed.changes);
  }
  edits.sort((a, b) => a.offset - b.offset);
  return { ok: true, workspace: editFile(workspace, draft.file.path, edits, () => ruleId), changes, lostComments: 0 };
}

function changeEntry(draft: FileDraft, entry: StoreEntry, operations: readonly Operation[]) {
  let document: Document = parseDocument(draftEntryText(draft, entry));
  let edits: readonly Edit[] = [];
  const changes: PathChange[] = [];
  for (const operation of operations) {
    const planned = planOperation(document, operation);
    if (!planned.ok) return declined(planned.message);
    const after = parseDocument(applyEdits(document.text, planned.edits));
    const verified = verifyOperation(document, after, operation);
    if (!verified.ok) return { ok: false, message: verified.message, type: 'defect' } as const;
    edits = composeEdits(edits, planned.edits);
    changes.push(...pathChanges(draft.file.path, operation, document, [entry.key]));
    document = after;
  }
  return { ok: true, edits, changes } as const;
}

function declined(message: string) {
  return { ok: false, message, type: 'declined' } as const;
}
