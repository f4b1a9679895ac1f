import * as path from 'node:path';
import { type Check, text } from './check.js';

function url(raw: string): URL | undefined {
  try {
    return new URL(raw);
  } catch {
    return undefined;
  }
}

const isWeb = (raw: string): boolean => /^https?:$/.test(url(raw)?.protocol ?? '');

export const anyUrl = text(
  (raw) => url(raw.trim()) !== undefined,
  'a URL with its scheme, such as "https://example.com"',
);
export const webUrl = text(isWeb, 'a URL that begins with http:// or https://');
export const plainHttpUrl = text((raw) => url(raw)?.protocol === 'http:', 'a URL that begins with http://');
export const secureUrl = text((raw) => {
  const parsed = url(raw);
  return (
    parsed?.protocol === 'https:' &&
    [parsed.username, parsed.password, parsed.search, parsed.hash].every((part) => part === '')
  );
}, 'a URL that begins with https://, without user name, password, query or fragment');
export const secureUrlWithPath = text((raw) => {
  const parsed = url(raw);
  return parsed?.protocol === 'https:' && parsed.pathname !== '/';
}, 'a URL that begins with https:// and has a path');

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

export const secureOrLocalUrl = text((raw) => {
  const parsed = url(raw);
  return parsed?.protocol === 'https:' || (parsed?.protocol === 'http:' && LOOPBACK.has(parsed.hostname));
}, 'a URL that begins with https://, or http:// on this machine');

function isOrigin(raw: string): boolean {
  const parsed = url(raw);
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol) || parsed.pathname !== '/') return false;
  return [parsed.search, parsed.hash, parsed.username, parsed.password].every((part) => part === '');
}

export const origin = text(
  isOrigin,
  'an origin: scheme, host and port and nothing after them, such as "https://example.com"',
);
export const publicOrigin = text((raw) => {
  const parsed = url(raw);
  return isOrigin(raw) && (parsed?.protocol === 'https:' || LOOPBACK.has(parsed?.hostname ?? ''));
}, 'an origin that begins with https:// (http:// only on this machine), such as "https://claw.example.com"');

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/iu;

export const domain = text((raw) => {
  if (url(`https://portal.${raw}`)?.hostname !== `portal.${raw.toLowerCase()}`) return false;
  const labels = raw.split('.');
  const isAddress = labels.length === 4 && labels.every((label) => /^\d+$/.test(label));
  return raw.length <= 220 && labels.length > 1 && !isAddress && labels.every((label) => LABEL.test(label));
}, 'a domain name with a dot in it, without scheme, port or path');

