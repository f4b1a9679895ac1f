import { applyToValue } from '../document/apply-to-value.js';
import type { Comment, Document } from '../document/node.js';
import type { Operation } from '../document/operation.js';
import { deepEqual, toValue } from '../document/value.js';

export type Verified = { readonly ok: true } | { readonly ok: false; readonly message: string };

/**
 * Holds a patched text against what the operation says: it parses, it means the operation applied to the old value,
 * and no comment is gone that the operation did not take along.
 */
export function verifyOperation(before: Document, after: Document, operation: Operation): Verified {
  const [problem] = after.problems;
  if (problem !== undefined) return { ok: false, message: `the result would not parse: ${problem.message}` };
  if (before.root === undefined || after.root === undefined) return { ok: false, message: 'the result would be empty' };
  if (!('source' in operation && 'snippet' in operation.source)) {
    const expected = applyToValue(toValue(before.root), operation);
    if (!expected.ok) return { ok: false, message: `the operation has no meaning there: ${expected.reason}` };
    if (!deepEqual(expected.value, toValue(after.root))) {
      return { ok: false, message: `the result would not be what "${operation.op}" means` };
    }
  }
  if (takesCommentsAlong(operation)) return { ok: true };
  return lostText(before, after) === undefined ? { ok: true } : { ok: false, message: 'a comment would be lost' };
}

function takesCommentsAlong(operation: Operation): boolean {
  if (operation.op === 'move') return operation.prune !== undefined;
  return operation.op === 'remove' || operation.op === 'set' || operation.op === 'rekey';
}

function lostText(before: Document, after: Document): string | undefined {
  const left = new Map<string, number>();
  for (const text of after.comments.map((comment) => bare(after, comment))) left.set(text, (left.get(text) ?? 0) + 1);
  for (const text of before.comments.map((comment) => bare(before, comment))) {
    const count = left.get(text) ?? 0;
    if (count === 0) return text;
    left.set(text, count - 1);
  }
  return undefined;
}

/** A carried block comment is re-indented, so white space does not count. */
function bare(document: Document, comment: Comment): string {
  return document.text.slice(comment.start, comment.end).replace(/\s+/g, '');
}
