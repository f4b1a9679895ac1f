import type { ConfigPath } from '../../config-path.js';
import { formatPath, startsWithPath } from '../../config-path.js';
import type { Document, JsonValue, Member, ObjectNode, ValueNode } from '../../node.js';
import { deepEqual, isObject, toValue } from '../../value.js';
import { commentsWithin, ownComments } from '../gap/ownership.js';
import type { Operation } from '../operation.js';

interface Gone {
  readonly path: ConfigPath;
  readonly value: JsonValue;
}

/** Moves of members with comments that are gone where they stood and stand, unchanged, at one new place. */
export function carriedMembers(document: Document, root: ValueNode, value: JsonValue): readonly Operation[] {
  const gone: Gone[] = [];
  const added = new Map<string, Gone>();
  compare(document, root, value, [], gone, added);
  const moves: { from: ConfigPath; to: ConfigPath }[] = [];
  for (const one of gone) {
    if (moves.some(({ from }) => startsWithPath(one.path, from))) continue;
    const places = [...added.values()].filter((place) => mayBe(one, place));
    const rivals = gone.filter((other) => places[0] !== undefined && mayBe(other, places[0]));
    const [place] = places;
    if (place === undefined || places.length > 1 || rivals.length > 1) continue;
    if (moves.some(({ to }) => startsWithPath(place.path, to) || startsWithPath(to, place.path))) continue;
    moves.push({ from: one.path, to: place.path });
  }
  return moves.map((move) => ({ op: 'move', ...move }));
}

/** The same value under the same key, or so much of it that it cannot be another; a mere switch needs its parent too. */
function mayBe(one: Gone, place: Gone): boolean {
  if (!deepEqual(one.value, place.value)) return false;
  const sameKey = one.path.at(-1) === place.path.at(-1);
  if (typeof one.value === 'object' && one.value !== null) return sameKey || sizeOf(one.value) > 1;
  if (!sameKey) return false;
  return typeof one.value === 'string' || one.path.at(-2) === place.path.at(-2);
}

function sizeOf(value: object): number {
  return Object.keys(value).length;
}

function compare(
  document: Document,
  node: ValueNode,
  value: JsonValue,
  path: ConfigPath,
  gone: Gone[],
  added: Map<string, Gone>,
): void {
  if (node.type !== 'object' || !isObject(value)) return;
  const members = new Map(node.members.map((member) => [member.key, member]));
  for (const [key, member] of members) {
    const here = [...path, key];
    if (Object.hasOwn(value, key)) compare(document, member.value, value[key] ?? null, here, gone, added);
    else addGone(document, node, member, here, gone);
  }
  for (const [key, item] of Object.entries(value)) {
    if (!members.has(key)) addNew(item, [...path, key], added);
  }
}

/** A member and those below it, outer ones first, as far as they have comments. */
function addGone(document: Document, holder: ObjectNode, member: Member, path: ConfigPath, gone: Gone[]): void {
  const own = ownComments(document.text, holder, holder.members.indexOf(member));
  const inner = commentsWithin(document.comments, member);
  if (own.lead.length + own.trail.length + inner.length === 0) return;
  gone.push({ path, value: toValue(member.value) });
  if (member.value.type !== 'object' || inner.length === 0) return;
  for (const child of member.value.members) addGone(document, member.value, child, [...path, child.key], gone);
}

function addNew(value: JsonValue, path: ConfigPath, added: Map<string, Gone>): void {
  added.set(formatPath(path), { path, value });
  if (!isObject(value)) return;
  for (const [key, item] of Object.entries(value)) addNew(item, [...path, key], added);
}
