import type { Range } from '../document/node.js';

/** Those of sorted, disjoint ranges that have something in common with another one. */
export function rangesWithin(ranges: readonly Range[], { start, end }: Range): readonly Range[] {
  const from = lowest(ranges, (range) => range.end > start);
  return ranges.slice(
    from,
    Math.max(
      from,
      lowest(ranges, (range) => range.start >= end),
    ),
  );
}

function lowest(ranges: readonly Range[], holds: (range: Range) => boolean): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range !== undefined && holds(range)) high = middle;
    else low = middle + 1;
  }
  return low;
}
