import { type ContainerNode, type Item, isContainer, itemsOf, itemValue } from './edit/gap/items.js';
import type { Comment, Dialect, Document, Member, Range, ValueNode } from './node.js';
import { dialectOf, parseDocument } from './parse.js';
import { MOST_COMMENTS, MOST_LEVELS } from './parser/bounds.js';
import { Indentation } from './parser/brackets/indentation.js';
import { readTree, type Tree } from './parser/reader.js';
import { partitionPoint } from './partition-point.js';
import { type Stretch, stretchBetween } from './stretch.js';

/** A shorter text holds too little to be given up for the number of its values, comments or escapes. */
const ALWAYS_READ = 3 * MOST_COMMENTS;

/**
 * What `parseDocument` makes of a text, in less time where the document before a change is known, as while somebody
 * types. Of a sound text only the members or items around the change are read anew; nodes before them stay the same
 * objects, those behind are copied to where they lie now.
 */
export function reparseDocument(before: Document, text: string): Document {
  if (text === before.text) return before;
  const { root, problems } = before;
  const isReadable = problems.length === 0 && Math.max(text.length, before.text.length) < ALWAYS_READ;
  const stretch = stretchBetween(before.text, text);
  const isInside = isReadable && isContainer(root) && liesWithin(stretch, root);
  return (isInside ? new Reparse(before, text, stretch).read(root) : undefined) ?? parseDocument(text);
}

/** The part of a text that is read anew, from the item before the change to the one behind. */
interface Piece extends Range {
  readonly comments: readonly Comment[];
  /** Before the change, and after. */
  readonly dialects: readonly [Dialect, Dialect];
}

/** One change of one text. What cannot be read in part is `undefined`, and then all of the text has to be read. */
class Reparse {
  readonly #before: Document;
  readonly #text: string;
  readonly #stretch: Stretch;
  /** How far what follows the change has moved. */
  readonly #shift: number;
  #piece: Piece | undefined;

  constructor(before: Document, text: string, stretch: Stretch) {
    this.#before = before;
    this.#text = text;
    this.#stretch = stretch;
    this.#shift = stretch.after - stretch.before;
  }

