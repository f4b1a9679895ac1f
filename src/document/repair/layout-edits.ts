import { endOfLine, isCommentStart, skipBlanks } from '../characters.js';
import type { Edit } from '../node.js';
import type { Indentation } from '../parser/brackets/indentation.js';
import { joinsWords, removal } from '../parser/repair-edits.js';
import type { Level, MarkEdit } from './hypothesis.js';

/** The edits of a reading as a person would have made them: brackets on lines of their own, no empty lines left. */
export function layOut(text: string, layout: Indentation, chain: readonly MarkEdit[]): readonly Edit[] {
  const edits: Edit[] = [];
  let closedAt = -1;
  let movedTo = -1;
  let lastLine = -1;
  for (const [index, edit] of chain.entries()) {
    if (edit.length > 0 || edit.text === '') {
      edits.push(edit.text === '' ? takenOut(text, edit) : edit);
      continue;
    }
    if (edit.closes === undefined) {
      if (edit.text === ',' && edit.offset === closedAt) edits.push({ offset: movedTo, length: 0, text: ',' });
      else edits.push(opening(text, layout, edit));
      continue;
    }
    const follows = edit.offset === closedAt;
    if (!follows) {
      closedAt = edit.offset;
      lastLine = layout.line(edit.offset);
      movedTo = edit.offset;
    }
    if (edit.closes.line === lastLine && (follows || lastLine === layout.line(edit.offset))) {
      edits.push(follows ? { offset: movedTo, length: 0, text: edit.text } : padded(text, edit));
    } else if (!follows && chain[index + 1]?.offset !== edit.offset && commaEndsLine(text, edit.offset)) {
      const offset = endOfTrail(text, text.indexOf(',', edit.offset) + 1);
      edits.push({ offset, length: 0, text: `${layout.lineBreak}${blanksOf(layout, edit.closes)}${edit.text},` });
    } else {
      const place = follows ? { offset: movedTo, bare: false } : closingPlace(text, edit.offset, edit.closes);
      movedTo = place.offset;
      const before = place.bare ? '' : layout.lineBreak + blanksOf(layout, edit.closes);
      edits.push({ offset: movedTo, length: 0, text: before + edit.text });
    }
    lastLine = edit.closes.line;
  }
  return edits;
}

function takenOut(text: string, { offset, length }: MarkEdit): Edit {
  const range = { start: offset, end: offset + length };
  const before = text.slice(0, offset).trimEnd().length;
  // A comma left alone on its line belongs behind the item above.
  if (text.charAt(offset + length) === ',' && /[}\]]/.test(text.charAt(offset))) {
    return { offset: before, length: offset + length - before, text: '' };
  }
  return joinsWords(text, range) ? { offset, length, text: '' } : removal(text, range);
}

function blanksOf(layout: Indentation, { line, indent }: Level): string {
  return line < 0 ? ' '.repeat(indent) : layout.blanksOfLine(line);
}

/** Whether a comma comes next, and nothing but comments behind it on its line. */
function commaEndsLine(text: string, end: number): boolean {
  const comma = skipBlanks(text, end);
  if (text.charAt(comma) !== ',') return false;
  const behind = skipBlanks(text, endOfTrail(text, comma + 1));
  return behind === text.length || /[\r\n]/.test(text.charAt(behind));
}

/** Where a bracket goes that stood on a line of its own: onto the line it has left, else below the last item. */
function closingPlace(text: string, end: number, level: Level): { offset: number; bare: boolean } {
  let offset = endOfTrail(text, end);
  for (let line = endOfLine(text, offset); line < text.length; line = endOfLine(text, offset)) {
    const next = line + (text.startsWith('\r\n', line) ? 2 : 1);
    const content = skipBlanks(text, next);
    if (content === text.length || !/[\r\n,]/.test(text.charAt(content))) break;
    if (content - next === level.indent && (content > next || text.charAt(content) === ',')) {
      return { offset: content, bare: true };
    }
    if (text.charAt(content) === ',') break;
    offset = next;
  }
  return { offset: endOfTrail(text, end), bare: false };
}

/** Behind the comments on the line of an item. */
function endOfTrail(text: string, end: number): number {
  let offset = end;
  for (;;) {
    const next = skipBlanks(text, offset);
    if (!isCommentStart(text, next)) return offset;
    if (text.charAt(next + 1) === '/') return endOfLine(text, next);
    const close = text.indexOf('*/', next);
    const isOneLine = close !== -1 && close < endOfLine(text, next);
    if (!isOneLine) return offset;
    offset = close + 2;
  }
}

/** A bracket that closes on the line of the last item keeps the blank the file sets inside of braces. */
function padded(text: string, { offset, text: mark }: MarkEdit): Edit {
  if (text.startsWith('  ', offset)) return { offset: offset + 1, length: 0, text: mark };
  const isPadded = mark === '}' && /\{ \S/.test(text) && text.charAt(offset - 1) !== ' ';
  return { offset, length: 0, text: isPadded ? ` ${mark}` : mark };
}

function opening(text: string, layout: Indentation, { offset, text: mark }: MarkEdit): Edit {
  if (mark !== '{' && mark !== '[') return { offset, length: 0, text: mark };
  if (layout.startsLine(offset) && layout.line(offset) > 0) {
    const start = offset - layout.width(offset);
    return { offset: start, length: 0, text: `${mark}${layout.lineBreak}` };
  }
  if (text.charAt(offset - 1) === ':' && /[\r\n]/.test(text.charAt(offset)))
    return { offset, length: 0, text: ` ${mark}` };
  if (text.charAt(offset) === ' ') return { offset: offset + 1, length: 0, text: mark };
  if (text.charAt(offset - 1) === ' ' && text.charAt(offset - 2) === ' ')
    return { offset: offset - 1, length: 0, text: mark };
  return { offset, length: 0, text: mark };
}
