import type { ConfigPath } from '../../config-path.js';
import { groupBy } from '../../group-by.js';
import type { ArrayNode, Document, JsonValue, ValueNode } from '../../node.js';
import { deepEqual, isObject, toValue } from '../../value.js';
import type { Operation } from '../operation.js';
import { permutedLines } from './permute-lines.js';

/** What names an item of a list. */
const NAMES = ['id', 'name', 'key', 'agentId'] as const;

/**
 * Operations that bring the items of every list into the order of the new value, so that each meets its own: out goes
 * what the new list has no more, in comes what is new to it.
 * @param root of the document, or below it
 */
export function arrangeLists(document: Document, root: ValueNode, value: JsonValue): readonly Operation[] {
  const operations: Operation[] = [];
  arrange(document, root, value, [], operations);
  return operations;
}

function arrange(
  document: Document,
  node: ValueNode,
  value: JsonValue,
  path: ConfigPath,
  operations: Operation[],
): void {
  if (node.type === 'object' && isObject(value)) {
    for (const member of new Map(node.members.map((one) => [one.key, one])).values()) {
      if (Object.hasOwn(value, member.key)) {
        arrange(document, member.value, value[member.key] ?? null, [...path, member.key], operations);
      }
    }
  }
  if (node.type !== 'array' || !Array.isArray(value)) return;
  const partners = match(
    node.items.map((item) => toValue(item)),
    value,
  );
  if (isAligned(node, partners, value)) return;
  const reordered = reorder(node.items.length, partners, value, path);
  operations.push(...(inOneGo(document, node, partners, reordered, path) ?? reordered));
  for (const [index, partner] of partners.entries()) {
    const item = partner === undefined ? undefined : node.items[partner];
    if (item !== undefined) arrange(document, item, value[index] ?? null, [...path, index], operations);
  }
}

/** More items than these are not moved one by one, where they need not be. */
const MOST_MOVED = 100;

/** Many items that only change places. */
function inOneGo(
  document: Document,
  node: ArrayNode,
  partners: readonly (number | undefined)[],
  reordered: readonly Operation[],
  path: ConfigPath,
): readonly Operation[] | undefined {
  if (reordered.length <= MOST_MOVED || reordered.some(({ op }) => op !== 'move')) return undefined;
  const snippet = permutedLines(
    document,
    node,
    partners.filter((partner) => partner !== undefined),
  );
  return snippet && [{ op: 'set', path, source: { snippet } }];
}

/** More edits than these are not looked for when a list is set. */
const MOST_ALIGNED = 1_000;

/** Whether items only come or only go and the others stay as they are: to set the list does that, all in one go. */
function isAligned(
  { items }: ArrayNode,
  partners: readonly (number | undefined)[],
  wanted: readonly JsonValue[],
): boolean {
  const kept = partners.filter((partner) => partner !== undefined);
  const [gone, come] = [items.length - kept.length, wanted.length - kept.length];
  if (gone > 0 === come > 0 || gone + come > MOST_ALIGNED) return false;
  return (
    partners.every((partner, index) => {
      const item = partner === undefined ? undefined : items[partner];
      return item === undefined || deepEqual(toValue(item), wanted[index] ?? null);
    }) && kept.every((partner, index) => index === 0 || partner > (kept[index - 1] ?? 0))
  );
}

/** For each new item the index of the old one it is: equal, of the same name, or else in the same place. */
function match(held: readonly JsonValue[], wanted: readonly JsonValue[]): (number | undefined)[] {
  const partners: (number | undefined)[] = wanted.map(() => undefined);
  const free = new Set(held.keys());
  const take = (index: number, at: number | undefined): void => {
    if (at === undefined || !free.delete(at)) return;
    partners[index] = at;
  };
  const pairHere = (same: (old: JsonValue, item: JsonValue) => boolean): void => {
    for (const [index, item] of wanted.entries()) {
      if (partners[index] === undefined && free.has(index) && same(held[index] ?? null, item)) take(index, index);
    }
  };
  const pairBy = (wordOf: (item: JsonValue) => string | undefined, same: typeof deepEqual): void => {
    const named = [...free].flatMap((at) => {
      const word = wordOf(held[at] ?? null);
      return word === undefined ? [] : [{ at, word }];
    });
    const byWord = groupBy(named, ({ word }) => word);
    for (const [index, item] of wanted.entries()) {
      const word = partners[index] === undefined ? wordOf(item) : undefined;
      const known = (word !== undefined && byWord.get(word)) || [];
      const at = known.findIndex((one) => same(held[one.at] ?? null, item));
      if (at < 0) continue;
      take(index, known[at]?.at);
      known.splice(at, 1);
    }
  };
  pairHere(deepEqual);
  pairBy(hintOf, deepEqual);
  pairBy(nameOf, () => true);
  pairHere((old, item) => nameOf(old) === undefined || nameOf(item) === undefined);
  return partners;
}

/** The same for equal values, so that few have to be compared: lists of thousands are one kind of scalar, or have ids. */
function hintOf(value: JsonValue): string {
  return typeof value === 'object' && value !== null ? (nameOf(value) ?? 'unnamed') : `${typeof value} ${value}`;
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
