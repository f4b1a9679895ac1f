import type { ConfigPath } from '../../config-path.js';
import { locate, type Step } from '../../locate.js';
import type { ArrayNode, Document, Edit, ObjectNode, ValueNode } from '../../node.js';
import { parseDocument } from '../../parse.js';
import { documentStyle, type Style, styleAt } from '../../style.js';
import { findMember } from '../../tree.js';
import { Changes } from '../changes.js';
import { applyEdits, composeEdits, normalizeEdits } from '../edits.js';
import { type ContainerNode, type GapToken, isComment, itemsOf, scanGap, startsLine } from '../gap/items.js';
import { commentsOfGap, ownComments } from '../gap/ownership.js';
import { addComments } from '../item/comments.js';
import { makeItem } from '../item/make.js';
import { moveBracketsApart } from '../list/move-brackets-apart.js';
import type { Operation, Planned } from '../operation.js';
import { failed, nameOf, notFound, type Planning, planned } from '../planning.js';
import { renderMemberKey } from '../text/render.js';
import { renameAt } from './rename.js';

/** A list of objects becomes a map in place: brackets change, each item gains a key and loses the member that had it. */
export function planRekey(planning: Planning, operation: Operation & { op: 'rekey' }): Planned {
  const { path, by } = operation;
  const found = locate(planning.root, path);
  if (found.found !== 'all') return notFound(path);
  const list = found.node;
  if (list.type !== 'array') return failed('wrong-type', `${nameOf(path)} is no list`);
  const objects = objectsOf(list.items);
  if (objects === undefined) return failed('wrong-type', `${nameOf(path)} holds something that is no object`);
  const keys = keysFor(objects, operation);
  if (keys === undefined) return failed('wrong-type', `not every item of ${nameOf(path)} has a string ${by}`);
  if (new Set(keys).size < keys.length) return failed('duplicate-key', `two items of ${nameOf(path)} have one ${by}`);
  const apart = moveBracketsApart(planning.document, list);
  if (apart.length > 0) return afterwards(planning.document, apart, operation);
  const changes = new Changes(planning.document);
  const refused = renameHolder(changes, planning, path, operation.rename);
  if (refused !== undefined) return refused;
  const style = styleOf(planning, list, found.steps.at(-1));
  const hasNotes = objects.some((object) => hasCommentAbove(planning.document, object, by));
  replaceBrackets(changes, planning.document, list, hasNotes ? undefined : style.objectPad);
  for (const [index, object] of objects.entries()) {
    const key = renderMemberKey(keys[index] ?? '', style) + style.colon;
    keyItem(changes, planning.document, { container: list, index }, object, by);
    changes.replace({ start: object.start, end: object.start }, key);
  }
  return planned(changes);
}

/** The operation on what first edits make of a document, as edits on the document. */
function afterwards(document: Document, first: readonly Edit[], operation: Operation & { op: 'rekey' }): Planned {
  const between = parseDocument(applyEdits(document.text, first));
  if (between.root === undefined) return failed('unparsable', 'the list cannot be taken apart');
  const second = planRekey({ document: between, root: between.root }, operation);
  if (!second.ok) return second;
  return { ...second, edits: normalizeEdits(document.text, composeEdits(first, second.edits)) };
}

function objectsOf(values: readonly ValueNode[]): readonly ObjectNode[] | undefined {
  const objects = values.filter((value) => value.type === 'object');
  return objects.length === values.length ? objects : undefined;
}

function keysFor(
  objects: readonly ObjectNode[],
  { by, keys }: Operation & { op: 'rekey' },
): readonly string[] | undefined {
  if (keys !== undefined) return keys.length === objects.length ? keys : undefined;
  const own = objects.map((object) => findMember(object, by)?.value);
  const strings = own.flatMap((value) => (value?.type === 'string' ? [value.value] : []));
  return strings.length === objects.length ? strings : undefined;
}

function renameHolder(
  changes: Changes,
  planning: Planning,
  path: ConfigPath,
  key: string | undefined,
): Planned | undefined {
  return key === undefined ? undefined : renameAt(changes, planning, path, key);
}

/** New keys are written like the keys of the items, else like the one that holds the list. */
function styleOf({ document }: Planning, list: ArrayNode, holder: Step | undefined): Style {
  const [first] = list.items;
  if (first?.type === 'object' && first.members.length > 0) return styleAt(document, first);
  return holder?.container.type === 'object' ? styleAt(document, holder.container) : documentStyle(document);
}

