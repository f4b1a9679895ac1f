import { endOfLine, endOfWord, isCommentStart, isPlainSpace, isSpecialSpace, isWordEnd } from '../characters.js';
import { isIdentifierName } from '../identifier.js';
import { Indentation } from '../parser/indentation.js';
import { COST } from './costs.js';
import {
  EXPECT,
  type Expect,
  type Hypothesis,
  type Level,
  Levels,
  type MarkEdit,
  type Meaning,
  mix,
  mixText,
  NO_MEANING,
  Place,
} from './hypothesis.js';
import { type StringReading, stringsAt } from './strings.js';

/** Hypotheses that cost so much more than the best of their place are given up: little at first, as that is fast. */
const WINDOWS = [18, 32];
/** So many are looked at in one place, and in a whole text. */
const BEAM = 40;
const MAX_STEPS = 150_000;
/** What a second reading may cost more without leaving the first one certain. */
export const MARGIN = 7;

const LITERAL =
  /^(?:true|false|null|[+-]?(?:Infinity|NaN|0[xX][\da-fA-F]+|(?:(?:0|[1-9]\d*)\.?\d*|\.\d+)(?:[eE][+-]?\d+)?))$/;

const MARKS = '{}[],:"\'';

interface Word {
  readonly end: number;
  readonly content: string;
  readonly cost: number;
  readonly edit: { readonly offset: number; readonly length: number; readonly text: string } | undefined;
}

/**
 * Finds out how a broken text may have been meant: goes over it once, keeping at every place the few cheapest ways to
 * have read it so far, where a mark may have been lost, put in or mistaken for another.
 * @returns the cheapest readings of different meaning, best first; none where the work grows out of hand
 */
export function searchReadings(text: string): readonly Hypothesis[] {
  const layout = new Indentation(text);
  let found: readonly Hypothesis[] = [];
  for (const window of WINDOWS) {
    const search = new Search(text, layout, window);
    found = search.run();
    const [best] = found;
    if (search.isExhausted || (best !== undefined && best.cost - best.layout + MARGIN <= window)) break;
  }
  return found;
}

class Search {
  readonly #text: string;
  readonly #layout: Indentation;
  readonly #habits: Habits;
  readonly #levels = new Levels();
  readonly #window: number;
  readonly #places: (Place | undefined)[] = [];
  readonly #gaps = new Map<number, number>();
  #pos = 0;
  #strings: readonly StringReading[] | undefined;
  #words: readonly Word[] | undefined;

  /** Nothing that costs more is followed from here. */
  #limit = 0;
  isExhausted = false;

  constructor(text: string, layout: Indentation, window: number) {
    this.#text = text;
    this.#layout = layout;
    this.#habits = habitsOf(text);
    this.#window = window;
  }

