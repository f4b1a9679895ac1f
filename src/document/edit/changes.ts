import type { Document, Edit, Range } from '../node.js';
import { normalizeEdits } from './edits.js';
import type { ContainerNode } from './gap/items.js';
import { changeList, type Insertion, type Opening } from './list/change.js';

interface ListDraft {
  readonly removed: Set<number>;
  readonly insertions: Insertion[];
  opening: Opening | undefined;
}

/** Collects what an operation changes: items of containers by position, and edits inside items that stay. */
export class Changes {
  readonly lost: Range[] = [];
  readonly #document: Document;
  readonly #lists = new Map<ContainerNode, ListDraft>();
  readonly #edits: Edit[] = [];

  constructor(document: Document) {
    this.#document = document;
  }

  remove(container: ContainerNode, index: number): void {
    this.#list(container).removed.add(index);
  }

  insert(container: ContainerNode, insertion: Insertion): void {
    if (insertion.items.length > 0) this.#list(container).insertions.push(insertion);
  }

  /** Puts comments behind the opening bracket of a container. */
  commentBracket(container: ContainerNode, comments: readonly string[]): void {
    if (comments.length > 0) this.#list(container).opening = { comments };
  }

  replace(range: Range, text: string): void {
    this.#edits.push({ offset: range.start, length: range.end - range.start, text });
  }

  lose(ranges: readonly Range[]): void {
    for (const { start, end } of ranges) this.lost.push({ start, end });
  }

  /** All changes as one list of edits on the document. */
  edits(): Edit[] {
    const lists = [...this.#lists].flatMap(([container, draft]) => changeList(this.#document, container, draft));
    return normalizeEdits(this.#document.text, [...lists, ...this.#edits]);
  }

  #list(container: ContainerNode): ListDraft {
    const known = this.#lists.get(container);
    if (known !== undefined) return known;
    const draft: ListDraft = { removed: new Set(), insertions: [], opening: undefined };
    this.#lists.set(container, draft);
    return draft;
  }
}
