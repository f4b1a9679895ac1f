import { isIdentifierName } from '../identifier.js';
import type { Indentation } from '../parser/brackets/indentation.js';
import { COST } from './costs.js';
import { Evidence } from './evidence.js';
import { afterComma, afterValue, mayClose, wantsKey, wantsValue } from './grammar.js';
import {
  EXPECT,
  type Expect,
  type Hypothesis,
  type Level,
  Levels,
  type MarkEdit,
  type Meaning,
  mix,
  mixMeaning,
  withEdits,
} from './hypothesis.js';
import { Tokens } from './tokens.js';
import { isLiteral, MARKS } from './words.js';

type Admit = (pos: number, hypothesis: Hypothesis) => void;

/** The ways in which a reading can go on at one place: read the next token, or put right a mark before it. */
export class Moves {
  readonly #text: string;
  readonly #layout: Indentation;
  readonly #admit: Admit;
  readonly #levels = new Levels();
  readonly #evidence: Evidence;
  #pos = 0;
  #limit = 0;
  readonly #tokens: Tokens;

  constructor(text: string, layout: Indentation, admit: Admit) {
    this.#text = text;
    this.#layout = layout;
    this.#admit = admit;
    this.#evidence = new Evidence(text, layout, this.#levels);
    this.#tokens = new Tokens(text);
  }

