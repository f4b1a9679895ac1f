import { applyEdits } from '../edit/edits.js';
import type { Edit, JsonValue } from '../node.js';
import { parseDocument } from '../parse.js';
import { deepEqual, toValue } from '../value.js';
import type { Hypothesis, MarkEdit } from './hypothesis.js';
import { MARGIN, searchReadings } from './search.js';

/** A way a broken text may have been meant. */
export interface TextReading {
  readonly edits: readonly Edit[];
  readonly value: JsonValue;
  readonly cost: number;
  readonly layout: number;
  readonly isGuess: boolean;
  /** How many marks came or went; all that lack at the end of the file count as one. */
  readonly marks: number;
  /** What was written behind the end of the text may be lost, not forgotten. */
  readonly isCutOff: boolean;
}

export function readingsOf(text: string): readonly TextReading[] {
  const readings: TextReading[] = [];
  for (const hypothesis of searchReadings(text)) {
    const reading = asReading(text, hypothesis);
    if (reading !== undefined && !readings.some(({ value }) => deepEqual(value, reading.value))) readings.push(reading);
  }
  return readings;
}

function asReading(text: string, h: Hypothesis): TextReading | undefined {
  const chain: MarkEdit[] = [];
  for (let edit = h.edits; edit !== undefined; edit = edit.before) chain.unshift(edit);
  const contentEnd = text.trimEnd().length;
  const atEnd = chain.filter(({ closes, offset, length }) => closes && length === 0 && offset >= contentEnd).length;
  const edits = editsOf(chain);
  const { root, problems } = parseDocument(applyEdits(text, edits));
  if (root === undefined || problems.length > 0) return undefined;
  return {
    edits,
    value: toValue(root),
    cost: h.cost,
    layout: h.layout,
    isGuess: chain.some(({ isGuess }) => isGuess),
    marks: chain.length - Math.max(atEnd - 1, 0),
    isCutOff: atEnd > 0 && (chain.length > atEnd || (atEnd > 1 && !/[\r\n]$/.test(text))),
  };
}

function editsOf(chain: readonly MarkEdit[]): readonly Edit[] {
  const edits: Edit[] = [];
  for (const { offset, length, text: mark } of chain.toSorted((a, b) => a.offset - b.offset || a.length - b.length)) {
    const last = edits.at(-1);
    if (last !== undefined && last.offset + last.length === offset && (length === 0 || last.length === 0)) {
      edits[edits.length - 1] = { offset: last.offset, length: last.length + length, text: last.text + mark };
    } else edits.push({ offset, length, text: mark });
  }
  return edits;
}

/** The reading that is certain: all others cost clearly more, and the layout speaks for it or has no say. */
export function decide(text: string): {
  readonly certain: TextReading | undefined;
  readonly readings: readonly TextReading[];
} {
  const readings = readingsOf(text);
  const [best] = readings;
  const certain = best !== undefined && isCertain(best, readings) ? best : undefined;
  return { certain, readings };
}

/** So many marks may have come and gone. */
const MAX_MARKS = 2;

function isCertain(best: TextReading, readings: readonly TextReading[]): boolean {
  if (best.isGuess || best.isCutOff || best.marks > MAX_MARKS) return false;
  const others = readings.filter((other) => other !== best);
  if (others.some((other) => other.cost - best.cost < MARGIN)) return false;
  if (best.layout === 0) return true;
  const marksAlone = others.every((other) => other.cost - other.layout - (best.cost - best.layout) >= MARGIN);
  return best.marks === 1 && marksAlone;
}
