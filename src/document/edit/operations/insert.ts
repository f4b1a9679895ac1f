import type { ConfigPath } from '../../config-path.js';
import { canMake, locate } from '../../locate.js';
import { type Style, styleAt } from '../../style.js';
import { Changes } from '../changes.js';
import type { Side } from '../gap/insert.js';
import { type ContainerNode, itemsOf } from '../gap/items.js';
import { insideParents, makeItem } from '../item/make.js';
import type { NewItem } from '../item/new.js';
import type { Operation, Planned, Source } from '../operation.js';
import { exists, failed, nameOf, noParent, type Planning, planned, refuseSource } from '../planning.js';

export function planInsert(planning: Planning, operation: Operation & { op: 'insert' }): Planned {
  const { path, source } = operation;
  const refused = refuseSource(planning, source);
  if (refused !== undefined) return refused;
  const target = findTarget(planning, path);
  if (!target.ok) return target.failure;
  const spot = chooseSpot(target, operation);
  return insertAt(planning, target, spot, source);
}

export function planAppend(planning: Planning, { path, source }: Operation & { op: 'append' }): Planned {
  const refused = refuseSource(planning, source);
  if (refused !== undefined) return refused;
  const found = locate(planning.root, path);
  if (found.found === 'all') {
    if (found.node.type !== 'array') return failed('wrong-type', `${nameOf(path)} is no list`);
    const count = found.node.items.length;
    return insertAt(planning, { container: found.node, rest: [count] }, { at: count, side: 'after-left' }, source);
  }
  const target = findTarget(planning, path);
  if (!target.ok) return target.failure;
  return insertAt(planning, { ...target, rest: [...target.rest, 0] }, endOf(target.container), source);
}

/** Where something new can be made: below `container`, with the parents that are missing. */
export interface Target {
  readonly container: ContainerNode;
  /** From the first segment that does not exist on. */
  readonly rest: ConfigPath;
}

export type FoundTarget = (Target & { readonly ok: true }) | { readonly ok: false; readonly failure: Planned };

export function findTarget({ root }: Planning, path: ConfigPath): FoundTarget {
  const found = locate(root, path);
  if (found.found === 'all') {
    const last = found.steps.at(-1);
    const isItem = last?.container.type === 'array';
    if (!isItem || last === undefined) return { ok: false, failure: exists(path) };
    return { ok: true, container: last.container, rest: [last.index] };
  }
  if (found.found === 'nothing' || !canMake(found.container, found.rest)) {
    return { ok: false, failure: noParent(path) };
  }
  return { ok: true, container: found.container, rest: found.rest };
}

export interface Spot {
  readonly at: number;
  readonly side: Side;
}

export function endOf(container: ContainerNode): Spot {
  return { at: itemsOf(container).length, side: 'after-left' };
}

/** Behind the last member, unless a sibling is named that exists; an item goes where its index says. */
export function defaultSpot({ container, rest }: Target): Spot {
  const [name] = rest;
  return typeof name === 'number' ? { at: name, side: 'after-left' } : endOf(container);
}

function chooseSpot(target: Target, { after, before }: Operation & { op: 'insert' }): Spot {
  const { container } = target;
  if (container.type !== 'object') return defaultSpot(target);
  const behind = container.members.findLastIndex(({ key }) => key === after);
  if (behind !== -1) return { at: behind + 1, side: 'after-left' };
  const above = container.members.findIndex(({ key }) => key === before);
  return above === -1 ? defaultSpot(target) : { at: above, side: 'before-right' };
}

function insertAt(planning: Planning, target: Target, spot: Spot, source: Source): Planned {
  const { document } = planning;
  const style = styleAt(document, target.container);
  const changes = new Changes(document);
  const name = target.rest.at(-1) ?? 0;
  const item = newTarget(target, makeItem(name, source, style), style);
  changes.insert(target.container, { ...spot, items: [item] });
  return planned(changes);
}

/** The item for `target.container`: the given one, or the block of parents around it. */
export function newTarget(target: Target, item: NewItem, style: Style): NewItem {
  return insideParents(target.rest, item, style);
}