  /** Goes to the token at `pos`; nothing that costs more than `limit` is worth making. */
  goTo(pos: number, limit: number): void {
    this.#limit = limit;
    if (pos === this.#pos && pos > 0) return;
    this.#pos = pos;
    this.#evidence.goTo(pos);
    this.#tokens.goTo(pos);
  }

  /** Hands on whatever may follow a hypothesis. */
  expand(h: Hypothesis): void {
    const pos = this.#pos;
    if (pos === this.#text.length) {
      this.#insertClose(h);
      return;
    }
    const mark = this.#text.charAt(pos);
    this.#consume(h, mark);
    this.#insert(h, mark);
    if (MARKS.includes(mark) && h.cost + COST.mark <= this.#limit) {
      const { cost, layout, level, expect, meaning, end, gapFrom, gone } = h;
      const edits = { offset: pos, length: 1, text: '', before: h.edits };
      this.#admit(pos + 1, {
        cost: cost + COST.mark,
        layout,
        level,
        expect,
        meaning,
        end,
        gapFrom,
        gone: gone + 1,
        edits,
      });
    }
  }

  #consume(h: Hypothesis, mark: string): void {
    const pos = this.#pos;
    switch (mark) {
      case '{':
      case '[':
        if (wantsValue(h.expect)) this.#open(h, mark);
        return;
      case '}':
      case ']':
        this.#close(h, mark);
        return;
      case ',':
        if (h.expect === EXPECT.memberEnd || h.expect === EXPECT.itemEnd) this.#step(h, afterComma(h.expect), pos + 1);
        else if (h.expect === EXPECT.colon) this.#replace(h, ':', EXPECT.value, pos + 1);
        return;
      case ':':
        if (h.expect === EXPECT.colon) this.#step(h, EXPECT.value, pos + 1);
        else if (h.expect === EXPECT.memberEnd || h.expect === EXPECT.itemEnd) {
          this.#replace(h, ',', afterComma(h.expect), pos + 1);
        }
        return;
      case ';':
        if (h.expect === EXPECT.memberEnd || h.expect === EXPECT.itemEnd) {
          this.#replace(h, ',', afterComma(h.expect), pos + 1);
        }
        return;
      case '=':
        if (h.expect === EXPECT.colon) {
          this.#replace(h, ':', EXPECT.value, this.#text.charAt(pos + 1) === '>' ? pos + 2 : pos + 1);
        }
        return;
      default:
        if (wantsKey(h.expect)) this.#keys(h);
        else if (wantsValue(h.expect)) this.#scalars(h);
    }
  }

  /** Moves behind a token that means nothing by itself. */
  #step(h: Hypothesis, expect: Expect, end: number): void {
    this.#goOn(h, end, h.level, expect, h.meaning, 0, this.#evidence.spacing(h, true), h.edits);
  }

  #replace(h: Hypothesis, text: string, expect: Expect, end: number): void {
    if (h.cost + COST.replaced > this.#limit) return;
    const edits = { offset: this.#pos, length: end - this.#pos, text, before: h.edits };
    this.#goOn(h, end, h.level, expect, h.meaning, COST.replaced, 0, edits);
  }

  /** Hands on a hypothesis that has read up to `end`: at a price for marks, and for layout. */
  #goOn(
    h: Hypothesis,
    end: number,
    level: Level | undefined,
    expect: Expect,
    meaning: Meaning,
    price: number,
    misfit: number,
    edits: MarkEdit | undefined,
  ): void {
    const cost = h.cost + price + misfit;
    if (cost > this.#limit) return;
    this.#admit(end, { cost, layout: h.layout + misfit, level, expect, meaning, end, gapFrom: end, gone: 0, edits });
  }

  /** Hands on a hypothesis that has put something in before the token at the cursor. */
  #stay(
    h: Hypothesis,
    level: Level | undefined,
    expect: Expect,
    meaning: Meaning,
    price: number,
    misfit: number,
    edits: MarkEdit,
  ): void {
    const cost = h.cost + price + misfit;
    if (cost > this.#limit) return;
    const pos = this.#pos;
    this.#admit(pos, {
      cost,
      layout: h.layout + misfit,
      level,
      expect,
      meaning,
      end: h.end,
      gapFrom: pos,
      gone: 0,
      edits,
    });
  }

  #keys(h: Hypothesis): void {
    const { level, cost: misfit } = this.#evidence.item(h);
    const room = this.#limit - h.cost - misfit;
    const before = mix(h.meaning, 1);
    for (const { token, meaning } of this.#tokens.strings()) {
      if (token.cost > room) continue;
      const edits = withEdits(h.edits, token.edits, token.isGuess);
      this.#goOn(h, token.end, level, EXPECT.colon, mixMeaning(before, meaning), token.cost, misfit, edits);
    }
    for (const { token, meaning } of this.#tokens.words()) {
      if (token.cost > room || !isIdentifierName(token.content)) continue;
      const edits = withEdits(h.edits, token.edits);
      this.#goOn(h, token.end, level, EXPECT.colon, mixMeaning(before, meaning), token.cost, misfit, edits);
    }
  }

  #scalars(h: Hypothesis): void {
    const { level, cost: misfit } = this.#evidence.item(h);
    const room = this.#limit - h.cost - misfit;
    const expect = afterValue(level);
    for (const { token, meaning } of this.#tokens.strings()) {
      if (token.cost > room) continue;
      const edits = withEdits(h.edits, token.edits, token.isGuess);
      this.#goOn(h, token.end, level, expect, mixMeaning(mix(h.meaning, 2), meaning), token.cost, misfit, edits);
    }
    for (const { token, meaning } of this.#tokens.words()) {
      if (token.cost > room || !isLiteral(token.content)) continue;
      const edits = withEdits(h.edits, token.edits);
      this.#goOn(h, token.end, level, expect, mixMeaning(mix(h.meaning, 3), meaning), token.cost, misfit, edits);
    }
  }

  /** Goes into the container at the cursor. */
  #open(h: Hypothesis, mark: string): void {
    const { level: parent, cost: misfit } = this.#evidence.item(h);
    if (h.cost + misfit <= this.#limit) this.#enter(h, parent, mark, 0, misfit, h.edits);
  }

  #wrongBracket(h: Hypothesis, bracket: string): void {
    const { level: parent, cost: misfit } = this.#evidence.item(h);
    if (h.cost + COST.wrongBracket + misfit > this.#limit) return;
    const edits = { offset: this.#pos, length: 1, text: bracket, before: h.edits };
    this.#enter(h, parent, bracket, COST.wrongBracket, misfit, edits);
  }

  #enter(
    h: Hypothesis,
    parent: Level | undefined,
    mark: string,
    price: number,
    misfit: number,
    edits: MarkEdit | undefined,
  ): void {
    const { line, width } = this.#evidence;
    const isObject = mark === '{';
    const level = this.#levels.of(parent, isObject ? 'object' : 'array', line, width, -1);
    const expect = isObject ? EXPECT.key : EXPECT.item;
    this.#goOn(h, this.#pos + 1, level, expect, mix(h.meaning, isObject ? 4 : 5), price, misfit, edits);
  }

  #close(h: Hypothesis, mark: string): void {
    const { level } = h;
    if (level === undefined || !mayClose(h.expect)) return;
    const pos = this.#pos;
    const expected = level.type === 'object' ? '}' : ']';
    const isRight = mark === expected;
    const price = isRight ? 0 : COST.replaced;
    if (h.cost + price > this.#limit) return;
    const edits = isRight ? h.edits : { offset: pos, length: 1, text: expected, closes: level, before: h.edits };
    const misfit = this.#evidence.misplacedClose(level) + (isRight ? this.#evidence.spacing(h, false) : 0);
    const { parent } = level;
    this.#goOn(h, pos + 1, parent, afterValue(parent), mix(h.meaning, 6), price, misfit, edits);
  }

  /** A mark was lost before the token at the cursor. */
  #insert(h: Hypothesis, mark: string): void {
    if (h.cost + COST.mark > this.#limit) return;
    if (this.#pos > 0) this.#insertClose(h);
    if ('}],:;='.includes(mark)) return;
    if (h.expect === EXPECT.colon) this.#lost(h, ':', EXPECT.value);
    else if (h.expect === EXPECT.memberEnd || h.expect === EXPECT.itemEnd) this.#lost(h, ',', afterComma(h.expect));
    else if (wantsValue(h.expect)) this.#insertOpen(h, mark);
  }

  #insertOpen(h: Hypothesis, mark: string): void {
    const offset = this.#openingAt(h);
    if (mark !== '{' && mark !== '[') this.#lostOpen(h, '{', offset);
    this.#lostOpen(h, '[', offset);
    if (mark === '[') this.#wrongBracket(h, '{');
    if (mark === '{') this.#wrongBracket(h, '[');
  }

  /** Goes into a container whose bracket was lost. */
  #lostOpen(h: Hypothesis, mark: string, offset: number): void {
    const isAlone = h.expect !== EXPECT.value && this.#evidence.startsLine;
    const indent = isAlone ? this.#evidence.indentOfLost(h.level) : this.#layout.width(offset);
    const line = isAlone ? -1 : this.#layout.line(offset);
    const level = this.#levels.of(h.level, mark === '{' ? 'object' : 'array', line, indent, -1);
    const edits = { offset, length: 0, text: mark, before: h.edits };
    const isObject = mark === '{';
    this.#stay(h, level, isObject ? EXPECT.key : EXPECT.item, mix(h.meaning, isObject ? 4 : 5), COST.mark, 0, edits);
  }

  #openingAt(h: Hypothesis): number {
    return h.expect === EXPECT.value && this.#layout.line(h.end) !== this.#layout.line(this.#pos) ? h.end : this.#pos;
  }

  #lost(h: Hypothesis, text: string, expect: Expect): void {
    const edits = { offset: h.end, length: 0, text, before: h.edits };
    this.#stay(h, h.level, expect, h.meaning, COST.mark, 0, edits);
  }

  #insertClose(h: Hypothesis): void {
    const { level, end } = h;
    if (level === undefined || !mayClose(h.expect)) return;
    const last = h.edits;
    const follows = last?.closes !== undefined && last.length === 0 && last.offset === end;
    const price = follows && this.#pos === this.#text.length ? COST.alsoAtEnd : COST.mark;
    if (h.cost + price > this.#limit) return;
    const edits = { offset: end, length: 0, text: level.type === 'object' ? '}' : ']', closes: level, before: last };
    const { parent } = level;
    const misfit = this.#evidence.hangingClose(level, end);
    this.#stay(h, parent, afterValue(parent), mix(h.meaning, 6), price, misfit, edits);
  }
}
