import { endOfLine, endOfWord, isCommentStart, isPlainSpace, isSpecialSpace, isWordEnd } from '../characters.js';
import { COST } from './costs.js';

const LITERAL = /^(?:true|false|null|[+-]?(?:Infinity|NaN|0[xX][\da-fA-F]+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?))$/;

/** The marks a slip of the hand may hit. */
export const MARKS = '{}[],:"\'';

/** A word that may have been meant at some place: as it stands, or without a mark that got into it. */
export interface Word {
  readonly end: number;
  readonly content: string;
  readonly cost: number;
  readonly edits: readonly { readonly offset: number; readonly length: number; readonly text: string }[];
}

export function isLiteral(word: string): boolean {
  return LITERAL.test(word);
}

/** The word at a place, also as it was before a mark got into it. */
export function wordsAt(text: string, pos: number): readonly Word[] {
  const end = endOfWord(text, pos);
  if (end === pos) return [];
  const word: Word = { end, content: text.slice(pos, end), cost: 0, edits: [] };
  if (!MARKS.includes(text.charAt(end)) || isWordEnd(text, end + 1)) return [word];
  const joinedEnd = endOfWord(text, end + 1);
  const content = word.content + text.slice(end + 1, joinedEnd);
  return [word, { end: joinedEnd, content, cost: COST.mark, edits: [{ offset: end, length: 1, text: '' }] }];
}

/** Where the next token starts: behind blanks and comments. */
export function skipGap(text: string, from: number): number {
  let pos = from;
  while (pos < text.length) {
    const code = text.charCodeAt(pos);
    if (isPlainSpace(code) || isSpecialSpace(code)) pos++;
    else if (isCommentStart(text, pos)) pos = endOfComment(text, pos);
    else break;
  }
  return pos;
}

function endOfComment(text: string, pos: number): number {
  if (text.charAt(pos + 1) === '/') return endOfLine(text, pos);
  const close = text.indexOf('*/', pos + 2);
  return close === -1 ? text.length : close + 2;
}
