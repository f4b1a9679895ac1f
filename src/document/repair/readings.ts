import { dialectProblems } from '../dialect/dialect.js';
import { applyEdits, composeEdits, mapOffsetBack } from '../edit/edits.js';
import type { Edit, JsonValue, ValueNode } from '../node.js';
import { parseDocument } from '../parse.js';
import { Indentation } from '../parser/brackets/indentation.js';
import { shadowedMembers } from '../tree.js';
import { deepEqual, toValue } from '../value.js';
import type { Hypothesis, MarkEdit } from './hypothesis.js';
import { layOut } from './layout-edits.js';
import { MARGIN, searchReadings } from './search.js';
import { titleOf } from './titles.js';
import { skipGap } from './words.js';

/** A way a broken text may have been meant. */
export interface TextReading {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly value: JsonValue;
  readonly cost: number;
  /** The part of the cost that comes from layout alone. */
  readonly layout: number;
  /** How many marks came or went; all that lack at the end of the file count as one. */
  readonly marks: number;
  /** More than marks would change. */
  readonly isGuess: boolean;
  /** What was written behind the end of the text may be lost, not forgotten. */
  readonly isCutOff: boolean;
}

/** The readings of a text that take a few marks, of different meaning each, likeliest first. */
export function readingsOf(text: string): readonly TextReading[] {
  const layout = new Indentation(text);
  const readings: TextReading[] = [];
  for (const hypothesis of searchReadings(text)) {
    const reading = asReading(text, layout, hypothesis);
    if (reading === undefined || reading.marks > MAX_SHOWN) continue;
    if (!readings.some(({ value }) => deepEqual(value, reading.value))) readings.push(reading);
  }
  return readings;
}

/** The reading that is certain: all others cost clearly more, and the layout speaks for it or has no say. */
export function certainOf(readings: readonly TextReading[]): TextReading | undefined {
  const [best, ...others] = readings;
  return best !== undefined && isCertain(best, others) ? best : undefined;
}

/** So many marks may have come and gone in a reading that is certain, and in one that is worth a look. */
export const MAX_MARKS = 2;
const MAX_SHOWN = 4;

function isCertain(best: TextReading, others: readonly TextReading[]): boolean {
  if (best.isGuess || best.isCutOff || best.marks > MAX_MARKS) return false;
  // What began as an object or a list is not one text in the end.
  if (typeof best.value !== 'object' || best.value === null) return false;
  if (others.some((other) => other.cost - best.cost < MARGIN)) return false;
  if (best.layout === 0) return true;
  const marksAlone = others.every((other) => other.cost - other.layout - (best.cost - best.layout) >= MARGIN);
  return best.marks === 1 && marksAlone;
}

function asReading(text: string, layout: Indentation, h: Hypothesis): TextReading | undefined {
  const chain: MarkEdit[] = [];
  for (let edit = h.edits; edit !== undefined; edit = edit.before) chain.unshift(edit);
  const plain = merged(chain);
  const root = parsedRoot(applyEdits(text, plain));
  if (root === undefined) return undefined;
  const value = toValue(root);
  const contentEnd = text.trimEnd().length;
  const atEnd = chain.filter(({ closes, offset, length }) => closes && length === 0 && offset >= contentEnd).length;
  return {
    title: titleOf(text, layout, chain),
    edits: withoutNewTrailingCommas(text, bestLaidOut(text, layout, chain, value) ?? plain, chain),
    value,
    cost: h.cost,
    layout: h.layout,
    marks: chain.length - Math.max(atEnd - 1, 0),
    // Of a key that stands twice, what one of the two holds would be lost, and it may belong elsewhere.
    isGuess: chain.some((edit) => edit.isGuess || doublesList(text, edit)) || shadowedMembers(root).length > 0,
    isCutOff: atEnd > 0 && (chain.length > atEnd || (atEnd > 1 && !/[\r\n]$/.test(text))),
  };
}

/** The edits laid out well, where that comes to the same. */
function bestLaidOut(
  text: string,
  layout: Indentation,
  chain: readonly MarkEdit[],
  value: JsonValue,
): readonly Edit[] | undefined {
  const edits = merged(layOut(text, layout, chain));
  if (edits.some((edit, index) => edit.offset < (edits[index - 1] ? endOf(edits[index - 1]) : 0))) return undefined;
  const after = parsedValue(applyEdits(text, edits));
  return after !== undefined && deepEqual(after, value) ? edits : undefined;
}

/** In a file that is JSON but for comments, a closing bracket that is added must not stand behind a comma. */
function withoutNewTrailingCommas(text: string, edits: readonly Edit[], chain: readonly MarkEdit[]): readonly Edit[] {
  if (!chain.some(({ closes, length }) => closes && length === 0)) return edits;
  const found = dialectProblems(parseDocument(applyEdits(text, edits)), 'json').filter(
    ({ code }) => code !== 'comment',
  );
  const [comma] = found;
  if (comma?.code !== 'trailing-comma' || found.length !== 1) return edits;
  // One that stood before a bracket all along is a matter of its own, reported once the file can be read.
  const behind = skipGap(text, mapOffsetBack(edits, comma.start, 'right') + 1);
  if ('}]'.includes(text[behind] ?? ' ')) return edits;
  return composeEdits(edits, comma.repair?.edits ?? []);
}

function endOf(edit: Edit | undefined): number {
  return edit === undefined ? 0 : edit.offset + edit.length;
}

/** In order, what touches made one edit. */
function merged(all: readonly Edit[]): readonly Edit[] {
  const edits: Edit[] = [];
  for (const { offset, length, text } of all.toSorted((a, b) => a.offset - b.offset || a.length - b.length)) {
    const last = edits.at(-1);
    if (last !== undefined && endOf(last) === offset && (length === 0 || last.length === 0)) {
      edits[edits.length - 1] = { offset: last.offset, length: last.length + length, text: last.text + text };
    } else edits.push({ offset, length, text });
  }
  return edits;
}

function parsedValue(text: string): JsonValue | undefined {
  const root = parsedRoot(text);
  return root && toValue(root);
}

function parsedRoot(text: string): ValueNode | undefined {
  const { root, problems } = parseDocument(text);
  return problems.length > 0 ? undefined : root;
}

/** Whether a bracket is put in beside one of its kind: a list in a list is as likely as one bracket too many elsewhere. */
function doublesList(text: string, { offset, length, text: added }: MarkEdit): boolean {
  if (!added.includes('[')) return false;
  return (
    text.slice(0, offset).trimEnd().endsWith('[') ||
    text
      .slice(offset + length)
      .trimStart()
      .startsWith('[')
  );
}
