import { parsePath } from '../../../src/document/config-path.js';
import { applyEdits } from '../../../src/document/edit/edits.js';
import type { Operation, OperationFailure } from '../../../src/document/edit/operation.js';
import { planOperation } from '../../../src/document/edit/plan.js';
import type { JsonValue } from '../../../src/document/node.js';
import { parseDocument } from '../../../src/document/parse.js';

/** The text after operations, one after the other; of one that is refused the reason. */
export function edited(text: string, ...operations: readonly Operation[]): string {
  let here = text;
  for (const operation of operations) {
    const planned = planOperation(parseDocument(here), operation);
    if (!planned.ok) return planned.reason satisfies OperationFailure;
    here = applyEdits(here, planned.edits);
  }
  return here;
}

/** The texts of the comments an operation would lose. */
export function lostBy(text: string, operation: Operation): string[] {
  const planned = planOperation(parseDocument(text), operation);
  return planned.ok ? planned.lostComments.map(({ start, end }) => text.slice(start, end)) : [];
}

export function set(path: string, value: JsonValue): Operation {
  return { op: 'set', path: parsePath(path), source: { value } };
}

export function insert(path: string, value: JsonValue, near: { after?: string; before?: string } = {}): Operation {
  return { op: 'insert', path: parsePath(path), source: { value }, ...near };
}

export function append(path: string, value: JsonValue): Operation {
  return { op: 'append', path: parsePath(path), source: { value } };
}

export function remove(path: string): Operation {
  return { op: 'remove', path: parsePath(path) };
}

export function prune(path: string): Operation {
  return { op: 'remove', path: parsePath(path), prune: 'empty-parents' };
}

export function rename(path: string, key: string): Operation {
  return { op: 'rename', path: parsePath(path), key };
}

export function move(from: string, to: string): Operation {
  return { op: 'move', from: parsePath(from), to: parsePath(to) };
}

export function hoist(from: string, to: string): Operation {
  return { op: 'move', from: parsePath(from), to: parsePath(to), prune: 'empty-parents' };
}

export function rekey(path: string, by: string, rename_?: string): Operation {
  return { op: 'rekey', path: parsePath(path), by, ...(rename_ !== undefined && { rename: rename_ }) };
}

export function unkey(path: string, by: string, rename_?: string): Operation {
  return { op: 'unkey', path: parsePath(path), by, ...(rename_ !== undefined && { rename: rename_ }) };
}
