import { parseDocument } from '../../document/parse.js';
import { maskRanges, secretRanges } from '../../openclaw/secrets/secrecy.js';
import { mergeRanges, secretShapes } from '../../openclaw/secrets/shapes.js';
import { MASK } from './redaction.js';
import { secretValues } from './secret-values.js';

/** Versions of one file without the secrets of any of them: what is one in the first is none of the second's to show. */
export function withoutSecrets(texts: readonly string[]): readonly string[] {
  const known = texts.map((text) => ({
    text,
    secrets: secretRanges(parseDocument(text)),
    parts: [{ start: 0, end: text.length }],
  }));
  const values = secretValues(known);
  return known.map(({ text, secrets }) =>
    maskRanges(text, mergeRanges([...secrets, ...secretShapes(text), ...values.occurrences(text)]), MASK),
  );
}