/** Where items share the lines of the brackets, the padding changes with them when another is given. */
function replaceBrackets(changes: Changes, { text }: Document, list: ContainerNode, pad: string | undefined): void {
  const [open, close] = list.type === 'array' ? ['{', '}'] : ['[', ']'];
  const items = itemsOf(list);
  const first = items[0]?.start ?? list.start;
  const last = items.at(-1)?.end ?? list.end;
  const inner = { start: list.start + 1, end: list.end - 1 };
  const padded = pad !== undefined && isBlank(text.slice(inner.start, first)) && isBlank(text.slice(last, inner.end));
  const start = { start: list.start, end: padded ? first : inner.start };
  const end = { start: padded ? last : inner.end, end: list.end };
  if (items.length === 0) changes.replace(list, open + text.slice(inner.start, inner.end) + close);
  else {
    changes.replace(start, padded ? open + pad : open);
    changes.replace(end, padded ? pad + close : close);
  }
}

function isBlank(text: string): boolean {
  return /^[ \t]*$/.test(text);
}

/**
 * Takes the member `by` out of an item. What is said about it is said about the key now: comments above it go above
 * the item, those on its line behind the opening bracket, which is the line the key stands on.
 */
function keyItem(changes: Changes, document: Document, step: Step, object: ObjectNode, by: string): void {
  const above: string[] = [];
  const behind: string[] = [];
  for (const [index, member] of object.members.entries()) {
    if (member.key !== by) continue;
    changes.remove(object, index);
    const { lead, trail } = ownComments(document.text, object, index);
    const inside = scanGap(document.text, member.keyRange.end, member.value.start).filter(isComment);
    (startsLine(document.text, object, index) ? above : behind).push(...texts(document, lead));
    behind.push(...texts(document, [...inside, ...trail]));
  }
  const room = roomBehindBracket(document, object) ? behind.findIndex(isLine) + 1 || behind.length : 0;
  changes.commentBracket(object, behind.slice(0, room));
  addComments(changes, document, step, [...above, ...behind.slice(room)]);
}

/** Such a comment gets a line above the item. */
function hasCommentAbove({ text }: Document, object: ObjectNode, by: string): boolean {
  return object.members.some(
    ({ key }, index) =>
      key === by && startsLine(text, object, index) && ownComments(text, object, index).lead.length > 0,
  );
}

function texts(document: Document, tokens: readonly GapToken[]): string[] {
  return tokens.map(({ start, end }) => document.text.slice(start, end));
}

function isLine(comment: string): boolean {
  return comment.startsWith('//');
}

/** Nothing can follow a line comment. */
function roomBehindBracket(document: Document, object: ObjectNode): boolean {
  const own = commentsOfGap(document.text, object, 0).filter(({ owner }) => owner === 'left');
  return own.at(-1)?.token.kind !== 'line-comment';
}

/** The way back: a map of objects becomes a list, each item gains its key as first member. */
export function planUnkey(planning: Planning, { path, by, rename }: Operation & { op: 'unkey' }): Planned {
  const { document } = planning;
  const found = locate(planning.root, path);
  if (found.found !== 'all') return notFound(path);
  const map = found.node;
  if (map.type !== 'object') return failed('wrong-type', `${nameOf(path)} is no object`);
  const keys = map.members.map(({ key }) => key);
  if (new Set(keys).size < keys.length) return failed('duplicate-key', `${nameOf(path)} has a key twice`);
  const objects = objectsOf(map.members.map(({ value }) => value));
  if (objects === undefined) return failed('wrong-type', `${nameOf(path)} holds something that is no object`);
  if (keys.some(isOrderless)) return failed('wrong-type', `${nameOf(path)} has a number for a key, so no order`);
  if (objects.some((object) => findMember(object, by))) return failed('exists', `an item has a ${by} already`);
  const changes = new Changes(document);
  const refused = renameHolder(changes, planning, path, rename);
  if (refused !== undefined) return refused;
  const hasNotes = map.members.some((member) => keyComments(document, member).length > 0);
  replaceBrackets(changes, document, map, hasNotes ? undefined : documentStyle(document).arrayPad);
  for (const [index, member] of map.members.entries()) {
    const object = objects[index];
    if (object === undefined) continue;
    changes.replace({ start: member.start, end: member.value.start }, '');
    addComments(changes, document, { container: map, index }, keyComments(document, member));
    const style = object.members.length > 0 ? styleAt(document, object) : styleAt(document, map);
    const item = makeItem(by, { value: member.key }, style);
    changes.insert(object, { at: 0, side: 'after-left', items: [item] });
  }
  return planned(changes);
}

/** Keys that JavaScript sorts in front of all others: a map with them does not say what comes first. */
export function isOrderless(key: string): boolean {
  return /^(0|[1-9]\d*)$/.test(key) && Number(key) < 2 ** 32 - 1;
}

/** The comments between a key and its value, which stay when the key goes. */
function keyComments(document: Document, member: ObjectNode['members'][number]): string[] {
  const tokens = scanGap(document.text, member.keyRange.end, member.value.start);
  return texts(document, tokens.filter(isComment));
}
