import { BACKSLASH, CR, codeAt, DOUBLE_QUOTE, isLineBreak, LF, SINGLE_QUOTE, SPACE } from '../characters.js';
import type { Edit, Range } from '../node.js';
import { controlCharacter, type DialectProblem, foreignEscape, lineContinuation, singleQuotes } from './problems.js';

const JSON_ESCAPES = '"\\/bfnrtu';

/** What strict JSON refuses in the (whole) string at `range`. */
export function* stringProblems(text: string, range: Range): Generator<DialectProblem> {
  const single = text.charCodeAt(range.start) === SINGLE_QUOTE;
  const last = range.end - 1;
  const requoting: Edit[] = [{ offset: range.start, length: 1, text: '"' }];
  for (let pos = range.start + 1; pos < last; pos++) {
    const code = text.charCodeAt(pos);
    if (code === BACKSLASH) {
      const end = endOfEscape(text, pos);
      yield* escapeProblems(text, { start: pos, end });
      pos = end - 1;
    } else if (code < SPACE) {
      yield controlCharacter({ start: pos, end: pos + 1 }, escaped(text.charAt(pos)));
    } else if (code === DOUBLE_QUOTE) {
      requoting.push({ offset: pos, length: 1, text: '\\"' });
    }
  }
  if (single) yield singleQuotes(range, [...requoting, { offset: last, length: 1, text: '"' }]);
}

function endOfEscape(text: string, start: number): number {
  const code = codeAt(text, start + 1);
  if (code === CR && codeAt(text, start + 2) === LF) return start + 3;
  if (text.startsWith('x', start + 1)) return start + 4;
  if (text.startsWith('u', start + 1)) return start + 6;
  return start + 2;
}

function* escapeProblems(text: string, range: Range): Generator<DialectProblem> {
  const character = text.charAt(range.start + 1);
  if (JSON_ESCAPES.includes(character)) return;
  if (isLineBreak(character.charCodeAt(0))) yield lineContinuation(range);
  else yield foreignEscape(range, meaningOf(text, range, character));
}

/** In JSON, what an escape of JSON5 stands for. */
function meaningOf(text: string, range: Range, character: string): string {
  switch (character) {
    case 'x':
      return `\\u00${text.slice(range.start + 2, range.end)}`;
    case 'v':
      return '\\u000b';
    case '0':
      return '\\u0000';
    default:
      return escaped(character);
  }
}

function escaped(character: string): string {
  const quoted = JSON.stringify(character);
  // A lone half of a surrogate pair: its other half may follow, so it stays as it is.
  return character >= '\ud800' && character <= '\udfff' ? character : quoted.slice(1, -1);
}
