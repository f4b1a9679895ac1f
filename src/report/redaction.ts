import type { ConfigPath } from '../document/config-path.js';
import { secretShapes } from '../openclaw/secret-shapes.js';
import { maskRanges } from '../openclaw/secrets.js';
import { type SecretText, secretValues } from './secret-values.js';

export const MASK = '***';

/** Keeps the secrets of the files out of everything that is said about them. */
export interface Redaction {
  clean(text: string): string;
  cleanPath(path: ConfigPath): ConfigPath;
  /** True where the text holds a secret. */
  finds(text: string): boolean;
}

export const openRedaction: Redaction = {
  clean: (text) => text,
  cleanPath: (path) => path,
  finds: () => false,
};

/** @param texts with the places of their secrets; looked at when the first text is cleaned */
export function createRedaction(texts: readonly SecretText[]): Redaction {
  let known: RegExp | null | undefined;
  const pattern = (): RegExp | null => {
    if (known === undefined) known = patternOf(texts);
    return known;
  };
  const clean = (text: string): string => {
    const unnamed = maskRanges(text, secretShapes(text), MASK);
    const secrets = pattern();
    return secrets === null ? unnamed : unnamed.replace(secrets, MASK);
  };
  return {
    clean,
    cleanPath: (path) => path.map((segment) => (typeof segment === 'string' ? clean(segment) : segment)),
    finds: (text) => clean(text) !== text,
  };
}

function patternOf(texts: readonly SecretText[]): RegExp | null {
  const shown = texts.map(({ text, secrets }) => maskRanges(text, secrets, MASK));
  const hidden = secretValues(texts).filter((value) => !isShown(value, shown));
  if (hidden.length === 0) return null;
  // The longest first: one secret may be the beginning of another.
  hidden.sort((a, b) => b.length - a.length);
  return new RegExp(hidden.map(escaped).join('|'), 'g');
}

/** An environment variable may hold a model's name; what stands in the open elsewhere is no secret to a message. */
function isShown(value: string, shown: readonly string[]): boolean {
  return shown.some((text) => text.includes(value));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
