import json5 from 'json5';
import { type ParseError, parse as parseJsonc } from 'jsonc-parser';
import { formatPath, samePath, startsWithPath } from '../../../src/document/config-path.js';
import { applyToValue } from '../../../src/document/edit/apply-to-value.js';
import { applyEdits } from '../../../src/document/edit/edits.js';
import { isComment, itemsOf, scanGap } from '../../../src/document/edit/gap/items.js';
import { ownComments } from '../../../src/document/edit/gap/ownership.js';
import type { Operation } from '../../../src/document/edit/operation.js';
import { planOperation } from '../../../src/document/edit/plan.js';
import { locate, sameKey } from '../../../src/document/locate.js';
import type { Document, Edit, JsonValue, Range } from '../../../src/document/node.js';
import { parseDocument } from '../../../src/document/parse.js';
import { nodeAt } from '../../../src/document/tree.js';
import { deepEqual, toValue } from '../../../src/document/value.js';
import { type CommentOwner, commentOwners, ownerName, plainComment } from './comment-owners.js';
import { isPruned, movedPath, reaches } from './moved-path.js';

export interface Checked {
  readonly outcome: 'done' | 'failed' | 'nothing';
  /** What is wrong; empty when all is well. */
  readonly faults: readonly string[];
  /** Comments whose owner changed though they and it survived. */
  readonly reowned: readonly string[];
  readonly after: string;
}

/** Plans and applies one operation and holds the result against everything an edit promises. */
export function checkOperation(text: string, operation: Operation): Checked {
  const before = parseDocument(text);
  const faults: string[] = [];
  const planned = planOperation(before, operation);
  const value = readJson5(text);
  const meant = applyToValue(value, operation);
  if (!planned.ok) {
    const textOnly =
      planned.reason === 'unparsable' || planned.reason === 'duplicate-key' || planned.reason === 'not-json';
    if (meant.ok && !textOnly) faults.push(`refused (${planned.reason}), but means something`);
    if (!meant.ok && !textOnly && meant.reason !== planned.reason)
      faults.push(`${planned.reason} is not ${meant.reason}`);
    return { outcome: 'failed', faults, reowned: [], after: text };
  }
  faults.push(...editFaults(text, planned.edits));
  if (faults.length > 0) return { outcome: 'done', faults, reowned: [], after: text };
  const after = applyEdits(text, planned.edits);
  const document = parseDocument(after);
  if (document.problems.length > 0 || document.root === undefined) {
    return { outcome: 'done', faults: ['the result does not parse'], reowned: [], after };
  }
  if (!meant.ok) faults.push(`done, but means nothing (${meant.reason})`);
  else if (!deepEqual(readJson5(after), meant.value)) faults.push('the result means something else');
  if (operation.op === 'set' && meant.ok && deepEqual(meant.value, value) && planned.edits.length > 0) {
    faults.push('edits though nothing changes');
  }
  faults.push(...dialectFaults(before, document), ...blankFaults(text, after));
  faults.push(...commentFaults(before, document, operation, planned.lostComments));
  faults.push(...secondFaults(document, operation));
  const reowned = reownedComments(before, document, operation);
  return { outcome: planned.edits.length > 0 ? 'done' : 'nothing', faults, reowned, after };
}

function readJson5(text: string): JsonValue {
  return json5.parse(text) as JsonValue;
}

function editFaults(text: string, edits: readonly Edit[]): string[] {
  let at = 0;
  for (const [index, { offset, length, text: added }] of edits.entries()) {
    if (offset < at || length < 0 || offset + length > text.length) return ['edits overlap or leave the text'];
    if (index > 0 && offset === at) return ['two edits touch'];
    if (length === 0 && added === '') return ['an edit does nothing'];
    at = offset + length;
  }
  return [];
}

function dialectFaults(before: Document, after: Document): string[] {
  const width = { json: 0, jsonc: 1, json5: 2 };
  if (width[after.dialect] > width[before.dialect]) return [`left ${before.dialect} for ${after.dialect}`];
  if (before.dialect === 'json5') return [];
  const errors: ParseError[] = [];
  parseJsonc(after.text, errors, { disallowComments: before.dialect === 'json', allowTrailingComma: false });
  return errors.length > 0 ? [`jsonc-parser refuses the ${before.dialect} text`] : [];
}

/** Lines that end in blanks, or hold nothing else. */
function blankFaults(before: string, after: string): string[] {
  return countBlank(after) > countBlank(before) ? ['a line ends in blanks'] : [];
}

function countBlank(text: string): number {
  return text.split(/\r\n|[\n\r]/).filter((line) => /[ \t]$/.test(line)).length;
}

