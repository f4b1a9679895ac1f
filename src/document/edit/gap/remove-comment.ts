import type { Comment, Document, Edit } from '../../node.js';

const LINE_BREAK = /\r\n|[\n\r]/y;

/** Takes a comment out: with its line where it stands alone on it, else with the blanks before it. */
export function removeComment({ text }: Document, comment: Comment): Edit {
  let start = comment.start;
  while (start > 0 && isBlank(text[start - 1])) start--;
  let end = comment.end;
  while (isBlank(text[end])) end++;
  const startsLine = start === 0 || text[start - 1] === '\n' || text[start - 1] === '\r';
  LINE_BREAK.lastIndex = end;
  const lineBreak = LINE_BREAK.exec(text)?.[0] ?? '';
  const endsLine = lineBreak !== '' || end === text.length;
  if (startsLine && endsLine) return { offset: start, length: end + lineBreak.length - start, text: '' };
  if (endsLine) return { offset: start, length: end - start, text: '' };
  return { offset: comment.start, length: end - comment.start, text: '' };
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
