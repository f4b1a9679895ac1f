import { type ConfigPath, samePath, startsWithPath } from '../../config-path.js';
import { locate, type Step, sameKey } from '../../locate.js';
import type { Document, Range } from '../../node.js';
import { hasLineBreak, lineIndent, type Style, styleAt } from '../../style.js';
import { Changes } from '../changes.js';
import { itemsOf } from '../gap/items.js';
import { commentsOfGap, commentsWithin, ownComments } from '../gap/ownership.js';
import { fromSnippet } from '../item/make.js';
import type { NewItem } from '../item/new.js';
import { snippetOf } from '../item/snippet.js';
import type { Operation, Planned, Snippet, SnippetComment } from '../operation.js';
import { failed, nameOf, notFound, type Planning, planned } from '../planning.js';
import { renameKey, renderMemberKey } from '../text/render.js';
import { defaultSpot, findTarget, newTarget, type Spot, type Target } from './insert.js';
import { removeStep } from './remove.js';
import { renameAt } from './rename.js';

export function planMove(planning: Planning, { from, to, prune }: Operation & { op: 'move' }): Planned {
  const found = locate(planning.root, from);
  if (found.found !== 'all') return notFound(from);
  const changes = new Changes(planning.document);
  if (samePath(from, to)) return planned(changes);
  const last = found.steps.at(-1);
  if (last === undefined || startsWithPath(to, from)) {
    return failed('into-itself', `${nameOf(from)} cannot be moved into itself`);
  }
  if (isRename(from, to)) return renameAt(changes, planning, from, String(to.at(-1))) ?? planned(changes);
  const target = findTarget(planning, to);
  if (!target.ok) return target.failure;
  if (sameKey(last).length > 1) return failed('duplicate-key', `${nameOf(from)} is written more than once`);
  if (staysInPlace(last, target)) return planned(changes);
  const gone = removeStep(changes, found.steps, prune === undefined ? 'keep' : 'prune', target.container);
  const cut = snippetOf(planning.document, last.container, last.index);
  if (cut === undefined) return notFound(from);
  const around = gone === undefined ? NO_COMMENTS : commentsAround(gone, last, cut, planning.document);
  const style = styleAt(planning.document, target.container);
  const moved = fromSnippet(keyText(to, last, style), cut, style);
  // What was said about the old parents is said about the new ones, where such are made.
  const item =
    target.rest.length > 1
      ? withComments(newTarget(target, moved, style), around, moved)
      : newTarget(target, withComments(moved, around, moved), style);
  changes.insert(target.container, { ...spotFor(planning, target, found.steps, gone), items: [item] });
  return planned(changes);
}

interface Around {
  readonly lead: readonly SnippetComment[];
  readonly trail: readonly SnippetComment[];
}

const NO_COMMENTS: Around = { lead: [], trail: [] };

function withComments(item: NewItem, { lead, trail }: Around, { shift }: NewItem): NewItem {
  return { ...item, lead: [...lead, ...item.lead], trail: [...item.trail, ...trail], ...(shift && { shift }) };
}

/**
 * What was said in and about the parents that go was said about the one thing in them, so it travels with that.
 * Without such parents there is nothing around `last` that goes.
 */
function commentsAround(gone: Step, last: Step, cut: Snippet, document: Document): Around {
  const inner = itemsOf(last.container)[last.index];
  if (gone === last || inner === undefined) return NO_COMMENTS;
  const own = ownComments(document.text, last.container, last.index);
  const moved = new Set([...own.lead, ...own.trail].map(({ start }) => start));
  const lead: SnippetComment[] = [];
  const trail: SnippetComment[] = [];
  for (const index of sameKey(gone)) {
    const outer = itemsOf(gone.container)[index];
    const around = snippetOf(document, gone.container, index);
    if (outer === undefined || around === undefined) continue;
    const within = commentsWithin(document.comments, outer).filter(
      ({ start }) => !moved.has(start) && (start < inner.start || start >= inner.end),
    );
    lead.push(...around.lead, ...within.map((comment) => above(document.text, comment, inner)));
    // Behind a parent on one line it stood on the line of what moves.
    const sameLine = index === gone.index && !hasLineBreak(document.text, outer.start, outer.end);
    if (sameLine && cut.trail.length === 0) trail.push(...around.trail);
    else lead.push(...around.trail);
  }
  return { lead, trail };
}

/** A comment that goes before what moves: on its line if it stood on it. */
function above(text: string, { start, end }: Range, inner: Range): SnippetComment {
  const sameLine =
    text.startsWith('/*', start) && !hasLineBreak(text, Math.min(start, inner.end), Math.max(end, inner.start));
  return { text: text.slice(start, end), next: sameLine ? 'blank' : 'break', indent: lineIndent(text, start) };
}

function isRename(from: ConfigPath, to: ConfigPath): boolean {
  return (
    typeof to.at(-1) === 'string' && typeof from.at(-1) === 'string' && samePath(from.slice(0, -1), to.slice(0, -1))
  );
}

/** An item moved before itself or before the next one. */
function staysInPlace({ container, index }: Step, { container: target, rest }: Target): boolean {
  return container === target && rest.length === 1 && (rest[0] === index || rest[0] === index + 1);
}

/** The key as it was quoted, where it still can be; an item that becomes a member is quoted like its siblings. */
function keyText(to: ConfigPath, { container, index }: Step, style: Style): string | undefined {
  const name = to.at(-1);
  if (typeof name !== 'string') return undefined;
  const member = container.type === 'object' ? container.members[index] : undefined;
  return member ? renameKey(member.key, member.keyQuote, name, style) : renderMemberKey(name, style);
}

/**
 * In the object that loses something the new member stands where that was; in an object further out beside the one it
 * came out of, so that what belongs together stays together.
 */
function spotFor(
  { document }: Planning,
  target: Target,
  steps: readonly Step[],
  gone: Step | undefined,
): Spot & { inPlaceOf?: number } {
  if (target.container.type !== 'object') return defaultSpot(target);
  if (gone?.container === target.container) {
    const above = commentsOfGap(document.text, gone.container, gone.index);
    const side = above.some(({ owner }) => owner === 'nobody') ? 'before-right' : 'after-left';
    return { at: gone.index, side, inPlaceOf: gone.index };
  }
  const out = steps.find(({ container }) => container === target.container);
  if (out === undefined) return defaultSpot(target);
  const hasHeading = ownComments(document.text, out.container, out.index).lead.length > 0;
  return !hasHeading && target.rest.length === 1 && comesFirst(steps, out)
    ? { at: out.index, side: 'before-right' }
    : { at: out.index + 1, side: 'after-left' };
}

/** What stood first among others goes before them, the rest behind: several that go out one by one keep their order. */
function comesFirst(steps: readonly Step[], out: Step): boolean {
  const [last, ...deeper] = steps.slice(steps.indexOf(out) + 1);
  if (deeper.length > 0 || last?.container.type !== 'object') return false;
  return last.index === 0 && last.container.members.length > 1;
}
