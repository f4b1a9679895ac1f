import type { Document, Edit } from '../../node.js';
import { documentStyle, hasLineBreak, lineIndent } from '../../style.js';
import { type ContainerNode, gapRange, gapTokens, itemsOf } from '../gap/items.js';
import { lineBreaks } from '../text/reindent.js';

/**
 * Gives each item of `[{` … `}, {` … `}]` lines of its own: a level deeper, the brackets alone. As keyed members such
 * items would be hard to read.
 * @returns no edits for a list that is laid out in any other way.
 */
export function moveBracketsApart(document: Document, list: ContainerNode): Edit[] {
  const { text } = document;
  const items = itemsOf(list);
  const gaps = [...items.keys(), items.length];
  const isCompact = gaps.every((gap) =>
    gapTokens(text, list, gap).every(({ kind }) => kind === 'blank' || kind === 'comma'),
  );
  if (items.length === 0 || !isCompact || !hasLineBreak(text, list.start, list.end)) return [];
  const { eol, unit, trailingComma } = documentStyle(document);
  const ownerIndent = lineIndent(text, list.start);
  const edits: Edit[] = [];
  for (const gap of gaps) {
    const { start, end } = gapRange(list, gap);
    const comma = gapTokens(text, list, gap).find(({ kind }) => kind === 'comma');
    const from = comma?.end ?? start;
    const isLast = gap === items.length;
    const added = isLast && comma === undefined && trailingComma ? ',' : '';
    edits.push({ offset: from, length: end - from, text: added + eol + ownerIndent + (isLast ? '' : unit) });
    const item = items[gap];
    if (item === undefined) continue;
    for (const line of lineBreaks(text.slice(item.start, item.end))) {
      if (hasLineBreak(text, item.start + line.content, item.start + line.content + 1)) continue;
      edits.push({ offset: item.start + line.start, length: 0, text: unit });
    }
  }
  return edits;
}
