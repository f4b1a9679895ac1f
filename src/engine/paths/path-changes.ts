import type { ConfigPath } from '../../document/config-path.js';
import type { Operation } from '../../document/edit/operation.js';
import type { Document } from '../../document/node.js';
import { nodeAt } from '../../document/tree.js';
import type { PathChange } from './track-path.js';

/**
 * What an operation does to the paths of a file.
 * @param prefix where the document stands in the file: `[]`, or the key of a store's entry
 */
export function pathChanges(
  file: string,
  operation: Operation,
  document: Document,
  prefix: ConfigPath = [],
): readonly PathChange[] {
  const changes = changesInside(file, operation, document);
  return prefix.length === 0 ? changes : changes.map((change) => underPrefix(change, prefix));
}

function changesInside(file: string, operation: Operation, { root }: Document): readonly PathChange[] {
  switch (operation.op) {
    case 'set':
    case 'append':
      return [];
    case 'insert':
      return [{ type: 'inserted', file, path: operation.path }];
    case 'remove':
      return [{ type: 'removed', file, path: operation.path }];
    case 'rename':
      return [{ type: 'moved', file, path: operation.path, toFile: file, to: withKey(operation.path, operation.key) }];
    case 'move':
      return [{ type: 'moved', file, path: operation.from, toFile: file, to: operation.to }];
    case 'rekey':
    case 'unkey':
      return [
        {
          type: 'rekeyed',
          file,
          path: operation.path,
          to: operation.rename === undefined ? operation.path : withKey(operation.path, operation.rename),
          keys: newKeys(operation, root && nodeAt(root, operation.path)),
        },
      ];
  }
}

function newKeys(
  operation: Operation & { op: 'rekey' | 'unkey' },
  node: ReturnType<typeof nodeAt>,
): readonly (string | number)[] {
  if (operation.op === 'unkey') return node?.type === 'object' ? node.members.map((_, index) => index) : [];
  if (operation.keys !== undefined) return operation.keys;
  if (node?.type !== 'array') return [];
  return node.items.map((item, index) => {
    const by = item.type === 'object' ? item.members.findLast((member) => member.key === operation.by) : undefined;
    return by?.value.type === 'string' ? by.value.value : index;
  });
}

function withKey(path: ConfigPath, key: string): ConfigPath {
  return [...path.slice(0, -1), key];
}

function underPrefix(change: PathChange, prefix: ConfigPath): PathChange {
  const path = [...prefix, ...change.path];
  return 'to' in change ? { ...change, path, to: [...prefix, ...change.to] } : { ...change, path };
}
