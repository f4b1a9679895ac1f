import type { ConfigPath } from '../../../src/document/config-path.js';
import { takeSnippet } from '../../../src/document/edit/item/snippet.js';
import type { Operation, Snippet, Source } from '../../../src/document/edit/operation.js';
import type { Document, JsonValue, ValueNode } from '../../../src/document/node.js';
import { nodeAt } from '../../../src/document/tree.js';
import { toValue } from '../../../src/document/value.js';
import type { Choices } from '../arbitrary-document.js';

const NEW_KEYS = ['new', 'a', 'x1', 'two words', '__proto__', 'entries', 'ключ', '7'];

/**
 * A random operation on a document: mostly on what is there, sometimes on what is not.
 * @param other where pieces of text are taken from
 */
export function generateOperation(made: Choices, document: Document, other?: Document): Operation {
  const { root } = document;
  if (root === undefined) return { op: 'remove', path: [] };
  const paths = allPaths(root);
  const some = () => made.pick(paths);
  const someWhere = (fits: (node: ValueNode, path: ConfigPath) => boolean) => {
    const fitting = paths.filter((path) => {
      const node = nodeAt(root, path);
      return node !== undefined && fits(node, path);
    });
    return fitting.length > 0 && !made.oneIn(8) ? made.pick(fitting) : some();
  };
  const fresh = (): ConfigPath => {
    const below = someWhere((node) => node.type === 'object' || node.type === 'array');
    const node = nodeAt(root, below);
    const name = node?.type === 'array' ? made.below(node.items.length + 1) : made.pick(NEW_KEYS);
    const deeper: ConfigPath = made.oneIn(3) ? [made.pick(NEW_KEYS)] : [];
    return [...below, name, ...deeper, ...(deeper.length > 0 && made.oneIn(3) ? [0] : [])];
  };
  const inside = () => someWhere((_, path) => path.length > 0);
  const prune = made.oneIn(2) ? { prune: 'empty-parents' as const } : {};
  const value = (): JsonValue => generateValue(made, document.dialect !== 'json5', 0);
  const source = (): Source => {
    const snippet = made.oneIn(3) ? someSnippet(made, other) : undefined;
    return snippet === undefined ? { value: value() } : { snippet };
  };
  switch (made.pick(['remove', 'insert', 'set', 'move', 'rename', 'append', 'rekey', 'unkey'] as const)) {
    case 'remove':
      return { op: 'remove', path: inside(), ...prune };
    case 'insert': {
      const near = made.oneIn(3) ? { after: made.pick(NEW_KEYS) } : made.oneIn(3) ? { before: 'b' } : {};
      return { op: 'insert', path: fresh(), source: source(), ...near };
    }
    case 'set': {
      const path = some();
      const node = nodeAt(root, path);
      if (made.oneIn(4) || node === undefined) return { op: 'set', path, source: source() };
      return { op: 'set', path, source: { value: altered(made, toValue(node), value) } };
    }
    case 'move':
      return { op: 'move', from: inside(), to: made.oneIn(8) ? some() : fresh(), ...prune };
    case 'rename':
      return { op: 'rename', path: someWhere((_, path) => typeof path.at(-1) === 'string'), key: made.pick(NEW_KEYS) };
    case 'append': {
      const path = made.oneIn(3) ? fresh() : someWhere((node) => node.type === 'array');
      return { op: 'append', path, source: source() };
    }
    case 'rekey': {
      const path = someWhere((node) => node.type === 'array' && node.items.every((item) => item.type === 'object'));
      const node = nodeAt(root, path);
      const keys = node?.type === 'array' && !made.oneIn(3) ? { keys: node.items.map((_, index) => `k${index}`) } : {};
      return {
        op: 'rekey',
        path,
        by: made.pick(['id', 'a', 'model', 'b']),
        ...keys,
        ...renamed(made, path, 'entries'),
      };
    }
    case 'unkey': {
      const path = someWhere(
        (node) => node.type === 'object' && node.members.every((member) => member.value.type === 'object'),
      );
      return { op: 'unkey', path, by: made.pick(['id', 'new']), ...renamed(made, path, 'items') };
    }
  }
}

function renamed(made: Choices, path: ConfigPath, rename: string): { rename?: string } {
  return typeof path.at(-1) === 'string' && made.oneIn(3) ? { rename } : {};
}

function someSnippet(made: Choices, other: Document | undefined): Snippet | undefined {
  return other?.root && takeSnippet(other, made.pick(allPaths(other.root)));
}

/** Every path that leads somewhere, the root's first. */
export function allPaths(root: ValueNode): ConfigPath[] {
  const paths: ConfigPath[] = [];
  const pending: { node: ValueNode; path: ConfigPath }[] = [{ node: root, path: [] }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, path } = next;
    paths.push(path);
    if (node.type === 'array') {
      for (const [index, item] of node.items.entries()) pending.push({ node: item, path: [...path, index] });
    }
    if (node.type !== 'object') continue;
    const last = new Map(node.members.map(({ key, value }) => [key, value]));
    for (const [key, value] of last) pending.push({ node: value, path: [...path, key] });
  }
  return paths;
}

export function generateValue(made: Choices, strict: boolean, depth: number): JsonValue {
  const kind = made.below(depth > 2 ? 4 : 7);
  if (kind === 0) return made.pick([1, -0, 12.5, 1e21, ...(strict ? [] : [Number.NaN, Number.POSITIVE_INFINITY])]);
  if (kind === 1) return made.pick([true, false, null]);
  if (kind < 4) return made.pick(['v', "it's", 'say "y"', '\u2029', '', 'a long text, longer than most of them are']);
  const count = made.below(4);
  if (kind === 4) return Array.from({ length: count }, () => generateValue(made, strict, depth + 1));
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      made.pick(['id', 'n', 'two words', 'm']) + (index > 0 ? index : ''),
      generateValue(made, strict, depth + 1),
    ]),
  );
}

/** A value with something added, taken out or changed in it. */
function altered(made: Choices, value: JsonValue, fresh: () => JsonValue): JsonValue {
  if (Array.isArray(value)) {
    const items = value.map((item) => (made.oneIn(4) ? altered(made, item, fresh) : item));
    if (made.oneIn(3)) items.splice(made.below(items.length + 1), 0, fresh());
    if (made.oneIn(2) && items.length > 0) items.splice(made.below(items.length), 1);
    return items;
  }
  if (typeof value !== 'object' || value === null) return fresh();
  const entries = Object.entries(value)
    .filter(() => !made.oneIn(4))
    .map(([key, item]) => [key, made.oneIn(3) ? altered(made, item, fresh) : item] as [string, JsonValue]);
  if (made.oneIn(2)) entries.push([made.pick(NEW_KEYS), fresh()]);
  const object: { [key: string]: JsonValue } = {};
  for (const [key, item] of entries) {
    Object.defineProperty(object, key, { value: item, writable: true, enumerable: true, configurable: true });
  }
  return object;
}
