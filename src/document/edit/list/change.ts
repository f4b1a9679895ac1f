import type { Document, Edit } from '../../node.js';
import { lineIndent } from '../../style.js';
import { applyEdits, composeEdits, mapOffset, offsetEdits } from '../edits.js';
import { commentBracket, insertIntoGap, type Side } from '../gap/insert.js';
import { type ContainerNode, type GapToken, gapTokens, isComment, itemsOf } from '../gap/items.js';
import { gapEnds, isCommaFirst, ownersInGap } from '../gap/ownership.js';
import { type Region, type RegionToken, removeFromRegion } from '../gap/remove.js';
import { type NewItem, needsLines } from '../item/new.js';
import { replaceItem } from '../item/replace.js';
import { expandList } from './expand.js';
import { listLayout } from './layout.js';

/** New items for one gap of a container; gap `at` is the one before item `at`, the last one that before the bracket. */
export interface Insertion {
  readonly at: number;
  readonly side: Side;
  readonly items: readonly NewItem[];
  /** The only item goes into the place of this one, which goes, when it fits there. */
  readonly inPlaceOf?: number;
}

/** Comments that go behind the opening bracket. */
export interface Opening {
  readonly comments: readonly string[];
}

/** What happens to the items of one container. Items that stay may have edits of their own inside. */
export interface ListChange {
  readonly removed: ReadonlySet<number>;
  readonly insertions: readonly Insertion[];
  readonly opening: Opening | undefined;
}

/** The edits for one container: between each two items that stay, what goes is taken out and what is new put in. */
export function changeList(document: Document, container: ContainerNode, change: ListChange): Edit[] {
  const changer = new ListChanger(document, container, change);
  return changer.edits();
}

class ListChanger {
  readonly #document: Document;
  readonly #container: ContainerNode;
  readonly #change: ListChange;
  readonly #count: number;

  constructor(document: Document, container: ContainerNode, change: ListChange) {
    this.#document = document;
    this.#container = container;
    this.#change = change;
    this.#count = itemsOf(container).length;
  }

