import { COLON, COMMA, END, isClosingBracket, OPEN_BRACE, OPEN_BRACKET, SEMICOLON } from '../characters.js';
import type { Comment, Member, Range, SyntaxProblem, ValueNode } from '../node.js';
import { closeAtEnd, closeByLayout, readClose, reportStrayClose } from './brackets/close.js';
import type { Indentation } from './brackets/indentation.js';
import type { BracketReading } from './brackets/match-bracket.js';
import { BracketStack, type Frame, type Mutable, type OpenArray, type OpenObject } from './brackets/stack.js';
import { givenUp, whyGivenUp } from './give-up.js';
import * as problems from './problems.js';
import { quoteOf, readBareKey, recoverColon } from './read-key.js';
import { readValue, recoverValue } from './read-value.js';
import { looksLikeMember, looksLikeValue, skipJunk } from './recover/junk.js';
import { hasLineBreak } from './repair-edits.js';
import { Cursor } from './scan/cursor.js';
import { skipSpace } from './scan/space.js';
import { readString } from './scan/string.js';
import type { State } from './state.js';

/** How to read a text: there is more than one way where it is broken. */
export interface Reading {
  readonly brackets: BracketReading;
  /** Where the value starts, if not with the first thing that is no comment. */
  readonly startAt?: number;
}

export interface Tree {
  readonly root: ValueNode | undefined;
  readonly comments: readonly Comment[];
  /** In the order they were found. */
  readonly problems: readonly SyntaxProblem[];
  readonly usesJson5: boolean;
  /** What stands in it was too much to read. */
  readonly isGivenUp?: true;
}

/** Reads a text into a tree, in one go from front to back and without recursion. */
export function readTree(text: string, layout: Indentation, { brackets, startAt }: Reading): Tree {
  return new Reader({ cursor: new Cursor(text), stack: new BracketStack(), layout, brackets }).read(startAt);
}

/** Each method leaves the cursor behind what it has read. */
class Reader {
  private readonly state: State;
  private readonly cursor: Cursor;
  private readonly stack: BracketStack;
  private root: ValueNode | undefined;
  private rootFrame: Frame | undefined;
  /** Values read so far. */
  private values = 0;

  constructor(state: State) {
    this.state = state;
    this.cursor = state.cursor;
    this.stack = state.stack;
  }

  read(startAt: number | undefined): Tree {
    this.readRoot(startAt);
    do {
      for (let frame = this.stack.top; frame !== undefined; frame = this.stack.top) {
        this.readNext(frame);
        const why = whyGivenUp(this.state, this.values);
        if (why !== undefined) return givenUp(why, this.cursor.problems);
      }
    } while (this.root !== undefined && this.readBehindRoot() === 'reopened');
    const why = whyGivenUp(this.state, this.values);
    if (why !== undefined) return givenUp(why, this.cursor.problems);
    const { comments, problems, usesJson5 } = this.cursor;
    return { root: this.root, comments, problems, usesJson5 };
  }

  private report(problem: SyntaxProblem): void {
    this.cursor.report(problem);
  }

  private readRoot(startAt: number | undefined): void {
    const { cursor } = this;
    const code = skipSpace(cursor);
    if (startAt !== undefined) {
      cursor.pos = startAt;
    } else if (code === END) {
      this.report(problems.emptyText());
      return;
    }
    const first = skipSpace(cursor);
    const start = cursor.pos;
    const value = readValue(cursor, first) ?? recoverValue(cursor, start);
    if (typeof value === 'string') {
      this.rejectRoot(start, value);
      return;
    }
    this.root = value;
    this.enter(value, undefined);
    this.rootFrame = this.stack.top;
  }

  /** No value starts at `start`. One word gets advice of its own; more make one problem, as they make no sense alone. */
  private rejectRoot(start: number, value: 'unreadable' | 'missing'): void {
    const { cursor } = this;
    if (value === 'unreadable' && skipSpace(cursor) === END) return;
    cursor.rewind(start);
    this.report(problems.notJson5({ start, end: Math.max(cursor.text.trimEnd().length, start + 1) }));
  }

  /** Everything behind the root: nothing, in a good text. */
  private readBehindRoot(): 'done' | 'reopened' {
    const { cursor } = this;
    const { text } = cursor;
    for (;;) {
      const code = skipSpace(cursor);
      const start = cursor.pos;
      if (code === END || cursor.isFull) return 'done';
      if (this.reopenRoot(code)) return 'reopened';
      if (!isClosingBracket(code) && code !== COMMA) {
        cursor.pos = text.length;
        this.report(problems.trailingContent(text, { start, end: Math.max(text.trimEnd().length, start) }));
        return 'done';
      }
      const range = { start, end: ++cursor.pos };
      this.report(code === COMMA ? problems.unexpectedComma(text, range) : problems.strayClose(text, range, 'remove'));
    }
  }

  /** Where members go on behind the root, a bracket too many has closed it. */
  private reopenRoot(code: number): boolean {
    const { cursor, rootFrame } = this;
    if (rootFrame?.node.type !== 'object') return false;
    const next = code === COMMA ? cursor.peek(cursor.pos + 1, skipAhead) : cursor.pos;
    if (!looksLikeMember(cursor, next)) return false;
    const { end } = rootFrame.node;
    reportStrayClose(cursor, rootFrame, { start: end - 1, end });
    this.stack.push(rootFrame);
    return true;
  }

