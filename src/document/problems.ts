import type { Edit, Range, SyntaxCode, SyntaxProblem } from './node.js';

// Every message of the parser. They say what is wrong and what to do, and never quote text out of a string.

type Repair = NonNullable<SyntaxProblem['repair']>;

function problem(code: SyntaxCode, range: Range, message: string, repair?: Repair): SyntaxProblem {
  const { start, end } = range;
  return repair === undefined ? { code, start, end, message } : { code, start, end, message, repair };
}

function at(offset: number): Range {
  return { start: offset, end: offset };
}

function replacing(range: Range, text: string): readonly Edit[] {
  return [{ offset: range.start, length: range.end - range.start, text }];
}

export function emptyText(): SyntaxProblem {
  return problem('empty', at(0), 'There is no value in this file. Write at least {}.');
}

export function unterminatedComment(start: number): SyntaxProblem {
  const message = 'This comment is never closed and swallows the rest of the file. Write */ where it ends.';
  return problem('unterminated-comment', { start, end: start + 2 }, message);
}

export function unterminatedString(range: Range): SyntaxProblem {
  return problem('unterminated-string', range, 'This string has no closing quote. Write it where the string ends.');
}

export function newlineInString(range: Range): SyntaxProblem {
  const message =
    'This string runs over the end of its line. Join the lines, or write \\n where the value has a line break.';
  return problem('newline-in-string', range, message);
}

const ESCAPE_ADVICE = {
  digits: 'A backslash before a digit is no escape. Write \\\\ for a backslash, or \\u and four hex digits.',
  hex: 'The escape \\x takes exactly two hex digits. Write \\\\ if a backslash is meant.',
  unicode: 'The escape \\u takes exactly four hex digits. Write \\\\ if a backslash is meant.',
} as const;

export function badEscape(range: Range, kind: keyof typeof ESCAPE_ADVICE): SyntaxProblem {
  return problem('bad-escape', range, ESCAPE_ADVICE[kind]);
}

export function badIdentifierEscape(range: Range): SyntaxProblem {
  const message = 'A key without quotes cannot hold this escape. Put the key in quotes.';
  return problem('bad-identifier-escape', range, message);
}

export function badNumber(text: string, range: Range): SyntaxProblem {
  void text;
  return problem('bad-number', range, 'This is no number JSON5 knows. Put it in quotes if text is meant.');
}

export function badLiteral(range: Range): SyntaxProblem {
  return problem(
    'bad-literal',
    range,
    'Text must be in quotes; without them only true, false, null and numbers stand.',
  );
}

export function badKey(range: Range, repair?: Repair): SyntaxProblem {
  return problem('bad-key', range, 'This key must be in quotes.', repair);
}

export function missingComma(offset: number): SyntaxProblem {
  const repair = { title: 'Insert the comma', edits: replacing(at(offset), ',') };
  return problem('missing-comma', at(offset), 'A comma is missing here.', repair);
}

export function missingColon(offset: number): SyntaxProblem {
  const repair = { title: 'Insert the colon', edits: replacing(at(offset), ':') };
  return problem('missing-colon', at(offset), 'A colon is missing behind this key.', repair);
}

export function missingValue(offset: number): SyntaxProblem {
  return problem('missing-value', at(offset), 'This key has no value. Write one, or remove the key.');
}

export function unexpectedComma(range: Range): SyntaxProblem {
  const repair = { title: 'Remove the comma', edits: replacing(range, '') };
  return problem('unexpected-comma', range, 'There is no value before this comma. Remove it.', repair);
}

export function unexpected(range: Range): SyntaxProblem {
  return problem('unexpected', range, 'This does not belong here.');
}

export function trailingContent(range: Range): SyntaxProblem {
  const repair = { title: 'Remove the text behind the value', edits: replacing(range, '') };
  return problem('trailing-content', range, 'There is text behind the end of the value. Remove it.', repair);
}

export function strayClose(range: Range): SyntaxProblem {
  const repair = { title: 'Remove the bracket', edits: replacing(range, '') };
  return problem('stray-close', range, 'This bracket closes nothing. Remove it.', repair);
}

export function unclosed(range: Range): SyntaxProblem {
  return problem('unclosed', range, 'This bracket is never closed.');
}

export function mismatchedClose(range: Range): SyntaxProblem {
  return problem('mismatched-close', range, 'This bracket does not match the one it closes.');
}
