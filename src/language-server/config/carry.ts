import type { Range } from '../../document/node.js';

/** What has been typed between two texts, as one stretch: `[start, before)` of the first became `[start, after)`. */
export interface Stretch {
  readonly start: number;
  readonly before: number;
  readonly after: number;
}

/** The shortest stretch outside of which two texts are the same. */
export function stretchBetween(before: string, after: string): Stretch {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same++;
  }
  return { start, before: before.length - same, after: after.length - same };
}

/**
 * Where a place of the text before lies now; `undefined` where what stood there has been typed over. Around what was
 * typed only objects and lists stay what they were.
 */
export function carried(range: Range, text: string, { start, before, after }: Stretch): Range | undefined {
  const shift = after - before;
  if (start === before && shift === 0) return range;
  if (range.end <= start) return range;
  if (range.start >= before) return { start: range.start + shift, end: range.end + shift };
  const isAround = range.start < start && range.end > before;
  if (!isAround || !'{['.includes(text.charAt(range.start))) return undefined;
  return { start: range.start, end: range.end + shift };
}
