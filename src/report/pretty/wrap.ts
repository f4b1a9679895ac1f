import { textWidth } from './text-width.js';

export interface WrapOptions {
  readonly width: number;
  /** Put before the first line. */
  readonly first?: string;
  /** Put before every further line; as wide as `first` in blanks unless given. */
  readonly rest?: string;
}

/** Breaks a text at blanks; a word that is wider than a line stays whole, so that it can be copied. */
export function wrap(text: string, { width, first = '', rest = ' '.repeat(textWidth(first)) }: WrapOptions): string[] {
  const lines: string[] = [];
  let line = first;
  let used = textWidth(first);
  let isEmpty = true;
  for (const word of text.split(/\s+/)) {
    if (word === '') continue;
    const wordWidth = textWidth(word);
    if (!isEmpty && used + 1 + wordWidth > width) {
      lines.push(line);
      line = rest;
      used = textWidth(rest);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    used += wordWidth + (isEmpty ? 0 : 1);
    isEmpty = false;
  }
  lines.push(line);
  return lines;
}
