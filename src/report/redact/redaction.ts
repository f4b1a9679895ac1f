import type { ConfigPath } from '../../document/config-path.js';
import { maskRanges } from '../../openclaw/secrets/secrecy.js';
import { mergeRanges, secretShapes } from '../../openclaw/secrets/shapes.js';
import { openText, type SecretText, type SecretValues, secretValues } from './secret-values.js';

export const MASK = '***';

/** A text of ours, written without the files at hand, with what has the shape of a secret masked. */
export function maskShapes(text: string): string {
  return maskRanges(text, secretShapes(text), MASK);
}

/** Keeps the secrets of the files out of everything that is said about them. */
export interface Redaction {
  clean(text: string): string;
  cleanPath(path: ConfigPath): ConfigPath;
}

export const openRedaction: Redaction = { clean: (text) => text, cleanPath: (path) => path };

/** @param texts looked at when the first text is cleaned */
export function createRedaction(texts: readonly SecretText[]): Redaction {
  let values: SecretValues | undefined;
  let shown: readonly string[] | undefined;
  const shownByValue = new Map<string, boolean>();
  /** An environment variable may hold a model's name; what stands in the open elsewhere is no secret to a message. */
  const isShown = (value: string): boolean => {
    shown ??= texts.map((text) => openText(text));
    const known = shownByValue.get(value) ?? shown.some((text) => text.includes(value));
    shownByValue.set(value, known);
    return known;
  };
  const clean = (text: string): string => {
    values ??= secretValues(texts);
    const quoted = values.occurrences(text).filter(({ value }) => !isShown(value));
    return maskRanges(text, mergeRanges([...secretShapes(text), ...quoted]), MASK);
  };
  return {
    clean,
    cleanPath: (path) => path.map((segment) => (typeof segment === 'string' ? clean(segment) : segment)),
  };
}
