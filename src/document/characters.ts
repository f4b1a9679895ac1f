import { Space_Separator } from 'json5/lib/unicode.js';

/** UTF-16 codes the grammar names. `END` stands for the end of the text. */
export const END = -1;
export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const DOLLAR = 0x24;
export const SINGLE_QUOTE = 0x27;
export const ASTERISK = 0x2a;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
export const DOT = 0x2e;
export const SLASH = 0x2f;
export const ZERO = 0x30;
export const NINE = 0x39;
export const COLON = 0x3a;
export const SEMICOLON = 0x3b;
export const LESS_THAN = 0x3c;
export const EQUALS = 0x3d;
export const GREATER_THAN = 0x3e;
export const UPPER_I = 0x49;
export const UPPER_N = 0x4e;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const UNDERSCORE = 0x5f;
export const LOWER_U = 0x75;
export const LOWER_X = 0x78;
export const OPEN_BRACE = 0x7b;
export const PIPE = 0x7c;
export const CLOSE_BRACE = 0x7d;
export const DELETE = 0x7f;
export const NO_BREAK_SPACE = 0xa0;
export const LINE_SEPARATOR = 0x2028;
export const PARAGRAPH_SEPARATOR = 0x2029;
export const BYTE_ORDER_MARK = 0xfeff;

/** The code at `pos`, or `END`: reading past the end with `charCodeAt` gives NaN and spoils optimised code. */
export function codeAt(text: string, pos: number): number {
  return pos < text.length ? text.charCodeAt(pos) : END;
}

/** White space inside a line. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** Offset of the first character from `pos` on that is no blank. */
export function skipBlanks(text: string, pos: number): number {
  let end = pos;
  while (isBlank(codeAt(text, end))) end++;
  return end;
}

/** Offset behind the last character before `pos` that is no blank. */
export function skipBlanksBack(text: string, pos: number): number {
  let start = pos;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  return start;
}

/** White space of strict JSON. */
export function isPlainSpace(code: number): boolean {
  return code === SPACE || code === LF || code === CR || code === TAB;
}

/** White space that JSON5 adds to that of strict JSON. */
export function isSpecialSpace(code: number): boolean {
  if (code < NO_BREAK_SPACE) return code === 0x0b || code === 0x0c;
  if (code === NO_BREAK_SPACE || code === BYTE_ORDER_MARK) return true;
  if (code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR) return true;
  return code >= 0x1680 && code <= 0x3000 && Space_Separator.test(String.fromCharCode(code));
}

/** What ends a line for JSON5: a line comment stops here, a quoted string must not hold the first two unescaped. */
export function isLineBreak(code: number): boolean {
  return code === LF || code === CR || code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR;
}

export function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

export function isHexDigit(code: number): boolean {
  return isDigit(code) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);
}

export function isClosingBracket(code: number): boolean {
  return code === CLOSE_BRACE || code === CLOSE_BRACKET;
}

export function isQuote(code: number): boolean {
  return code === DOUBLE_QUOTE || code === SINGLE_QUOTE;
}

const INVISIBLE = /[\x00-\x1f\x7f-\x9f\xad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb]/;

/**
 * Characters that no editor shows and that are no white space: a text pasted from elsewhere may hold them. Not the
 * zero-width joiners, which may be part of a key.
 */
export function isInvisible(code: number): boolean {
  if (code >= SPACE && code < DELETE) return false;
  return code !== END && !isPlainSpace(code) && !isSpecialSpace(code) && INVISIBLE.test(String.fromCharCode(code));
}

/** Whether the character at `pos` is the first of its line. */
export function isLineStart(text: string, pos: number): boolean {
  return pos === 0 || isLineBreak(text.charCodeAt(pos - 1)) || (pos === 1 && text.charCodeAt(0) === BYTE_ORDER_MARK);
}

/** Whether nothing to be seen stands before `pos` on its line. */
export function isFirstOnLine(text: string, pos: number): boolean {
  let start = pos;
  while (start > 0 && (isBlank(text.charCodeAt(start - 1)) || isInvisible(text.charCodeAt(start - 1)))) start--;
  return isLineStart(text, start);
}

/** Where the line that holds `pos` ends, before its break. */
export function endOfLine(text: string, pos: number): number {
  let end = pos;
  while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
  return end;
}

/** Whether `pos` opens a comment. */
export function isCommentStart(text: string, pos: number): boolean {
  if (codeAt(text, pos) !== SLASH) return false;
  const next = codeAt(text, pos + 1);
  return next === SLASH || next === ASTERISK;
}

/** Whether a bare word (a key without quotes, a literal, a number) cannot reach past `pos`. */
export function isWordEnd(text: string, pos: number): boolean {
  const code = codeAt(text, pos);
  switch (code) {
    case END:
    case COMMA:
    case COLON:
    case SEMICOLON:
    case EQUALS:
    case OPEN_BRACE:
    case CLOSE_BRACE:
    case OPEN_BRACKET:
    case CLOSE_BRACKET:
    case DOUBLE_QUOTE:
    case SINGLE_QUOTE:
      return true;
    case SLASH:
      return isCommentStart(text, pos);
    default:
      if (code > SPACE && code < DELETE) return false;
      return isPlainSpace(code) || isSpecialSpace(code) || isInvisible(code);
  }
}

/** End of the bare word at `pos`; `pos` itself where none starts. */
export function endOfWord(text: string, pos: number): number {
  let end = pos;
  while (!isWordEnd(text, end)) end++;
  return end;
}
