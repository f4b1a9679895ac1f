import type { Comment, Document, Edit, JsonValue, ValueNode } from '../../node.js';
import { parseDocument } from '../../parse.js';
import { deepEqual, toValue } from '../../value.js';
import { applyEdits, composeEdits, normalizeEdits } from '../edits.js';
import type { Operation, OperationFailure } from '../operation.js';
import { planOperation } from '../plan.js';
import { arrangeLists } from './arrange-lists.js';
import { carriedMembers } from './carried-members.js';
import { lostComments } from './lost-comments.js';

export type Reconciled =
  | {
      readonly ok: true;
      readonly text: string;
      /** From the document to `text`: sorted, disjoint, each as small as can be. */
      readonly edits: readonly Edit[];
      /** Comments of the document that `text` has no more: what they stood at is gone. */
      readonly lost: readonly Comment[];
    }
  | { readonly ok: false; readonly reason: OperationFailure; readonly message: string };

/**
 * The smallest edits that make a document have a value. What is still there keeps its comments, order, quotes and
 * layout; a member that stands elsewhere with the same value takes its comments there, and items of lists are known
 * again by id, name or equality wherever they stand.
 */
export function reconcile(document: Document, value: JsonValue): Reconciled {
  const draft = new Draft(document);
  draft.tryAll((now, root) => carriedMembers(now, root, value));
  draft.tryAll((now, root) => arrangeLists(now, root, value));
  const carried = finish(draft, document, value);
  // What was carried can only help comments, never cost the value.
  return carried.ok ? carried : finish(new Draft(document), document, value);
}

function finish(draft: Draft, document: Document, value: JsonValue): Reconciled {
  const failure = draft.apply({ op: 'set', path: [], source: { value } });
  if (failure !== undefined) return { ok: false, ...failure };
  const { document: after, edits } = draft;
  if (after.root === undefined || after.problems.length > 0 || !deepEqual(toValue(after.root), value)) {
    return { ok: false, reason: 'unparsable', message: 'the result would not have the value that was asked for' };
  }
  return {
    ok: true,
    text: after.text,
    edits: normalizeEdits(document.text, edits),
    lost: lostComments(document, after),
  };
}

/** A document and the operations made on it so far. */
class Draft {
  document: Document;
  edits: readonly Edit[] = [];

  constructor(document: Document) {
    this.document = document;
  }

  /** What cannot be done is left out: the value is put right at the end. */
  tryAll(plan: (document: Document, root: ValueNode) => readonly Operation[]): void {
    const { root, problems } = this.document;
    if (root === undefined || problems.length > 0) return;
    for (const operation of plan(this.document, root)) this.apply(operation);
  }

  apply(operation: Operation): { readonly reason: OperationFailure; readonly message: string } | undefined {
    const planned = planOperation(this.document, operation);
    if (!planned.ok) return { reason: planned.reason, message: planned.message };
    if (planned.edits.length === 0) return undefined;
    this.edits = composeEdits(this.edits, planned.edits);
    this.document = parseDocument(applyEdits(this.document.text, planned.edits));
    return undefined;
  }
}
