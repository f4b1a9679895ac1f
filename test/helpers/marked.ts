import type { Range } from '../../src/document/node.js';

/** A text with its ranges marked by ‹ and ›: `{ a: 1‹› b: 2 }`. The marks are no part of the text. */
export function marked(source: string): { readonly text: string; readonly ranges: readonly Range[] } {
  let text = '';
  const open: number[] = [];
  const ranges: Range[] = [];
  for (const character of source) {
    if (character === '‹') open.push(text.length);
    else if (character === '›') ranges.push({ start: open.pop() ?? 0, end: text.length });
    else text += character;
  }
  return { text, ranges: ranges.sort((a, b) => a.start - b.start || a.end - b.end) };
}
