import type { ConfigPath, PathSegment } from './config-path.js';
import { type ContainerNode, itemsOf, itemValue } from './edit/gap/items.js';
import type { ValueNode } from './node.js';

/** One step down a path: item `index` of `container` is what the segment names; of duplicate keys the last. */
export interface Step {
  readonly container: ContainerNode;
  readonly index: number;
}

/** Where a path leads: to something, or as far as the document goes. */
export type Located =
  | { readonly found: 'all'; readonly steps: readonly Step[]; readonly node: ValueNode }
  /** `container` has no such member or item, but could: `rest` are the segments from there on. */
  | {
      readonly found: 'parent';
      readonly steps: readonly Step[];
      readonly container: ContainerNode;
      readonly rest: ConfigPath;
    }
  /** Something on the way is neither an object with a key nor a list with an index. */
  | { readonly found: 'nothing' };

export function locate(root: ValueNode, path: ConfigPath): Located {
  const steps: Step[] = [];
  let node = root;
  for (const [depth, segment] of path.entries()) {
    if (!accepts(node, segment)) return { found: 'nothing' };
    const index = indexOf(node, segment);
    const item = itemsOf(node)[index];
    if (item === undefined) return { found: 'parent', steps, container: node, rest: path.slice(depth) };
    steps.push({ container: node, index });
    node = itemValue(item);
  }
  return { found: 'all', steps, node };
}

function accepts(node: ValueNode, segment: PathSegment): node is ContainerNode {
  return node.type === 'object' ? typeof segment === 'string' : node.type === 'array' && typeof segment === 'number';
}

function indexOf(container: ContainerNode, segment: PathSegment): number {
  if (container.type === 'array') return typeof segment === 'number' ? segment : -1;
  return container.members.findLastIndex(({ key }) => key === segment);
}

/** Every position of the key that stands at `index`: several when it is a duplicate. */
export function sameKey({ container, index }: Step): number[] {
  if (container.type === 'array') return [index];
  const key = container.members[index]?.key;
  return [...container.members.keys()].filter((at) => container.members[at]?.key === key);
}

/** Whether what is missing can be made: an object for each key, a list of one item for each index 0. */
export function canMake(container: ContainerNode, rest: ConfigPath): boolean {
  const [first, ...others] = rest;
  if (typeof first === 'number' && first !== itemsOf(container).length) return false;
  return others.every((segment) => typeof segment === 'string' || segment === 0);
}
