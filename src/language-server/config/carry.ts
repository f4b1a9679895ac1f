import type { Range } from '../../document/node.js';
import type { Stretch } from '../../document/stretch.js';

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
