import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  endOfWord,
  isPlainSpace,
  isQuote,
  isSpecialSpace,
  OPEN_BRACE,
  OPEN_BRACKET,
} from '../characters.js';
import type { Document, Range } from '../node.js';
import { Cursor } from '../parser/scan/cursor.js';
import { readString } from '../parser/scan/string.js';
import type { DialectProblem } from './problems.js';
import * as problems from './problems.js';
import { stringProblems } from './strings.js';

export type { DialectCode, DialectProblem } from './problems.js';

/**
 * What a reader of strict JSON, or of JSON with comments and nothing else, refuses in a JSON5 document; in source
 * order. Empty for a document that is no JSON5: its syntax problems come first.
 *
 * The edits of all repairs are disjoint. Applied together they leave the same value in the dialect asked for, unless
 * something has no repair: a number that is not finite, and (in strict JSON) a comment.
 */
export function dialectProblems(document: Document, dialect: 'json' | 'jsonc'): readonly DialectProblem[] {
  // The parser has seen already that it is strict JSON.
  if (document.problems.length > 0 || document.dialect === 'json') return [];
  const found = [...tokenProblems(document)];
  if (dialect === 'json') for (const comment of document.comments) found.push(problems.comment(comment));
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Goes over the tokens of a whole document. */
function* tokenProblems(document: Document): Generator<DialectProblem> {
  const { text } = document;
  const containers: number[] = [];
  let commaAt = -1;
  let colonBefore = false;
  for (const token of tokens(document)) {
    const code = text.charCodeAt(token.start);
    switch (code) {
      case OPEN_BRACE:
      case OPEN_BRACKET:
        containers.push(code);
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        containers.pop();
        if (commaAt !== -1) yield problems.trailingComma(commaAt);
        break;
      case COMMA:
      case COLON:
        break;
      default:
        if (isQuote(code)) yield* stringProblems(text, token);
        else if (isSpecialSpace(code)) yield problems.specialSpace(text, token);
        else if (containers.at(-1) === OPEN_BRACE && !colonBefore) yield problems.unquotedKey(token);
        else yield* problems.wordProblems(text, token);
    }
    if (isSpecialSpace(code)) continue;
    commaAt = code === COMMA ? token.start : -1;
    colonBefore = code === COLON;
  }
}

/** Signs, strings, words and runs of white space that strict JSON does not know; comments and other space left out. */
function* tokens({ text, comments }: Document): Generator<Range> {
  const cursor = new Cursor(text);
  let comment = 0;
  while (cursor.pos < text.length) {
    const start = cursor.pos;
    const code = text.charCodeAt(start);
    const next = comments[comment];
    if (next?.start === start) {
      comment++;
      cursor.pos = next.end;
      continue;
    }
    if (isPlainSpace(code)) {
      cursor.pos++;
      continue;
    }
    if (isQuote(code)) readString(cursor);
    else if (isSpecialSpace(code)) cursor.pos = endOfSpecialSpace(text, start);
    else cursor.pos = Math.max(endOfWord(text, start), start + 1);
    yield { start, end: cursor.pos };
  }
}

function endOfSpecialSpace(text: string, start: number): number {
  let end = start;
  while (end < text.length && isSpecialSpace(text.charCodeAt(end))) end++;
  return end;
}
