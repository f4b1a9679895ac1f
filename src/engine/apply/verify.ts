import { applyAllToValue } from '../../document/edit/apply-to-value.js';
import type { Operation } from '../../document/edit/operation.js';
import type { Comment, Document, Edit, JsonValue } from '../../document/node.js';
import { deepEqual, toValue } from '../../document/value.js';

export type Verified = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** A text's tree and the plain data it means. */
export interface Meaning {
  readonly document: Document;
  readonly value: JsonValue | undefined;
}

/** Holds a patched text against what one operation says. */
export function verifyOperation(before: Document, after: Document, operation: Operation): Verified {
  return verifyOperations(meaningOf(before), meaningOf(after), [{ operation, edits: [] }]);
}

/** An operation and the edits it comes to, relative to the text before all of them. */
export interface Made {
  readonly operation: Operation;
  readonly edits: readonly Edit[];
}

/**
 * Holds a patched text against what the operations say: it parses, it means the operations applied to the old value
 * one after the other, and no comment is gone that none of them did take along.
 */
export function verifyOperations(before: Meaning, after: Meaning, made: readonly Made[]): Verified {
  const [problem] = after.document.problems;
  if (problem !== undefined) return { ok: false, message: `the result would not parse: ${problem.message}` };
  if (before.value === undefined || after.value === undefined) {
    return { ok: false, message: 'the result would be empty' };
  }
  const differs = verifyValue(before.value, after.value, made);
  if (!differs.ok) return differs;
  const kept = made.filter(({ operation }) => !takesCommentsAlong(operation));
  if (kept.length === 0) return { ok: true };
  const taken = made.filter(({ operation }) => takesCommentsAlong(operation)).flatMap(({ edits }) => edits);
  const lost = lostText(before.document, after.document, taken);
  return lost === undefined ? { ok: true } : { ok: false, message: 'a comment would be lost' };
}

function verifyValue(before: JsonValue, after: JsonValue, made: readonly Made[]): Verified {
  // What a snippet carries is only known from its own text.
  if (made.some(({ operation }) => 'source' in operation && 'snippet' in operation.source)) return { ok: true };
  const expected = applyAllToValue(
    before,
    made.map(({ operation }) => operation),
  );
  if (!expected.ok) return { ok: false, message: `the operation has no meaning there: ${expected.reason}` };
  if (deepEqual(expected.value, after)) return { ok: true };
  const names = [...new Set(made.map(({ operation }) => `"${operation.op}"`))].join(', ');
  return { ok: false, message: `the result would not be what ${names} means` };
}

export function meaningOf(document: Document): Meaning {
  let known: { readonly of: JsonValue | undefined } | undefined;
  return {
    document,
    get value() {
      known ??= { of: document.root && toValue(document.root) };
      return known.of;
    },
  };
}

function takesCommentsAlong(operation: Operation): boolean {
  if (operation.op === 'move') return operation.prune !== undefined;
  return operation.op === 'remove' || operation.op === 'set' || operation.op === 'rekey';
}

/** @param taken edits that may take comments along; none overlaps another */
function lostText(before: Document, after: Document, taken: readonly Edit[]): string | undefined {
  // Most comments are carried as they are; a list that is reordered asks a thousand times of a thousand of them.
  const lost = missingText(before, after, taken, asWritten);
  return lost === undefined ? undefined : missingText(before, after, taken, bare);
}

function missingText(
  before: Document,
  after: Document,
  taken: readonly Edit[],
  textOf: (document: Document, comment: Comment) => string,
): string | undefined {
  const left = new Map<string, number>();
  for (const comment of after.comments) {
    const text = textOf(after, comment);
    left.set(text, (left.get(text) ?? 0) + 1);
  }
  const edits = taken.toSorted((a, b) => a.offset - b.offset);
  let next = 0;
  for (const comment of before.comments) {
    while (edits[next] !== undefined && endOf(edits[next]) <= comment.start) next++;
    if ((edits[next]?.offset ?? Infinity) < comment.end) continue;
    const text = textOf(before, comment);
    const count = left.get(text) ?? 0;
    if (count === 0) return text;
    left.set(text, count - 1);
  }
  return undefined;
}

function endOf(edit: Edit | undefined): number {
  return edit === undefined ? 0 : edit.offset + edit.length;
}

function asWritten({ text }: Document, { start, end }: Comment): string {
  return text.slice(start, end);
}

/** A carried block comment is re-indented, so white space does not count. */
function bare(document: Document, comment: Comment): string {
  return asWritten(document, comment).replace(/\s+/g, '');
}
