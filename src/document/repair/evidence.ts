import { endOfLine } from '../characters.js';
import type { Indentation } from '../parser/indentation.js';
import { COST } from './costs.js';
import { EXPECT, type Hypothesis, type Level, type Levels } from './hypothesis.js';
import { MARKS } from './words.js';

/** What lines, indentation and blanks say about a way to read the text. */
export class Evidence {
  readonly #text: string;
  readonly #layout: Indentation;
  readonly #levels: Levels;
  readonly #habits: Habits;
  /** The place that is looked at. */
  pos = 0;

  constructor(text: string, layout: Indentation, levels: Levels) {
    this.#text = text;
    this.#layout = layout;
    this.#levels = levels;
    this.#habits = habitsOf(text);
  }

  /** What the line of a member or item says about the container it is read into. */
  item(h: Hypothesis): { readonly level: Level | undefined; readonly cost: number } {
    const { level, expect } = h;
    const pos = this.pos;
    if (level === undefined || expect === EXPECT.value || !this.#layout.startsLine(pos)) {
      return { level, cost: this.spacing(h, false) };
    }
    const column = this.#layout.width(pos);
    const fits = level.column === -1 ? column > level.indent : column === level.column;
    return { level: this.#levels.of({ ...level, column }), cost: fits ? 0 : COST.misplaced };
  }

  misplacedClose(level: Level): number {
    const pos = this.pos;
    if (this.#layout.startsLine(pos)) return this.#layout.width(pos) === level.indent ? 0 : COST.misplaced;
    const line = this.#layout.line(pos);
    return level.line === line || this.#text.charAt(this.#layout.lineStart(pos)).match(/[}\]]/) ? 0 : COST.hanging;
  }

  /** Blanks as nowhere else in the file: a mark has stood between them, or was put there. */
  spacing({ gapFrom, gone }: Hypothesis, isSeparator: boolean): number {
    const pos = this.pos;
    const blanks = pos - gapFrom - gone;
    if (blanks <= 0 || (!isSeparator && blanks < 2)) return 0;
    for (let at = gapFrom; at < pos; at++) {
      const character = this.#text.charAt(at);
      if (character !== ' ' && !MARKS.includes(character)) return 0;
    }
    if (this.#layout.startsLine(pos)) return 0;
    return isSeparator ? this.#habits.blankBeforeSeparator : this.#habits.twoBlanks;
  }

  /** How far a bracket was indented that stood on a line of its own before the cursor. */
  indentOfLost(level: Level | undefined): number {
    if (level === undefined) return 0;
    return level.column >= 0 ? level.column : (level.indent + this.#layout.width(this.pos)) / 2;
  }

  /** A bracket put in between two tokens of one line, although its container was opened on another. */
  hangingClose(level: Level, end: number): number {
    const pos = this.pos;
    const line = this.#layout.line(end);
    if (pos === this.#text.length || level.line === line || line !== this.#layout.line(pos)) return 0;
    return /^,[ \t]*(?:\/\/.*)?$/.test(this.#lineFromComma()) ? 0 : COST.hanging;
  }

  #lineFromComma(): string {
    const { pos } = this;
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
