import { type ConfigPath, formatPath } from '../../../src/document/config-path.js';
import { type ContainerNode, isComment, itemsOf, itemValue, scanGap } from '../../../src/document/edit/gap/items.js';
import { commentsOfGap } from '../../../src/document/edit/gap/ownership.js';
import type { Document } from '../../../src/document/node.js';

/** Whose a comment is: that of the member, item or container at `path`, or free among the items of `path`. */
export interface CommentOwner {
  readonly text: string;
  readonly path: ConfigPath;
  /** `bracket`: behind the opening bracket; `inside`: between key and value. */
  readonly kind: 'lead' | 'trail' | 'inside' | 'bracket' | 'free' | 'outside';
}

/** The owner of every comment of a document, in source order. */
export function commentOwners(document: Document): CommentOwner[] {
  const found: (CommentOwner & { start: number })[] = [];
  const { text, root } = document;
  const pending: { node: ContainerNode; path: ConfigPath }[] = [];
  if (root?.type === 'object' || root?.type === 'array') pending.push({ node: root, path: [] });
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, path } = next;
    const items = itemsOf(node);
    const pathOf = (index: number): ConfigPath => {
      const item = items[index];
      if (item === undefined || !('keyRange' in item)) return [...path, index];
      // Of duplicate keys the last is in force; no path leads to the others.
      const shadowed = items.slice(index + 1).some((other) => 'keyRange' in other && other.key === item.key);
      return [...path, shadowed ? `${item.key} (shadowed ${index})` : item.key];
    };
    for (let gap = 0; gap <= items.length; gap++) {
      for (const { token, owner } of commentsOfGap(text, node, gap)) {
        const comment = text.slice(token.start, token.end);
        const { start } = token;
        if (owner === 'nobody') found.push({ text: comment, path, kind: 'free', start });
        else if (owner === 'right') found.push({ text: comment, path: pathOf(gap), kind: 'lead', start });
        else if (gap === 0) found.push({ text: comment, path, kind: 'bracket', start });
        else found.push({ text: comment, path: pathOf(gap - 1), kind: 'trail', start });
      }
    }
    for (const [index, item] of items.entries()) {
      const value = itemValue(item);
      if ('keyRange' in item) {
        for (const token of scanGap(text, item.keyRange.end, value.start).filter(isComment)) {
          const comment = text.slice(token.start, token.end);
          found.push({ text: comment, path: pathOf(index), kind: 'inside', start: token.start });
        }
      }
      if (value.type === 'object' || value.type === 'array') pending.push({ node: value, path: pathOf(index) });
    }
  }
  for (const { start, end } of document.comments) {
    if (root !== undefined && start >= root.start && end <= root.end) continue;
    found.push({ text: text.slice(start, end), path: [], kind: 'outside', start });
  }
  return found
    .toSorted((a, b) => a.start - b.start)
    .map(({ text: comment, path, kind }) => ({ text: comment, path, kind }));
}

/** `a.b[1]` for what belongs there, `free in a.b` for what belongs to nobody. */
export function ownerName({ path, kind }: CommentOwner): string {
  if (kind === 'outside') return 'outside';
  return kind === 'free' ? `free in ${formatPath(path)}` : formatPath(path);
}

/** A comment without its line ends and indentation, which a move may change. */
export function plainComment(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, ' ');
}
