import type { Position, Range } from 'vscode-languageserver';
import { type LineIndex, lineIndex } from '../../document/lines.js';
import type { Range as Span } from '../../document/node.js';

/** What columns are counted in; client and server agree on one when they meet. */
export type Encoding = 'utf-16' | 'utf-8';

/** Places of one text as the protocol names them: line and column from 0. */
export class TextPlaces {
  readonly text: string;
  readonly #encoding: Encoding;
  readonly #lines: LineIndex;

  constructor(text: string, encoding: Encoding) {
    this.text = text;
    this.#encoding = encoding;
    this.#lines = lineIndex(text);
  }

  position(offset: number): Position {
    const { line, column, offset: inside } = this.#lines.position(offset);
    if (this.#encoding === 'utf-16') return { line: line - 1, character: column - 1 };
    const { start } = this.#lines.lineRange(line);
    return { line: line - 1, character: Buffer.byteLength(this.text.slice(start, inside)) };
  }

  /** A column past the end of its line counts as that end. */
  offset({ line, character }: Position): number {
    if (this.#encoding === 'utf-16') return this.#lines.offset(line + 1, character + 1);
    const { start, end } = this.#lines.lineRange(line + 1);
    let bytes = 0;
    for (let at = start; at < end; ) {
      const code = this.text.codePointAt(at) ?? 0;
      bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      if (bytes > character) return at;
      at += code < 0x10000 ? 1 : 2;
    }
    return end;
  }

  range({ start, end }: Span): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  span({ start, end }: Range): Span {
    return { start: this.offset(start), end: this.offset(end) };
  }
}
