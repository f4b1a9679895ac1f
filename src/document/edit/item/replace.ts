import type { Document, Edit } from '../../node.js';
import { documentStyle, hasLineBreak, lineIndent } from '../../style.js';
import { type ContainerNode, type GapToken, gapTokens, isComment, itemsOf } from '../gap/items.js';
import { isCommaFirst, ownComments } from '../gap/ownership.js';
import { type NewItem, needsLines, writeInLine, writeOnLines } from './new.js';

/**
 * Puts a new item in the place of one that goes, with its comments: everything around it stays as it is.
 * @returns nothing where the new item does not fit into that place
 */
export function replaceItem(
  document: Document,
  container: ContainerNode,
  index: number,
  next: NewItem,
): Edit[] | undefined {
  const item = itemsOf(container)[index];
  const before = gapTokens(document.text, container, index);
  if (item === undefined || isCommaFirst(before)) return undefined;
  const own = ownComments(document.text, container, index);
  const start = own.lead[0]?.start ?? item.start;
  const after = gapTokens(document.text, container, index + 1);
  const onLines = before.findLast((token) => token.end <= start && token.kind !== 'blank')?.kind === 'break';
  const written = onLines
    ? writeLines(document, start, next, after)
    : writeBetween(document, container, next, index === 0 && !before.some(isComment) ? 'first' : 'later');
  const firstBreak = after.find(({ kind }) => kind === 'break')?.start ?? document.text.length;
  if (written === undefined || own.trail.some((token) => token.start > firstBreak)) return undefined;
  const edits: Edit[] = [{ offset: start, length: item.end - start, text: written.text }];
  for (const token of own.trail) edits.push(withoutComment(after, token));
  if (written.trail !== '') edits.push({ offset: trailOffset(after, item.end), length: 0, text: written.trail });
  return edits;
}

interface Written {
  readonly text: string;
  /** What goes behind the comma. */
  readonly trail: string;
}

function writeLines(document: Document, start: number, next: NewItem, after: readonly GapToken[]): Written | undefined {
  const { eol } = documentStyle(document);
  const place = { indent: lineIndent(document.text, start), lines: 'many' } as const;
  const text = writeOnLines({ ...next, trail: [] }, { place, eol, comma: '' });
  if (next.trail.length === 0) return { text, trail: '' };
  // Only where the line ends behind it: what is on it is the comma and comments that go.
  if (!after.some(({ kind }) => kind === 'break')) return undefined;
  const whole = writeOnLines({ ...next, lead: [] }, { place, eol, comma: '' });
  const bare = writeOnLines({ ...next, lead: [], trail: [] }, { place, eol, comma: '' });
  return { text, trail: whole.slice(bare.length) };
}

function writeBetween(
  document: Document,
  container: ContainerNode,
  next: NewItem,
  position: 'first' | 'later',
): Written | undefined {
  if (needsLines(next)) return undefined;
  const { text } = document;
  const lines = hasLineBreak(text, container.start, container.end) ? 'many' : 'one';
  const place = { indent: lineIndent(text, container.start), lines } as const;
  const written = writeInLine(next, { place, eol: documentStyle(document).eol, comma: '' }, position);
  if (lines === 'one' && hasLineBreak(written, 0, written.length)) return undefined;
  return { text: written, trail: '' };
}

/** A comment goes with the blanks before it. */
function withoutComment(tokens: readonly GapToken[], comment: GapToken): Edit {
  const at = tokens.findIndex(({ start }) => start === comment.start);
  const before = tokens[at - 1];
  const start = before?.kind === 'blank' ? before.start : comment.start;
  return { offset: start, length: comment.end - start, text: '' };
}

/** Behind the comma that stands on the line of the item, else directly behind the item. */
function trailOffset(tokens: readonly GapToken[], itemEnd: number): number {
  for (const { kind, end } of tokens) {
    if (kind === 'break') return itemEnd;
    if (kind === 'comma') return end;
  }
  return itemEnd;
}
