import { type ConfigPath, startsWithPath } from '../config-path.js';
import type { Document, JsonValue } from '../node.js';
import { nodeAt } from '../tree.js';
import { toValue } from '../value.js';
import type { Operation, Source } from './operation.js';

/**
 * A removal that comes after other operations of one fix often takes out what those have carried elsewhere: then its
 * comments speak of what stands there now, which becomes its heir.
 * @param earlier the operations before it, on the same document
 */
export function withHeir(document: Document, operation: Operation, earlier: readonly Operation[]): Operation {
  if (operation.op !== 'remove' || earlier.length === 0) return operation;
  if (document.comments.length === 0 || document.root === undefined) return operation;
  const node = nodeAt(document.root, operation.path);
  if (node === undefined) return operation;
  const written = earlier.flatMap((other) => writtenBy(other, document));
  const known = new Set(written.flatMap(({ value }) => leavesOf(value)));
  const leaves = leavesOf(toValue(node)).filter((leaf) => known.has(leaf));
  const path = [...earlier.flatMap(movedOutOf(operation.path)), ...written.filter(sharesOneOf(leaves))].find(
    (place) => !startsWithPath(place.path, operation.path),
  )?.path;
  if (path === undefined) return operation;
  return { ...operation, heir: { path, leaves } };
}

interface Written {
  readonly path: ConfigPath;
  readonly value: JsonValue;
}

function movedOutOf(path: ConfigPath): (other: Operation) => readonly { readonly path: ConfigPath }[] {
  return (other) => (other.op === 'move' && startsWithPath(other.from, path) ? [{ path: other.to }] : []);
}

function sharesOneOf(leaves: readonly string[]): (written: Written) => boolean {
  return ({ value }) => leavesOf(value).some((leaf) => leaves.includes(leaf));
}

function writtenBy(operation: Operation, { root }: Document): readonly Written[] {
  switch (operation.op) {
    case 'set':
    case 'insert':
      return [{ path: operation.path, value: dataOf(operation.source) }];
    case 'append': {
      const list = root && nodeAt(root, operation.path);
      const last = list?.type === 'array' ? list.items.length - 1 : 0;
      return [{ path: [...operation.path, last], value: dataOf(operation.source) }];
    }
    default:
      return [];
  }
}

function dataOf(source: Source): JsonValue {
  return 'value' in source ? source.value : source.snippet.value;
}

/** Every scalar in a value, as JSON. */
export function leavesOf(value: JsonValue): readonly string[] {
  if (typeof value !== 'object' || value === null) return [JSON.stringify(value)];
  return Object.values(value).flatMap(leavesOf);
}
