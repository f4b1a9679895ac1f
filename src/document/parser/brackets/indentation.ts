import { skipBlanks } from '../../characters.js';
import { type LineIndex, lineIndex } from '../../lines.js';

/** What the layout of a text says about which bracket belongs to which. */
export class Indentation {
  private readonly text: string;
  private readonly lines: LineIndex;
  private firstBreak: string | undefined;
  private readonly contentStarts = new Map<number, number>();

  constructor(text: string) {
    this.text = text;
    this.lines = lineIndex(text);
  }

  /** How the first line ends. */
  get lineBreak(): string {
    this.firstBreak ??= /\r\n|\r|\n/.exec(this.text)?.[0] ?? '\n';
    return this.firstBreak;
  }

  line(offset: number): number {
    return this.lines.position(offset).line;
  }

  /** Line and column, as reports print them. */
  place(offset: number): string {
    const { line, column } = this.lines.position(offset);
    return `${line}:${column}`;
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

  /** Where the first thing on the line of `offset` stands. */
  lineStart(offset: number): number {
    return this.lineAt(offset).contentStart;
  }

  /** The blanks a line starts with. */
  blanksOfLine(line: number): string {
    const { start } = this.lines.lineRange(line);
    return this.text.slice(start, skipBlanks(this.text, start));
  }

  /** Whether only blanks stand before `offset` on its line. */
  startsLine(offset: number): boolean {
    return this.lineAt(offset).contentStart === offset;
  }

  /** Remembers each line it has looked at: one line may be as long as the text, and asked about again and again. */
  private lineAt(offset: number): { readonly start: number; readonly contentStart: number } {
    const { start } = this.lines.lineRange(this.line(offset));
    const contentStart = this.contentStarts.get(start) ?? skipBlanks(this.text, start);
    this.contentStarts.set(start, contentStart);
    return { start, contentStart };
  }
}
