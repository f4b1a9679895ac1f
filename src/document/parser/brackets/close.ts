import { COMMA, codeAt, END, isClosingBracket, isLineBreak, isPlainSpace, skipBlanks } from '../../characters.js';
import type { Edit, Range } from '../../node.js';
import { cutOff, mismatchedClose, strayClose, unclosed, unclosedAtEnd } from '../problems.js';
import { type Closing, closingText, insertion, joinsWords, replacement } from '../repair-edits.js';
import type { Cursor } from '../scan/cursor.js';
import type { State } from '../state.js';
import { matchBracket } from './match-bracket.js';
import { closingBracketOf, type Frame } from './stack.js';

/** Reads the closing bracket the cursor stands on; `frame` is the innermost container. */
export function readClose(state: State, frame: Frame, code: number): void {
  const { cursor, stack } = state;
  const start = cursor.pos;
  const range = { start, end: start + 1 };
  const decision = matchBracket(stack, state.brackets, state.layout, { code, offset: start });
  if (decision.action === 'stray') {
    readStrayClose(state, frame);
    return;
  }
  if (decision.action === 'mistyped') cursor.report(mismatchedClose(range, closingBracketOf(frame)));
  else if (decision.count > 1) abandon(state, decision.count - 1, 'bracket');
  if (stack.top?.last === 'comma') cursor.usesJson5 = true;
  cursor.pos = range.end;
  stack.pop(range.end);
}

function readStrayClose({ cursor }: State, frame: Frame): void {
  const { text, pos: start } = cursor;
  cursor.pos = frame.last === 'item' ? start + 1 : behindComma(text, start + 1);
  reportStrayClose(cursor, frame, { start, end: cursor.pos });
}

/** A closing bracket stands in `frame` that closes nothing. */
export function reportStrayClose(cursor: Cursor, frame: Frame, range: Range): void {
  const { text } = cursor;
  const next = codeAt(text, skipBlanks(text, range.end));
  const separates = next !== END && next !== COMMA && !isClosingBracket(next) && !isLineBreak(next);
  if (frame.last === 'item' && separates) {
    // Without the bracket a comma is missing there; replaced by one, nothing is.
    cursor.report(strayClose(text, range, 'replace-by-comma'));
    frame.last = 'junk';
    return;
  }
  cursor.report(strayClose(text, range, frame.last === 'junk' ? 'unclear' : 'remove'));
}

/** A bracket that goes takes its comma along, unless an item before it needs one. */
function behindComma(text: string, offset: number): number {
  const pos = skipBlanks(text, offset);
  return codeAt(text, pos) === COMMA ? pos + 1 : offset;
}

/** The text has ended inside brackets. */
export function closeAtEnd(state: State): void {
  const { cursor, stack } = state;
  if (isSwallowed(cursor)) while (stack.depth > 0) stack.pop(cursor.pos);
  else abandon(state, stack.depth, 'end');
}

/** Whether a comment or string without an end reaches the end of the text: the brackets that lack may be in there. */
function isSwallowed({ text, problems }: Cursor): boolean {
  const last = problems.at(-1);
  if (last?.code === 'unterminated-comment') return true;
  return last?.code === 'unterminated-string' && last.end >= text.trimEnd().length;
}

/**
 * In a text whose lines are indented, something that starts a line and is indented no deeper than the line that opens
 * its container does not belong to that container. Closes such containers; returns whether there were any.
 */
export function closeByLayout(state: State): boolean {
  const { cursor, stack, layout } = state;
  if (state.brackets !== 'layout' || !layout.startsLine(cursor.pos)) return false;
  const width = layout.width(cursor.pos);
  const line = layout.line(cursor.pos);
  let count = 0;
  for (; count < stack.depth - 1; count++) {
    const opening = stack.below(count)?.node.start ?? 0;
    if (width > layout.width(opening) || line === layout.line(opening)) break;
  }
  if (count === 0) return false;
  abandon(state, count, 'item');
  if (stack.top !== undefined) stack.top.last = 'junk';
  return true;
}

/** Closes the innermost containers, which lack their brackets: a `bracket` of another, an `item` or the end comes. */
function abandon(state: State, count: number, next: 'bracket' | 'item' | 'end'): void {
  const { cursor, stack, layout } = state;
  const innermost = stack.top;
  if (innermost === undefined) return;
  const content = next === 'item' ? endOfTrail(state, innermost) : endOfContent(cursor, innermost);
  const brackets = [];
  for (let depth = 0; depth < count; depth++) {
    const frame = stack.below(depth);
    if (frame !== undefined) brackets.push({ start: frame.node.start, close: closingBracketOf(frame) });
  }
  const closing = closingText(layout, { ...content, brackets });
  const edits: Edit[] = [insertion(content.offset, next === 'item' ? `${closing},` : closing)];
  // JSON5 allows the comma that would stand before the bracket, but a text without any other JSON5 should stay JSON.
  if (innermost.last === 'comma' && !cursor.usesJson5) {
    const comma = { start: innermost.commaAt, end: innermost.commaAt + 1 };
    edits.unshift(replacement(comma, joinsWords(cursor.text, comma) ? ' ' : ''));
  }
  const { start } = innermost.node;
  const bracket = { start, end: start + 1 };
  if (next !== 'end') cursor.report(unclosed(bracket, layout.line(cursor.pos), edits));
  else if (count > 1 && !isLineBreak(cursor.text.charCodeAt(cursor.pos - 1))) cursor.report(cutOff(bracket));
  else cursor.report(unclosedAtEnd(bracket, edits));
  for (let depth = 0; depth < count; depth++) stack.pop(content.offset);
}

type EndOfContent = Pick<Closing, 'offset' | 'behindLineComment'>;

/** Where everything inside ends: behind the last token or comment before the cursor. */
function endOfContent({ text, pos, comments }: Cursor, frame: Frame): EndOfContent {
  const comment = comments.at(-1);
  const known = Math.max(frame.itemEnd, comment?.end ?? 0);
  let offset = pos;
  while (offset > known && isPlainSpace(text.charCodeAt(offset - 1))) offset--;
  return { offset, behindLineComment: comment?.type === 'line' && comment.end === offset };
}

/** Where the last item ends, with its comma and the comments on its line. */
function endOfTrail({ cursor, layout }: State, frame: Frame): EndOfContent {
  const { comments } = cursor;
  let offset = frame.last === 'comma' ? frame.commaAt + 1 : frame.itemEnd;
  let next = comments.length;
  while ((comments[next - 1]?.start ?? -1) >= offset) next--;
  let behindLineComment = false;
  for (const comment of comments.slice(next)) {
    if (behindLineComment || layout.line(comment.start) !== layout.line(offset)) break;
    offset = comment.end;
    behindLineComment = comment.type === 'line';
  }
  return { offset, behindLineComment };
}
