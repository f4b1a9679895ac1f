import { CR, codeAt, isLineBreak, LF } from '../../characters.js';
import { endOfBreak } from '../gap/items.js';

/** From one indentation to another; `eol` replaces the line ends when the text comes from another document. */
export interface Shift {
  readonly from: string;
  readonly to: string;
  readonly eol?: string;
}

/**
 * Moves every later line of a piece of JSON5 from one indentation to another. The inside of strings is left alone;
 * of a block comment only the leading indentation changes. Blanks at the end of a line go.
 */
export function reindent(text: string, shift: Shift): string {
  const parts: string[] = [];
  let copied = 0;
  for (const { trimmed, end, start, content } of lineBreaks(text)) {
    parts.push(text.slice(copied, Math.max(copied, trimmed)), shift.eol ?? text.slice(end, start));
    if (content < text.length && !isLineBreak(codeAt(text, content)))
      parts.push(shifted(text.slice(start, content), shift));
    copied = content;
  }
  parts.push(text.slice(copied));
  return parts.join('');
}

/** A break between two lines, outside strings. */
export interface LineBreak {
  /** Where the line before it ends and the next one starts. */
  readonly end: number;
  readonly start: number;
  /** Where the content of the line before it ends: without the blanks behind it, unless they are part of a comment. */
  readonly trimmed: number;
  /** The first character of the next line that is no blank; the break behind it on a blank line. */
  readonly content: number;
}

/** The line breaks of a piece of JSON5 that are not inside a string; those inside comments count. */
export function lineBreaks(text: string): LineBreak[] {
  const breaks: LineBreak[] = [];
  if (!/[\n\r]/.test(text)) return breaks;
  let commentEnd = 0;
  let tokenEnd = 0;
  let at = 0;
  while (at < text.length) {
    const code = codeAt(text, at);
    if (code === LF || code === CR) {
      const start = endOfBreak(text, at);
      const content = skipBlanks(text, start);
      breaks.push({ end: at, start, content, trimmed: at < commentEnd ? at : trimBlanks(text, at, tokenEnd) });
      at = content;
    } else if (at < commentEnd) at++;
    else if (text.startsWith('/*', at)) {
      commentEnd = endOfBlockComment(text, at);
      tokenEnd = commentEnd;
      at += 2;
    } else if (text[at] === '"' || text[at] === "'") at = tokenEnd = endOfString(text, at);
    else if (text.startsWith('//', at)) at = tokenEnd = endOfLineComment(text, at);
    else at++;
  }
  return breaks;
}

function shifted(blanks: string, { from, to }: Shift): string {
  let common = 0;
  while (common < from.length && common < blanks.length && from[common] === blanks[common]) common++;
  return to + blanks.slice(common);
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

function trimBlanks(text: string, end: number, floor: number): number {
  let at = end;
  while (at > floor && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  return at;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== text[start]) at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function endOfBlockComment(text: string, start: number): number {
  const close = text.indexOf('*/', start + 2);
  return close === -1 ? text.length : close + 2;
}

function endOfLineComment(text: string, start: number): number {
  let at = start;
  while (at < text.length && !isLineBreak(codeAt(text, at))) at++;
  return at;
}
