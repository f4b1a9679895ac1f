import type { ConfigPath } from '../../config-path.js';
import type { Document } from '../../node.js';
import { documentStyle, lineIndent } from '../../style.js';
import { findMember, nodeAt } from '../../tree.js';
import { toValue } from '../../value.js';
import { type ContainerNode, type GapToken, type Item, itemsOf, itemValue } from '../gap/items.js';
import { ownComments } from '../gap/ownership.js';
import type { Snippet, SnippetComment } from '../operation.js';

/** What stands at a path, as written, with the comments it owns; `undefined` where nothing does or at the root. */
export function takeSnippet(document: Document, path: ConfigPath): Snippet | undefined {
  if (document.root === undefined || document.problems.length > 0) return undefined;
  const parent = nodeAt(document.root, path.slice(0, -1));
  const last = path.at(-1);
  if (last === undefined || parent === undefined) return undefined;
  if (parent.type === 'array' && typeof last === 'number') {
    return last in parent.items ? snippetOf(document, parent, last) : undefined;
  }
  if (parent.type !== 'object' || typeof last !== 'string') return undefined;
  const member = findMember(parent, last);
  return member && snippetOf(document, parent, parent.members.indexOf(member));
}

/** The snippet of item `index` of a container. */
export function snippetOf(document: Document, container: ContainerNode, index: number): Snippet | undefined {
  const item = itemsOf(container)[index];
  if (item === undefined) return undefined;
  const { text } = document;
  const value = itemValue(item);
  const start = 'keyRange' in item ? item.keyRange.end : item.start;
  const { lead, trail } = ownComments(text, container, index);
  const kept = trail.findIndex((token) => token.kind === 'line-comment');
  // Nothing can follow a line comment on its line: what did stood on a later one, so it goes above.
  const sameLine = kept === -1 ? trail : trail.slice(0, kept + 1);
  return {
    text: text.slice(start, item.end),
    valueRange: { start: value.start - start, end: value.end - start },
    value: toValue(value),
    lead: [...commentTexts(text, trail.slice(sameLine.length), item), ...commentTexts(text, lead, item)],
    trail: commentTexts(text, sameLine, item),
    indent: lineIndent(text, item.start),
    eol: documentStyle(document).eol,
    dialect: document.dialect,
  };
}

/** Comments with what follows each: the next comment or the item on the same line, or a line break. */
function commentTexts(text: string, tokens: readonly GapToken[], item: Item): SnippetComment[] {
  return tokens.map((token, index) => {
    const next = tokens[index + 1]?.start ?? Math.max(item.start, token.end);
    const ended = token.kind === 'line-comment' || /[\n\r\u2028\u2029]/.test(text.slice(token.end, next));
    return {
      text: text.slice(token.start, token.end),
      next: ended ? 'break' : 'blank',
      indent: lineIndent(text, token.start),
    };
  });
}
