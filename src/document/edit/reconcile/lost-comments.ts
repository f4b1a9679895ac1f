import type { Comment, Document } from '../../node.js';

/** The comments of one document that another has no more, in order. Where a text stood twice, the later one is missed. */
export function lostComments(before: Document, after: Document): readonly Comment[] {
  const left = new Map<string, number>();
  for (const comment of after.comments) {
    const text = bareText(after, comment);
    left.set(text, (left.get(text) ?? 0) + 1);
  }
  return before.comments.filter((comment) => {
    const text = bareText(before, comment);
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}

/** A block comment that moved is indented anew, so white space does not count. */
function bareText({ text }: Document, { start, end }: Comment): string {
  return text.slice(start, end).replace(/\s+/g, '');
}
