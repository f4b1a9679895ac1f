import type { ConfigPath, PathSegment } from './config-path.js';
import type { Document, Member, ObjectNode, Range, ValueNode } from './node.js';
import { partitionPoint } from './partition-point.js';

/** The member in force for a key: of duplicates the last. */
export function findMember(object: ObjectNode, key: string): Member | undefined {
  for (let index = object.members.length - 1; index >= 0; index--) {
    const member = object.members[index];
    if (member?.key === key) return member;
  }
  return undefined;
}

function childAt(node: ValueNode, segment: PathSegment): ValueNode | undefined {
  if (node.type === 'array') return typeof segment === 'number' ? node.items[segment] : undefined;
  if (node.type !== 'object' || typeof segment !== 'string') return undefined;
  return findMember(node, segment)?.value;
}

/** The value in force at a path below `root`; keys are strings, list positions numbers. */
export function nodeAt(root: ValueNode, path: ConfigPath): ValueNode | undefined {
  let node: ValueNode | undefined = root;
  for (const segment of path) {
    if (node === undefined) return undefined;
    node = childAt(node, segment);
  }
  return node;
}

/** The member in force at a path whose last segment is a key. */
export function memberAt(root: ValueNode, path: ConfigPath): Member | undefined {
  const key = path.at(-1);
  const parent = nodeAt(root, path.slice(0, -1));
  return parent?.type === 'object' && typeof key === 'string' ? findMember(parent, key) : undefined;
}

/** Calls `visit` for `root` and everything below it, in source order, with the member that holds each value. */
export function walk(root: ValueNode, visit: (node: ValueNode, member: Member | undefined) => void): void {
  const pending: { node: ValueNode; member: Member | undefined }[] = [{ node: root, member: undefined }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, member } = next;
    visit(node, member);
    if (node.type === 'array') {
      for (let i = node.items.length - 1; i >= 0; i--) {
        const item = node.items[i];
        if (item !== undefined) pending.push({ node: item, member: undefined });
      }
    } else if (node.type === 'object') {
      for (let i = node.members.length - 1; i >= 0; i--) {
        const child = node.members[i];
        if (child !== undefined) pending.push({ node: child.value, member: child });
      }
    }
  }
}

/** A member that a later one of the same key has put out of force. */
export interface Shadowed {
  readonly shadowed: Member;
  readonly inForce: Member;
}

/** In source order. */
export function shadowedMembers(root: ValueNode): readonly Shadowed[] {
  const found: Shadowed[] = [];
  walk(root, (node) => {
    if (node.type !== 'object' || !hasRepeatedKey(node)) return;
    const inForce = new Map(node.members.map((member) => [member.key, member]));
    for (const shadowed of node.members) {
      const last = inForce.get(shadowed.key);
      if (last !== undefined && last !== shadowed) found.push({ shadowed, inForce: last });
    }
  });
  return found.sort((a, b) => a.shadowed.start - b.shadowed.start);
}

/** Most objects are small and have none: a few keys are compared sooner than a set is made. */
function hasRepeatedKey({ members }: ObjectNode): boolean {
  if (members.length > FEW_KEYS) return new Set(members.map(({ key }) => key)).size < members.length;
  return members.some(({ key }, index) => members.findIndex((other) => other.key === key) < index);
}

const FEW_KEYS = 8;

/** Path of the innermost member or item that covers `offset`; the root's (`[]`) where none does. */
export function pathAt(document: Document, offset: number): ConfigPath {
  const path: PathSegment[] = [];
  let node = document.root;
  while (node !== undefined) {
    if (node.type === 'array') {
      const index = indexCovering(node.items, offset);
      if (index === -1) return path;
      path.push(index);
      node = node.items[index];
    } else if (node.type === 'object') {
      const member: Member | undefined = node.members[indexCovering(node.members, offset)];
      if (member === undefined) return path;
      path.push(member.key);
      node = member.value;
    } else {
      return path;
    }
  }
  return path;
}

/** Position of the range that covers `offset` in a list of disjoint, ordered ranges; -1 if none does. */
function indexCovering(ranges: readonly Range[], offset: number): number {
  const index = partitionPoint(ranges, ({ end }) => end <= offset);
  const range = ranges[index];
  return range !== undefined && range.start <= offset ? index : -1;
}
