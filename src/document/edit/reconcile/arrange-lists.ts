import type { ConfigPath } from '../../config-path.js';
import type { JsonValue, ValueNode } from '../../node.js';
import { deepEqual, toValue } from '../../value.js';
import type { Operation } from '../operation.js';

/** What names an item of a list. */
const NAMES = ['id', 'name', 'key', 'agentId'] as const;

/**
 * Operations that bring the items of every list into the order of the new value, so that each meets its own: out goes
 * what the new list has no more, in comes what is new to it.
 */
export function arrangeLists(root: ValueNode, value: JsonValue): readonly Operation[] {
  const operations: Operation[] = [];
  arrange(root, value, [], operations);
  return operations;
}

function arrange(node: ValueNode, value: JsonValue, path: ConfigPath, operations: Operation[]): void {
  if (node.type === 'object' && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const member of new Map(node.members.map((one) => [one.key, one])).values()) {
      if (Object.hasOwn(value, member.key)) {
        arrange(member.value, value[member.key] ?? null, [...path, member.key], operations);
      }
    }
  }
  if (node.type !== 'array' || !Array.isArray(value)) return;
  const partners = match(
    node.items.map((item) => toValue(item)),
    value,
  );
  operations.push(...reorder(node.items.length, partners, value, path));
  for (const [index, partner] of partners.entries()) {
    const item = partner === undefined ? undefined : node.items[partner];
    if (item !== undefined) arrange(item, value[index] ?? null, [...path, index], operations);
  }
}

/** For each new item the index of the old one it is: equal, of the same name, or else in the same place. */
function match(held: readonly JsonValue[], wanted: readonly JsonValue[]): (number | undefined)[] {
  const partners: (number | undefined)[] = wanted.map(() => undefined);
  const free = new Set(held.keys());
  const pair = (same: (old: JsonValue, item: JsonValue, at: number, index: number) => boolean) => {
    for (const [index, item] of wanted.entries()) {
      if (partners[index] !== undefined) continue;
      const at = [...free].find((one) => same(held[one] ?? null, item, one, index));
      if (at === undefined) continue;
      partners[index] = at;
      free.delete(at);
    }
  };
  pair((old, item, at, index) => at === index && deepEqual(old, item));
  pair(deepEqual);
  pair((old, item) => nameOf(old) !== undefined && nameOf(old) === nameOf(item));
  pair((old, item, at, index) => at === index && (nameOf(old) === undefined || nameOf(item) === undefined));
  return partners;
}

function nameOf(value: JsonValue): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  for (const key of NAMES) {
    const name = Object.hasOwn(value, key) ? value[key] : undefined;
    if (typeof name === 'string') return `${key} ${name}`;
  }
  return undefined;
}

function reorder(
  count: number,
  partners: readonly (number | undefined)[],
  wanted: readonly JsonValue[],
  path: ConfigPath,
): Operation[] {
  const operations: Operation[] = [];
  const kept = new Set(partners);
  const now = Array.from({ length: count }, (_, index) => index);
  for (let index = count - 1; index >= 0; index--) {
    if (kept.has(index)) continue;
    operations.push({ op: 'remove', path: [...path, index] });
    now.splice(index, 1);
  }
  for (const [index, partner] of partners.filter((one) => one !== undefined).entries()) {
    const at = now.indexOf(partner);
    if (at === index) continue;
    operations.push({ op: 'move', from: [...path, at], to: [...path, index] });
    now.splice(at, 1);
    now.splice(index, 0, partner);
  }
  for (const [index, partner] of partners.entries()) {
    if (partner === undefined) {
      operations.push({ op: 'insert', path: [...path, index], source: { value: wanted[index] ?? null } });
    }
  }
  return operations;
}