function commentFaults(before: Document, after: Document, operation: Operation, lost: readonly Range[]): string[] {
  const gone = goneRanges(before, operation);
  const isGone = ({ start, end }: Range) => gone.some((range) => start >= range.start && end <= range.end);
  const isLost = ({ start }: Range) => lost.some((range) => range.start === start);
  const textOf = (document: Document) => (range: Range) => plainComment(document.text.slice(range.start, range.end));
  const kept = before.comments.filter((comment) => !isGone(comment) && !isLost(comment)).map(textOf(before));
  const found = after.comments.map(textOf(after));
  const inOrder = operation.op !== 'move' && operation.op !== 'rekey' && operation.op !== 'unkey';
  const brought = broughtComments(operation);
  const present = inOrder ? found.filter((text) => !brought.all.includes(text)) : found.toSorted();
  const required = inOrder ? kept : kept.toSorted();
  const faults: string[] = [];
  if (!holdsInOrder(present, required)) faults.push('a comment is gone or has changed its place');
  if (new Set(found).size < found.length) faults.push('a comment is there twice');
  if (found.some((text) => !kept.includes(text) && !brought.all.includes(text) && !wasThere(before, text))) {
    faults.push('a comment has come from nowhere');
  }
  const isNew = operation.op !== 'set' || after.text !== before.text;
  if (isNew && before.dialect !== 'json' && brought.own.some((text) => !found.includes(text))) {
    faults.push('a comment that was brought along is gone');
  }
  return faults;
}

function wasThere({ text, comments }: Document, comment: string): boolean {
  return comments.some(({ start, end }) => plainComment(text.slice(start, end)) === comment);
}

/** The comments of a piece of text that comes in: all of them, and those around it. */
function broughtComments(operation: Operation): { readonly all: readonly string[]; readonly own: readonly string[] } {
  if (!('source' in operation) || !('snippet' in operation.source)) return { all: [], own: [] };
  const { text, valueRange, lead, trail } = operation.source.snippet;
  const own = [...lead, ...trail].map((comment) => plainComment(comment.text));
  const start = text.slice(0, valueRange.start);
  const before = scanGap(start, 0, start.length).filter(isComment);
  const value = parseDocument(text.slice(valueRange.start, valueRange.end));
  const inside = value.comments.map((comment) => plainComment(value.text.slice(comment.start, comment.end)));
  return { all: [...own, ...before.map((token) => plainComment(start.slice(token.start, token.end))), ...inside], own };
}

function holdsInOrder(present: readonly string[], required: readonly string[]): boolean {
  let at = 0;
  for (const text of present) if (text === required[at]) at++;
  return at === required.length;
}

/** What goes with what an operation takes out, by the rules of ownership. */
function goneRanges(document: Document, operation: Operation): Range[] {
  if (operation.op === 'remove') return goneWith(document, operation);
  if (operation.op === 'rekey') return goneByKey(document, operation);
  if (operation.op === 'set' && 'value' in operation.source)
    return goneBySet(document, operation.path, operation.source.value);
  return [];
}

/** The values of the members that become keys. */
function goneByKey(document: Document, { path, by }: Operation & { op: 'rekey' }): Range[] {
  const list = document.root && nodeAt(document.root, path);
  if (list?.type !== 'array') return [];
  return list.items.flatMap((item) =>
    item.type === 'object' ? item.members.filter(({ key }) => key === by).map(({ value }) => value) : [],
  );
}

function goneWith(document: Document, { path, prune }: Operation & { op: 'remove' }): Range[] {
  const { root, text } = document;
  if (root === undefined) return [];
  let gone = path;
  if (prune !== undefined) {
    const left = applyToValue(toValue(root), { op: 'remove', path, prune });
    while (gone.length > 1 && left.ok && !reaches(left.value, gone.slice(0, -1))) gone = gone.slice(0, -1);
  }
  const found = locate(root, gone);
  const step = found.found === 'all' ? found.steps.at(-1) : undefined;
  if (step === undefined) return [];
  return sameKey(step).flatMap((index) => {
    const item = itemsOf(step.container)[index];
    const { lead, trail } = ownComments(text, step.container, index);
    return item === undefined ? [] : [item, ...lead, ...trail];
  });
}

function goneBySet(document: Document, path: readonly (string | number)[], value: JsonValue): Range[] {
  const gone: Range[] = [];
  const pending = [{ path, value }];
  for (let task = pending.pop(); task !== undefined; task = pending.pop()) {
    const node = document.root && nodeAt(document.root, task.path);
    if (node?.type === 'array' && Array.isArray(task.value)) {
      const values = task.value;
      // Which items of a list of another length stay is not for this check to say.
      if (values.length !== node.items.length) gone.push(node);
      else {
        for (const index of node.items.keys()) {
          pending.push({ path: [...task.path, index], value: values[index] ?? null });
        }
      }
    } else if (
      node?.type === 'object' &&
      typeof task.value === 'object' &&
      task.value !== null &&
      !Array.isArray(task.value)
    ) {
      for (const key of new Set(node.members.map((member) => member.key))) {
        const inner = [...task.path, key];
        if (Object.hasOwn(task.value, key)) pending.push({ path: inner, value: task.value[key] ?? null });
        else gone.push(...goneWith(document, { op: 'remove', path: inner }));
      }
    }
  }
  return gone;
}

