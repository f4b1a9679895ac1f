import { isAscii } from 'node:buffer';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  isPlainSpace,
  OPEN_BRACE,
  OPEN_BRACKET,
} from '../../document/characters.js';
import type { Range } from '../../document/node.js';
import { scannedMembers } from './scanned-members.js';
import { endOfString, type ScannedMembers, type StoreEntry } from './store-entry.js';

/** So much of a store is a string at a time; an entry that is larger gets a window of its own. */
const WINDOW = 65_536;
const LARGEST_WINDOW = 1 << 26;
/** A longer text inside a member of an entry is a prompt, a report, a message: nothing a rule would know by its value. */
const LONGEST_VALUE = 256;
/** Members of which rules read values inside. */
const READ_INSIDE: ReadonlySet<string> = new Set(['cliSessionBindings', 'cliSessionIds', 'fallbackNotice']);

const LITERAL = /[-+.\w]+(?=[^-+.\w])/y;
const BLANK = /^[ \t\n\r]*$/;

/**
 * The entries of a store, looked for in its bytes a window at a time: each byte becomes one character, which changes
 * nothing about where JSON has its quotes and brackets. What is found was held to the grammar piece by piece.
 * @param bytes UTF-8
 * @returns `undefined` where this look cannot show that `JSON.parse` takes the whole: nothing is known then
 */
export function scanBytes(bytes: Uint8Array, windowSize = WINDOW): readonly StoreEntry[] | undefined {
  return new Scan(bytes, windowSize).entries();
}

/** Where a value ends in a window, and what was seen on the way; offsets are those of the window. */
interface Value {
  readonly end: number;
  /** The value without its long texts, if there are any. */
  readonly outline: string | undefined;
}

interface Found {
  readonly entry: StoreEntry;
  /** Behind the comma or the brace that follows it. */
  readonly end: number;
  readonly isLast: boolean;
}

/** A store may hold a great many: what can be read of the bytes again is not kept. */
class ScannedEntry implements StoreEntry {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  outline: string | undefined;
  readonly #all: Buffer;
  readonly #from: number;
  readonly #to: number;

  constructor(key: string, text: Range, all: Buffer, bytes: Range) {
    this.key = key;
    this.start = text.start;
    this.end = text.end;
    this.#all = all;
    this.#from = bytes.start;
    this.#to = bytes.end;
  }

