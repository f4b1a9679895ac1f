export const DEFAULT_ACCOUNT = 'default';

const RESERVED = new Set(['__proto__', 'prototype', 'constructor']);

/** The id an account is known by: lower case, of letters, digits, `-` and `_`; `default` where nothing is left. */
export function normalizeAccountId(text: string): string {
  const lower = text.trim().toLowerCase();
  const id = /^[a-z0-9][a-z0-9_-]{0,63}$/.test(lower)
    ? lower
    : lower
        .replace(/[^a-z0-9_-]+/g, '-')
        .replace(/^-+/, '')
        .replace(/-+$/, '')
        .slice(0, 64);
  return id === '' || RESERVED.has(id) ? DEFAULT_ACCOUNT : id;
}
