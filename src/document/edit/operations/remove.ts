import type { ConfigPath } from '../../config-path.js';
import { locate, type Step, sameKey } from '../../locate.js';
import type { Range, ValueNode } from '../../node.js';
import { nodeAt } from '../../tree.js';
import { toValue } from '../../value.js';
import { Changes } from '../changes.js';
import { type ContainerNode, itemsOf, startsLine } from '../gap/items.js';
import { commentsOfGap } from '../gap/ownership.js';
import { leavesOf } from '../heir.js';
import { addComments } from '../item/comments.js';
import { commentsAbout } from '../item/comments-about.js';
import type { Heir, Operation, Planned } from '../operation.js';
import { failed, notFound, type Planning, planned } from '../planning.js';

export function planRemove(planning: Planning, { path, prune, heir }: Operation & { op: 'remove' }): Planned {
  const found = locate(planning.root, path);
  if (found.found !== 'all') return notFound(path);
  const last = found.steps.at(-1);
  if (last === undefined) return failed('no-parent', 'the root cannot be removed');
  const changes = new Changes(planning.document);
  const gone = removeStep(changes, found.steps, prune === undefined ? 'keep' : 'prune');
  if (gone !== undefined && heir !== undefined && bequeath(changes, planning, gone, path, heir))
    return planned(changes);
  const parents = gone === undefined ? [] : found.steps.slice(found.steps.indexOf(gone) + 1);
  for (const { container } of parents) changes.lose(freeComments(planning.document.text, container));
  return planned(changes);
}

/** Gives the comments of what goes to its heir; false where that is not to be found. */
function bequeath(changes: Changes, { document, root }: Planning, gone: Step, path: ConfigPath, heir: Heir): boolean {
  const to = locate(root, heir.path);
  const removed = nodeAt(root, path);
  if (to.found !== 'all' || removed === undefined) return false;
  const inherited = new Set(heir.leaves);
  const lives = (node: ValueNode) => {
    const leaves = leavesOf(toValue(node));
    // What holds nothing any more has lost it to the heir.
    if (leaves.length === 0 || (node.start <= removed.start && node.end >= removed.end)) return true;
    return leaves.some((leaf) => inherited.has(leaf));
  };
  const comments = sameKey(gone)
    .flatMap((index) => commentsAbout(document, { ...gone, index }, lives))
    .map(({ start, end }) => document.text.slice(start, end));
  const step = comments.some((comment) => comment.startsWith('//'))
    ? to.steps.findLast(({ container, index }) => startsLine(document.text, container, index))
    : undefined;
  const heirStep = step ?? to.steps.at(-1);
  if (heirStep === undefined) return false;
  addComments(changes, document, heirStep, comments);
  return true;
}

/**
 * Takes out what the last of `steps` leads to and, when asked, the parents that it leaves empty; not `refilled`, which
 * gets something new.
 * @returns the step whose item goes.
 */
export function removeStep(
  changes: Changes,
  steps: readonly Step[],
  parents: 'prune' | 'keep',
  refilled?: ContainerNode,
): Step | undefined {
  const depth = parents === 'prune' ? prunedDepth(steps, refilled) : steps.length - 1;
  const step = steps[depth];
  if (step === undefined) return undefined;
  for (const index of sameKey(step)) changes.remove(step.container, index);
  return step;
}

/** The outermost step whose removal leaves nothing behind that was not empty before; never one out of a list. */
function prunedDepth(steps: readonly Step[], refilled: ContainerNode | undefined): number {
  let depth = steps.length - 1;
  while (depth > 0 && steps[depth]?.container !== refilled && leavesParentEmpty(steps, depth)) depth--;
  return depth;
}

function leavesParentEmpty(steps: readonly Step[], depth: number): boolean {
  return isOnlyMember(steps[depth]) && steps[depth - 1]?.container.type === 'object';
}

function isOnlyMember(step: Step | undefined): boolean {
  return step?.container.type === 'object' && sameKey(step).length === step.container.members.length;
}

/** Comments in a container that belong to none of its items, nor to its opening bracket. */
function freeComments(text: string, container: Step['container']): Range[] {
  return itemsOf(container)
    .map((_, index) => index)
    .concat(itemsOf(container).length)
    .flatMap((index) => commentsOfGap(text, container, index))
    .filter(({ owner }) => owner === 'nobody')
    .map(({ token }) => token);
}
