import { type ConfigPath, formatPath } from '../config-path.js';
import type { Document, JsonValue, ValueNode } from '../node.js';
import type { Changes } from './changes.js';
import type { OperationFailure, Planned, Source } from './operation.js';

/** A document that can be edited: without problems, so with a root. */
export interface Planning {
  readonly document: Document;
  readonly root: ValueNode;
}

export function failed(reason: OperationFailure, message: string): Planned & { ok: false } {
  return { ok: false, reason, message };
}

export function notFound(path: ConfigPath): Planned {
  return failed('not-found', `nothing stands at ${nameOf(path)}`);
}

export function exists(path: ConfigPath): Planned {
  return failed('exists', `${nameOf(path)} exists already`);
}

export function noParent(path: ConfigPath): Planned {
  return failed('no-parent', `${nameOf(path)} cannot be made: what is above it is no object or list, or too short`);
}

/** A path in a message; the root has no name of its own. */
export function nameOf(path: ConfigPath): string {
  return path.length === 0 ? 'the root' : formatPath(path);
}

export function planned(changes: Changes): Planned {
  return { ok: true, edits: changes.edits(), lostComments: changes.lost.toSorted((a, b) => a.start - b.start) };
}

/** What keeps a value out of a document, if anything: NaN and the infinities are no JSON. */
export function refuseSource({ document }: Planning, source: Source): Planned | undefined {
  if (document.dialect === 'json5') return undefined;
  if (isJson('value' in source ? source.value : source.snippet.value)) return undefined;
  return failed('not-json', 'a strict JSON file cannot hold NaN or Infinity');
}

function isJson(value: JsonValue): boolean {
  const pending: JsonValue[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'number' && !Number.isFinite(next)) return false;
    if (typeof next === 'object' && next !== null) for (const item of Object.values(next)) pending.push(item);
  }
  return true;
}
