import { BYTE_ORDER_MARK, codeAt, isLineBreak } from './characters.js';
import { type ContainerNode, gapTokens, isContainer, itemsOf, itemValue } from './edit/gap/items.js';
import { ASCII_IDENTIFIER } from './edit/text/scalar.js';
import type { Dialect, Document, Member, Quote, ValueNode } from './node.js';

/** How an author writes, as far as a new piece of text has to follow it. */
export interface Style {
  readonly dialect: Dialect;
  /** One level of indentation. */
  readonly unit: string;
  readonly eol: string;
  readonly quote: Quote;
  readonly keyQuote: Quote;
  readonly bareKeys: boolean;
  /** What stands between a key and its value. */
  readonly colon: string;
  /** What stands behind a comma when the next item follows on the same line. */
  readonly separator: string;
  /** Inside the brackets of an object on one line. */
  readonly objectPad: string;
  readonly arrayPad: string;
  /** Behind the last item of a container of several lines. */
  readonly trailingComma: boolean;
  /** Whether the document spreads over several lines, or would with its first member. */
  readonly lines: 'many' | 'one';
  /** How small objects of scalars are written. */
  readonly smallObjects: 'many' | 'one';
}

/** Longest text of scalars that is put on one line. */
export const ONE_LINE = 60;

/** How much of a document is looked at; a habit shows early. */
const SAMPLE = 4_000;
const SAMPLE_SIBLINGS = 64;

const known = new WeakMap<Document, Style>();

/** The habits of a whole document. */
export function documentStyle(document: Document): Style {
  const found = known.get(document);
  if (found !== undefined) return found;
  const votes = new Votes(document.text);
  if (document.root !== undefined) votes.walk(document.root);
  const style = votes.style(document);
  known.set(document, style);
  return style;
}

/** The habits inside one container: those of its members and items first, then those of the document. */
export function styleAt(document: Document, container: ContainerNode): Style {
  const style = documentStyle(document);
  const votes = new Votes(document.text);
  for (const item of itemsOf(container).slice(-SAMPLE_SIBLINGS)) {
    if ('keyRange' in item) votes.member(item);
    votes.node(itemValue(item));
  }
  return {
    ...style,
    quote: votes.quote.winner() ?? style.quote,
    keyQuote: votes.keyQuote.winner() ?? style.keyQuote,
    bareKeys: style.dialect === 'json5' && (votes.bareKeys.winner() ?? style.bareKeys),
    colon: votes.colon.winner() ?? style.colon,
    smallObjects: votes.smallObjects.winner() ?? style.smallObjects,
  };
}

class Tally<T> {
  readonly #counts = new Map<T, number>();

  add(value: T): void {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
  }

  /** The value seen most often; of equals the one seen first. */
  winner(): T | undefined {
    let best: T | undefined;
    let most = 0;
    for (const [value, count] of this.#counts) {
      if (count <= most) continue;
      best = value;
      most = count;
    }
    return best;
  }
}

class Votes {
  readonly unit = new Tally<string>();
  readonly quote = new Tally<Quote>();
  readonly keyQuote = new Tally<Quote>();
  readonly bareKeys = new Tally<boolean>();
  readonly colon = new Tally<string>();
  readonly separator = new Tally<string>();
  readonly objectPad = new Tally<string>();
  readonly arrayPad = new Tally<string>();
  readonly trailingComma = new Tally<boolean>();
  readonly smallObjects = new Tally<'many' | 'one'>();
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  walk(root: ValueNode): void {
    const pending: ValueNode[] = [root];
    let budget = SAMPLE;
    for (let node = pending.pop(); node !== undefined && budget > 0; node = pending.pop()) {
      budget--;
      this.node(node);
      if (node.type !== 'object' && node.type !== 'array') continue;
      this.container(node);
      const items = itemsOf(node).slice(0, budget);
      for (const item of items) if ('keyRange' in item) this.member(item);
      for (const item of items.toReversed()) pending.push(itemValue(item));
    }
  }

  member(member: Member): void {
    const text = this.#text;
    if (member.keyQuote !== null) this.keyQuote.add(member.keyQuote);
    if (ASCII_IDENTIFIER.test(member.key)) this.bareKeys.add(member.keyQuote === null);
    const between = text.slice(member.keyRange.end, Math.min(member.value.start, member.keyRange.end + 8));
    if (/^[ \t]*:[ \t]*$/.test(between)) this.colon.add(between);
  }

