import type { Step } from '../../locate.js';
import type { Document, Range, ValueNode } from '../../node.js';
import { isComment, itemsOf, itemValue, scanGap } from '../gap/items.js';
import { commentsOfGap, ownComments } from '../gap/ownership.js';

/**
 * What is said about an item and in it, in source order. What is said in it about a member of which nothing `lives` on
 * is left out: that goes with the member.
 */
export function commentsAbout(document: Document, step: Step, lives: (node: ValueNode) => boolean): readonly Range[] {
  const { text } = document;
  const { container, index } = step;
  const item = itemsOf(container)[index];
  if (item === undefined) return [];
  const { lead, trail } = ownComments(text, container, index);
  const value = itemValue(item);
  const behindKey = 'keyRange' in item ? scanGap(text, item.keyRange.end, value.start).filter(isComment) : [];
  return [...lead, ...behindKey, ...commentsInside(document, value, lives), ...trail];
}

function commentsInside(document: Document, value: ValueNode, lives: (node: ValueNode) => boolean): readonly Range[] {
  if (value.type !== 'object' && value.type !== 'array') return [];
  const found: Range[] = [];
  const items = itemsOf(value);
  for (let gap = 0; gap <= items.length; gap++) {
    const ofContainer = commentsOfGap(document.text, value, gap).filter(
      ({ owner }) => owner === 'nobody' || (owner === 'left' && gap === 0),
    );
    found.push(...ofContainer.map(({ token }) => token));
    const item = items[gap];
    if (item !== undefined && lives(itemValue(item))) {
      found.push(...commentsAbout(document, { container: value, index: gap }, lives));
    }
  }
  return found;
}
