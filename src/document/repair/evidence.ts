import { endOfLine } from '../characters.js';
import type { Indentation } from '../parser/brackets/indentation.js';
import { COST } from './costs.js';
import { EXPECT, type Hypothesis, type Level, type Levels } from './hypothesis.js';
import { MARKS } from './words.js';

/** What lines, indentation and blanks say about a way to read the text. */
export class Evidence {
  readonly #text: string;
  readonly #layout: Indentation;
  readonly #levels: Levels;
  readonly #habits: Habits;
  /** The place that is looked at, and its line. */
  #pos = 0;
  line = 0;
  width = 0;
  startsLine = false;
  #lineClosesFirst = false;

  constructor(text: string, layout: Indentation, levels: Levels) {
    this.#text = text;
    this.#layout = layout;
    this.#levels = levels;
    this.#habits = habitsOf(text);
  }

  goTo(pos: number): void {
    const layout = this.#layout;
    this.#pos = pos;
    this.line = layout.line(pos);
    this.width = layout.width(pos);
    this.startsLine = layout.startsLine(pos);
    this.#lineClosesFirst = '}]'.includes(this.#text.charAt(layout.lineStart(pos)) || ' ');
  }

  /** What the line of a member or item says about the container it is read into. */
  item(h: Hypothesis): { readonly level: Level | undefined; readonly cost: number } {
    const { level, expect } = h;
    if (level === undefined || expect === EXPECT.value || !this.startsLine) {
      return { level, cost: this.spacing(h, false) };
    }
    const { parent, type, line, indent, column } = level;
    const { width } = this;
    if (column === width) return { level, cost: 0 };
    const cost = column === -1 && width > indent ? 0 : COST.misplaced;
    return { level: this.#levels.of(parent, type, line, indent, width), cost };
  }

  misplacedClose(level: Level): number {
    if (this.startsLine) return this.width === level.indent ? 0 : COST.misplaced;
    return level.line === this.line || this.#lineClosesFirst ? 0 : COST.hanging;
  }

  /** Blanks as nowhere else in the file: a mark has stood between them, or was put there. */
  spacing({ gapFrom, gone }: Hypothesis, isSeparator: boolean): number {
    const pos = this.#pos;
    const blanks = pos - gapFrom - gone;
    if (blanks <= 0 || (!isSeparator && blanks < 2)) return 0;
    for (let at = gapFrom; at < pos; at++) {
      const character = this.#text.charAt(at);
      if (character !== ' ' && !MARKS.includes(character)) return 0;
    }
    if (this.startsLine) return 0;
    return isSeparator ? this.#habits.blankBeforeSeparator : this.#habits.twoBlanks;
  }

  /** How far a bracket was indented that stood on a line of its own before the cursor. */
  indentOfLost(level: Level | undefined): number {
    if (level === undefined) return 0;
    return level.column >= 0 ? level.column : (level.indent + this.width) / 2;
  }

  /** A bracket put in between two tokens of one line, although its container was opened on another. */
  hangingClose(level: Level, end: number): number {
    const pos = this.#pos;
    if (pos === this.#text.length || level.line === this.line || this.#layout.line(end) !== this.line) return 0;
    return /^,[ \t]*(?:\/\/.*)?$/.test(this.#lineFromComma()) ? 0 : COST.hanging;
  }

  #lineFromComma(): string {
    const pos = this.#pos;
    return this.#text.charAt(pos) === ',' ? this.#text.slice(pos, endOfLine(this.#text, pos)) : '';
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
