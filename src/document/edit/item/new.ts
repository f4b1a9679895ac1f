import type { SnippetComment } from '../operation.js';
import type { Place } from '../text/render.js';

/** A member or item that is to be written, with the comments it brings along. */
export interface NewItem {
  readonly lead: readonly SnippetComment[];
  readonly trail: readonly SnippetComment[];
  /** A string, number, boolean or null, which needs no room of its own. */
  readonly scalar: boolean;
  /** Key, colon and value. */
  body(place: Place): string;
  /** The text of one of its comments at an indentation; without it, as it was. */
  shift?(comment: SnippetComment, indent: string): string;
}

/** Whether the comments of an item leave no choice but to give it lines of its own. */
export function needsLines(item: NewItem): boolean {
  return item.lead.some(({ next }) => next === 'break') || item.trail.some(({ text }) => text.startsWith('//'));
}

/** What is around an item inside its container. */
export interface Surroundings {
  readonly place: Place;
  readonly eol: string;
  /** Behind the item: a comma or nothing. */
  readonly comma: '' | ',';
}

/** Lead comments, body, comma and trailing comments, for an item that starts a line. */
export function writeOnLines(item: NewItem, { place, eol, comma }: Surroundings): string {
  const { indent } = place;
  const lead = item.lead.map(
    (comment) => commentText(item, comment, indent) + (comment.next === 'break' ? eol + indent : ' '),
  );
  const trail = item.trail.map((comment) => ` ${commentText(item, comment, indent)}`);
  return `${lead.join('')}${item.body(place)}${comma}${trail.join('')}`;
}

/**
 * The same for an item on the line of its neighbours. Trailing comments stand before the comma: behind it they would
 * belong to what follows. Directly behind an opening bracket a leading comment would belong to the container.
 */
export function writeInLine(item: NewItem, { place, comma }: Surroundings, position: 'first' | 'later'): string {
  const texts = (comments: readonly SnippetComment[]) =>
    comments.map((comment) => commentText(item, comment, place.indent));
  const lead = position === 'later' ? texts(item.lead).map((text) => `${text} `) : [];
  const trail = texts(position === 'first' ? [...item.lead, ...item.trail] : item.trail).map((text) => ` ${text}`);
  return `${lead.join('')}${item.body(place)}${trail.join('')}${comma}`;
}

/** A comment at the indentation of its item. */
export function commentText(item: NewItem, comment: SnippetComment, indent: string): string {
  return item.shift?.(comment, indent) ?? comment.text;
}
