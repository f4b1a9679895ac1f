import type { Range } from '../document/node.js';
import { partitionPoint } from '../document/partition-point.js';

/** Those of sorted, disjoint ranges that have something in common with another one. */
export function rangesWithin(ranges: readonly Range[], { start, end }: Range): readonly Range[] {
  const from = partitionPoint(ranges, (range) => range.end <= start);
  const to = partitionPoint(ranges, (range) => range.start < end);
  return ranges.slice(from, to);
}
