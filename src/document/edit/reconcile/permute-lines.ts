import type { ArrayNode, Document } from '../../node.js';
import { documentStyle, lineIndent } from '../../style.js';
import { toValue } from '../../value.js';
import type { Snippet } from '../operation.js';

/** The lines of one item: what stands above it, itself, its comma and what follows that on the line. */
interface Chunk {
  readonly text: string;
  /** In `text`, behind the item. */
  readonly end: number;
  readonly hasComma: boolean;
}

/** Behind an item: its comma, a comment, and the end of the line. */
const REST = /^[ \t]*(,?)[ \t]*(?:\/\/[^\n\r\u2028\u2029]*|\/\*[^\n\r\u2028\u2029]*?\*\/)?[ \t]*(?:\r\n|\n|\r)/;
const BEFORE_FIRST = /^[ \t]*(?:\r\n|\n|\r)/;

/**
 * A list whose items stand on lines of their own, with these lines in another order, all in one go: an item that is
 * moved alone costs a look at the whole text.
 * @param order for each place the index of the item that is to stand there
 * @returns `undefined` for a list that is written in any other way
 */
export function permutedLines(document: Document, list: ArrayNode, order: readonly number[]): Snippet | undefined {
  const { text } = document;
  const head = BEFORE_FIRST.exec(text.slice(list.start + 1, list.items[0]?.start));
  if (head === null) return undefined;
  const start = list.start + 1 + head[0].length;
  const chunks = chunksOf(text, list, start);
  const last = chunks?.at(-1);
  if (chunks === undefined || last === undefined) return undefined;
  const lines = order.map((index, place) => {
    const chunk = chunks[index];
    return chunk === undefined ? '' : withComma(chunk, place < order.length - 1 || last.hasComma);
  });
  const length = chunks.reduce((sum, chunk) => sum + chunk.text.length, 0);
  const written = text.slice(list.start, start) + lines.join('') + text.slice(start + length, list.end);
  const values = list.items.map((item) => toValue(item));
  return {
    text: written,
    valueRange: { start: 0, end: written.length },
    value: order.map((index) => values[index] ?? null),
    lead: [],
    trail: [],
    indent: lineIndent(text, list.start),
    eol: documentStyle(document).eol,
    dialect: document.dialect,
  };
}

function chunksOf(text: string, { items }: ArrayNode, start: number): readonly Chunk[] | undefined {
  const chunks: Chunk[] = [];
  let from = start;
  for (const [index, item] of items.entries()) {
    const rest = REST.exec(text.slice(item.end, items[index + 1]?.start ?? item.end + LONGEST_REST));
    const hasComma = rest?.[1] === ',';
    if (rest === null || (!hasComma && index < items.length - 1)) return undefined;
    const end = item.end + rest[0].length;
    chunks.push({ text: text.slice(from, end), end: item.end - from, hasComma });
    from = end;
  }
  return chunks;
}

const LONGEST_REST = 10_000;

function withComma({ text, end, hasComma }: Chunk, isWanted: boolean): string {
  if (hasComma === isWanted) return text;
  const behind = text.slice(end);
  return text.slice(0, end) + (isWanted ? `,${behind}` : behind.replace(',', ''));
}
