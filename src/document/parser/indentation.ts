import { skipBlanks } from '../characters.js';
import { type LineIndex, lineIndex } from '../lines.js';

/** What the layout of a text says about which bracket belongs to which. */
export class Indentation {
  private readonly text: string;
  private readonly lines: LineIndex;
  private known = { start: -1, contentStart: -1 };

  constructor(text: string) {
    this.text = text;
    this.lines = lineIndex(text);
  }

  line(offset: number): number {
    return this.lines.position(offset).line;
  }

  /** Number of blanks the line of `offset` starts with. */
  width(offset: number): number {
    const { start, contentStart } = this.lineAt(offset);
    return contentStart - start;
  }

  /** Those blanks themselves. */
  blanks(offset: number): string {
    const { start, contentStart } = this.lineAt(offset);
    return this.text.slice(start, contentStart);
  }

  /** Whether only blanks stand before `offset` on its line. */
  startsLine(offset: number): boolean {
    return this.lineAt(offset).contentStart === offset;
  }

  /** Looks at each line once as long as questions come in order: a line may be as long as the text. */
  private lineAt(offset: number): { readonly start: number; readonly contentStart: number } {
    const { start } = this.lines.lineRange(this.line(offset));
    if (start === this.known.start) return this.known;
    this.known = { start, contentStart: skipBlanks(this.text, start) };
    return this.known;
  }
}
