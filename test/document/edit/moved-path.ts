import { type ConfigPath, samePath, startsWithPath } from '../../../src/document/config-path.js';
import { applyToValue } from '../../../src/document/edit/apply-to-value.js';
import type { Operation } from '../../../src/document/edit/operation.js';
import type { Document, JsonValue } from '../../../src/document/node.js';
import { findMember, nodeAt } from '../../../src/document/tree.js';
import { toValue } from '../../../src/document/value.js';

/** Where something that stood at `path` stands after an operation; what the operation removes has no place. */
export function movedPath(document: Document, operation: Operation, path: ConfigPath): ConfigPath | undefined {
  switch (operation.op) {
    case 'set':
    case 'append':
      return path;
    case 'insert':
      return afterInsert(document, operation.path, path);
    case 'remove':
      return startsWithPath(path, operation.path) ? undefined : afterRemove(operation.path, path);
    case 'rename':
      return withKey(operation.path, operation.key, path);
    case 'move': {
      const { from, to } = operation;
      const start = afterInsert(document, to, from);
      const place = afterRemove(start, to);
      if (startsWithPath(path, from)) return [...place, ...path.slice(from.length)];
      if (isPruned(document, operation, path)) return place;
      return afterRemove(start, afterInsert(document, to, path));
    }
    case 'rekey': {
      const at = operation.path.length;
      if (!startsWithPath(path, operation.path)) return path;
      const index = path[at];
      const list = nodeOf(document, operation.path);
      const item = list?.type === 'array' && typeof index === 'number' ? list.items[index] : undefined;
      const by = item?.type === 'object' ? findMember(item, operation.by)?.value : undefined;
      const key = typeof index === 'number' ? (operation.keys?.[index] ?? (by?.type === 'string' ? by.value : '')) : '';
      const inner = path[at + 1] === operation.by ? [] : path.slice(at + 1);
      const moved = path.length === at ? path : [...operation.path, key, ...inner];
      return operation.rename === undefined ? moved : withKey(operation.path, operation.rename, moved);
    }
    case 'unkey': {
      const at = operation.path.length;
      if (!startsWithPath(path, operation.path)) return path;
      const map = nodeOf(document, operation.path);
      const index = map?.type === 'object' ? map.members.findIndex(({ key }) => key === path[at]) : -1;
      const moved = path.length === at ? path : [...operation.path, index, ...path.slice(at + 1)];
      return operation.rename === undefined ? moved : withKey(operation.path, operation.rename, moved);
    }
  }
}

function nodeOf(document: Document, path: ConfigPath) {
  return document.root === undefined ? undefined : nodeAt(document.root, path);
}

function withKey(path: ConfigPath, key: string, other: ConfigPath): ConfigPath {
  return startsWithPath(other, path) ? other.with(path.length - 1, key) : other;
}

/** An item that comes into a list pushes those behind it. */
function afterInsert(document: Document, to: ConfigPath, path: ConfigPath): ConfigPath {
  const at = to.length - 1;
  const added = to[at];
  const own = path[at];
  const isItem = nodeOf(document, to.slice(0, at))?.type === 'array';
  if (!isItem || typeof added !== 'number' || typeof own !== 'number' || own < added) return path;
  return startsWithPath(path, to.slice(0, at)) ? path.with(at, own + 1) : path;
}

function afterRemove(from: ConfigPath, path: ConfigPath): ConfigPath {
  const at = from.length - 1;
  const gone = from[at];
  const own = path[at];
  if (typeof gone !== 'number' || typeof own !== 'number' || own <= gone) return path;
  return startsWithPath(path, from.slice(0, at)) ? path.with(at, own - 1) : path;
}

/** Whether a move leaves nothing at a path above what it moves: what was said there goes with that. */
export function isPruned(document: Document, operation: Operation, path: ConfigPath): boolean {
  if (operation.op !== 'move' || operation.prune === undefined) return false;
  const { from, to, prune } = operation;
  if (document.root === undefined || !isAbove(path, from) || samePath(from.slice(0, -1), to.slice(0, -1))) return false;
  const after = applyToValue(toValue(document.root), { op: 'move', from, to, prune });
  const start = afterInsert(document, to, path);
  return after.ok && !reaches(after.value, start);
}

function isAbove(path: ConfigPath, other: ConfigPath): boolean {
  return path.length < other.length && startsWithPath(other, path);
}

/** Whether plain data has something at a path. */
export function reaches(value: JsonValue, path: ConfigPath): boolean {
  let here: JsonValue | undefined = value;
  for (const segment of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, segment)) return false;
    here = (here as { [key: string]: JsonValue })[segment];
  }
  return true;
}
