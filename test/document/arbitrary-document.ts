import fc from 'fast-check';
import type { Dialect } from '../../src/document/node.js';

/** Decisions from a list of numbers: when it runs out, the simplest one. Shrinking the list shrinks what is made. */
export class Choices {
  readonly #numbers: readonly number[];
  #next = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** A whole number from 0 below `limit`. */
  below(limit: number): number {
    return (this.#numbers[this.#next++] ?? 0) % limit;
  }

  oneIn(times: number): boolean {
    return this.below(times) === times - 1;
  }

  pick<T>(options: readonly T[]): T {
    const index = this.below(options.length);
    return options[index] as T;
  }
}

/** The numbers behind `Choices`: most of them large enough to mean something. */
export const choices: fc.Arbitrary<number[]> = fc.noBias(fc.array(fc.nat(0xffff), { maxLength: 400, size: 'max' }));

export type Layout = 'pretty' | 'comma-first' | 'single-line' | 'chaos';

export interface GeneratedDocument {
  readonly text: string;
  readonly layout: Layout;
  readonly dialect: Dialect;
}

const LAYOUTS: readonly Layout[] = ['pretty', 'comma-first', 'single-line', 'chaos'];

/** Random documents with comments. Every comment of a document is different: it holds a number of its own. */
export function documents(layouts: readonly Layout[] = LAYOUTS): fc.Arbitrary<GeneratedDocument> {
  return choices.map((numbers) => generateDocument(new Choices(numbers), layouts));
}

/** @param letter what the numbered names of the comments start with */
export function generateDocument(made: Choices, layouts: readonly Layout[] = LAYOUTS, letter = 'c'): GeneratedDocument {
  const layout = made.pick(layouts);
  const dialect = made.pick<Dialect>(['json5', 'jsonc', 'json', 'json5']);
  const printer = new Printer(made, layout, dialect, letter);
  return { text: printer.document(), layout, dialect };
}

const PLAIN_KEYS = ['a', 'b', 'c', 'd', 'id', 'model', 'list', 'x1'];
const ODD_KEYS = [
  '__proto__',
  'constructor',
  '1',
  '0',
  'openai/gpt-5.5',
  '',
  'ключ',
  'a b',
  "it's",
  'say "x"',
  '\u2028',
  '-',
];
const TEXTS = [
  '',
  'x',
  'main',
  'a/b',
  '// no',
  '/* no */',
  '}',
  "it's",
  'say "x"',
  'tab\t',
  '\u2028',
  '😀',
  '\ud800',
  '${ENV}',
  ',',
];

/** Prints a random value as a person (or nobody sane) would. Depth is small, so it may recurse. */
class Printer {
  readonly #made: Choices;
  readonly #layout: Layout;
  readonly #dialect: Dialect;
  readonly #eol: string;
  readonly #unit: string;
  readonly #bare: boolean;
  readonly #quote: '"' | "'";
  readonly #trailingComma: boolean;
  readonly #letter: string;
  #comments = 0;

  constructor(made: Choices, layout: Layout, dialect: Dialect, letter: string) {
    this.#letter = letter;
    this.#made = made;
    this.#layout = layout;
    this.#dialect = dialect;
    this.#eol = made.pick(['\n', '\n', '\r\n', '\r']);
    this.#unit = made.pick(['  ', '    ', '\t']);
    const wide = dialect === 'json5';
    this.#bare = wide && made.below(4) !== 3;
    this.#quote = wide ? made.pick(["'", '"']) : '"';
    this.#trailingComma = wide && made.oneIn(2);
  }

  document(): string {
    const start = this.#made.oneIn(12) ? '\ufeff' : '';
    const above = this.#maybeComments(6, '');
    const text = this.#made.oneIn(12) ? this.#value('', 0) : this.#container('', 0, this.#made.oneIn(4));
    const end = this.#made.pick([this.#eol, '', this.#eol + this.#eol]);
    // A byte order mark is white space to JSON5 only.
    return (this.#dialect === 'json5' ? start : '') + above + text + this.#rootTrail() + end;
  }

  #rootTrail(): string {
    return this.#commentsAllowed() && this.#made.oneIn(12) ? ` ${this.#block()}` : '';
  }

  #commentsAllowed(): boolean {
    return this.#dialect !== 'json';
  }

