import type { ConfigPath, PathSegment } from '../../../document/config-path.js';
import { parseDocument } from '../../../document/parse.js';
import type { ConfigValue } from '../../../openclaw/config/view.js';
import { refuse } from '../refusal.js';

const BRACKET = /\[\s*(?:(0|[1-9]\d*)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([^[\]"'\s][^[\]"']*?))\s*\]/y;
const PLAIN = /(?:[^.[\]\\]|\\.)+/y;
/** OpenClaw refuses them too: an object that is written by path would gain a prototype. */
const BLOCKED: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);

/**
 * A path as people type it: `tools.allow[0]`, `agents.defaults.models["openai/gpt-5.5"]`, the same with single quotes,
 * or with a backslash before a dot that belongs to a key.
 * @throws {EditRefused}
 */
export function readTypedPath(typed: string): ConfigPath {
  const text = typed.trim();
  if (text === '') refuse('path', 'The path is empty; name a key: gateway.port');
  const path: PathSegment[] = [];
  let at = 0;
  while (at < text.length) {
    const bracket = matchAt(BRACKET, text, at);
    if (bracket !== undefined) {
      path.push(bracketSegment(bracket));
      at += bracket[0].length;
      continue;
    }
    if (text[at] === '.') {
      if (at === 0) unreadable(typed, at);
      at++;
    } else if (at > 0) unreadable(typed, at);
    const plain = matchAt(PLAIN, text, at);
    if (plain === undefined || plain[0].trim() === '') unreadable(typed, at);
    path.push(plain[0].replace(/\\(.)/g, '$1').trim());
    at += plain[0].length;
  }
  for (const segment of path) {
    if (typeof segment === 'string' && BLOCKED.has(segment)) refuse('path', `${segment} cannot be part of a path.`);
    if (segment === '$include') {
      refuse('include', 'An $include is edited by hand: what it brings in has to be read first.');
    }
  }
  return path;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function bracketSegment([, index, quoted, bare = '']: RegExpExecArray): PathSegment {
  if (index !== undefined) return Number(index);
  if (quoted === undefined) return bare;
  const { root, problems } = parseDocument(quoted);
  if (root?.type !== 'string' || problems.length > 0 || root.value === '') {
    refuse('path', `${quoted} is no key; write it in quotes: ["openai/gpt-5.5"]`);
  }
  return root.value;
}

function unreadable(typed: string, at: number): never {
  refuse(
    'path',
    `The path cannot be read from character ${at + 1} on: ${typed}\nKeys are parted by dots; a key with dots or slashes stands in brackets and quotes: agents.defaults.models["openai/gpt-5.5"]`,
  );
}

/** The path as the config takes it: what counts items of a list is a number, what names a member is a text. */
export function pathInConfig(root: ConfigValue, path: ConfigPath): ConfigPath {
  const found: PathSegment[] = [];
  let here: ConfigValue | undefined = root;
  for (const segment of path) {
    const fitting = here === undefined ? segment : segmentIn(here, segment);
    found.push(fitting);
    here = here?.at([fitting]);
  }
  return found;
}

function segmentIn(holder: ConfigValue, segment: PathSegment): PathSegment {
  if (holder.isArray && typeof segment === 'string' && /^(?:0|[1-9]\d*)$/.test(segment)) return Number(segment);
  return holder.isObject && typeof segment === 'number' ? String(segment) : segment;
}
