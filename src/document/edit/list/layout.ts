import type { Document } from '../../node.js';
import { documentStyle, hasLineBreak, lineIndent, lineStart } from '../../style.js';
import { type ContainerNode, type GapToken, gapRange, gapTokens, isComment, itemsOf } from '../gap/items.js';
import { isCommaFirst } from '../gap/ownership.js';
import type { Lines } from '../text/render.js';

/** How the items of one container are laid out around the place where a new one goes. */
export interface ListLayout {
  /** `many`: a new item starts a line. */
  readonly lines: Lines;
  /** Whether the value of a new item may spread over several lines. */
  readonly body: Lines;
  /** Indentation of the items. */
  readonly indent: string;
  /** Indentation of the line that holds the opening bracket. */
  readonly ownerIndent: string;
  readonly commaFirst: boolean;
  /** What stands between a leading comma and its item. */
  readonly afterComma: string;
  /** Whether the last item is followed by a comma. */
  readonly trailingComma: boolean;
  /** Between the brackets and the items on one line. */
  readonly pad: string;
  /** Between a comma and the next item on one line. */
  readonly separator: string;
  readonly eol: string;
}

/** How many neighbours are asked for the habits of a long list. */
const NEIGHBOURS = 16;

/**
 * The layout for a new item in gap `at`.
 * @param scalars whether only scalars go in
 */
export function listLayout(document: Document, container: ContainerNode, at: number, scalars: boolean): ListLayout {
  const reader = new LayoutReader(document, container, at);
  return reader.read(scalars);
}

class LayoutReader {
  readonly #document: Document;
  readonly #container: ContainerNode;
  readonly #at: number;
  readonly #count: number;

  constructor(document: Document, container: ContainerNode, at: number) {
    this.#document = document;
    this.#container = container;
    this.#at = at;
    this.#count = itemsOf(container).length;
  }

  read(scalars: boolean): ListLayout {
    const style = documentStyle(this.#document);
    const { text } = this.#document;
    const container = this.#container;
    const ownerIndent = lineIndent(text, container.start);
    const lines = this.#count === 0 ? this.#emptyLines(scalars) : this.#lines();
    const separators = this.#separators();
    const commaFirst = separators.find(isCommaFirst);
    const broken = hasLineBreak(text, container.start, container.end);
    return {
      lines,
      body: lines === 'many' || broken ? 'many' : 'one',
      indent: this.#itemIndent() ?? ownerIndent + style.unit,
      ownerIndent,
      commaFirst: commaFirst !== undefined,
      afterComma: commaFirst === undefined ? ' ' : behindComma(text, commaFirst),
      trailingComma: this.#count === 0 ? lines === 'many' && style.trailingComma : this.#endsWithComma(),
      pad: this.#pad() ?? (container.type === 'object' ? style.objectPad : style.arrayPad),
      separator: this.#separator(separators) ?? style.separator,
      eol: style.eol,
    };
  }

  #gap(index: number): GapToken[] {
    return gapTokens(this.#document.text, this.#container, index);
  }

  #emptyLines(scalars: boolean): Lines {
    const { text, root } = this.#document;
    const style = documentStyle(this.#document);
    if (hasLineBreak(text, this.#container.start, this.#container.end)) return 'many';
    if (this.#gap(0).some(isComment)) return 'many';
    if (this.#container === root) return 'many';
    if (style.lines === 'one') return 'one';
    if (scalars && this.#container.type === 'array') return 'one';
    if (this.#container.type === 'object' && style.smallObjects === 'one') return 'one';
    // Inside another container that shares its line.
    const { start } = this.#container;
    return /[[{]/.test(text.slice(lineStart(text, start), start)) ? 'one' : 'many';
  }

  #lines(): Lines {
    const gap = this.#gap(this.#at);
    if (hasBreak(gap)) return this.#isFilled(gap) ? 'one' : 'many';
    const inside = this.#at > 0 && this.#at < this.#count;
    if (inside) return 'one';
    const neighbour = this.#at === 0 ? 1 : this.#at - 1;
    if (neighbour > this.#count - 1 && this.#at === 0) return 'one';
    return hasBreak(this.#gap(neighbour)) ? 'many' : 'one';
  }

  /** A list whose lines hold several items each: the next one goes on the last line. */
  #isFilled(gap: readonly GapToken[]): boolean {
    if (this.#container.type === 'object' || this.#at !== this.#count || this.#count < 2) return false;
    return !gap.some(isComment) && !hasBreak(this.#gap(this.#count - 1));
  }

  /** The gaps between items near the place, nearest first. */
  #separators(): GapToken[][] {
    return this.#near()
      .filter((index) => index > 0 && index < this.#count)
      .map((index) => this.#gap(index));
  }

  #near(): number[] {
    const near = [this.#at];
    for (let step = 1; step <= NEIGHBOURS; step++) near.push(this.#at - step, this.#at + step);
    return near.filter((index) => index >= 0 && index <= this.#count);
  }

  #itemIndent(): string | undefined {
    const before = this.#near().filter((index) => index < this.#at);
    const after = this.#near().filter((index) => index >= this.#at && index < this.#count);
    for (const index of [...before, ...after]) {
      const tokens = this.#gap(index);
      const last = tokens.findLastIndex((token) => token.kind === 'break');
      if (last === -1) continue;
      const next = tokens[last + 1];
      return next?.kind === 'blank' ? this.#document.text.slice(next.start, next.end) : '';
    }
    return undefined;
  }

  #endsWithComma(): boolean {
    return this.#gap(this.#count).some((token) => token.kind === 'comma');
  }

  #pad(): string | undefined {
    if (this.#count === 0) return undefined;
    const { start, end } = gapRange(this.#container, 0);
    const text = this.#document.text.slice(start, end);
    return /^[ \t]*$/.test(text) ? text : undefined;
  }

  #separator(separators: readonly GapToken[][]): string | undefined {
    for (const tokens of separators) {
      if (hasBreak(tokens)) continue;
      const comma = tokens.findIndex((token) => token.kind === 'comma');
      const next = tokens[comma + 1];
      if (next === undefined) return '';
      if (next.kind === 'blank') return this.#document.text.slice(next.start, next.end);
    }
    return undefined;
  }
}

function hasBreak(tokens: readonly GapToken[]): boolean {
  return tokens.some((token) => token.kind === 'break');
}

function behindComma(text: string, tokens: readonly GapToken[]): string {
  const next = tokens[tokens.findIndex((token) => token.kind === 'comma') + 1];
  return next?.kind === 'blank' ? text.slice(next.start, next.end) : '';
}
