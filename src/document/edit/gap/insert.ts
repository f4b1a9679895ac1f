import type { Edit } from '../../node.js';
import { commentText, type NewItem, needsLines, writeInLine, writeOnLines } from '../item/new.js';
import type { ListLayout } from '../list/layout.js';
import { type GapLeft, type GapRight, type GapToken, isComment, scanGap } from './items.js';
import { isCommaFirst } from './ownership.js';

/** `after-left`: behind the item (or bracket) before the gap and its comments; `before-right`: above those of the next. */
export type Side = 'after-left' | 'before-right';

/** One gap into which new items go. */
export interface Gap {
  readonly text: string;
  readonly left: GapLeft;
  readonly right: GapRight;
  readonly layout: ListLayout;
  /** End of the comments of what is before the gap; 0 without any. */
  readonly trailEnd: number;
  /** Start of the comments of the item behind the gap; the length of the text without any. */
  readonly leadStart: number;
}

/** The edits, relative to the gap's text, that put new items into it. */
export function insertIntoGap(gap: Gap, side: Side, items: readonly NewItem[]): Edit[] {
  const writer = new GapWriter(gap, items);
  return writer.write(side);
}

class GapWriter {
  readonly #gap: Gap;
  readonly #layout: ListLayout;
  readonly #items: readonly NewItem[];
  readonly #tokens: readonly GapToken[];
  readonly #comma: GapToken | undefined;
  /** End of the comments that belong to what is before the gap. */
  readonly #trailEnd: number;

  constructor(gap: Gap, items: readonly NewItem[]) {
    this.#gap = gap;
    this.#layout = gap.layout;
    this.#items = items;
    this.#tokens = scanGap(gap.text, 0, gap.text.length);
    this.#comma = this.#tokens.find((token) => token.kind === 'comma');
    this.#trailEnd = gap.trailEnd;
  }

  write(side: Side): Edit[] {
    const { left, right } = this.#gap;
    if (left === 'open' && right === 'close') return this.#intoEmpty();
    if (this.#layout.lines === 'one' && !this.#needsLines() && !this.#isBelowLineComment()) return this.#inLine();
    if (this.#layout.commaFirst && right === 'item') {
      if (left === 'open') return this.#beforeFirstComma();
      if (this.#comma !== undefined && isCommaFirst(this.#tokens)) return this.#beforeComma(side);
    }
    if (side === 'before-right' && right === 'item') return this.#aboveRight();
    if (left === 'open' && !this.#hasBreak() && !this.#needsLines()) return this.#beforeHuggedItem();
    return this.#belowLeft();
  }

  /** What follows the last item of the container. */
  get #lastComma(): '' | ',' {
    return this.#layout.trailingComma ? ',' : '';
  }

  #needsLines(): boolean {
    return this.#items.some(needsLines);
  }

  #isBelowLineComment(): boolean {
    return this.#tokens.some((token) => token.kind === 'line-comment' && token.end === this.#trailEnd);
  }

