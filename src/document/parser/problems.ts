import { codeAt } from '../characters.js';
import type { Edit, Range, SyntaxCode, SyntaxProblem } from '../node.js';
import { insertion, joinsWords, removal, replacement } from './repair-edits.js';

// Every message of the parser: what is wrong and what to do about it, and never a piece out of a string.

type Repair = NonNullable<SyntaxProblem['repair']>;

function problem(code: SyntaxCode, { start, end }: Range, message: string, repair?: Repair): SyntaxProblem {
  return repair === undefined ? { code, start, end, message } : { code, start, end, message, repair };
}

function at(offset: number): Range {
  return { start: offset, end: offset };
}

function repairBy(title: string, ...edits: readonly Edit[]): Repair {
  return { title, edits };
}

export function emptyText(): SyntaxProblem {
  return problem('empty', at(0), 'There is no value in this file. Write at least {}.');
}

// Comments and strings

export function unterminatedComment(start: number): SyntaxProblem {
  const message = 'This comment is never closed, so the rest of the file belongs to it. Write */ where it ends.';
  return problem('unterminated-comment', { start, end: start + 2 }, message);
}

export function unterminatedString(range: Range): SyntaxProblem {
  return problem('unterminated-string', range, 'This string has no closing quote. Write one where the string ends.');
}

/** The quote that opens the value would close the key, whose own closing quote was forgotten at `end`. */
export function unterminatedKey(range: Range, quote: string): SyntaxProblem {
  const repair = repairBy('Close the quote', insertion(range.end, quote));
  return problem('unterminated-string', range, 'This key has no closing quote. Write one before the colon.', repair);
}

export function newlineInString(range: Range): SyntaxProblem {
  const message =
    'This string runs over the end of its line. Join the lines, or write \\n for a line break in the value.';
  return problem('newline-in-string', range, message);
}

const ESCAPE_ADVICE = {
  digits: 'A backslash before a digit is no escape. Write \\\\ if a backslash is meant.',
  hex: 'The escape \\x takes two hexadecimal digits. Write \\\\ if a backslash is meant.',
  unicode: 'The escape \\u takes four hexadecimal digits. Write \\\\ if a backslash is meant.',
} as const;

export function badEscape(range: Range, kind: keyof typeof ESCAPE_ADVICE): SyntaxProblem {
  return problem('bad-escape', range, ESCAPE_ADVICE[kind]);
}

export function badIdentifierEscape(range: Range): SyntaxProblem {
  return problem(
    'bad-identifier-escape',
    range,
    'A key without quotes cannot hold this escape. Put the key in quotes.',
  );
}

/** `straight` is the quote to write, `null` where replacing the quotes would change what the string ends at. */
export function smartQuote(text: string, range: Range, straight: string | null): SyntaxProblem {
  const message = 'Typographic quotes do not delimit a string. Use straight ones.';
  if (straight === null) return problem('smart-quote', range, message);
  const quotes = [at(range.start), at(range.end - 1)].map(({ start }) => ({ start, end: start + 1 }));
  const edits = quotes.filter(({ start }) => text.charAt(start) !== straight);
  return problem('smart-quote', range, message, {
    title: 'Write straight quotes',
    edits: edits.map((quote) => replacement(quote, straight)),
  });
}

// Scalars

const UNDERSCORED = /^[+-]?[1-9]\d*(?:_\d+)+$/;

export function badNumber(text: string, range: Range): SyntaxProblem {
  const word = text.slice(range.start, range.end);
  if (UNDERSCORED.test(word)) {
    const repair = repairBy('Remove the underscores', replacement(range, word.replaceAll('_', '')));
    return problem('bad-number', range, 'A number holds no underscores. Remove them.', repair);
  }
  if (/^[+-]?0\d/.test(word)) {
    return problem('bad-number', range, 'A number does not start with 0. Remove the zero, or quote it as text.');
  }
  return problem('bad-number', range, 'This is neither a number nor quoted text. Put it in quotes if text is meant.');
}

/** Words of other languages and spellings that mean exactly one literal. */
const LITERALS: ReadonlyMap<string, string> = new Map([
  ['true', 'true'],
  ['false', 'false'],
  ['null', 'null'],
  ['none', 'null'],
  ['nil', 'null'],
]);
const ENVIRONMENT_REFERENCE = /^\$\{\w+\}$/;

