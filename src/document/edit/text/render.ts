import type { JsonValue, Quote } from '../../node.js';
import { ONE_LINE, type Style } from '../../style.js';
import { ASCII_IDENTIFIER, renderKey, renderScalar } from './scalar.js';

/** Beyond this many levels indentation would outgrow the content, so the rest goes on one line. */
const INDENTED_LEVELS = 64;

export type Lines = 'many' | 'one';

/** Where a piece of text will stand: the indentation of its first line, and whether it may spread over several. */
export interface Place {
  readonly indent: string;
  readonly lines: Lines;
}

export function renderMemberKey(key: string, style: Style): string {
  return renderKey(key, style.bareKeys ? null : style.keyQuote, style.keyQuote);
}

/**
 * A new name for a key that is there: in the quotes it had, or bare as it was. Quotes that only the old name needed go
 * where its neighbours have none.
 */
export function renameKey(old: string, quote: Quote | null, key: string, style: Style): string {
  const forced = quote !== null && !ASCII_IDENTIFIER.test(old);
  return renderKey(key, forced && style.bareKeys ? null : quote, quote ?? style.keyQuote);
}

/** Plain data as an author with this style would type it. */
export function renderValue(value: JsonValue, style: Style, place: Place): string {
  if (typeof value !== 'object' || value === null) return renderScalar(value, style.quote);
  const writer = new ValueWriter(style, place.indent);
  return writer.write(value, place.lines);
}

/** A container that is being written, with the entries that are still to come. */
interface Frame {
  readonly entries: readonly (readonly [key: string | undefined, value: JsonValue])[];
  readonly lines: Lines;
  readonly pad: string;
  readonly close: string;
  next: number;
}

class ValueWriter {
  readonly #style: Style;
  readonly #indent: string;
  readonly #parts: string[] = [];
  readonly #stack: Frame[] = [];

  constructor(style: Style, indent: string) {
    this.#style = style;
    this.#indent = indent;
  }

  write(value: JsonValue, lines: Lines): string {
    this.#begin(value, lines);
    for (let frame = this.#stack.at(-1); frame !== undefined; frame = this.#stack.at(-1)) this.#step(frame);
    return this.#parts.join('');
  }

  #step(frame: Frame): void {
    const entry = frame.entries[frame.next];
    if (entry === undefined) {
      this.#end(frame);
      return;
    }
    if (frame.lines === 'many') this.#parts.push(this.#style.eol, this.#levels(this.#stack.length));
    else this.#parts.push(frame.next === 0 ? frame.pad : this.#style.separator);
    frame.next++;
    const [key, value] = entry;
    if (key !== undefined) this.#parts.push(renderMemberKey(key, this.#style), this.#style.colon);
    this.#begin(value, frame.lines);
    if (this.#stack.at(-1) === frame) this.#comma(frame);
  }

  #comma(frame: Frame): void {
    if (frame.next < frame.entries.length) this.#parts.push(',');
    else if (frame.lines === 'many' && this.#style.trailingComma) this.#parts.push(',');
  }

  #begin(value: JsonValue, lines: Lines): void {
    if (typeof value !== 'object' || value === null) {
      this.#parts.push(renderScalar(value, this.#style.quote));
      return;
    }
    const list = Array.isArray(value);
    const entries = list ? value.map((item) => [undefined, item] as const) : Object.entries(value);
    this.#parts.push(list ? '[' : '{');
    if (entries.length === 0) {
      this.#parts.push(list ? ']' : '}');
      return;
    }
    const inner = this.#stack.length < INDENTED_LEVELS ? linesOf(value, lines, this.#style) : 'one';
    const pad = list ? this.#style.arrayPad : this.#style.objectPad;
    this.#stack.push({ entries, lines: inner, pad, close: list ? ']' : '}', next: 0 });
  }

  #end(frame: Frame): void {
    this.#stack.pop();
    if (frame.lines === 'many') this.#parts.push(this.#style.eol, this.#levels(this.#stack.length), frame.close);
    else this.#parts.push(frame.pad, frame.close);
    const outer = this.#stack.at(-1);
    if (outer !== undefined) this.#comma(outer);
  }

  #levels(count: number): string {
    return this.#indent + this.#style.unit.repeat(count);
  }
}

/** Whether a container goes on one line: always inside one that does, and when it is small and holds scalars only. */
export function linesOf(value: JsonValue, around: Lines, style: Style): Lines {
  if (around === 'one' || typeof value !== 'object' || value === null) return 'one';
  if (!Array.isArray(value) && style.smallObjects === 'many') return 'many';
  return fitsOneLine(value, style) ? 'one' : 'many';
}

function fitsOneLine(value: JsonValue[] | { [key: string]: JsonValue }, style: Style): boolean {
  let length = 2;
  for (const [key, item] of Object.entries(value)) {
    if (typeof item === 'object' && item !== null && Object.keys(item).length > 0) return false;
    length += (Array.isArray(value) ? 0 : key.length + 2) + 2;
    length += typeof item === 'object' && item !== null ? 2 : renderScalar(item, style.quote).length;
    if (length > ONE_LINE) return false;
  }
  return true;
}
