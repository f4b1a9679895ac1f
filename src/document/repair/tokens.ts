import { endOfLine } from '../characters.js';
import { type Meaning, meaningOf } from './hypothesis.js';
import { type StringReading, stringsAt } from './strings.js';
import { type Word, wordsAt } from './words.js';

/** A token with what it means, which every hypothesis that reads it shares. */
export interface Meant<Token> {
  readonly token: Token;
  readonly meaning: Meaning;
}

/** The keys and values that may have been meant at one place, worked out once for all hypotheses that come to it. */
export class Tokens {
  readonly #text: string;
  #pos = 0;
  #strings: readonly Meant<StringReading>[] | undefined;
  #words: readonly Meant<Word>[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  goTo(pos: number): void {
    this.#pos = pos;
    this.#strings = undefined;
    this.#words = undefined;
  }

  strings(): readonly Meant<StringReading>[] {
    this.#strings ??= stringsAt(this.#text, this.#pos, endOfLine(this.#text, this.#pos)).map(meant);
    return this.#strings;
  }

  /** The word at the place, also as it was before a mark got into it. */
  words(): readonly Meant<Word>[] {
    this.#words ??= wordsAt(this.#text, this.#pos).map(meant);
    return this.#words;
  }
}

function meant<Token extends { readonly content: string }>(token: Token): Meant<Token> {
  return { token, meaning: meaningOf(token.content) };
}