  get bytes(): Range {
    return { start: this.#from, end: this.#to };
  }

  get members(): ScannedMembers {
    const known = this.outline === undefined ? undefined : scannedMembers(this.outline);
    const isWhole = known !== undefined && ![...known.values()].some((value) => /^[[{]/.test(value));
    return isWhole ? known : scannedMembers(this.#all.toString('utf8', this.#from, this.#to));
  }
}

class Scan {
  readonly #bytes: Buffer;
  readonly #isAscii: boolean;
  readonly #windowSize: number;
  #window = '';
  /** Where the window begins in the bytes. */
  #base = 0;
  #countedBytes = 0;
  #countedUnits = 0;

  constructor(bytes: Uint8Array, windowSize: number) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#isAscii = isAscii(bytes);
    this.#windowSize = windowSize;
  }

  entries(): readonly StoreEntry[] | undefined {
    const found: StoreEntry[] = [];
    this.#open(0, this.#windowSize);
    let at = behind(this.#window, 0, OPEN_BRACE);
    let isLast = at === 0;
    while (!isLast) {
      const next = this.#entry(at) ?? this.#retry(at);
      if (next === undefined) return undefined;
      found.push(next.entry);
      at = next.end;
      isLast = next.isLast;
    }
    return found.length > 0 && this.#isBlankFrom(this.#base + at) ? found : undefined;
  }

  /** An entry may go on behind the window: it is looked for again with more of the bytes. */
  #retry(at: number): Found | undefined {
    const from = this.#base + at;
    for (let size = this.#windowSize; size <= LARGEST_WINDOW; size *= 4) {
      this.#open(from, size);
      const next = this.#entry(0);
      if (next !== undefined || from + size >= this.#bytes.length) return next;
    }
    return undefined;
  }

  #open(from: number, size: number): void {
    this.#base = from;
    this.#window = this.#bytes.toString('latin1', from, from + size);
  }

  #entry(at: number): Found | undefined {
    const window = this.#window;
    const open = behind(window, at, DOUBLE_QUOTE);
    const close = open === 0 ? 0 : endOfString(window, open - 1);
    const colon = close === 0 ? 0 : behind(window, close, COLON);
    if (colon === 0) return undefined;
    const start = skipSpace(window, colon);
    const value = readValue(window, start);
    if (value === undefined) return undefined;
    const next = skipSpace(window, value.end);
    const separator = window.charCodeAt(next);
    if (separator !== COMMA && separator !== CLOSE_BRACE) return undefined;
    const key = parsed(this.#text(window.slice(open - 1, close)));
    if (typeof key !== 'string' || parsed(window.slice(start, value.end)) === undefined) return undefined;
    const { outline } = value;
    const [from, to] = [this.#base + start, this.#base + value.end];
    const entry = new ScannedEntry(key, { start: this.#unitsAt(from), end: this.#unitsAt(to) }, this.#bytes, {
      start: from,
      end: to,
    });
    // A part of a window would keep the whole of it in memory; what was joined is a text of its own.
    if (outline !== undefined) entry.outline = this.#text(outline);
    return { entry, end: next + 1, isLast: separator === CLOSE_BRACE };
  }

  /** The text of what is bytes, a character each. */
  #text(characters: string): string {
    return this.#isAscii ? characters : Buffer.from(characters, 'latin1').toString('utf8');
  }

  /** An offset of the text, in UTF-16 units; asked for in ascending order. */
  #unitsAt(offset: number): number {
    if (this.#isAscii) return offset;
    this.#countedUnits += this.#bytes.toString('utf8', this.#countedBytes, offset).length;
    this.#countedBytes = offset;
    return this.#countedUnits;
  }

  #isBlankFrom(offset: number): boolean {
    // More white space than that is not worth a look of its own.
    return offset + WINDOW >= this.#bytes.length && BLANK.test(this.#bytes.toString('latin1', offset));
  }
}

/** Behind a character that only white space may come before; 0 where something else does. */
function behind(text: string, at: number, character: number): number {
  const found = skipSpace(text, at);
  return text.charCodeAt(found) === character ? found + 1 : 0;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (isPlainSpace(text.charCodeAt(at))) at++;
  return at;
}

/** @returns `undefined` where the text is no JSON */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** @returns `undefined` where the window ends before the value */
function readValue(text: string, start: number): Value | undefined {
  const first = text.charCodeAt(start);
  if (first !== OPEN_BRACE && first !== OPEN_BRACKET) {
    const end = first === DOUBLE_QUOTE ? endOfString(text, start) : endOfLiteral(text, start);
    return end === 0 ? undefined : { end, outline: undefined };
  }
  const pieces: string[] = [];
  let copied = start;
  let depth = 0;
  let name = '';
  let colon = -1;
  for (let at = start; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case DOUBLE_QUOTE: {
        const end = endOfString(text, at);
        if (end === 0) return undefined;
        if (depth === 1 && colon < 0) name = text.slice(at + 1, end - 1);
        if (depth > 1 && end - at > LONGEST_VALUE && !READ_INSIDE.has(name) && !name.includes('\\')) {
          pieces.push(text.slice(copied, at + 1));
          copied = end - 1;
        }
        at = end - 1;
        break;
      }
      case OPEN_BRACE:
      case OPEN_BRACKET:
        depth++;
        break;
      case COLON:
        if (depth === 1) colon = at;
        break;
      case COMMA:
        if (depth === 1) {
          name = '';
          colon = -1;
        }
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        if (--depth > 0) break;
        if (pieces.length === 0) return { end: at + 1, outline: undefined };
        return { end: at + 1, outline: [...pieces, text.slice(copied, at + 1)].join('') };
    }
  }
  return undefined;
}

/** 0 where the window ends with it: there may be more of it. */
function endOfLiteral(text: string, start: number): number {
  LITERAL.lastIndex = start;
  return LITERAL.test(text) ? LITERAL.lastIndex : 0;
}