/** The same again: nothing more to do, or the refusal that fits. */
function secondFaults(after: Document, operation: Operation): string[] {
  const again = planOperation(after, operation);
  switch (operation.op) {
    case 'set':
      return again.ok && again.edits.length === 0 ? [] : ['a second set changes something'];
    case 'insert':
      if (typeof operation.path.at(-1) === 'number') return [];
      return !again.ok && again.reason === 'exists' ? [] : ['a second insert is not refused'];
    case 'remove':
      if (operation.path.some((segment) => typeof segment === 'number')) return [];
      return !again.ok && again.reason === 'not-found' ? [] : ['a second remove finds something'];
    case 'rename':
      if (operation.path.at(-1) === operation.key) return [];
      return !again.ok && again.reason === 'not-found' ? [] : ['a second rename finds something'];
    case 'move': {
      const { from, to } = operation;
      if (samePath(from, to) || [...from, ...to].some((segment) => typeof segment === 'number')) return [];
      return !again.ok && again.reason === 'not-found' ? [] : ['a second move finds something'];
    }
    case 'append':
      return again.ok ? [] : ['a second append is refused'];
    case 'rekey':
    case 'unkey':
      if (operation.rename !== undefined && operation.rename !== operation.path.at(-1)) {
        return !again.ok && again.reason === 'not-found' ? [] : ['a second time finds something'];
      }
      return !again.ok && again.reason === 'wrong-type' ? [] : ['a second time is not refused'];
  }
}

function reownedComments(before: Document, after: Document, operation: Operation): string[] {
  const owners = new Map(commentOwners(after).map((owner) => [plainComment(owner.text), owner]));
  const found: string[] = [];
  for (const owner of commentOwners(before)) {
    const now = owners.get(plainComment(owner.text));
    const path = movedPath(before, operation, owner.path);
    if (now === undefined || path === undefined || isShadowed(owner) || isInChangedList(before, operation, owner))
      continue;
    const expected = { ...owner, path, ...(isPruned(before, operation, owner.path) && { kind: 'lead' as const }) };
    if (ownerName(expected) === ownerName(now) || isFirstOnLine(after, expected, now)) continue;
    if (isOfNewParent(before, operation, owner, now)) continue;
    found.push(`${plainComment(owner.text)}: ${ownerName(expected)} -> ${ownerName(now)}`);
  }
  return found;
}

/** What was said about parents that a move emptied is said about the parents that were made for it. */
function isOfNewParent(before: Document, operation: Operation, was: CommentOwner, { path }: CommentOwner): boolean {
  if (operation.op !== 'move' || !isPruned(before, operation, was.path)) return false;
  const isNew = before.root === undefined || nodeAt(before.root, path) === undefined;
  return isNew && startsWithPath(operation.to, path);
}

/** No operation names what stands in a member that a later one of the same key puts out of force. */
function isShadowed({ path }: CommentOwner): boolean {
  return path.some((segment) => String(segment).includes('(shadowed'));
}

/** Items of a list that was set to one of another length have no path that says which they are. */
function isInChangedList(before: Document, operation: Operation, { path }: CommentOwner): boolean {
  if (operation.op !== 'set' || !('value' in operation.source)) return false;
  return goneBySet(before, operation.path, operation.source.value).some((range) => {
    const node = before.root && nodeAt(before.root, path.slice(0, -1));
    return node !== undefined && node.start >= range.start && node.end <= range.end;
  });
}

/**
 * `[1, /* x *\/ 2]` without the 1: on one line a comment directly behind the bracket counts as the container's, but no
 * reader would take it for anything but the first item's.
 */
function isFirstOnLine(after: Document, expected: CommentOwner, now: CommentOwner): boolean {
  if (now.kind !== 'bracket' || !startsWithPath(expected.path, now.path)) return false;
  if (expected.kind !== 'lead' && expected.kind !== 'inside') return false;
  const node = after.root && nodeAt(after.root, now.path);
  if (node?.type !== 'object' && node?.type !== 'array') return false;
  const first = itemsOf(node)[0];
  const name = first !== undefined && 'keyRange' in first ? first.key : 0;
  const line = after.text.slice(node.start, first?.start ?? node.end);
  return (
    formatPath(expected.path) === formatPath([...now.path, name]) &&
    !/[\r\n\u2028\u2029]/.test(line.replaceAll(/\/\*[\s\S]*?\*\//g, ''))
  );
}