  edits(): Edit[] {
    const { removed, insertions, opening } = this.#change;
    const [insertion, ...others] = insertions;
    const [item] = insertion?.items ?? [];
    if (insertion?.inPlaceOf !== undefined && item !== undefined && removed.size === 1) {
      const replaced = replaceItem(this.#document, this.#container, insertion.inPlaceOf, item);
      if (replaced !== undefined) return replaced;
    }
    if (insertion !== undefined && others.length === 0 && removed.size === 0 && opening === undefined) {
      const expanded = expandList(this.#document, this.#container, insertion.at, insertion.items);
      if (expanded !== undefined) return expanded;
    }
    return this.#regions().flatMap(([first, last]) => this.#editRegion(first, last));
  }

  /** First and last gap of each run of gaps that changes, ordered; the items between them all go. */
  #regions(): [number, number][] {
    const { removed, insertions } = this.#change;
    const gaps = new Set<number>();
    for (const index of removed) gaps.add(index).add(index + 1);
    for (const { at } of insertions) gaps.add(at);
    if (this.#change.opening !== undefined) gaps.add(0);
    const regions: [number, number][] = [];
    for (const gap of [...gaps].toSorted((a, b) => a - b)) {
      const open = regions.at(-1);
      if (open !== undefined && open[1] === gap - 1 && removed.has(gap - 1)) open[1] = gap;
      else regions.push([gap, gap]);
    }
    return regions;
  }

  #editRegion(first: number, last: number): Edit[] {
    const region = this.#region(first, last);
    const insertion = this.#change.insertions.find(({ at }) => at >= first && at <= last);
    const removal = first === last ? [] : removeFromRegion(region);
    const opening = first === 0 ? this.#change.opening : undefined;
    if (insertion === undefined && opening === undefined) return removal;
    const before = this.#document.text.slice(region.start, region.end);
    const local = offsetEdits(removal, -region.start);
    const scalars = insertion?.items.every((item) => item.scalar && !needsLines(item)) ?? true;
    const layout = listLayout(this.#document, this.#container, insertion?.at ?? first, scalars);
    const text = applyEdits(before, local);
    const trail = region.tokens.findLast(
      (token) => isComment(token) && token.fate === 'stays' && token.owner === 'left',
    );
    const lead = region.tokens.find((token) => isComment(token) && token.fate === 'stays' && token.owner === 'right');
    const gap = {
      text,
      left: region.left,
      right: region.right,
      layout,
      trailEnd: trail === undefined ? 0 : mapOffset(local, trail.end - region.start, 'left'),
      leadStart: lead === undefined ? text.length : mapOffset(local, lead.start - region.start, 'right'),
    };
    const added =
      insertion === undefined
        ? commentBracket(gap, opening?.comments ?? [])
        : insertIntoGap(gap, insertion.side, insertion.items);
    return offsetEdits(composeEdits(local, added), region.start);
  }

  #region(first: number, last: number): Region {
    const { text } = this.#document;
    const items = itemsOf(this.#container);
    const tokens: RegionToken[] = [];
    const [left] = gapEnds(this.#container, first);
    const [, right] = gapEnds(this.#container, last);
    const keptComma = this.#keptComma(first, last, left === 'item');
    for (let index = first; index <= last; index++) {
      tokens.push(...this.#gapWithFates(index, keptComma, first, last));
      const item = items[index];
      if (index < last && item !== undefined)
        tokens.push({ kind: 'item', start: item.start, end: item.end, fate: 'goes', owner: 'nobody' });
    }
    return {
      start: items[first - 1]?.end ?? this.#container.start + 1,
      end: items[last]?.start ?? this.#container.end - 1,
      left,
      right,
      tokens,
      ownerIndent: lineIndent(text, this.#container.start),
    };
  }

  #gapWithFates(index: number, keptComma: number | undefined, first: number, last: number): RegionToken[] {
    const tokens = gapTokens(this.#document.text, this.#container, index);
    const owners = new Map(
      ownersInGap(this.#document.text, tokens, ...gapEnds(this.#container, index)).map(({ token, owner }) => [
        token,
        owner,
      ]),
    );
    return tokens.map((token) => {
      const owner = owners.get(token) ?? 'nobody';
      const itemGoes = (owner === 'left' && index > first) || (owner === 'right' && index < last);
      const commaGoes = token.kind === 'comma' && index !== keptComma;
      return { ...token, owner, fate: (isComment(token) && itemGoes) || commaGoes ? 'goes' : 'stays' };
    });
  }

  /** Of which gap the comma stays: that behind the item that is kept, or in a comma-first list that before the next. */
  #keptComma(first: number, last: number, hasLeft: boolean): number | undefined {
    if (!hasLeft) return undefined;
    const commaFirst = isCommaFirst(this.#gap(first));
    const holdsComments = !commaFirst && this.#holdsComments(first);
    if (last < this.#count) return isCommaFirst(this.#gap(last)) && !holdsComments ? last : first;
    const trailing = this.#gap(last).some((token) => token.kind === 'comma');
    const refilled = !commaFirst && this.#change.insertions.some(({ at }) => at >= first && at <= last);
    return trailing || refilled || (holdsComments && this.#document.dialect === 'json5') ? first : undefined;
  }

  /** Comments above a comma on a later line belong to the item before only as long as the comma is there. */
  #holdsComments(gap: number): boolean {
    const tokens = this.#gap(gap);
    const comma = tokens.findIndex((token) => token.kind === 'comma');
    const comment = tokens.slice(0, Math.max(comma, 0)).findLastIndex(isComment);
    return tokens.slice(0, Math.max(comment, 0)).some((token) => token.kind === 'break');
  }

  #gap(index: number): GapToken[] {
    return gapTokens(this.#document.text, this.#container, index);
  }
}
