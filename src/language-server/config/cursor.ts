import type { ConfigPath, PathSegment } from '../../document/config-path.js';
import type { Quote, Range } from '../../document/node.js';

/** What is being written at an offset: a key, a value, a comment, or nothing that could be completed. */
export interface Cursor {
  readonly at: 'key' | 'value' | 'comment' | 'nothing';
  /** Of the object a key is written in; of the value otherwise. */
  readonly path: ConfigPath;
  /** The word, with its quotes, that stands at the offset; empty where none does. */
  readonly word: Range;
  readonly quote: Quote | undefined;
  /** From the beginning of the word to the offset, without a quote. */
  readonly typed: string;
  /** Where a comma is missing before what is being written: behind the value before it. */
  readonly comma: number | undefined;
}

interface Frame {
  readonly kind: 'object' | 'array';
  key: string;
  index: number;
  awaits: 'key' | 'colon' | 'value' | 'comma';
  /** Behind the last value. */
  end: number;
}

/**
 * Reads the text up to an offset, as broken as it may be there: while somebody types, it always is.
 * Takes time in proportion to the offset.
 */
export function cursorAt(text: string, offset: number): Cursor {
  const frames: Frame[] = [];
  let at = 0;
  while (at < offset) {
    const character = text.charAt(at);
    if (/\s/.test(character) || character === '\ufeff') {
      at++;
    } else if (text.startsWith('//', at) || text.startsWith('/*', at)) {
      const end = endOfComment(text, at);
      if (offset < end || (offset === end && text.charAt(at + 1) === '/')) return commentAt(text, at, end, offset);
      at = end;
    } else if (character === '"' || character === "'") {
      const end = endOfString(text, at, character);
      const isClosed = end - at > 1 && text.charAt(end - 1) === character;
      if (offset < end || (offset === end && !isClosed)) {
        const word = { start: at, end: isClosed && endsThere(text, end) ? end : endOfBegun(text, offset) };
        return wordAt(frames, text, word, offset, character);
      }
      took(frames.at(-1), unquoted(text.slice(at + 1, isClosed ? end - 1 : end)), end);
      at = end;
    } else if ('{[}]:,'.includes(character)) {
      at++;
      punctuate(frames, character, at);
    } else {
      const end = endOfWord(text, at);
      if (offset <= end) return wordAt(frames, text, { start: at, end }, offset, undefined);
      took(frames.at(-1), text.slice(at, end), end);
      at = end;
    }
  }
  return wordAt(frames, text, { start: offset, end: offset }, offset, undefined);
}

function punctuate(frames: Frame[], character: string, end: number): void {
  const frame = frames.at(-1);
  if (character === '{') frames.push({ kind: 'object', key: '', index: 0, awaits: 'key', end });
  else if (character === '[') frames.push({ kind: 'array', key: '', index: 0, awaits: 'value', end });
  else if (character === '}' || character === ']') {
    frames.pop();
    took(frames.at(-1), '', end);
  } else if (frame !== undefined && character === ':') frame.awaits = 'value';
  else if (frame?.kind === 'object') frame.awaits = 'key';
  else if (frame !== undefined) {
    frame.index++;
    frame.awaits = 'value';
  }
}

/** A word, or a whole container, has ended in a frame. A comma that is missing is taken as read. */
function took(frame: Frame | undefined, word: string, end: number): void {
  if (frame === undefined) return;
  frame.end = end;
  if (frame.kind === 'array') {
    if (frame.awaits === 'comma') frame.index++;
    frame.awaits = 'comma';
  } else if (frame.awaits === 'value') {
    frame.awaits = 'comma';
  } else {
    frame.key = word;
    frame.awaits = 'colon';
  }
}

function wordAt(frames: readonly Frame[], text: string, word: Range, offset: number, quote: Quote | undefined): Cursor {
  const frame = frames.at(-1);
  const typed = text.slice(word.start + (quote === undefined ? 0 : 1), offset);
  const holder = frames.slice(0, -1).map(segmentOf);
  const comma = frame?.awaits === 'comma' ? frame.end : undefined;
  const found = { word, quote, typed, comma };
  // Right behind a value nothing begins: that value is what the cursor is at.
  if (frame === undefined || frame.awaits === 'colon' || comma === word.start) {
    return { at: 'nothing', path: holder, ...found };
  }
  if (frame.kind === 'object' && frame.awaits !== 'value') return { at: 'key', path: holder, ...found };
  const index = frame.awaits === 'comma' ? frame.index + 1 : frame.index;
  return { at: 'value', path: [...holder, frame.kind === 'array' ? index : frame.key], ...found };
}

function commentAt(text: string, start: number, end: number, offset: number): Cursor {
  const typed = text.slice(start, offset);
  return { at: 'comment', path: [], word: { start, end }, quote: undefined, typed, comma: undefined };
}

function segmentOf({ kind, key, index }: Frame): PathSegment {
  return kind === 'array' ? index : key;
}

function endOfComment(text: string, start: number): number {
  if (text.charAt(start + 1) === '/') return endOfLine(text, start);
  const close = text.indexOf('*/', start + 2);
  return close < 0 ? text.length : close + 2;
}

/** Behind the closing quote; a string that is not closed ends with its line. */
function endOfString(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (character === quote) return at + 1;
    else if (character === '\n' || character === '\r') return at;
  }
  return text.length;
}

/** Whether a string can end there: where another word follows, what looks like its end begins the next string. */
function endsThere(text: string, end: number): boolean {
  return /^[ \t]*(?:[,:}\]\n\r]|\/[/*]|$)/.test(text.slice(end, end + 200));
}

/** Of a string that is being written: what follows the cursor without a gap is taken for its rest. */
function endOfBegun(text: string, offset: number): number {
  return offset + (/^[^\s{}[\],"']*/.exec(text.slice(offset, offset + 500))?.[0].length ?? 0);
}

function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length && !/[\s{}[\]:,"']/.test(text.charAt(at)) && !text.startsWith('//', at)) at++;
  return Math.max(at, start + 1);
}

function endOfLine(text: string, from: number): number {
  const end = text.slice(from).search(/[\n\r]/);
  return end < 0 ? text.length : from + end;
}

function unquoted(written: string): string {
  if (!written.includes('\\')) return written;
  try {
    return String(JSON.parse(`"${written.replaceAll("\\'", "'").replaceAll(/(?<!\\)"/g, '\\"')}"`));
  } catch {
    return written;
  }
}
