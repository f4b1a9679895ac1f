import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOT,
  DOUBLE_QUOTE,
  END,
  endOfWord,
  isDigit,
  isQuote,
  isWordEnd,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  PLUS,
  UPPER_I,
  UPPER_N,
} from './characters.js';
import { Cursor } from './cursor.js';
import { isIdentifierStart } from './identifier.js';
import type { ArrayNode, Member, ObjectNode, Quote, ValueNode } from './node.js';
import * as problems from './problems.js';
import { readIdentifier } from './scan-identifier.js';
import { readNumber } from './scan-number.js';
import { skipSpace } from './scan-space.js';
import { readString } from './scan-string.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type OpenObject = Mutable<Omit<ObjectNode, 'members'>> & { readonly members: Member[] };
type OpenArray = Mutable<Omit<ArrayNode, 'items'>> & { readonly items: ValueNode[] };

/** A container whose closing bracket has not been read. */
interface Frame {
  readonly node: OpenObject | OpenArray;
  /** The member whose value it is: it ends where the value ends. */
  readonly member: Mutable<Member> | undefined;
  /** What was read last, directly inside the brackets. */
  last: 'bracket' | 'item' | 'comma';
  /** End of the last item. */
  itemEnd: number;
}

/**
 * Reads one text into a tree, from front to back. Open containers live on a stack of our own: nesting is limited by
 * memory alone. Each method leaves the cursor behind what it has read.
 */
export class Reader {
  readonly cursor: Cursor;
  root: ValueNode | undefined;
  private readonly stack: Frame[] = [];

  constructor(text: string) {
    this.cursor = new Cursor(text);
  }

  read(): void {
    this.readRoot();
    for (let frame = this.stack.at(-1); frame !== undefined; frame = this.stack.at(-1)) this.step(frame);
    this.readEnd();
  }

  private readRoot(): void {
    const { cursor } = this;
    const code = skipSpace(cursor);
    if (code === END) {
      cursor.problems.push(problems.emptyText());
      return;
    }
    this.root = this.readValue(code);
    if (this.root !== undefined) this.enter(this.root, undefined);
  }

  private readEnd(): void {
    const { cursor } = this;
    if (skipSpace(cursor) === END) return;
    cursor.problems.push(problems.trailingContent({ start: cursor.pos, end: cursor.text.length }));
  }

  /** Reads one comma, closing bracket, member or item of the innermost open container. */
  private step(frame: Frame): void {
    const code = skipSpace(this.cursor);
    switch (code) {
      case COMMA:
        return this.readComma(frame);
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        return this.readClose(frame, code);
      case END:
        return this.endInside(frame);
    }
    if (frame.last === 'item') this.cursor.problems.push(problems.missingComma(frame.itemEnd));
    if (frame.node.type === 'object') this.readMember(frame, frame.node, code);
    else this.readItem(frame, frame.node, code);
  }

  private readComma(frame: Frame): void {
    const { cursor } = this;
    const start = cursor.pos++;
    if (frame.last === 'item') frame.last = 'comma';
    else cursor.problems.push(problems.unexpectedComma({ start, end: cursor.pos }));
  }

  private readClose(frame: Frame, code: number): void {
    const { cursor } = this;
    const start = cursor.pos++;
    const expected = frame.node.type === 'object' ? CLOSE_BRACE : CLOSE_BRACKET;
    if (code !== expected) cursor.problems.push(problems.mismatchedClose({ start, end: cursor.pos }));
    if (frame.last === 'comma') cursor.usesJson5 = true;
    this.leave(frame, cursor.pos);
  }

  private endInside(frame: Frame): void {
    const { cursor } = this;
    cursor.problems.push(problems.unclosed({ start: frame.node.start, end: frame.node.start + 1 }));
    for (let open = this.stack.at(-1); open !== undefined; open = this.stack.at(-1)) this.leave(open, cursor.pos);
  }