export function badLiteral(text: string, range: Range): SyntaxProblem {
  const word = text.slice(range.start, range.end);
  const literal = LITERALS.get(word.toLowerCase());
  if (literal !== undefined) {
    const repair = repairBy(`Write ${literal}`, replacement(range, literal));
    return problem('bad-literal', range, `This is written ${literal} here.`, repair);
  }
  if (ENVIRONMENT_REFERENCE.test(word)) {
    const repair = repairBy('Put the reference in quotes', insertion(range.start, '"'), insertion(range.end, '"'));
    return problem('bad-literal', range, 'A reference to an environment variable must be in quotes.', repair);
  }
  const message = 'This is not a value. Text must be in quotes; only true, false, null and numbers stand without.';
  return problem('bad-literal', range, message);
}

/** Text with a closing quote only. */
export function unopenedValue(range: Range, quote: string): SyntaxProblem {
  const repair = repairBy('Open the quote', insertion(range.start, quote));
  return problem('bad-literal', range, 'This string has no opening quote. Write one where it starts.', repair);
}

// Members

export function unopenedKey(range: Range, quote: string): SyntaxProblem {
  const repair = repairBy('Open the quote', insertion(range.start, quote));
  return problem('bad-key', range, 'This key has no opening quote. Write one where it starts.', repair);
}

const DOTTED_PATH = /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+$/;
const UNCLEAR_KEY = /[\\“”‘’„‚]/;

/** Whether quotes around a word give the key that was meant: not for `0x10`, which may stand for 16. */
function isQuotable(word: string): boolean {
  return !UNCLEAR_KEY.test(word) && (Number.isNaN(Number(word)) || String(Number(word)) === word);
}

/** A word that a colon follows, but that cannot be a key without quotes. */
export function unquotedKey(text: string, range: Range): SyntaxProblem {
  const word = text.slice(range.start, range.end);
  const message = 'This key must be in quotes.';
  if (DOTTED_PATH.test(word)) {
    return problem('bad-key', range, 'Put this key in quotes if it is one name, or nest the keys the dots stand for.');
  }
  if (!isQuotable(word)) return problem('bad-key', range, message);
  const repair = repairBy('Put the key in quotes', insertion(range.start, '"'), insertion(range.end, '"'));
  return problem('bad-key', range, message, repair);
}

export function keyOfWords(range: Range): SyntaxProblem {
  return problem('bad-key', range, 'A key of several words must be in quotes.');
}

export function missingKey(range: Range): SyntaxProblem {
  return problem('bad-key', range, 'A key must stand here, before the value.');
}

/** `sign` is what stands in the place of the colon; an empty range where nothing does. */
export function missingColon(sign: Range): SyntaxProblem {
  if (sign.start === sign.end) {
    const repair = repairBy('Insert the colon', insertion(sign.start, ':'));
    return problem('missing-colon', sign, 'A colon is missing between this key and its value. Write one.', repair);
  }
  const repair = repairBy('Write a colon', replacement(sign, ':'));
  return problem('missing-colon', sign, 'A colon, and nothing else, stands between key and value.', repair);
}

export function missingValue(offset: number): SyntaxProblem {
  return problem('missing-value', at(offset), 'This key has no value. Write one, or remove the key.');
}

// Separators

export function missingComma(offset: number): SyntaxProblem {
  const repair = repairBy('Insert the comma', insertion(offset, ','));
  return problem('missing-comma', at(offset), 'A comma is missing here. Write one.', repair);
}

export function semicolonForComma(range: Range): SyntaxProblem {
  const repair = repairBy('Write a comma', replacement(range, ','));
  return problem('missing-comma', range, 'A comma, not a semicolon, stands between items.', repair);
}

export function unexpectedComma(text: string, range: Range): SyntaxProblem {
  const repair = repairBy('Remove the comma', removal(text, range));
  return problem('unexpected-comma', range, 'Nothing stands before this comma. Remove it.', repair);
}

// Brackets

/** Something on `line` cannot stand inside the opening bracket at `bracket`. */
export function unclosed(bracket: Range, line: number, edits: readonly Edit[]): SyntaxProblem {
  const message = `This bracket is not closed, but line ${line} goes on as if it were. Close it.`;
  return problem('unclosed', bracket, message, { title: 'Close the bracket', edits });
}

export function unclosedAtEnd(bracket: Range, edits: readonly Edit[]): SyntaxProblem {
  const message = 'This bracket is not closed before the end of the file. Close it.';
  return problem('unclosed', bracket, message, { title: 'Close the bracket', edits });
}

/** Several brackets are open and the last line has no end: what was written behind it may be lost, not forgotten. */
export function cutOff(bracket: Range): SyntaxProblem {
  const message = 'The file ends in the middle, inside this bracket: it may have been cut off. Look for a backup.';
  return problem('unclosed', bracket, message);
}