/** A bare host or address, as `exactHost` of the gateway's egress proxy reads it. */
export const exactHost = text((raw) => {
  const trimmed = raw.trim().toLowerCase().replace(/\.+$/u, '');
  const host = trimmed.startsWith('[') && trimmed.endsWith(']') ? trimmed.slice(1, -1) : trimmed;
  if (/^[0-9a-f:]+$/.test(host) && host.includes(':')) return url(`http://[${host}]`) !== undefined;
  if (host === '' || /[*:\s/?#@]/u.test(host)) return false;
  const ascii = url(`http://${host}`)?.hostname ?? '';
  return ascii !== '' && ascii.length <= 253 && ascii.split('.').every((label) => LABEL.test(label));
}, 'one host name or address, without scheme, port, path or wildcard');

const isAbsolute = (raw: string): boolean => path.posix.isAbsolute(raw);

export const absolutePath = text(
  (raw) => isAbsolute(raw) || /^(?:[A-Za-z]:[\\/]|\\\\[^\\]+\\[^\\]+)/.test(raw),
  'an absolute path',
);
export const absolutePathHere = text(isAbsolute, 'an absolute path');
export const homePath = text(
  (raw) => isAbsolute(raw) || raw === '~' || raw.startsWith('~/'),
  'an absolute path, or one that begins with ~/',
);
export const relativeModule = text((raw) => {
  const value = raw.trim();
  if (value === '' || isAbsolute(value) || value.startsWith('~') || value.includes(':')) return false;
  return !value.split(/[\\/]+/g).includes('..');
}, 'a relative path that stays inside its folder');

const UNSAFE = /[\u0000\r\n;&|`$<>"']/;
const isPathLike = (raw: string): boolean =>
  raw.startsWith('.') || raw.startsWith('~') || /[\\/]/.test(raw) || /^[A-Za-z]:[\\/]/.test(raw);

export function isExecutable(raw: string): boolean {
  const value = raw.trim();
  if (value === '' || UNSAFE.test(value)) return false;
  return isPathLike(value) || /^[A-Za-z0-9._+][A-Za-z0-9._+-]*$/.test(value);
}

export const executable = text(
  isExecutable,
  'the name or path of a program alone, without arguments, quotes or shell signs',
);

export const isFileSecretId = (raw: string): boolean =>
  raw === 'value' || (raw.startsWith('/') && !/~(?![01])/.test(raw));
export const isExecSecretId = (raw: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9._:/#-]{0,255}$/.test(raw) && !raw.split('/').some((part) => part === '.' || part === '..');

export const fileSecretId = text(isFileSecretId, 'a JSON pointer such as "/providers/openai/apiKey", or "value"');
export const execSecretId = text(
  isExecSecretId,
  'an id such as "vault/openai/api-key", without "." or ".." between slashes',
);
export const agentId = text(
  (raw) => /^[a-z0-9_][a-z0-9_-]{0,63}$/i.test(raw.trim()),
  'an agent id: letters, digits, "-" and "_"',
);
export const untrimmed = text((raw) => raw === raw.trim(), 'without spaces around it');
export const untrimmedName = text((raw) => raw !== '' && raw === raw.trim(), 'a name without spaces around it');
export const someText = text((raw) => raw.trim() !== '', 'a text that is not empty');
export const modelRefOrNothing = text(
  (raw) => raw.trim() === '' || isModelRef(raw),
  'provider/model, or an empty text for none',
);
export const otherThan = (...words: readonly string[]): Check =>
  text((raw) => !words.includes(raw), `something else than ${words.map((word) => JSON.stringify(word)).join(' or ')}`);
export const repository = text(
  (raw) => raw === raw.toLowerCase() && /^[a-z0-9.-]+(?::\d+)?(?:\/[^/\s]+){2,}$/.test(raw) && !raw.endsWith('.git'),
  'host/owner/repository in lower case, without .git',
);
export const timestamp: Check = (value) =>
  typeof value !== 'number' || !Number.isNaN(new Date(value).getTime())
    ? []
    : [{ at: [], kind: 'bad-format', expected: 'a point in time' }];

const WIDTH_WORDS =
  /^(?:calc|clamp|fit-content|max|min|none|auto|max-content|min-content|ch|r?em|vh|vmax|vmin|vw|px)$/i;

function isWidth(raw: string): boolean {
  const value = raw.trim().replace(/\s+/g, ' ');
  if (value === '' || value.length > 96) return false;
  if (/^(?:none|auto|fit-content|max-content|min-content)$/i.test(value)) return true;
  if (/^(?:\d+(?:\.\d+)?|\.\d+)(?:px|r?em|ch|vw|vh|vmin|vmax|%)$/i.test(value)) return true;
  if (!/^[0-9A-Za-z.%+\-*/(),\s]+$/.test(value) || !/^(?:calc|clamp|fit-content|max|min)\(.+\)$/i.test(value))
    return false;
  const words = value.match(/[A-Za-z][A-Za-z0-9-]*/g) ?? [];
  return isBalanced(value) && words.every((word) => WIDTH_WORDS.test(word));
}

function isBalanced(value: string): boolean {
  let depth = 0;
  for (const sign of value) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

export const chatWidth = text(isWidth, 'a CSS width such as "960px", "82%" or "min(1280px, 82%)"');

export function isModelRef(raw: string): boolean {
  const slash = raw.trim().indexOf('/');
  return (
    slash > 0 &&
    raw.trim().slice(0, slash).trim() !== '' &&
    raw
      .trim()
      .slice(slash + 1)
      .trim() !== ''
  );
}

/** Checks whose name holds what they look for. */
export function startsWith(prefix: string): Check {
  return text((raw) => raw.startsWith(prefix), `a text that begins with ${JSON.stringify(prefix)}`);
}

export function matches(pattern: string): Check {
  const compiled = new RegExp(pattern, 'u');
  return text((raw) => raw.length > 1000 || compiled.test(raw), `a text that matches ${pattern}`);
}

export function without(pattern: string): Check {
  const compiled = new RegExp(pattern, 'u');
  return text((raw) => raw.length > 1000 || !compiled.test(raw), `a text in which nothing matches ${pattern}`);
}

/** Ids that look like numbers lose their last digits as one. */
export const isText: Check = (value) =>
  typeof value === 'string' ? [] : [{ at: [], kind: 'wrong-type', expected: 'a text: write the id in quotes' }];
