import type { Range } from '../../document/node.js';
import { parseDocument } from '../../document/parse.js';
import type { TextSource } from '../../document/text-source.js';
import { maskRanges } from '../../openclaw/secrets/secrecy.js';
import { mergeRanges } from '../../openclaw/secrets/shapes.js';
import { findLong } from './find-long.js';

/** Shorter values are words as well (`true`, `lan`): without them nothing could be read any more. */
const SHORTEST = 5;

export interface SecretText {
  readonly text: TextSource;
  /** Sorted and disjoint. */
  readonly secrets: readonly Range[];
  /** Where secrets were looked for; sorted and disjoint. */
  readonly parts: readonly Range[];
}

/** From here on a value that repeats itself would be compared over and over. */
const LONG = 1000;

const SEPARATOR = '\u0000';

/** What a text shows in the open, apart from some ranges; nothing of the parts where secrets were not looked for. */
export function openText({ text, secrets, parts }: SecretText, without: readonly Range[] = []): string {
  const unread: Range[] = [];
  let at = 0;
  for (const { start, end } of parts) {
    unread.push({ start: at, end: start });
    at = end;
  }
  unread.push({ start: at, end: text.length });
  return maskRanges(text, mergeRanges([...secrets, ...without, ...unread]), SEPARATOR);
}

export interface Occurrence extends Range {
  readonly value: string;
}

/** Finds the values of many secrets in short texts; the time does not depend on how many there are. */
export interface SecretValues {
  /** From left to right, overlapping ones too, of those that begin together only the longest. */
  occurrences(text: string): readonly Occurrence[];
  readonly longest: number;
}

/** The values of the secrets of some texts: as they are written, and as they are meant where that is with escapes. */
export function secretValues(texts: readonly SecretText[]): SecretValues {
  const byStart = new Map<string, Set<string>>();
  const long = new Set<string>();
  let longest = 0;
  const add = (value: string): void => {
    if (value.trim().length < SHORTEST) return;
    longest = Math.max(longest, value.length);
    if (value.length >= LONG) {
      long.add(value);
      return;
    }
    const start = value.slice(0, SHORTEST);
    const values = byStart.get(start) ?? new Set();
    byStart.set(start, values.add(value));
  };
  for (const { text, secrets } of texts) {
    for (const { start, end } of secrets) {
      const written = text.slice(start, end);
      add(written);
      if (written.includes('\\')) add(unescaped(written));
    }
  }
  return { longest, occurrences: (text) => withLong(text, findAll(text, byStart), long) };
}

function findAll(text: string, byStart: ReadonlyMap<string, ReadonlySet<string>>): readonly Occurrence[] {
  const found: Occurrence[] = [];
  if (byStart.size === 0) return found;
  for (let at = 0; at + SHORTEST <= text.length; at++) {
    let best = '';
    for (const value of byStart.get(text.slice(at, at + SHORTEST)) ?? []) {
      if (value.length > best.length && text.startsWith(value, at)) best = value;
    }
    if (best !== '') found.push({ start: at, end: at + best.length, value: best });
  }
  return found;
}

/** The occurrences of long values beside those of the others. */
function withLong(text: string, others: readonly Occurrence[], long: ReadonlySet<string>): readonly Occurrence[] {
  const starts = [...long].flatMap((value) => findLong(text, value).map((start) => ({ start, value })));
  if (starts.length === 0) return others;
  const byStart = new Map(others.map((occurrence) => [occurrence.start, occurrence]));
  for (const { start, value } of starts) {
    const end = start + value.length;
    if ((byStart.get(start)?.end ?? 0) < end) byStart.set(start, { start, end, value });
  }
  return [...byStart.values()].sort((a, b) => a.start - b.start);
}

function unescaped(written: string): string {
  const quote = written.includes('"') ? "'" : '"';
  const { root } = parseDocument(`${quote}${written}${quote}`);
  return root?.type === 'string' ? root.value : written;
}
