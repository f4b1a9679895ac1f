import { BACKSLASH, CR, isQuote, LF, SPACE, TAB } from '../characters.js';
import { COST } from './costs.js';

/** A string that may have been meant at some place, and the marks it takes. */
export interface StringReading {
  readonly end: number;
  readonly content: string;
  readonly cost: number;
  readonly edits: readonly { readonly offset: number; readonly length: number; readonly text: string }[];
  readonly isGuess?: true;
}

/** So many places are tried for one lost quote. */
const MAX_CUTS = 40;
const STRUCTURE = ',:}]';

/** Every way to read a string at `start`, whether or not a quote stands there. */
export function stringsAt(text: string, start: number, lineEnd: number): readonly StringReading[] {
  return isQuote(text.charCodeAt(start)) ? opened(text, start, lineEnd) : unopened(text, start, lineEnd);
}

function opened(text: string, start: number, lineEnd: number): readonly StringReading[] {
  const found: StringReading[] = [];
  const quote = text.charAt(start);
  const close = closingQuote(text, start + 1, quote);
  if (close !== undefined) {
    const content = text.slice(start + 1, close);
    found.push({ end: close + 1, content, cost: oddity(content), edits: [] });
    found.push(...overStrayQuotes(text, start, close, quote));
  } else {
    found.push(...overLines(text, start, quote, lineEnd));
  }
  found.push(...cuts(text, start, close ?? lineEnd, quote));
  const other = quote === '"' ? "'" : '"';
  const mismatched = text.indexOf(other, start + 1);
  if (mismatched !== -1 && mismatched < (close ?? lineEnd) && isBeforeStructure(text, mismatched + 1, lineEnd)) {
    const content = text.slice(start + 1, mismatched);
    const edit = { offset: mismatched, length: 1, text: quote };
    found.push({ end: mismatched + 1, content, cost: COST.replaced + oddity(content), edits: [edit] });
  }
  return found;
}

/** The next quote of this kind on the line (or behind a line that ends with a backslash), escapes heeded. */
function closingQuote(text: string, from: number, quote: string): number | undefined {
  for (let pos = from; pos < text.length; pos++) {
    const code = text.charCodeAt(pos);
    if (code === BACKSLASH) {
      if (text.charCodeAt(pos + 1) === CR && text.charCodeAt(pos + 2) === LF) pos++;
      pos++;
    } else if (code === LF || code === CR) return undefined;
    else if (text.charAt(pos) === quote) return pos;
  }
  return undefined;
}

/** A quote inside the string is one too many, or lacks the backslash before it. */
function overStrayQuotes(text: string, start: number, first: number, quote: string): StringReading[] {
  const found: StringReading[] = [];
  const second = closingQuote(text, first + 1, quote);
  if (second === undefined) return found;
  const head = text.slice(start + 1, first);
  const tail = text.slice(first + 1, second);
  const content = head + tail;
  const edit = { offset: first, length: 1, text: '' };
  found.push({ end: second + 1, content, cost: COST.mark + oddity(content), edits: [edit] });
  const inside = head !== '' && tail !== '' && !/[\s,:]$/.test(head) && !/^[\s,:}\]]/.test(tail);
  const prose = quote === "'" || /\s/.test(content);
  found.push({
    end: second + 1,
    content: `${head}\\${quote}${tail}`,
    cost: COST.mark + oddity(content) + (inside && prose ? 0 : COST.odd),
    edits: [{ offset: first, length: 0, text: '\\' }],
    isGuess: true,
  });
  const third = closingQuote(text, second + 1, quote);
  if (third !== undefined) found.push(withQuotesInside(text, start, [first, second, third], quote));
  return found;
}