  read(root: ContainerNode): Document | undefined {
    const changed = this.#container(root, 1);
    const piece = this.#piece;
    if (changed === undefined || piece === undefined) return undefined;
    const comments = this.#comments(piece);
    const dialect = this.#dialect(piece.dialects, comments);
    return dialect && { text: this.#text, dialect, root: changed, comments, problems: [] };
  }

  /** @param level how many containers are open inside its brackets */
  #container(node: ContainerNode, level: number): ContainerNode | undefined {
    const items = itemsOf(node);
    const { start, before } = this.#stretch;
    // What touches the change may have grown by it, or shrunk.
    const first = partitionPoint(items, (item) => item.end < start);
    const behind = partitionPoint(items, (item) => item.start <= before);
    const only = behind === first + 1 ? items[first] : undefined;
    const inner = only && itemValue(only);
    const fresh =
      only !== undefined && isContainer(inner) && liesWithin(this.#stretch, inner)
        ? this.#within(only, inner, level)
        : this.#between(node, items[first - 1], items[behind], level);
    if (fresh === undefined) return undefined;
    const all = [...items.slice(0, first), ...fresh, ...items.slice(behind).map((item) => moved(item, this.#shift))];
    const { type } = node;
    const end = node.end + this.#shift;
    return type === 'object'
      ? { type, start: node.start, end, members: all as Member[] }
      : { type, start: node.start, end, items: all as ValueNode[] };
  }

  /** The one item that was changed, where all of the change lies inside the container that it is or holds. */
  #within(item: Item, inner: ContainerNode, level: number): readonly Item[] | undefined {
    const value = this.#container(inner, level + 1);
    if (value === undefined) return undefined;
    return ['keyRange' in item ? { ...item, end: value.end, value } : value];
  }

  #between(
    node: ContainerNode,
    last: Item | undefined,
    next: Item | undefined,
    level: number,
  ): readonly Item[] | undefined {
    const start = last?.end ?? node.start + 1;
    const end = next?.start ?? node.end - 1;
    const endNow = end + this.#shift;
    if (level + (endNow - start) / 2 > MOST_LEVELS) return undefined;
    const neighbours: Neighbours = { type: node.type, isBehind: last !== undefined, isBefore: next !== undefined };
    const was = readBetween(this.#before.text.slice(start, end), neighbours);
    const is = readBetween(this.#text.slice(start, endNow), neighbours);
    if (was === undefined || is === undefined) return undefined;
    const comments = is.comments.map((comment) => movedComment(comment, start));
    this.#piece = { start, end, comments, dialects: [was.dialect, is.dialect] };
    return is.items.map((item) => moved(item, start));
  }

  #comments({ start, end, comments }: Piece): readonly Comment[] {
    const { comments: before } = this.#before;
    const first = partitionPoint(before, (comment) => comment.end <= start);
    const behind = partitionPoint(before, (comment) => comment.start < end);
    const rest = before.slice(behind).map((comment) => movedComment(comment, this.#shift));
    return [...before.slice(0, first), ...comments, ...rest];
  }

  /** Where the change took out JSON5, only the whole text can tell whether there is more of it. */
  #dialect([was, is]: Piece['dialects'], comments: readonly Comment[]): Dialect | undefined {
    if (is === 'json5') return 'json5';
    if (this.#before.dialect !== 'json5') return comments.length > 0 ? 'jsonc' : 'json';
    return was === 'json5' ? undefined : 'json5';
  }
}

/** What stands around a piece of a container. */
interface Neighbours {
  readonly type: ContainerNode['type'];
  readonly isBehind: boolean;
  readonly isBefore: boolean;
}

/** Offsets are those of the piece. */
interface ReadPiece {
  readonly items: readonly Item[];
  readonly comments: readonly Comment[];
  readonly dialect: Dialect;
}

const STAND_IN = { object: { open: '{', item: '"":0', close: '}' }, array: { open: '[', item: '0', close: ']' } };

/**
 * Reads a piece of a container between items for which others stand in, so that it shows whether a comma is missing
 * beside them.
 */
function readBetween(text: string, { type, isBehind, isBefore }: Neighbours): ReadPiece | undefined {
  const { open, item, close } = STAND_IN[type];
  const lead = isBehind ? open + item : open;
  const tail = isBefore ? item + close : close;
  const whole = lead + text + tail;
  const tree: Tree = readTree(whole, new Indentation(whole), { brackets: 'nearest' });
  const { root } = tree;
  if (tree.problems.length > 0 || !isContainer(root) || root.type !== type || root.end !== whole.length)
    return undefined;
  const all = itemsOf(root);
  // What is not closed in the piece takes in the item behind it, or a part of that.
  if (isBefore && all.at(-1)?.start !== whole.length - tail.length) return undefined;
  return {
    items: all.slice(isBehind ? 1 : 0, isBefore ? -1 : undefined).map((one) => moved(one, -lead.length)),
    comments: tree.comments.map((comment) => movedComment(comment, -lead.length)),
    dialect: dialectOf(tree),
  };
}

/** Whether a change leaves both brackets of a container alone. */
function liesWithin({ start, before }: Stretch, container: ContainerNode): boolean {
  return container.start < start && before < container.end;
}

function moved(item: Item, by: number): Item {
  return 'keyRange' in item ? movedMember(item, by) : movedValue(item, by);
}

// Half of a text is moved at each keystroke: objects are written out as the reader makes them, which is what V8 does soonest.
function movedMember({ start, end, key, keyRange, keyQuote, value }: Member, by: number): Member {
  return {
    start: start + by,
    end: end + by,
    key,
    keyRange: { start: keyRange.start + by, end: keyRange.end + by },
    keyQuote,
    value: movedValue(value, by),
  };
}

/** Calls itself as deep as a text may nest, which is not deep (`MOST_LEVELS`). */
function movedValue(node: ValueNode, by: number): ValueNode {
  const start = node.start + by;
  const end = node.end + by;
  switch (node.type) {
    case 'object':
      return { type: 'object', start, end, members: node.members.map((member) => movedMember(member, by)) };
    case 'array':
      return { type: 'array', start, end, items: node.items.map((item) => movedValue(item, by)) };
    case 'string':
      return { type: 'string', start, end, value: node.value, quote: node.quote };
    default:
      return { ...node, start, end };
  }
}

function movedComment({ type, start, end }: Comment, by: number): Comment {
  return { type, start: start + by, end: end + by };
}