export function mismatchedClose(range: Range, expected: string): SyntaxProblem {
  const repair = repairBy(`Write ${expected}`, replacement(range, expected));
  const message = `This bracket does not match the one it closes. Write ${expected} instead.`;
  return problem('mismatched-close', range, message, repair);
}

export function strayClose(
  text: string,
  range: Range,
  repair: 'remove' | 'replace-by-comma' | 'unclear',
): SyntaxProblem {
  const message = 'This bracket closes nothing, or closes too early. Remove it.';
  if (repair === 'replace-by-comma') {
    return problem('stray-close', range, message, repairBy('Write a comma instead', replacement(range, ',')));
  }
  if (repair === 'unclear' || joinsWords(text, range)) return problem('stray-close', range, message);
  return problem('stray-close', range, message, repairBy('Remove the bracket', removal(text, range)));
}

// Around the value, and anything else

/** `removable` is what to delete so that the rest is whole; `undefined` if that would not do. */
export function leadingContent(range: Range, removable: Range | undefined): SyntaxProblem {
  const message = 'There is text before the opening brace of the file, such as the output of a command. Remove it.';
  if (removable === undefined) return problem('leading-content', range, message);
  const repair = repairBy('Remove the text before the brace', replacement(removable, ''));
  return problem('leading-content', range, message, repair);
}

const STRUCTURE = /[{}[\]:]/;

export function trailingContent(text: string, range: Range): SyntaxProblem {
  if (STRUCTURE.test(text.slice(range.start, range.end))) {
    return problem('trailing-content', range, 'The value of the file ends before this. Join the two, or remove one.');
  }
  const repair = repairBy('Remove the text behind the value', removal(text, range));
  return problem('trailing-content', range, 'There is text behind the end of the value. Remove it.', repair);
}

export function mergeConflict(range: Range): SyntaxProblem {
  const message = 'A merge conflict is unresolved here. Keep one of the two sides and delete the marker lines.';
  return problem('merge-conflict', range, message);
}

export function hashComment(range: Range): SyntaxProblem {
  const marker = { start: range.start, end: range.start + 1 };
  const repair = repairBy('Start the comment with //', replacement(marker, '//'));
  return problem('unexpected', range, 'A comment starts with //, not with #.', repair);
}

/** Removes one of two signs of which one suffices, a second colon for example. */
export function superfluous(text: string, range: Range): SyntaxProblem {
  const repair = repairBy('Remove it', removal(text, range));
  return problem('unexpected', range, 'This does not belong here. Remove it.', repair);
}

export function invisible(text: string, range: Range): SyntaxProblem {
  const code = codeAt(text, range.start).toString(16).toUpperCase().padStart(4, '0');
  const message = `An invisible character (U+${code}) stands here. Remove it.`;
  // Inside a word it may have been a blank.
  if (joinsWords(text, range)) return problem('unexpected', range, message);
  const repair = repairBy('Remove the invisible character', replacement(range, ''));
  return problem('unexpected', range, message, repair);
}

export function pairInList(range: Range): SyntaxProblem {
  return problem('unexpected', range, 'A list holds values, not keys with values. Use { } for those.');
}

export function notJson5(range: Range): SyntaxProblem {
  return problem('unexpected', range, 'This is no JSON5: a file starts with { or [, or holds a single value.');
}

export function unexpected(range: Range): SyntaxProblem {
  const message = 'This cannot stand here. Look for a missing quote, comma or bracket just before it.';
  return problem('unexpected', range, message);
}

// Texts that are not read to their end

export function tooDeep(range: Range, most: number): SyntaxProblem {
  const message = `This is nested deeper than ${counted(most)} levels, where OpenClaw fails, too. Look for a value that holds itself, or a script that wrote the same bracket again and again.`;
  return problem('too-deep', range, message);
}

export function tooManyProblems(range: Range, most: number): SyntaxProblem {
  const message = `More than ${counted(most)} places before this one are no JSON5; the rest was not read. Check that this is the right file.`;
  return problem('too-many-problems', range, message);
}

export function tooMuch(range: Range, what: 'values' | 'comments' | 'escapes', most: number): SyntaxProblem {
  const message = `More than ${counted(most)} ${what} stand before this one; no config holds as many, and the rest was not read. Check that this is the right file.`;
  return problem('too-large', range, message);
}

function counted(count: number): string {
  return String(count).replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
}

/** Problems that another reading of the brackets may explain better. */
const BRACKET_CODES: ReadonlySet<SyntaxCode> = new Set([
  'unclosed',
  'mismatched-close',
  'stray-close',
  'trailing-content',
]);

export function isAboutBrackets({ code }: SyntaxProblem): boolean {
  return BRACKET_CODES.has(code);
}