  node(node: ValueNode): void {
    if (node.type === 'string') this.quote.add(node.quote);
    if (node.type !== 'object' || node.members.length === 0) return;
    if (!node.members.every(({ value }) => value.type !== 'object' && value.type !== 'array')) return;
    const lines = this.#linesOf(node);
    if (lines === 'one' || node.end - node.start <= ONE_LINE + 20) this.smallObjects.add(lines);
  }

  container(node: ContainerNode): void {
    const items = itemsOf(node);
    const first = items[0];
    if (first === undefined) return;
    const before = gapTokens(this.#text, node, 0);
    if (before.some((token) => token.kind === 'break')) this.#indent(node, first.start);
    else if (node.end - node.start < 4 * ONE_LINE && this.#linesOf(node) === 'one') {
      const pad = before.length === 0 ? '' : ' ';
      (node.type === 'object' ? this.objectPad : this.arrayPad).add(pad);
    }
    if (items.length > 1) {
      const last = gapTokens(this.#text, node, 1).at(-1);
      if (last?.kind === 'comma') this.separator.add('');
      if (last?.kind === 'blank') this.separator.add(' ');
    }
    const after = gapTokens(this.#text, node, items.length);
    if (after.some((token) => token.kind === 'break')) {
      this.trailingComma.add(after.some((token) => token.kind === 'comma'));
    }
  }

  #indent(node: ContainerNode, childStart: number): void {
    const parent = lineIndent(this.#text, node.start);
    const child = lineIndent(this.#text, childStart);
    if (child.length > parent.length && child.startsWith(parent)) this.unit.add(child.slice(parent.length));
  }

  #linesOf(node: ValueNode): 'many' | 'one' {
    return hasLineBreak(this.#text, node.start, node.end) ? 'many' : 'one';
  }

  style(document: Document): Style {
    const { dialect, root } = document;
    const empty = isContainer(root) && itemsOf(root).length === 0;
    const strict = dialect !== 'json5';
    const lines = empty || root === undefined ? 'many' : this.#linesOf(root);
    return {
      dialect,
      unit: this.unit.winner() ?? '  ',
      eol: endOfLineStyle(document.text),
      quote: strict ? '"' : (this.quote.winner() ?? this.keyQuote.winner() ?? "'"),
      keyQuote: strict ? '"' : (this.keyQuote.winner() ?? this.quote.winner() ?? "'"),
      bareKeys: !strict && (this.bareKeys.winner() ?? this.keyQuote.winner() === undefined),
      colon: this.colon.winner() ?? ': ',
      separator: this.separator.winner() ?? ' ',
      objectPad: this.objectPad.winner() ?? ' ',
      arrayPad: this.arrayPad.winner() ?? '',
      trailingComma: !strict && (this.trailingComma.winner() ?? false),
      lines,
      smallObjects: lines === 'one' ? 'one' : (this.smallObjects.winner() ?? 'many'),
    };
  }
}

/** The white space at the start of the line that holds `offset`. */
export function lineIndent(text: string, offset: number): string {
  const start = lineStart(text, offset);
  let end = start;
  while (end < offset && (text[end] === ' ' || text[end] === '\t')) end++;
  return text.slice(start, end);
}

/** Where the line that holds `offset` starts; a byte order mark is not part of it. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineBreak(codeAt(text, start - 1))) start--;
  return codeAt(text, start) === BYTE_ORDER_MARK && start < offset ? start + 1 : start;
}

/** Whether a line of the text ends inside a range. */
export function hasLineBreak(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (isLineBreak(codeAt(text, at))) return true;
  return false;
}

/** The majority of CRLF and LF; CR where the text knows no other. */
function endOfLineStyle(text: string): string {
  let crlf = 0;
  let lf = 0;
  let at = text.indexOf('\n');
  for (let count = 0; at !== -1 && count < SAMPLE; count++) {
    if (text[at - 1] === '\r') crlf++;
    else lf++;
    at = text.indexOf('\n', at + 1);
  }
  if (crlf === 0 && lf === 0) return text.includes('\r') ? '\r' : '\n';
  return crlf > lf ? '\r\n' : '\n';
}
