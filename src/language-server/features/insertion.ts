import type { Range } from '../../document/node.js';
import type { Style } from '../../document/style.js';
import type { Cursor } from '../config/cursor.js';

/** What a completion replaces, and what it needs around it so that the text holds together. */
export interface Insertion {
  readonly word: Range;
  readonly before: string;
  readonly behind: string;
}

/** For a key, with its value where none is there yet. */
export function insertionOfKey(text: string, { word }: Cursor, { separator }: Style): Insertion {
  const next = whatFollows(text, word.end);
  const isCommaMissing = next !== ':' && lacksComma(next);
  const gap = /\s/.test(text.charAt(word.end)) ? '' : separator;
  return { word, before: '', behind: isCommaMissing ? `,${gap}` : '' };
}

/** For a value; `undefined` where one is there already that it cannot take the place of. */
export function insertionOfValue(text: string, cursor: Cursor, style: Style): Insertion | undefined {
  const { word, path } = cursor;
  if (word.start !== word.end) return { word, before: '', behind: commaBehind(text, word.end) };
  const before = gapBefore(text, word.start, style);
  const standing = standingAt(text, word.end);
  if (typeof path.at(-1) === 'number') {
    // A value that the cursor touches is meant; before any other one a new item is.
    if (standing?.type === 'scalar' && standing.start === word.end) {
      return { word: { start: word.start, end: standing.end }, before, behind: commaBehind(text, standing.end) };
    }
    return { word, before, behind: commaBehind(text, word.end) };
  }
  if (standing === undefined) return { word, before, behind: commaBehind(text, word.end) };
  const isNextOnLine = /^[ \t]*$/.test(text.slice(word.end, standing.start));
  if (standing.type === 'container' || !isNextOnLine) return undefined;
  return { word: { start: word.start, end: standing.end }, before, behind: commaBehind(text, standing.end) };
}

/** Whether a key has its colon already. */
export function hasColon(text: string, { word }: Cursor): boolean {
  return whatFollows(text, word.end) === ':';
}

/** The gap between what an item or value is parted by and itself, where the author left none yet. */
function gapBefore(text: string, start: number, { colon, separator }: Style): string {
  const previous = text.charAt(start - 1);
  if (previous === ':') return /\s*$/.exec(colon)?.[0] ?? '';
  return previous === ',' ? separator : '';
}

type Standing = Range & { readonly type: 'scalar' | 'container' };

const SCALAR = /"(?:\\[^\n\r]|[^"\\\n\r])*"|'(?:\\[^\n\r]|[^'\\\n\r])*'|[\w$.+-]+/y;

/** The value that comes next; a key that comes next is none. */
function standingAt(text: string, from: number): Standing | undefined {
  const start = nextToken(text, from);
  const character = text.charAt(start);
  if (character === '{' || character === '[') return { type: 'container', start, end: start + 1 };
  SCALAR.lastIndex = start;
  if (!SCALAR.test(text)) return undefined;
  const end = SCALAR.lastIndex;
  return whatFollows(text, end) === ':' ? undefined : { type: 'scalar', start, end };
}

function commaBehind(text: string, end: number): string {
  const next = whatFollows(text, end);
  return next !== ':' && lacksComma(next) ? ',' : '';
}

function lacksComma(next: string): boolean {
  return next !== '' && next !== ',' && next !== '}' && next !== ']';
}

/** The next character that is neither blank nor part of a comment. */
function whatFollows(text: string, from: number): string {
  return text.charAt(nextToken(text, from));
}

/** As far as anybody leaves room. */
const MOST_LOOKED_AT = 2000;

function nextToken(text: string, from: number): number {
  const gap = /^(?:\s|\/\/[^\n\r]*|\/\*[\s\S]*?\*\/)*/.exec(text.slice(from, from + MOST_LOOKED_AT));
  return from + (gap?.[0].length ?? 0);
}
