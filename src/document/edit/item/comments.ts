import type { Step } from '../../locate.js';
import type { Document } from '../../node.js';
import { documentStyle, lineIndent } from '../../style.js';
import type { Changes } from '../changes.js';
import { gapTokens, itemsOf } from '../gap/items.js';
import { isCommaFirst, ownComments } from '../gap/ownership.js';

/**
 * Gives comments to an item that is there already: above it where it starts a line, otherwise on its line; where a
 * line comment makes that impossible, the item gets a line of its own.
 */
export function addComments(changes: Changes, document: Document, step: Step, comments: readonly string[]): void {
  const { container, index } = step;
  const item = itemsOf(container)[index];
  if (item === undefined || comments.length === 0) return;
  const { text } = document;
  const { eol, unit } = documentStyle(document);
  const tokens = gapTokens(text, container, index);
  if (tokens.some(({ kind }) => kind === 'break')) {
    const open = eol + lineIndent(text, item.start);
    const comma = isCommaFirst(tokens) ? tokens.find(({ kind }) => kind === 'comma') : undefined;
    const at = comma?.start ?? item.start;
    changes.replace({ start: at, end: at }, comments.map((comment) => comment + open).join(''));
    return;
  }
  if (comments.some((comment) => comment.startsWith('//'))) {
    const open = eol + lineIndent(text, container.start) + unit;
    const start = ownComments(text, container, index).lead[0]?.start ?? item.start;
    const blank = tokens.find((token) => token.kind === 'blank' && token.end === start);
    const above = open + comments.map((comment) => comment + open).join('');
    changes.replace({ start: blank?.start ?? start, end: start }, above);
  } else if (index > 0) {
    changes.replace({ start: item.start, end: item.start }, comments.map((comment) => `${comment} `).join(''));
  } else {
    // Directly behind the bracket they would belong to the container.
    changes.replace({ start: item.end, end: item.end }, comments.map((comment) => ` ${comment}`).join(''));
  }
}