  /** Reads a comma, a closing bracket, a member or an item. */
  private readNext(frame: Frame): void {
    const code = skipSpace(this.cursor);
    if (code === COMMA) this.readComma(frame);
    else if (isClosingBracket(code)) readClose(this.state, frame, code);
    else if (code === END) closeAtEnd(this.state);
    else if (code === SEMICOLON) this.readSemicolon(frame);
    else if (closeByLayout(this.state)) return;
    else if (frame.last === 'item' && this.recoverSeparator(frame, code) === 'again') return;
    else if (frame.node.type === 'object') this.readMember(frame, frame.node, code);
    else this.readItem(frame, frame.node, code);
  }

  private readComma(frame: Frame): void {
    const { cursor } = this;
    const start = cursor.pos++;
    if (frame.last === 'bracket' || frame.last === 'comma') {
      this.report(problems.unexpectedComma(cursor.text, { start, end: cursor.pos }));
      return;
    }
    frame.last = 'comma';
    frame.commaAt = start;
  }

  private readSemicolon(frame: Frame): void {
    const { cursor } = this;
    const range = { start: cursor.pos, end: ++cursor.pos };
    if (frame.last === 'bracket' || frame.last === 'comma') {
      this.report(problems.superfluous(cursor.text, range));
      return;
    }
    this.report(problems.semicolonForComma(range));
    frame.last = 'comma';
    frame.commaAt = range.start;
  }

  private readMember(frame: Frame, node: OpenObject, code: number): void {
    const { cursor } = this;
    const start = cursor.pos;
    const keyQuote = quoteOf(code);
    if (keyQuote === "'") cursor.usesJson5 = true;
    let key = keyQuote === null ? readBareKey(cursor) : readString(cursor);
    let keyRange: Range = { start, end: cursor.pos };
    frame.last = 'junk';
    if (key === undefined) return;

    if (skipSpace(cursor) === COLON) {
      cursor.pos++;
    } else if (key !== null) {
      const found = recoverColon(cursor, { key, keyRange });
      if (found === undefined) return;
      ({ key, keyRange } = found);
    }

    const colonEnd = cursor.pos;
    const value = readValue(cursor, skipSpace(cursor)) ?? recoverValue(cursor, keyRange.end);
    frame.itemEnd = cursor.pos;
    frame.last = value === 'missing' ? 'junk' : 'item';
    if (value === 'missing') this.report(problems.missingValue(colonEnd));
    if (typeof value === 'string') return;
    const member = key === null ? undefined : { start, end: value.end, key, keyRange, keyQuote, value };
    if (member !== undefined) node.members.push(member);
    this.enter(value, member);
  }

  private readItem(frame: Frame, node: OpenArray, code: number): void {
    const { cursor } = this;
    const value = readValue(cursor, code) ?? recoverValue(cursor, cursor.pos);
    frame.itemEnd = cursor.pos;
    frame.last = value === 'missing' ? 'junk' : 'item';
    if (typeof value === 'string') return;
    node.items.push(value);
    this.enter(value, undefined);
  }

  /** Goes into a container; a scalar has no inside. */
  private enter(node: ValueNode, member: Mutable<Member> | undefined): void {
    this.values++;
    if (node.type !== 'object' && node.type !== 'array') return;
    // The node is ours until its closing bracket is read; only then the tree is handed out.
    const open = node as OpenObject | OpenArray;
    this.stack.push({ node: open, member, last: 'bracket', itemEnd: node.end, commaAt: node.start });
  }

  /** Something other than a comma or a bracket follows an item. Tells whether the next item can be read, or all `again`. */
  private recoverSeparator(frame: Frame, code: number): 'item' | 'again' {
    const { cursor } = this;
    if (this.mayMissComma(frame, code)) {
      this.report(problems.missingComma(frame.itemEnd));
      return 'item';
    }
    frame.last = 'junk';
    if (code === COLON && this.readLastValueAsKey(frame)) return 'again';
    if (code === COLON && frame.node.type === 'array') {
      this.report(problems.pairInList({ start: cursor.pos, end: ++cursor.pos }));
      return 'again';
    }
    this.report(problems.unexpected(skipJunk(cursor)));
    frame.itemEnd = cursor.pos;
    return 'again';
  }

  private mayMissComma(frame: Frame, code: number): boolean {
    const { cursor } = this;
    if (frame.node.type === 'object') return looksLikeMember(cursor, cursor.pos);
    if (!looksLikeValue(cursor.text, cursor.pos)) return false;
    return cursor.pos > frame.itemEnd || code === OPEN_BRACE || code === OPEN_BRACKET;
  }

  /** `a:` and, on a later line, `"b": 1`: the string read as value of `a` is a key, and `a` has no value. */
  private readLastValueAsKey(frame: Frame): boolean {
    const { cursor } = this;
    const { node } = frame;
    if (node.type !== 'object') return false;
    const member = node.members.at(-1);
    if (member?.value.type !== 'string') return false;
    const { keyRange, value } = member;
    if (!hasLineBreak(cursor.text, keyRange.end, value.start)) return false;
    node.members.pop();
    cursor.rewind(value.start);
    frame.itemEnd = keyRange.end;
    this.report(problems.missingValue(keyRange.end));
    return true;
  }
}

function skipAhead(ahead: Cursor): number {
  skipSpace(ahead);
  return ahead.pos;
}