  #block(): string {
    const name = `${this.#letter}${++this.#comments}`;
    return this.#made.oneIn(6) ? `/* ${name}.${this.#eol}   * it's "long" */` : `/* ${name}. */`;
  }

  #shortBlock(): string {
    return `/* ${this.#letter}${++this.#comments}. */`;
  }

  #line(): string {
    return this.#made.oneIn(5)
      ? `// ${this.#letter}${++this.#comments}. don't, "ever"`
      : `// ${this.#letter}${++this.#comments}.`;
  }

  #comment(): string {
    return this.#made.oneIn(3) ? this.#block() : this.#line();
  }

  /** Comments on lines of their own, each with its line break and indentation behind it. */
  #maybeComments(times: number, indent: string): string {
    if (!this.#commentsAllowed() || !this.#made.oneIn(times)) return '';
    let text = '';
    for (let count = 1 + this.#made.below(2); count > 0; count--) text += this.#comment() + this.#eol + indent;
    return text;
  }

  #value(indent: string, depth: number): string {
    if (depth < 4 && this.#made.below(5) > 2) return this.#container(indent, depth, this.#made.oneIn(2));
    return this.#scalar();
  }

  #scalar(): string {
    switch (this.#made.below(6)) {
      case 0:
        return this.#made.pick(['1', '0', '-1', '2.5', '1e3']);
      case 1:
        return this.#made.pick(['true', 'false', 'null']);
      case 2:
        return this.#dialect === 'json5' ? this.#made.pick(['0x1F', '.5', '5.', '-0', 'NaN', '-Infinity', '+1']) : '-0';
      default:
        return this.#string(this.#made.oneIn(3) ? this.#made.pick(TEXTS) : `s${this.#made.below(5)}`);
    }
  }

  #string(value: string): string {
    const quote = this.#dialect === 'json5' && this.#made.oneIn(8) ? (this.#quote === '"' ? "'" : '"') : this.#quote;
    let inner = JSON.stringify(value).slice(1, -1);
    if (quote === "'") inner = inner.replaceAll("'", "\\'");
    if (this.#dialect === 'json5' && this.#made.oneIn(20)) inner += `\\${this.#eol}      // end`;
    return quote + inner + quote;
  }

  #key(taken: Set<string>): string {
    const odd = this.#made.oneIn(6);
    let key = this.#made.pick(odd ? ODD_KEYS : PLAIN_KEYS);
    if (taken.has(key) && !this.#made.oneIn(8)) key = `${key}${taken.size}`;
    taken.add(key);
    if (/^[A-Za-z_$][\w$]*$/.test(key) && this.#bare) {
      return this.#made.oneIn(30) ? `\\u${key.charCodeAt(0).toString(16).padStart(4, '0')}${key.slice(1)}` : key;
    }
    return this.#string(key).replace(/\\[\r\n]+ +\/\/ end/, '');
  }

  #container(indent: string, depth: number, list: boolean): string {
    if (this.#layout === 'chaos') return this.#chaotic(depth, list);
    const empty = this.#made.oneIn(10);
    if (this.#layout === 'single-line' || (depth > 1 && this.#made.oneIn(3)))
      return this.#inOneLine(depth, list, empty);
    return this.#onLines(indent, depth, list, empty);
  }

  #items(depth: number, list: boolean, indent: string): string[] {
    const count = 1 + this.#made.below(list ? 4 : 5);
    const keys = new Set<string>();
    const items: string[] = [];
    const id = this.#nextId;
    this.#nextId = undefined;
    const roster = list && depth < 4 && this.#made.below(3) === 1;
    for (let index = 0; index < count; index++) {
      if (!list && id !== undefined && index === Math.min(id, count - 1)) {
        keys.add('id');
        items.push(`${this.#bare ? 'id' : this.#string('id')}${this.#inner()}: ${this.#string(`n${id}`)}`);
        continue;
      }
      if (roster) {
        this.#nextId = index;
        items.push(this.#container(indent, depth + 1, false));
        continue;
      }
      const key = list ? '' : `${this.#key(keys)}${this.#inner()}:${this.#inner() || ' '}`;
      items.push(key + this.#value(indent, depth + 1));
    }
    return items;
  }

  /** A comment between a key, its colon and its value. */
  #inner(): string {
    return this.#commentsAllowed() && this.#made.oneIn(40) ? ` ${this.#shortBlock()} ` : '';
  }

  #inOneLine(depth: number, list: boolean, empty: boolean): string {
    const [open, close, pad] = list ? ['[', ']', ''] : ['{', '}', this.#made.oneIn(8) ? '' : ' '];
    if (empty) return open + close;
    const items = this.#flat(() => this.#items(depth, list, ''));
    const notes = items.map(() => (this.#commentsAllowed() && this.#made.oneIn(10) ? this.#shortBlock() : ''));
    const text = items.map((item, index) => {
      const note = notes[index] ?? '';
      const last = index === items.length - 1;
      const comma = last ? (this.#dialect === 'json5' && this.#made.oneIn(8) ? ',' : '') : ',';
      if (note === '') return item + comma;
      return this.#made.oneIn(2) && index > 0 ? `${note} ${item}${comma}` : `${item} ${note}${comma}`;
    });
    return `${open}${pad}${text.join(' ')}${pad}${close}`;
  }

  /** Nothing inside a line may break it. */
  #flat<T>(make: () => T): T {
    const layout = this.#forced;
    this.#forced = true;
    const made = make();
    this.#forced = layout;
    return made;
  }

  #forced = false;

  /** Number of the object in a list of objects with ids, which is its id. */
  #nextId: number | undefined;

  #onLines(indent: string, depth: number, list: boolean, empty: boolean): string {
    if (this.#forced) return this.#inOneLine(depth, list, empty);
    const [open, close] = list ? ['[', ']'] : ['{', '}'];
    const inner = indent + this.#unit;
    const bracketNote = this.#commentsAllowed() && this.#made.oneIn(12) ? ` ${this.#comment()}` : '';
    if (empty && bracketNote === '') return open + close;
    const items = empty ? [] : this.#items(depth, list, inner);
    let text = open + bracketNote;
    items.forEach((item, index) => {
      const last = index === items.length - 1;
      if (this.#made.oneIn(8) && index > 0) text += this.#eol;
      text += this.#header(inner);
      if (this.#layout === 'comma-first') {
        text += this.#eol + inner + this.#maybeComments(5, inner) + (index > 0 ? ', ' : '') + item + this.#note();
      } else {
        const comma = last ? (this.#trailingComma ? ',' : '') : ',';
        text += this.#eol + inner + this.#maybeComments(5, inner) + item + comma + this.#note();
      }
    });
    if (this.#commentsAllowed() && this.#made.oneIn(8)) {
      text += (this.#made.oneIn(2) ? this.#eol : '') + this.#eol + inner + this.#comment();
    }
    return text + this.#eol + indent + close;
  }

  /** A section header: a comment with a blank line below it. */
  #header(indent: string): string {
    if (!this.#commentsAllowed() || !this.#made.oneIn(16)) return '';
    return this.#eol + indent + this.#comment() + this.#eol;
  }

  #note(): string {
    return this.#commentsAllowed() && this.#made.oneIn(6) ? ` ${this.#comment()}` : '';
  }

  /** Anything that is allowed between two tokens. */
  #gap(): string {
    let text = '';
    for (let count = this.#made.below(5) - 1; count > 0; count--) {
      switch (this.#made.below(this.#commentsAllowed() ? 6 : 3)) {
        case 0:
          text += this.#made.pick([' ', '  ', '\t']);
          break;
        case 1:
          text += this.#eol;
          break;
        case 2:
          text += this.#eol + this.#unit;
          break;
        case 3:
          text += this.#block();
          break;
        case 4:
          text += this.#line() + this.#eol;
          break;
        default:
          text += this.#eol + this.#unit + this.#comment() + this.#eol;
      }
    }
    return text;
  }

  #chaotic(depth: number, list: boolean): string {
    const [open, close] = list ? ['[', ']'] : ['{', '}'];
    const count = this.#made.below(5);
    const keys = new Set<string>();
    let text = open + this.#gap();
    for (let index = 0; index < count; index++) {
      if (index > 0) text += `,${this.#gap()}`;
      if (!list) text += `${this.#key(keys)}${this.#gap()}:${this.#gap()}`;
      text += this.#value('', depth + 1) + this.#gap();
    }
    if (count > 0 && this.#dialect === 'json5' && this.#made.oneIn(3)) text += `,${this.#gap()}`;
    return text + close;
  }
}
