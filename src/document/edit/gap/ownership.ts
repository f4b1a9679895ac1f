import type { Range } from '../../node.js';
import { partitionPoint } from '../../partition-point.js';
import { commentedOut } from './commented-out.js';
import {
  type ContainerNode,
  type GapLeft,
  type GapRight,
  type GapToken,
  gapTokens,
  isComment,
  itemsOf,
} from './items.js';

/** Whose a comment in a gap is: the item (or opening bracket) before it, the item behind it, or nobody's. */
export type Owner = 'left' | 'right' | 'nobody';

/** The comments of a gap with their owners, in source order. */
export interface OwnedComment {
  readonly token: GapToken;
  readonly owner: Owner;
}

/**
 * Decides whose each comment of one gap is, by what a reader sees: a comment on the line of an item belongs to it, one
 * directly above an item belongs to that, and one with a blank line below it or before a closing bracket stands alone.
 * A member that was commented out stands alone too.
 */
export function ownersInGap(text: string, tokens: readonly GapToken[], left: GapLeft, right: GapRight): OwnedComment[] {
  const owners = new Map<GapToken, Owner>();
  if (right === 'item') claimSameLineLead(tokens, owners);
  claimTrail(tokens, owners);
  const commaFirst = right === 'item' && left === 'item' && isCommaFirst(tokens);
  if (right === 'item') claimLeadAbove(text, tokens, owners, commaFirst);
  if (left === 'item' && !commaFirst) claimBeforeComma(tokens, owners);
  return tokens.filter(isComment).map((token) => ({ token, owner: owners.get(token) ?? 'nobody' }));
}

/** `{ a: 1, /* x *\/ b: 2 }`: behind the comma, on the line of the next item. */
function claimSameLineLead(tokens: readonly GapToken[], owners: Map<GapToken, Owner>): void {
  const comma = tokens.findLastIndex((token) => token.kind === 'comma');
  if (comma === -1) return;
  for (let index = tokens.length - 1; index > comma; index--) {
    const token = tokens[index];
    if (token === undefined || token.kind === 'break') return;
    if (isComment(token)) owners.set(token, 'right');
  }
}

/** On the line where the item before ends, with or without the comma in between. */
function claimTrail(tokens: readonly GapToken[], owners: Map<GapToken, Owner>): void {
  for (const token of tokens) {
    if (token.kind === 'break') return;
    if (isComment(token) && !owners.has(token)) owners.set(token, 'left');
  }
}

/** Directly above the next item, without a blank line in between. */
function claimLeadAbove(
  text: string,
  tokens: readonly GapToken[],
  owners: Map<GapToken, Owner>,
  acrossComma: boolean,
): void {
  const members = commentedOut(text, tokens);
  let breaks = 0;
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index];
    if (token === undefined) return;
    if (token.kind === 'break') breaks++;
    if (token.kind === 'comma' && !acrossComma) return;
    if (!isComment(token)) continue;
    if (breaks > 1 || owners.get(token) === 'left' || (breaks > 0 && members.has(token))) return;
    owners.set(token, 'right');
    breaks = 0;
  }
}

/** Between an item and its comma on a later line. */
function claimBeforeComma(tokens: readonly GapToken[], owners: Map<GapToken, Owner>): void {
  const comma = tokens.findIndex((token) => token.kind === 'comma');
  for (const token of tokens.slice(0, Math.max(comma, 0))) {
    if (isComment(token) && !owners.has(token)) owners.set(token, 'left');
  }
}

/** A line break before the comma and none between it and the next item. */
export function isCommaFirst(tokens: readonly GapToken[]): boolean {
  const comma = tokens.findIndex((token) => token.kind === 'comma');
  if (comma === -1) return false;
  return (
    tokens.slice(0, comma).some((token) => token.kind === 'break') &&
    !tokens.slice(comma).some((token) => token.kind === 'break')
  );
}

/** The comments around one item that belong to it. Those inside it, it holds anyway. */
export interface OwnComments {
  readonly lead: readonly GapToken[];
  readonly trail: readonly GapToken[];
}

export function ownComments(text: string, container: ContainerNode, index: number): OwnComments {
  return {
    lead: commentsOfGap(text, container, index)
      .filter(({ owner }) => owner === 'right')
      .map(({ token }) => token),
    trail: commentsOfGap(text, container, index + 1)
      .filter(({ owner }) => owner === 'left')
      .map(({ token }) => token),
  };
}

/** The comments of gap `index` with their owners. */
export function commentsOfGap(text: string, container: ContainerNode, index: number): OwnedComment[] {
  return ownersInGap(text, gapTokens(text, container, index), ...gapEnds(container, index));
}

/** What stands on either side of gap `index`. */
export function gapEnds(container: ContainerNode, index: number): [GapLeft, GapRight] {
  return [index === 0 ? 'open' : 'item', index === itemsOf(container).length ? 'close' : 'item'];
}

/** The comments inside a range. */
export function commentsWithin<T extends Range>(comments: readonly T[], range: Range): readonly T[] {
  const firstFrom = (offset: number): number => partitionPoint(comments, ({ start }) => start < offset);
  return comments.slice(firstFrom(range.start), firstFrom(range.end));
}
