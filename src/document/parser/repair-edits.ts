import { CR, codeAt, isLineBreak, isWordEnd, LF, skipBlanks, skipBlanksBack } from '../characters.js';
import type { Edit, Range } from '../node.js';
import type { Indentation } from './brackets/indentation.js';

function isBreak(code: number): boolean {
  return code === LF || code === CR;
}

export function insertion(offset: number, text: string): Edit {
  return { offset, length: 0, text };
}

export function replacement(range: Range, text: string): Edit {
  return { offset: range.start, length: range.end - range.start, text };
}

/** Takes a range away: with its line where it fills lines, else with the blanks it would leave at the end of one. */
export function removal(text: string, { start, end }: Range): Edit {
  const blanksFrom = skipBlanksBack(text, start);
  const blanksTo = skipBlanks(text, end);
  const startsLine = blanksFrom === 0 || isBreak(text.charCodeAt(blanksFrom - 1));
  const endsLine = blanksTo === text.length || isBreak(text.charCodeAt(blanksTo));
  if (startsLine && endsLine && blanksTo < text.length) {
    return replacement({ start: blanksFrom, end: behindBreak(text, blanksTo) }, '');
  }
  if (startsLine && endsLine) return replacement({ start: beforeBreak(text, blanksFrom), end: blanksTo }, '');
  if (endsLine) return replacement({ start: blanksFrom, end }, '');
  if (startsLine) return replacement({ start, end: blanksTo }, '');
  return replacement({ start, end }, joinsWords(text, { start, end }) ? ' ' : '');
}

/** Whether two words would run into one without the range between them. */
export function joinsWords(text: string, { start, end }: Range): boolean {
  return start > 0 && !isWordEnd(text, start - 1) && !isWordEnd(text, end);
}

function behindBreak(text: string, pos: number): number {
  return text.charCodeAt(pos) === CR && codeAt(text, pos + 1) === LF ? pos + 2 : pos + 1;
}

function beforeBreak(text: string, pos: number): number {
  if (pos === 0) return 0;
  return pos > 1 && text.charCodeAt(pos - 1) === LF && text.charCodeAt(pos - 2) === CR ? pos - 2 : pos - 1;
}

/** Whether a line ends between two offsets. */
export function hasLineBreak(text: string, start: number, end: number): boolean {
  for (let pos = start; pos < end; pos++) if (isLineBreak(text.charCodeAt(pos))) return true;
  return false;
}

/** Containers to close. */
export interface Closing {
  /** Behind the last thing they hold. */
  readonly offset: number;
  /** Where each of them opens, and the bracket that closes it; innermost first. */
  readonly brackets: readonly { readonly start: number; readonly close: string }[];
  /** Whether a line comment ends at `offset`: nothing may follow it on its line. */
  readonly behindLineComment: boolean;
}

/**
 * Text that closes containers: each bracket on its own line, under the line that opens it; on the same line as the one
 * before where both open on one line, and where the container has no other line.
 */
export function closingText(layout: Indentation, closing: Closing): string {
  let out = '';
  let line = closing.behindLineComment ? 0 : layout.line(closing.offset);
  for (const { start, close } of closing.brackets) {
    const opensAt = layout.line(start);
    out += opensAt === line ? close : `${layout.lineBreak}${layout.blanks(start)}${close}`;
    line = opensAt;
  }
  return out;
}
