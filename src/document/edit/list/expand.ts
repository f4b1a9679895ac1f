import type { Document, Edit } from '../../node.js';
import { documentStyle, hasLineBreak, lineIndent, lineStart, type Style } from '../../style.js';
import { type ContainerNode, gapRange, gapTokens, itemsOf } from '../gap/items.js';
import { gapEnds, ownersInGap } from '../gap/ownership.js';
import { type NewItem, needsLines, writeInLine, writeOnLines } from '../item/new.js';

/** A line that grows beyond this is broken. */
const LONG_LINE = 120;

/**
 * A container on one line into which something goes that would not fit there gets a line for each item. Not where it
 * shares its line with the containers around it, nor in a document on one line.
 * @returns nothing where the new items can join the others on their line.
 */
export function expandList(
  document: Document,
  container: ContainerNode,
  at: number,
  items: readonly NewItem[],
): Edit[] | undefined {
  const style = documentStyle(document);
  if (style.lines === 'one' || itemsOf(container).length === 0) return undefined;
  if (hasLineBreak(document.text, container.start, container.end)) return undefined;
  if (sharesLine(document.text, container) || fits(document.text, container, items, style)) return undefined;
  return writeExpanded(document, container, at, items);
}

function sharesLine(text: string, container: ContainerNode): boolean {
  return /[[{]/.test(text.slice(lineStart(text, container.start), container.start));
}

function fits(text: string, container: ContainerNode, items: readonly NewItem[], style: Style): boolean {
  if (items.some(needsLines)) return false;
  const place = { indent: '', lines: 'one' } as const;
  const added = items.map((item) => writeInLine(item, { place, eol: style.eol, comma: ',' }, 'later'));
  if (added.some((body) => hasLineBreak(body, 0, body.length))) return false;
  const length = container.end - lineStart(text, container.start);
  return added.reduce((sum, body) => sum + body.length + 1, length) <= LONG_LINE;
}

function writeExpanded(document: Document, container: ContainerNode, at: number, items: readonly NewItem[]): Edit[] {
  const { text } = document;
  const { eol, unit, trailingComma } = documentStyle(document);
  const ownerIndent = lineIndent(text, container.start);
  const indent = ownerIndent + unit;
  const place = { indent, lines: 'many' } as const;
  const count = itemsOf(container).length;
  const edits: Edit[] = [];
  for (let gap = 0; gap <= count; gap++) {
    const { start, end } = gapRange(container, gap);
    const tokens = gapTokens(text, container, gap);
    const comma = tokens.find((token) => token.kind === 'comma');
    const own = ownersInGap(text, tokens, ...gapEnds(container, gap)).findLast(({ owner }) => owner === 'left');
    const lineEnd = Math.max(own?.token.end ?? start, comma?.end ?? start);
    const next = tokens.find((token) => token.start >= lineEnd && token.kind !== 'blank')?.start ?? end;
    const isLast = gap === count;
    const added = gap !== at ? [] : items;
    const needsComma = isLast && comma === undefined && (added.length > 0 || trailingComma);
    if (needsComma) edits.push({ offset: start, length: 0, text: ',' });
    const lines = added.map((item, index) => {
      const closes = isLast && index === added.length - 1 && !trailingComma;
      return eol + indent + writeOnLines(item, { place, eol, comma: closes ? '' : ',' });
    });
    lines.push(eol + (isLast ? ownerIndent : indent));
    edits.push({ offset: lineEnd, length: next - lineEnd, text: lines.join('') });
  }
  return edits;
}
