import type { ArrayNode, JsonValue, ValueNode } from './node.js';
import { deepEqual, toValue } from './value.js';

/** Items that differ between a list and what it is to become, between items that are the same in both. */
export interface Block {
  /** Index of the first of `nodes`, or of the item before which `values` go. */
  readonly at: number;
  readonly nodes: readonly ValueNode[];
  readonly values: readonly JsonValue[];
}

/** Up to this many comparisons the items both have in common are looked for; beyond, only at both ends. */
const COMPARISONS = 40_000;

/** Where a list differs from `values`. With equal lengths item by item, otherwise around what both have in common. */
export function alignLists(list: ArrayNode, values: readonly JsonValue[]): Block[] {
  const nodes = list.items;
  if (nodes.length === values.length) return [{ at: 0, nodes, values }];
  const held = nodes.map(toValue);
  const same = (a: number, b: number) => deepEqual(held[a] ?? null, values[b] ?? null);
  const shorter = Math.min(nodes.length, values.length);
  let start = 0;
  while (start < shorter && same(start, start)) start++;
  let end = 0;
  while (end < shorter - start && same(nodes.length - 1 - end, values.length - 1 - end)) end++;
  const rows = nodes.length - start - end;
  const columns = values.length - start - end;
  const common =
    rows * columns <= COMPARISONS ? longestCommon(rows, columns, (a, b) => same(start + a, start + b)) : [];
  const blocks: Block[] = [];
  let row = 0;
  let column = 0;
  for (const [nextRow, nextColumn] of [...common, [rows, columns] as const]) {
    if (nextRow > row || nextColumn > column) {
      blocks.push({
        at: start + row,
        nodes: nodes.slice(start + row, start + nextRow),
        values: values.slice(start + column, start + nextColumn),
      });
    }
    row = nextRow + 1;
    column = nextColumn + 1;
  }
  return blocks;
}

/** The longest common subsequence of two lists, as pairs of positions. */
export function longestCommon(
  rows: number,
  columns: number,
  same: (row: number, column: number) => boolean,
): (readonly [number, number])[] {
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  const equal = new Uint8Array(rows * columns);
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const at = row * width + column;
      if (same(row, column)) {
        equal[row * columns + column] = 1;
        lengths[at] = 1 + (lengths[at + width + 1] ?? 0);
      } else lengths[at] = Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let row = 0;
  let column = 0;
  while (row < rows && column < columns) {
    const at = row * width + column;
    if (equal[row * columns + column] === 1) pairs.push([row++, column++]);
    else if ((lengths[at + width] ?? 0) >= (lengths[at + 1] ?? 0)) row++;
    else column++;
  }
  return pairs;
}