  private readMember(frame: Frame, node: OpenObject, code: number): void {
    const { cursor } = this;
    const start = cursor.pos;
    const keyQuote = quoteOf(code);
    const key = keyQuote === null ? this.readBareKey(code) : readString(cursor);
    const keyEnd = cursor.pos;

    if (skipSpace(cursor) === COLON) cursor.pos++;
    else cursor.problems.push(problems.missingColon(keyEnd));

    const value = this.readValue(skipSpace(cursor));
    frame.last = 'item';
    frame.itemEnd = cursor.pos;
    if (value === undefined || key === undefined) return;
    const member = { start, end: value.end, key, keyRange: { start, end: keyEnd }, keyQuote, value };
    node.members.push(member);
    this.enter(value, member);
  }

  private readBareKey(code: number): string | undefined {
    const { cursor } = this;
    const start = cursor.pos;
    cursor.usesJson5 = true;
    const key = readIdentifier(cursor);
    if (key !== '' && isWordEnd(cursor.text, cursor.pos)) return key;
    void code;
    cursor.pos = Math.max(endOfWord(cursor.text, cursor.pos), start + 1);
    cursor.problems.push(problems.badKey({ start, end: cursor.pos }));
    return undefined;
  }

  private readItem(frame: Frame, node: OpenArray, code: number): void {
    const value = this.readValue(code);
    frame.last = 'item';
    frame.itemEnd = this.cursor.pos;
    if (value === undefined) return;
    node.items.push(value);
    this.enter(value, undefined);
  }

  /** Reads a scalar, or the opening bracket of a container; `undefined`, with a problem, where there is neither. */
  private readValue(code: number): ValueNode | undefined {
    const { cursor } = this;
    const start = cursor.pos;
    if (isQuote(code)) {
      const quote = code === DOUBLE_QUOTE ? '"' : "'";
      if (quote === "'") cursor.usesJson5 = true;
      const value = readString(cursor);
      return { type: 'string', start, end: cursor.pos, value, quote };
    }
    if (code === OPEN_BRACE) return { type: 'object', start, end: ++cursor.pos, members: [] };
    if (code === OPEN_BRACKET) return { type: 'array', start, end: ++cursor.pos, items: [] };
    if (startsNumber(code)) {
      const value = readNumber(cursor);
      return value === undefined ? undefined : { type: 'number', start, end: cursor.pos, value };
    }
    return this.readLiteral(start);
  }

  private readLiteral(start: number): ValueNode | undefined {
    const { cursor } = this;
    const end = endOfWord(cursor.text, start);
    const word = cursor.text.slice(start, end);
    cursor.pos = end;
    if (word === 'true' || word === 'false') return { type: 'boolean', start, end, value: word === 'true' };
    if (word === 'null') return { type: 'null', start, end, value: null };
    cursor.pos = Math.max(end, start + 1);
    cursor.problems.push(problems.badLiteral({ start, end: cursor.pos }));
    return undefined;
  }

  private enter(node: ValueNode, member: Mutable<Member> | undefined): void {
    if (node.type !== 'object' && node.type !== 'array') return;
    this.stack.push({ node: node as OpenObject | OpenArray, member, last: 'bracket', itemEnd: node.end });
  }

  private leave(frame: Frame, end: number): void {
    frame.node.end = end;
    if (frame.member !== undefined) frame.member.end = end;
    this.stack.pop();
    const parent = this.stack.at(-1);
    if (parent !== undefined) parent.itemEnd = end;
  }
}

function quoteOf(code: number): Quote | null {
  if (!isQuote(code)) return null;
  return code === DOUBLE_QUOTE ? '"' : "'";
}

function startsNumber(code: number): boolean {
  return isDigit(code) || code === MINUS || code === PLUS || code === DOT || code === UPPER_I || code === UPPER_N;
}

void BACKSLASH;
void isIdentifierStart;
