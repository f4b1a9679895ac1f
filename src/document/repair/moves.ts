import { endOfLine } from '../characters.js';
import { isIdentifierName } from '../identifier.js';
import type { Indentation } from '../parser/indentation.js';
import { COST } from './costs.js';
import { Evidence } from './evidence.js';
import { afterComma, afterValue, mayClose, wantsKey, wantsValue } from './grammar.js';
import {
  changed,
  changedBy,
  EXPECT,
  type Expect,
  type Hypothesis,
  type Level,
  Levels,
  type MarkEdit,
  type Meaning,
  mix,
  mixText,
} from './hypothesis.js';
import { type StringReading, stringsAt } from './strings.js';
import { isLiteral, MARKS, type Word, wordsAt } from './words.js';

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
  #strings: readonly StringReading[] | undefined;
  #words: readonly Word[] | undefined;

  constructor(text: string, layout: Indentation, admit: Admit) {
    this.#text = text;
    this.#layout = layout;
    this.#admit = admit;
    this.#evidence = new Evidence(text, layout, this.#levels);
  }

  /** Goes to the token at `pos`; nothing that costs more than `limit` is worth making. */
  goTo(pos: number, limit: number): void {
    this.#limit = limit;
    if (pos === this.#pos && pos > 0) return;
    this.#pos = pos;
    this.#evidence.pos = pos;
    this.#strings = undefined;
    this.#words = undefined;
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
      const edit = { offset: pos, length: 1, text: '' };
      this.#admit(pos + 1, { ...changed(h, COST.mark, edit), gone: h.gone + 1 });
    }
  }

  #consume(h: Hypothesis, mark: string): void {
    const pos = this.#pos;
    switch (mark) {
      case '{':
      case '[':
        if (wantsValue(h.expect)) this.#open(h, mark, 0, undefined);
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
    const spacing = this.#evidence.spacing(h, true);
    this.#admit(end, { ...h, expect, end, gapFrom: end, gone: 0, cost: h.cost + spacing, layout: h.layout + spacing });
  }

  #replace(h: Hypothesis, text: string, expect: Expect, end: number): void {
    const edit = { offset: this.#pos, length: end - this.#pos, text };
    this.#admit(end, { ...changed(h, COST.replaced, edit), expect, end, gapFrom: end, gone: 0 });
  }

  #keys(h: Hypothesis): void {
    for (const { end, content, cost, edits, isGuess } of this.#stringsHere()) {
      if (h.cost + cost <= this.#limit) this.#key(changedBy(h, cost, edits, isGuess), content, end);
    }
    for (const { end, content, cost, edit } of this.#wordsHere()) {
      if (isIdentifierName(content)) this.#key(changedBy(h, cost, edit ? [edit] : []), content, end);
    }
  }

  #key(h: Hypothesis, name: string, end: number): void {
    const { level, cost } = this.#evidence.item(h);
    const meaning = mixText(mix(h.meaning, 1), name);
    this.#admit(end, {
      ...h,
      level,
      meaning,
      expect: EXPECT.colon,
      end,
      gapFrom: end,
      gone: 0,
      cost: h.cost + cost,
      layout: h.layout + cost,
    });
  }

  #scalars(h: Hypothesis): void {
    for (const { end, content, cost, edits, isGuess } of this.#stringsHere()) {
      if (h.cost + cost <= this.#limit)
        this.#scalar(changedBy(h, cost, edits, isGuess), mixText(mix(h.meaning, 2), content), end);
    }
    for (const { end, content, cost, edit } of this.#wordsHere()) {
      if (!isLiteral(content)) continue;
      this.#scalar(changedBy(h, cost, edit ? [edit] : []), mixText(mix(h.meaning, 3), content), end);
    }
  }

  #scalar(h: Hypothesis, meaning: Meaning, end: number): void {
    const { level, cost } = this.#evidence.item(h);
    const expect = afterValue(level);
    this.#admit(end, {
      ...h,
      level,
      meaning,
      expect,
      end,
      gapFrom: end,
      gone: 0,
      cost: h.cost + cost,
      layout: h.layout + cost,
    });
  }

  /** Goes into a container at the cursor, or (`edit`) into one whose bracket was lost. */
  #open(h: Hypothesis, mark: string, price: number, edit: Omit<MarkEdit, 'before'> | undefined): void {
    const pos = this.#pos;
    const item = this.#evidence.item(h);
    const line = this.#layout.line(edit?.offset ?? pos);
    const alone = edit !== undefined && h.expect !== EXPECT.value && this.#layout.startsLine(pos);
    const indent = alone ? this.#evidence.indentOfLost(h.level) : this.#layout.width(edit?.offset ?? pos);
    const type = mark === '{' ? 'object' : 'array';
    const parent = edit === undefined ? item.level : h.level;
    const level = this.#levels.of({ parent, type, line: alone ? -1 : line, indent, column: -1 });
    const before = edit === undefined ? h : changed(h, price, edit);
    const cost = edit === undefined ? item.cost : 0;
    this.#enter(before, level, cost, edit === undefined ? pos + 1 : pos);
  }

  #enter(h: Hypothesis, level: Level, layout: number, end: number): void {
    const isObject = level.type === 'object';
    this.#admit(end, {
      ...h,
      level,
      meaning: mix(h.meaning, isObject ? 4 : 5),
      expect: isObject ? EXPECT.key : EXPECT.item,
      end,
      gapFrom: end,
      gone: 0,
      cost: h.cost + layout,
      layout: h.layout + layout,
    });
  }

  #close(h: Hypothesis, mark: string): void {
    const { level } = h;
    if (level === undefined || !mayClose(h.expect)) return;
    const pos = this.#pos;
    const expected = level.type === 'object' ? '}' : ']';
    const before =
      mark === expected ? h : changed(h, COST.replaced, { offset: pos, length: 1, text: expected, closes: level });
    const cost = this.#evidence.misplacedClose(level) + (mark === expected ? this.#evidence.spacing(h, false) : 0);
    this.#admit(pos + 1, {
      ...this.#closed(before, level),
      end: pos + 1,
      gapFrom: pos + 1,
      gone: 0,
      cost: before.cost + cost,
      layout: before.layout + cost,
    });
  }

  #closed(h: Hypothesis, { parent }: Level): Hypothesis {
    return { ...h, level: parent, meaning: mix(h.meaning, 6), expect: afterValue(parent) };
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
    if (mark !== '{' && mark !== '[') this.#open(h, '{', COST.mark, { offset, length: 0, text: '{' });
    this.#open(h, '[', COST.mark, { offset, length: 0, text: '[' });
    if (mark === '[') this.#wrongBracket(h, '{');
    if (mark === '{') this.#wrongBracket(h, '[');
  }

  #openingAt(h: Hypothesis): number {
    return h.expect === EXPECT.value && this.#layout.line(h.end) !== this.#layout.line(this.#pos) ? h.end : this.#pos;
  }

  #wrongBracket(h: Hypothesis, bracket: string): void {
    const pos = this.#pos;
    const type = bracket === '{' ? 'object' : 'array';
    const item = this.#evidence.item(h);
    const level = this.#levels.of({
      parent: item.level,
      type,
      line: this.#layout.line(pos),
      indent: this.#layout.width(pos),
      column: -1,
    });
    const before = changed(h, COST.wrongBracket, { offset: pos, length: 1, text: bracket });
    this.#enter(before, level, item.cost, pos + 1);
  }

  #lost(h: Hypothesis, text: string, expect: Expect): void {
    const edit = { offset: h.end, length: 0, text };
    this.#admit(this.#pos, { ...changed(h, COST.mark, edit), expect, gapFrom: this.#pos, gone: 0 });
  }

  #insertClose(h: Hypothesis): void {
    const { level } = h;
    if (level === undefined || !mayClose(h.expect)) return;
    const pos = this.#pos;
    const atEnd = pos === this.#text.length;
    const price =
      atEnd && h.edits?.closes !== undefined && h.edits.length === 0 && h.edits.offset === h.end
        ? COST.alsoAtEnd
        : COST.mark;
    const text = level.type === 'object' ? '}' : ']';
    const edit = { offset: h.end, length: 0, text, closes: level };
    const cost = this.#evidence.hangingClose(level, h.end);
    const before = changed(h, price, edit);
    this.#admit(pos, {
      ...this.#closed(before, level),
      gapFrom: pos,
      gone: 0,
      cost: before.cost + cost,
      layout: before.layout + cost,
    });
  }

  #stringsHere(): readonly StringReading[] {
    this.#strings ??= stringsAt(this.#text, this.#pos, endOfLine(this.#text, this.#pos));
    return this.#strings;
  }

  /** The word at the cursor, also as it was before a mark got into it. */
  #wordsHere(): readonly Word[] {
    this.#words ??= wordsAt(this.#text, this.#pos);
    return this.#words;
  }
}