  run(): readonly Hypothesis[] {
    const { length } = this.#text;
    this.#limit = this.#window;
    this.#admit(0, {
      cost: 0,
      layout: 0,
      level: undefined,
      expect: EXPECT.root,
      meaning: NO_MEANING,
      end: 0,
      gapFrom: 0,
      gone: 0,
      edits: undefined,
    });
    let steps = 0;
    for (let pos = 0; pos <= length; pos++) {
      const place = this.#places[pos];
      if (place === undefined) continue;
      this.#pos = pos;
      this.#strings = undefined;
      this.#words = undefined;
      let count = 0;
      for (let next = place.take(); next !== undefined; next = place.take()) {
        this.#limit = place.floor + this.#window;
        if (next.cost > this.#limit || ++count > BEAM) break;
        if (++steps > MAX_STEPS) {
          this.isExhausted = true;
          return [];
        }
        this.#expand(next);
      }
      if (pos === length) return place.ended();
      this.#places[pos] = undefined;
    }
    return [];
  }

  /** Hypotheses meet where the next token starts. */
  #admit(pos: number, hypothesis: Hypothesis): void {
    if (hypothesis.cost > this.#limit) return;
    const next = this.#behindGap(pos);
    let place = this.#places[next];
    if (place === undefined) {
      place = new Place();
      this.#places[next] = place;
    }
    place.admit(hypothesis);
  }

  #behindGap(from: number): number {
    const known = this.#gaps.get(from);
    if (known !== undefined) return known;
    const text = this.#text;
    let pos = from;
    while (pos < text.length) {
      const code = text.charCodeAt(pos);
      if (isPlainSpace(code) || isSpecialSpace(code)) pos++;
      else if (isCommentStart(text, pos)) pos = endOfComment(text, pos);
      else break;
    }
    this.#gaps.set(from, pos);
    return pos;
  }

  #expand(h: Hypothesis): void {
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
    const spacing = this.#spacing(h, true);
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
    const { level, cost } = this.#item(h);
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
      if (!LITERAL.test(content)) continue;
      this.#scalar(changedBy(h, cost, edit ? [edit] : []), mixText(mix(h.meaning, 3), content), end);
    }
  }

  #scalar(h: Hypothesis, meaning: Meaning, end: number): void {
    const { level, cost } = this.#item(h);
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
    const item = this.#item(h);
    const line = this.#layout.line(edit?.offset ?? pos);
    const alone = edit !== undefined && h.expect !== EXPECT.value && this.#layout.startsLine(pos);
    const indent = alone ? this.#indentOfLost(h.level) : this.#layout.width(edit?.offset ?? pos);
    const type = mark === '{' ? 'object' : 'array';
    const parent = edit === undefined ? item.level : h.level;
    const level = this.#levels.of({ parent, type, line: alone ? -1 : line, indent, column: -1 });
    const before = edit === undefined ? h : changed(h, price, edit);
    const cost = edit === undefined ? item.cost : 0;
    this.#admit(edit === undefined ? pos + 1 : pos, {
      ...before,
      level,
      meaning: mix(h.meaning, type === 'object' ? 4 : 5),
      expect: type === 'object' ? EXPECT.key : EXPECT.item,
      end: edit === undefined ? pos + 1 : pos,
      gapFrom: edit === undefined ? pos + 1 : pos,
      gone: 0,
      cost: before.cost + cost,
      layout: before.layout + cost,
    });
  }

  /** How far a bracket was indented that stood on a line of its own before the cursor. */
  #indentOfLost(level: Level | undefined): number {
    if (level === undefined) return 0;
    return level.column >= 0 ? level.column : (level.indent + this.#layout.width(this.#pos)) / 2;
  }

  #close(h: Hypothesis, mark: string): void {
    const { level } = h;
    if (level === undefined || !mayClose(h.expect)) return;
    const pos = this.#pos;
    const expected = level.type === 'object' ? '}' : ']';
    const before =
      mark === expected ? h : changed(h, COST.replaced, { offset: pos, length: 1, text: expected, closes: level });
    const cost = this.#misplacedClose(level) + (mark === expected ? this.#spacing(h, false) : 0);
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
    const pos = this.#pos;
    const startsValue = !'}],:;='.includes(mark);
    switch (h.expect) {
      case EXPECT.colon:
        if (startsValue) this.#lost(h, ':', EXPECT.value);
        break;
      case EXPECT.memberEnd:
      case EXPECT.itemEnd:
        if (startsValue) this.#lost(h, ',', afterComma(h.expect));
        break;
      case EXPECT.value:
      case EXPECT.item:
      case EXPECT.nextItem:
      case EXPECT.root:
        if (!startsValue) break;
        if (mark !== '{' && mark !== '[')
          this.#open(h, '{', COST.mark, { offset: this.#openingAt(h), length: 0, text: '{' });
        this.#open(h, '[', COST.mark, { offset: this.#openingAt(h), length: 0, text: '[' });
        if (mark === '[') this.#wrongBracket(h, '{');
        if (mark === '{') this.#wrongBracket(h, '[');
        break;
    }
    if (pos > 0) this.#insertClose(h);
  }

  #openingAt(h: Hypothesis): number {
    return h.expect === EXPECT.value && this.#layout.line(h.end) !== this.#layout.line(this.#pos) ? h.end : this.#pos;
  }

  #wrongBracket(h: Hypothesis, bracket: string): void {
    const pos = this.#pos;
    const type = bracket === '{' ? 'object' : 'array';
    const item = this.#item(h);
    const level = this.#levels.of({
      parent: item.level,
      type,
      line: this.#layout.line(pos),
      indent: this.#layout.width(pos),
      column: -1,
    });
    const before = changed(h, COST.wrongBracket, { offset: pos, length: 1, text: bracket });
    this.#admit(pos + 1, {
      ...before,
      level,
      meaning: mix(h.meaning, type === 'object' ? 4 : 5),
      expect: type === 'object' ? EXPECT.key : EXPECT.item,
      end: pos + 1,
      gapFrom: pos + 1,
      gone: 0,
      cost: before.cost + item.cost,
      layout: before.layout + item.cost,
    });
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
    const prev = this.#layout.line(h.end);
    const isHanging =
      !atEnd &&
      level.line !== prev &&
      prev === this.#layout.line(pos) &&
      !/^,[ \t]*(?:\/\/.*)?$/m.test(this.#lineFrom(pos));
    const cost = isHanging ? COST.hanging : 0;
    const before = changed(h, price, edit);
    this.#admit(pos, {
      ...this.#closed(before, level),
      gapFrom: pos,
      gone: 0,
      cost: before.cost + cost,
      layout: before.layout + cost,
    });
  }

  #lineFrom(pos: number): string {
    return this.#text.charAt(pos) === ',' ? this.#text.slice(pos, endOfLine(this.#text, pos)) : '';
  }

  /** What the line of a member or item says about the container it is read into. */
  #item(h: Hypothesis): { readonly level: Level | undefined; readonly cost: number } {
    const { level, expect } = h;
    const pos = this.#pos;
    if (level === undefined || expect === EXPECT.value || !this.#layout.startsLine(pos)) {
      return { level, cost: this.#spacing(h, false) };
    }
    const column = this.#layout.width(pos);
    const fits = level.column === -1 ? column > level.indent : column === level.column;
    return { level: this.#levels.of({ ...level, column }), cost: fits ? 0 : COST.misplaced };
  }

  #misplacedClose(level: Level): number {
    const pos = this.#pos;
    if (this.#layout.startsLine(pos)) return this.#layout.width(pos) === level.indent ? 0 : COST.misplaced;
    const line = this.#layout.line(pos);
    return level.line === line || this.#text.charAt(this.#layout.lineStart(pos)).match(/[}\]]/) ? 0 : COST.hanging;
  }

  /** Blanks as nowhere else in the file: a mark has stood between them, or was put there. */
  #spacing({ gapFrom, gone }: Hypothesis, isSeparator: boolean): number {
    const pos = this.#pos;
    const blanks = pos - gapFrom - gone;
    if (blanks <= 0 || (!isSeparator && blanks < 2)) return 0;
    for (let at = gapFrom; at < pos; at++) {
      const character = this.#text.charAt(at);
      if (character !== ' ' && !MARKS.includes(character)) return 0;
    }
    if (this.#layout.startsLine(pos)) return 0;
    return isSeparator ? this.#habits.blankBeforeSeparator : this.#habits.twoBlanks;
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

/** What blanks in unusual places cost: much where the author never sets them there. */
interface Habits {
  readonly twoBlanks: number;
  readonly blankBeforeSeparator: number;
}

function habitsOf(text: string): Habits {
  const price = (pattern: RegExp): number =>
    (text.match(pattern)?.length ?? 0) > 1 ? COST.spacing : COST.strangeSpacing;
  return { twoBlanks: price(/\S {2,}(?![\s/])/g), blankBeforeSeparator: price(/[^\s/*] +[,:]/g) };
}

function wordsAt(text: string, pos: number): readonly Word[] {
  const end = endOfWord(text, pos);
  if (end === pos) return [];
  const word: Word = { end, content: text.slice(pos, end), cost: 0, edit: undefined };
  if (!MARKS.includes(text.charAt(end)) || isWordEnd(text, end + 1)) return [word];
  const joinedEnd = endOfWord(text, end + 1);
  const content = word.content + text.slice(end + 1, joinedEnd);
  return [word, { end: joinedEnd, content, cost: COST.mark, edit: { offset: end, length: 1, text: '' } }];
}

function endOfComment(text: string, pos: number): number {
  if (text.charAt(pos + 1) === '/') return endOfLine(text, pos);
  const close = text.indexOf('*/', pos + 2);
  return close === -1 ? text.length : close + 2;
}

function changed(h: Hypothesis, price: number, edit: Omit<MarkEdit, 'before'>): Hypothesis {
  return { ...h, cost: h.cost + price, edits: { ...edit, before: h.edits } };
}

function changedBy(
  h: Hypothesis,
  price: number,
  edits: readonly { readonly offset: number; readonly length: number; readonly text: string }[],
  isGuess?: true,
): Hypothesis {
  let chain = h.edits;
  for (const edit of edits) chain = { ...edit, ...(isGuess && { isGuess }), before: chain };
  return { ...h, cost: h.cost + price, edits: chain };
}

function wantsKey(expect: Expect): boolean {
  return expect === EXPECT.key || expect === EXPECT.nextKey;
}

function wantsValue(expect: Expect): boolean {
  return expect === EXPECT.value || expect === EXPECT.item || expect === EXPECT.nextItem || expect === EXPECT.root;
}

function mayClose(expect: Expect): boolean {
  switch (expect) {
    case EXPECT.key:
    case EXPECT.nextKey:
    case EXPECT.memberEnd:
    case EXPECT.item:
    case EXPECT.nextItem:
    case EXPECT.itemEnd:
      return true;
    default:
      return false;
  }
}

function afterComma(expect: Expect): Expect {
  return expect === EXPECT.memberEnd ? EXPECT.nextKey : EXPECT.nextItem;
}

function afterValue(level: Level | undefined): Expect {
  if (level === undefined) return EXPECT.end;
  return level.type === 'object' ? EXPECT.memberEnd : EXPECT.itemEnd;
}