  #hasBreak(): boolean {
    return this.#tokens.some((token) => token.kind === 'break');
  }

  #write(item: NewItem, comma: '' | ','): string {
    const { indent, eol } = this.#layout;
    return writeOnLines(item, { place: { indent, lines: 'many' }, eol, comma });
  }

  /** What starts a new line for an item. */
  get #open(): string {
    return this.#layout.eol + this.#layout.indent;
  }

  /** Each item on a line of its own, the lines joined. */
  #lines(lastComma: '' | ','): string {
    const lines = this.#items.map((item, index) => this.#write(item, index + 1 < this.#items.length ? ',' : lastComma));
    return lines.join(this.#open);
  }

  #intoEmpty(): Edit[] {
    const { text } = this.#gap;
    const { eol, ownerIndent, pad } = this.#layout;
    const comma = this.#lastComma;
    if (this.#tokens.some(isComment)) return this.#behindBracketComments(comma);
    if (this.#layout.lines === 'one' && !this.#needsLines()) {
      return [{ offset: 0, length: text.length, text: `${pad}${this.#joined('first', comma)}${pad}` }];
    }
    const lines = `${this.#open}${this.#lines(comma)}${eol}${ownerIndent}`;
    return [{ offset: 0, length: text.length, text: lines }];
  }

  #behindBracketComments(comma: '' | ','): Edit[] {
    const { eol, ownerIndent } = this.#layout;
    const content = `${this.#open}${this.#lines(comma)}`;
    return [this.#at(this.#trailEnd, content, eol + ownerIndent)];
  }

  /** An insertion at the end of a line: behind its blanks; where the line goes on, the rest gets a line of its own. */
  #at(offset: number, content: string, before: string): Edit {
    const { text } = this.#gap;
    const rest = this.#tokens.filter((token) => token.end > offset);
    const [first, second] = rest;
    const next = first?.kind === 'blank' ? second : first;
    const end = next?.start ?? text.length;
    if (next?.kind === 'break') return { offset: end, length: 0, text: content };
    return { offset, length: end - offset, text: content + before };
  }

  #belowLeft(): Edit[] {
    const { right, left } = this.#gap;
    const { eol, ownerIndent } = this.#layout;
    const open = this.#open;
    const at = Math.max(this.#trailEnd, this.#comma?.end ?? 0);
    if (right === 'item') return [this.#at(at, open + this.#lines(','), open)];
    const before = this.#closesOnItsOwnLine() ? eol + ownerIndent : undefined;
    if (this.#comma !== undefined) return [this.#atClose(at, open + this.#lines(this.#lastComma), before)];
    if (this.#layout.commaFirst) return [this.#atClose(at, this.#commaFirstLines(), before)];
    const insertion = this.#atClose(at, open + this.#lines(''), before);
    if (left === 'open') return [insertion];
    if (insertion.offset > 0) return [{ offset: 0, length: 0, text: ',' }, insertion];
    return [{ ...insertion, text: `,${insertion.text}` }];
  }

  /** The same before a closing bracket, which stays on its line unless `before` asks for another. */
  #atClose(offset: number, content: string, before: string | undefined): Edit {
    const next = this.#tokens.find((token) => token.start >= offset && token.kind !== 'blank');
    if (next === undefined && before === undefined) return { offset, length: 0, text: content };
    return this.#at(offset, content, next === undefined ? (before ?? '') : this.#open);
  }

  /** Whether the closing bracket has to leave the line of the last item. */
  #closesOnItsOwnLine(): boolean {
    return this.#layout.lines === 'one' || this.#items.at(-1)?.trail.some(({ text }) => text.startsWith('//')) === true;
  }

  #commaFirstLines(): string {
    const { afterComma } = this.#layout;
    return this.#items.map((item) => `${this.#open}${this.#leadAbove(item)},${afterComma}${this.#tail(item)}`).join('');
  }

  /** In a comma-first list the comments above an item stand above its comma. */
  #leadAbove(item: NewItem): string {
    return item.lead.map((comment) => commentText(item, comment, this.#layout.indent) + this.#open).join('');
  }

  #tail(item: NewItem): string {
    return this.#write({ ...item, lead: [] }, '');
  }

  #beforeComma(side: Side): Edit[] {
    const { leadStart } = this.#gap;
    const start = Math.min(leadStart, this.#comma?.start ?? leadStart);
    if (side === 'after-left' || start <= this.#trailEnd) {
      return [this.#at(this.#trailEnd, this.#commaFirstLines(), this.#open)];
    }
    const lines = this.#commaFirstLines().slice(this.#open.length);
    return [{ offset: start, length: 0, text: lines + this.#open }];
  }

  /** In a comma-first list: the new first item has no comma, the old one gets one. */
  #beforeFirstComma(): Edit[] {
    const { afterComma } = this.#layout;
    const { text } = this.#gap;
    const open = this.#open;
    const [first, ...others] = this.#items;
    if (first === undefined) return [];
    const later = others.map((item) => `${open}${this.#leadAbove(item)},${afterComma}${this.#tail(item)}`).join('');
    const lines = this.#write(first, '') + later;
    if (!this.#hasBreak() && !this.#needsLines()) {
      return [{ offset: text.length, length: 0, text: `${lines}${open},${afterComma}` }];
    }
    const above = this.#at(this.#trailEnd, open + lines, open);
    const comma = { offset: text.length, length: 0, text: `,${afterComma}` };
    return [above, comma];
  }

  #aboveRight(): Edit[] {
    const start = this.#gap.leadStart;
    const before = this.#tokens.filter((token) => token.end <= start);
    const startsLine = before.findLast((token) => token.kind !== 'blank')?.kind === 'break';
    if (!startsLine) return this.#belowLeft();
    const open = this.#open;
    return [{ offset: start, length: 0, text: this.#lines(',') + open }];
  }

  /** `{ a: 1,` with more lines below: the new item takes the place behind the bracket. */
  #beforeHuggedItem(): Edit[] {
    const text = this.#lines(',') + this.#open;
    return [{ offset: this.#gap.text.length, length: 0, text }];
  }

  #joined(first: 'first' | 'later', lastComma: '' | ','): string {
    const { separator, ownerIndent, body, eol } = this.#layout;
    return this.#items
      .map((item, index) => {
        const comma = index + 1 < this.#items.length ? ',' : lastComma;
        const around = { place: { indent: ownerIndent, lines: body }, eol, comma } as const;
        return writeInLine(item, around, index === 0 ? first : 'later');
      })
      .join(separator);
  }

  #inLine(): Edit[] {
    const { left, right, trailEnd, leadStart } = this.#gap;
    const { separator } = this.#layout;
    const comma = this.#comma;
    if (left === 'open') {
      const start = trailEnd > 0 ? 'later' : 'first';
      return [{ offset: leadStart, length: 0, text: this.#joined(start, ',') + separator }];
    }
    if (right === 'item') {
      return [{ offset: comma?.end ?? 0, length: 0, text: separator + this.#joined('later', ',') }];
    }
    if (comma === undefined) {
      return [{ offset: this.#trailEnd, length: 0, text: `,${separator}${this.#joined('later', '')}` }];
    }
    const items = `${separator}${this.#joined('later', this.#lastComma)}`;
    if (this.#trailEnd <= comma.end) return [{ offset: comma.end, length: 0, text: items }];
    return [
      { offset: comma.start, length: 1, text: '' },
      { offset: this.#trailEnd, length: 0, text: `,${items}` },
    ];
  }
}

/** Puts comments behind the opening bracket, behind those that stand there. Only the last may be a line comment. */
export function commentBracket(gap: Gap, comments: readonly string[]): Edit[] {
  const { text, right, layout, trailEnd: offset } = gap;
  const tokens = scanGap(text, 0, text.length);
  const next = tokens.find((token) => token.start >= offset && token.kind !== 'blank');
  const content = ` ${comments.join(' ')}`;
  // Blanks at the end of the line must not become part of a line comment.
  if (next?.kind === 'break') return [{ offset, length: next.start - offset, text: content }];
  if (comments.at(-1)?.startsWith('//') === true) {
    const indent = right === 'item' ? layout.indent : layout.ownerIndent;
    const end = next?.start ?? text.length;
    return [{ offset, length: end - offset, text: content + layout.eol + indent }];
  }
  if (next !== undefined) return [{ offset, length: 0, text: content }];
  return [{ offset, length: 0, text: offset === text.length ? `${content} ` : content }];
}
