import { mapOffset, mapOffsetBack } from '../../document/edit/edits.js';
import type { Edit, Range } from '../../document/node.js';
import type { TextSource } from '../../document/text-source.js';
import { mergeRanges } from '../../openclaw/secrets/shapes.js';
import { rangesWithin } from '../ranges.js';
import { type Occurrence, openText, type SecretText, type SecretValues, secretValues } from './secret-values.js';

/**
 * The secrets of a text before and after some edits. Where a value stands decides whether it is taken for a secret,
 * and a fix may carry it elsewhere: what is one on either side is one on both.
 */
export function shareSecrets(
  before: SecretText,
  after: SecretText,
  edits: readonly Edit[],
): { readonly before: readonly Range[]; readonly after: readonly Range[] } {
  const removed = edits.map(({ offset, length }) => ({ start: offset, end: offset + length }));
  const inserted = insertedRanges(edits);
  const carriedOver = carried(before.secrets, removed, (offset, bias) => mapOffset(edits, offset, bias));
  const carriedBack = carried(after.secrets, inserted, (offset, bias) => mapOffsetBack(edits, offset, bias));
  const inBefore = mergeRanges([...before.secrets, ...carriedBack]);
  const inAfter = mergeRanges([...after.secrets, ...carriedOver]);
  const values = secretValues([before, after]);
  let shown: string | undefined;
  // What both texts show in the open is no secret, even if a variable holds the same: a model's name, say.
  const isShown = (value: string): boolean => {
    shown ??= openText(before, [...removed, ...inBefore]);
    return shown.includes(value);
  };
  const hidden = (text: TextSource, within: readonly Range[]): readonly Range[] =>
    occurrences(values, text, within).filter(({ value }) => !isShown(value));
  return {
    before: mergeRanges([...inBefore, ...hidden(before.text, removed)]),
    after: mergeRanges([...inAfter, ...hidden(after.text, inserted)]),
  };
}

/** What edits put into a text, in the text after them. */
export function insertedRanges(edits: readonly Edit[]): readonly Range[] {
  let shift = 0;
  return edits.map(({ offset, length, text }) => {
    const start = offset + shift;
    shift += text.length - length;
    return { start, end: start + text.length };
  });
}

/** The places on the other side of those secrets that the edits did not replace whole. */
function carried(
  secrets: readonly Range[],
  replaced: readonly Range[],
  map: (offset: number, bias: 'left' | 'right') => number,
): readonly Range[] {
  return secrets
    .filter(
      (secret) => !rangesWithin(replaced, secret).some(({ start, end }) => start <= secret.start && end >= secret.end),
    )
    .map(({ start, end }) => ({ start: map(start, 'left'), end: map(end, 'right') }));
}

/** Where values stand in or reach into some ranges of a text: an edit leaves out what old and new have in common. */
function occurrences(values: SecretValues, text: TextSource, within: readonly Range[]): readonly Occurrence[] {
  const reach = Math.max(0, values.longest - 1);
  return within.flatMap(({ start, end }) => {
    const from = Math.max(0, start - reach);
    return values
      .occurrences(text.slice(from, end + reach))
      .map((found) => ({ ...found, start: from + found.start, end: from + found.end }))
      .filter((found) => found.end > start && found.start < end);
  });
}
