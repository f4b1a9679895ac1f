import type { Edit, Range, SyntaxProblem } from '../node.js';

export type DialectCode =
  | 'byte-order-mark'
  | 'comment'
  | 'control-character'
  | 'escape'
  | 'line-continuation'
  | 'not-finite'
  | 'number-format'
  | 'single-quotes'
  | 'special-space'
  | 'trailing-comma'
  | 'unquoted-key';

/** A construct of JSON5 that a strict reader refuses. */
export interface DialectProblem extends Range, Pick<SyntaxProblem, 'message' | 'repair'> {
  readonly code: DialectCode;
}

function problem(
  code: DialectCode,
  { start, end }: Range,
  message: string,
  title: string,
  edits: readonly Edit[],
): DialectProblem {
  return { code, start, end, message, repair: { title, edits } };
}

function replacing({ start, end }: Range, text: string): readonly Edit[] {
  return [{ offset: start, length: end - start, text }];
}

/** Has no repair: to remove a comment is to lose it. */
export function comment({ start, end }: Range): DialectProblem {
  return { code: 'comment', start, end, message: 'Strict JSON has no comments.' };
}

export function trailingComma(offset: number): DialectProblem {
  const range = { start: offset, end: offset + 1 };
  const message = 'Strict JSON has no comma behind the last item.';
  return problem('trailing-comma', range, message, 'Remove the comma', replacing(range, ''));
}

export function unquotedKey(range: Range): DialectProblem {
  return problem('unquoted-key', range, 'Strict JSON has every key in double quotes.', 'Put the key in quotes', [
    { offset: range.start, length: 0, text: '"' },
    { offset: range.end, length: 0, text: '"' },
  ]);
}

const BYTE_ORDER_MARKS = /^\ufeff+$/;
const LINE_BREAKS = /[\u2028\u2029]/;

export function specialSpace(text: string, range: Range): DialectProblem {
  const space = text.slice(range.start, range.end);
  if (BYTE_ORDER_MARKS.test(space)) {
    const message = 'Strict JSON has no byte order mark. Save the file as UTF-8 without one.';
    return problem('byte-order-mark', range, message, 'Remove the byte order mark', replacing(range, ''));
  }
  const message = 'Strict JSON knows no white space but blanks, tabs and line breaks.';
  const plain = LINE_BREAKS.test(space) ? '\n' : ' ';
  return problem('special-space', range, message, 'Replace the white space', replacing(range, plain));
}

const LITERAL = /^(?:true|false|null)$/;
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const HEX_NUMBER = /^[+-]?0[xX]/;

/** Of a literal or a number. */
export function* wordProblems(text: string, range: Range): Generator<DialectProblem> {
  const word = text.slice(range.start, range.end);
  if (LITERAL.test(word) || JSON_NUMBER.test(word)) return;
  const rewritten = HEX_NUMBER.test(word) ? decimalOfHex(word) : completeDecimal(word);
  if (rewritten === undefined) {
    const { start, end } = range;
    yield { code: 'not-finite', start, end, message: 'Strict JSON has no number for this: it is not finite.' };
    return;
  }
  const message = 'Strict JSON has decimal numbers only, without a plus sign, and with digits around the point.';
  yield problem('number-format', range, message, `Write ${rewritten}`, replacing(range, rewritten));
}

function decimalOfHex(word: string): string | undefined {
  const value = Number(word.replace(/^[+-]/, ''));
  if (!Number.isFinite(value)) return undefined;
  return word.startsWith('-') ? `-${value}` : String(value);
}

function completeDecimal(word: string): string | undefined {
  const [, minus, whole, fraction, exponent] = /^(?:\+|(-))?(\d*)(?:\.(\d*))?([eE].*)?$/.exec(word) ?? [];
  if (whole === undefined) return undefined;
  return `${minus ?? ''}${whole === '' ? '0' : whole}${fraction ? `.${fraction}` : ''}${exponent ?? ''}`;
}

// In strings

/** `edits` rewrite the quotes, and what the new ones make it necessary to escape. */
export function singleQuotes(range: Range, edits: readonly Edit[]): DialectProblem {
  const message = 'Strict JSON has strings in double quotes only.';
  return problem('single-quotes', range, message, 'Use double quotes', edits);
}

export function lineContinuation(range: Range): DialectProblem {
  const message = 'Strict JSON cannot break a string over lines.';
  return problem('line-continuation', range, message, 'Join the lines', replacing(range, ''));
}

export function foreignEscape(range: Range, replacement: string): DialectProblem {
  const message = 'Strict JSON does not know this escape.';
  return problem('escape', range, message, 'Use an escape of JSON', replacing(range, replacement));
}

export function controlCharacter(range: Range, replacement: string): DialectProblem {
  const message = 'Strict JSON has control characters only as escapes.';
  return problem('control-character', range, message, 'Escape the character', replacing(range, replacement));
}
