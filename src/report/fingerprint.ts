import { createHash } from 'node:crypto';
import { type ConfigPath, formatPath } from '../document/config-path.js';
import type { Document, Range, ValueNode } from '../document/node.js';
import { nodeAt } from '../document/tree.js';
import { rangesWithin } from './ranges.js';

/** A text whose places a fingerprint is made of. */
export interface FingerprintSource {
  readonly document: Document;
  /** The secrets the text has by itself; sorted and disjoint. */
  readonly ownSecrets: readonly Range[];
}

/**
 * Knows a finding again: 16 hex digits of rule id, path and value. Lines that move leave it as it is, another value
 * at the same place does not. Keys of an object count in any order, white space, quotes and comments not at all.
 */
export function fingerprint(
  ruleId: string,
  path: ConfigPath | null,
  range: Range | null,
  source: FingerprintSource | undefined,
): string {
  return shortHash(JSON.stringify([ruleId, path === null ? null : formatPath(path), whatIsThere(path, range, source)]));
}

/** The same for the second and later findings that nothing else tells apart. */
export function numberedFingerprint(first: string, ordinal: number): string {
  return ordinal === 1 ? first : shortHash(`${first} ${ordinal}`);
}

function whatIsThere(path: ConfigPath | null, range: Range | null, source: FingerprintSource | undefined): string {
  if (source === undefined) return '';
  const { document, ownSecrets: secrets } = source;
  if (path !== null) {
    const node = document.root && nodeAt(document.root, path);
    return node === undefined ? '' : normalised(node, secrets);
  }
  if (range === null) return '';
  return withoutSecrets(document.text, range, secrets).replace(/\s+/g, ' ').trim();
}

/** Compact JSON with sorted keys; without recursion, as a file may nest as deep as it likes. */
function normalised(root: ValueNode, secrets: readonly Range[]): string {
  const out: string[] = [];
  const pending: (ValueNode | string)[] = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') {
      out.push(next);
    } else if (next.type === 'array') {
      out.push('[');
      pending.push(']');
      for (const item of next.items.toReversed()) pending.push(',', item);
    } else if (next.type === 'object') {
      out.push('{');
      pending.push('}');
      const inForce = new Map(next.members.map((member) => [member.key, member.value]));
      const members = [...inForce].sort(([a], [b]) => (a < b ? 1 : -1));
      for (const [key, value] of members) pending.push(',', value, `${JSON.stringify(key)}:`);
    } else {
      const isSecret = rangesWithin(secrets, next).length > 0;
      out.push(isSecret ? blurred(String(next.value)) : JSON.stringify(next.value));
    }
  }
  return out.join('');
}

function withoutSecrets(text: string, range: Range, secrets: readonly Range[]): string {
  const parts: string[] = [];
  let at = range.start;
  for (const secret of rangesWithin(secrets, range)) {
    parts.push(text.slice(at, Math.max(at, secret.start)), blurred(text.slice(secret.start, secret.end)));
    at = Math.max(at, secret.end);
  }
  parts.push(text.slice(at, Math.max(at, range.end)));
  return parts.join('');
}

/**
 * Fingerprints are published, and a full hash would let anyone try passwords against it. Twelve bits still see
 * nearly every swap and leave a guesser with one candidate in 4096 of any list.
 */
function blurred(secret: string): string {
  return `secret:${createHash('sha256').update(secret).digest('hex').slice(0, 3)}`;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