/** Two quotes inside the string lack the backslash before them: `"say "hi" now"`, `"say ""hi"`. */
function withQuotesInside(
  text: string,
  start: number,
  at: readonly [number, number, number],
  quote: string,
): StringReading {
  const [first, second, third] = at;
  const [head, middle, tail] = [
    text.slice(start + 1, first),
    text.slice(first + 1, second),
    text.slice(second + 1, third),
  ];
  const content = `${head}\\${quote}${middle}\\${quote}${tail}`;
  const isNatural = !/[,:]/.test(head.slice(-2) + tail.slice(0, 2)) && !/^\s*[,:]|[,:]\s*$/.test(middle);
  return {
    end: third + 1,
    content,
    cost: COST.replaced + (isNatural ? 0 : COST.odd),
    edits: [first, second].map((offset) => ({ offset, length: 0, text: '\\' })),
    isGuess: true,
  };
}

/** The string goes on in a later line. */
function overLines(text: string, start: number, quote: string, lineEnd: number): StringReading[] {
  let pos = lineEnd;
  for (let lines = 0; lines < 3 && pos < text.length; lines++) {
    const next = text.charCodeAt(pos) === CR && text.charCodeAt(pos + 1) === LF ? pos + 2 : pos + 1;
    const close = closingQuote(text, next, quote);
    if (close !== undefined) {
      const content = text.slice(start + 1, close);
      const edit = { offset: lineEnd, length: next - lineEnd, text: '\\n' };
      return [{ end: close + 1, content, cost: COST.mark + oddity(content), edits: [edit], isGuess: true }];
    }
    pos = endOfLineAt(text, next);
  }
  return [];
}

function endOfLineAt(text: string, from: number): number {
  let pos = from;
  while (pos < text.length && text.charCodeAt(pos) !== LF && text.charCodeAt(pos) !== CR) pos++;
  return pos;
}

/** The closing quote was lost: wherever a value or key may end. */
function cuts(text: string, start: number, limit: number, quote: string): readonly StringReading[] {
  const found: StringReading[] = [];
  for (let pos = start + 1; pos <= limit && found.length < MAX_CUTS; pos++) {
    if (text.charCodeAt(pos) === BACKSLASH) {
      pos++;
      continue;
    }
    if (!isBeforeStructure(text, pos, limit)) continue;
    const content = text.slice(start + 1, pos);
    const edit = { offset: pos, length: 0, text: quote };
    found.push({ end: pos, content, cost: COST.mark + oddity(content), edits: [edit] });
  }
  return found;
}

function isBeforeStructure(text: string, pos: number, limit: number): boolean {
  let next = pos;
  while (next < limit && (text.charCodeAt(next) === SPACE || text.charCodeAt(next) === TAB)) next++;
  if (next >= limit) return true;
  const character = text.charAt(next);
  return STRUCTURE.includes(character) || (character === '/' && '/*'.includes(text.charAt(next + 1)));
}

/** The opening quote was lost: up to the next quote of either kind. */
function unopened(text: string, start: number, lineEnd: number): readonly StringReading[] {
  const found: StringReading[] = [];
  for (const quote of ['"', "'"]) {
    const end = closingQuote(text, start, quote);
    if (end === undefined || end > lineEnd) continue;
    const content = text.slice(start, end);
    const cost = COST.mark + oddity(content);
    found.push({ end: end + 1, content, cost, edits: [{ offset: start, length: 0, text: quote }] });
    // The blanks before it may have been its own.
    let blanks = start;
    while (blanks > 0 && text.charCodeAt(blanks - 1) === SPACE) blanks--;
    const startsLine = blanks === 0 || text.charCodeAt(blanks - 1) === LF || text.charCodeAt(blanks - 1) === CR;
    if (startsLine || start - blanks < 2) continue;
    const edit = { offset: blanks + 1, length: 0, text: quote };
    found.push({ end: end + 1, content: text.slice(blanks + 1, start) + content, cost, edits: [edit] });
  }
  return found;
}

/** What speaks against a text being the content of a string. */
function oddity(content: string): number {
  let cost = 0;
  if (/[,:[{]\s*$|^\s*[,:\]}]/.test(content)) cost += COST.odd;
  if (/\s$|^\s/.test(content)) cost += COST.odd;
  if (/["'][ \t]*[,:}\]]/.test(content)) cost += COST.unlikely;
  return cost;
}
