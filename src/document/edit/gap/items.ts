import { CR, codeAt, isCommentStart, isLineBreak, LF, SLASH } from '../../characters.js';
import type { ArrayNode, Member, ObjectNode, Range, ValueNode } from '../../node.js';

export type ContainerNode = ObjectNode | ArrayNode;
export type Item = Member | ValueNode;

export function isContainer(node: ValueNode | undefined): node is ContainerNode {
  return node?.type === 'object' || node?.type === 'array';
}

/** Members of an object, items of a list. */
export function itemsOf(container: ContainerNode): readonly Item[] {
  return container.type === 'object' ? container.members : container.items;
}

/** The value of a member; an item of a list is its own value. */
export function itemValue(item: Item): ValueNode {
  return 'value' in item && 'keyRange' in item ? item.value : item;
}

/** What stands on either side of a gap. */
export type GapLeft = 'open' | 'item';
export type GapRight = 'item' | 'close';

/** A piece of the text between two items: `blank` is white space within a line, `break` one line break. */
export interface GapToken extends Range {
  readonly kind: 'blank' | 'break' | 'line-comment' | 'block-comment' | 'comma';
}

/**
 * Splits the text between two neighbours of a container. Nothing but white space, comments and at most one comma can
 * stand there in a document without problems.
 */
export function scanGap(text: string, start: number, end: number): GapToken[] {
  const tokens: GapToken[] = [];
  let at = start;
  while (at < end) {
    const token = readToken(text, at, end);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function readToken(text: string, start: number, end: number): GapToken {
  const code = codeAt(text, start);
  if (isLineBreak(code)) return { kind: 'break', start, end: endOfBreak(text, start) };
  if (text[start] === ',') return { kind: 'comma', start, end: start + 1 };
  if (isCommentStart(text, start)) {
    if (codeAt(text, start + 1) === SLASH) return { kind: 'line-comment', start, end: endOfLine(text, start, end) };
    const close = text.indexOf('*/', start + 2);
    return { kind: 'block-comment', start, end: close === -1 ? end : Math.min(close + 2, end) };
  }
  let at = start + 1;
  while (at < end && !isLineBreak(codeAt(text, at)) && text[at] !== ',' && text[at] !== '/') at++;
  return { kind: 'blank', start, end: at };
}

/** End of the line break at `at`; CRLF is one. */
export function endOfBreak(text: string, at: number): number {
  return codeAt(text, at) === CR && codeAt(text, at + 1) === LF ? at + 2 : at + 1;
}

function endOfLine(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && !isLineBreak(codeAt(text, at))) at++;
  return at;
}

export function isComment(token: { readonly kind: string }): boolean {
  return token.kind === 'line-comment' || token.kind === 'block-comment';
}

/** The range of gap `index` of a container: before item `index`; the last one reaches to the closing bracket. */
export function gapRange(container: ContainerNode, index: number): Range {
  const items = itemsOf(container);
  return {
    start: items[index - 1]?.end ?? container.start + 1,
    end: items[index]?.start ?? container.end - 1,
  };
}

export function gapTokens(text: string, container: ContainerNode, index: number): GapToken[] {
  const { start, end } = gapRange(container, index);
  return scanGap(text, start, end);
}

/** Whether an item is the first on its line. */
export function startsLine(text: string, container: ContainerNode, index: number): boolean {
  return gapTokens(text, container, index).some(({ kind }) => kind === 'break');
}
