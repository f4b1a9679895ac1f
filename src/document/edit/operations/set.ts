import { alignLists } from '../../diff/align.js';
import { locate, type Step } from '../../locate.js';
import type { ArrayNode, JsonValue, ObjectNode, Range, ValueNode } from '../../node.js';
import { documentStyle, hasLineBreak, lineIndent, type Style, styleAt } from '../../style.js';
import { deepEqual, isObject, toValue } from '../../value.js';
import { Changes } from '../changes.js';
import { gapTokens, isContainer } from '../gap/items.js';
import { commentsWithin, ownComments } from '../gap/ownership.js';
import { addComments } from '../item/comments.js';
import { fromSnippet, makeItem } from '../item/make.js';
import { commentText, writeOnLines } from '../item/new.js';
import type { Operation, Planned, Snippet, SnippetComment } from '../operation.js';
import { notFound, type Planning, planned, refuseSource } from '../planning.js';
import { type Lines, renderValue } from '../text/render.js';
import { renderString } from '../text/scalar.js';

export function planSet(planning: Planning, { path, source }: Operation & { op: 'set' }): Planned {
  const refused = refuseSource(planning, source);
  if (refused !== undefined) return refused;
  const found = locate(planning.root, path);
  if (found.found !== 'all') return notFound(path);
  const setter = new Setter(planning);
  if ('value' in source) setter.set(found.node, source.value, found.steps.at(-1));
  else setter.paste(found.node, source.snippet, found.steps.at(-1));
  return planned(setter.changes);
}

/** A value to be put in place of another, with the container that holds it. */
interface Task {
  readonly node: ValueNode;
  readonly value: JsonValue;
  readonly holder: ValueNode | undefined;
}

class Setter {
  readonly changes: Changes;
  readonly #planning: Planning;
  readonly #tasks: Task[] = [];

  constructor(planning: Planning) {
    this.#planning = planning;
    this.changes = new Changes(planning.document);
  }

  set(node: ValueNode, value: JsonValue, step: Step | undefined): void {
    this.#tasks.push({ node, value, holder: step?.container });
    for (let task = this.#tasks.pop(); task !== undefined; task = this.#tasks.pop()) {
      this.#setOne(task, task.node === node ? step : undefined);
    }
  }

  #setOne({ node, value, holder }: Task, step: Step | undefined): void {
    if (node.type === 'object' && isObject(value)) this.#setMembers(node, value);
    else if (node.type === 'array' && Array.isArray(value)) this.#setItems(node, value);
    else if (node.type === 'object' || node.type === 'array' || !Object.is(node.value, value)) {
      this.#replace(node, value, holder, step);
    }
  }

  #replace(node: ValueNode, value: JsonValue, holder: ValueNode | undefined, step: Step | undefined): void {
    const { document } = this.#planning;
    this.changes.lose(commentsWithin(document.comments, node));
    const text =
      node.type === 'string' && typeof value === 'string'
        ? renderString(value, node.quote)
        : renderValue(value, this.#styleIn(holder), {
            indent: lineIndent(document.text, node.start),
            lines: this.#room(holder),
          });
    const note = step === undefined ? undefined : this.#noteOnLine(node, text, step);
    if (note === undefined) {
      this.changes.replace(node, text);
      return;
    }
    this.changes.replace(node, `${text.slice(0, 1)} ${note.text}${text.slice(1)}`);
    this.changes.replace(note.range, '');
  }

  /** A comment behind a value that grows over several lines stays on the line it was on: behind the opening bracket. */
  #noteOnLine(node: ValueNode, text: string, step: Step): { range: Range; text: string } | undefined {
    const { document } = this.#planning;
    if (!hasLineBreak(text, 0, text.length) || hasLineBreak(document.text, node.start, node.end)) return undefined;
    const tokens = gapTokens(document.text, step.container, step.index + 1);
    const [first, second] = ownComments(document.text, step.container, step.index).trail;
    const at = tokens.findIndex((token) => token.start === first?.start);
    if (first === undefined || second !== undefined || tokens[at + 1]?.kind !== 'break') return undefined;
    const before = tokens[at - 1];
    const start = before?.kind === 'blank' ? before.start : first.start;
    return { range: { start, end: first.end }, text: document.text.slice(first.start, first.end) };
  }

  #styleIn(holder: ValueNode | undefined): Style {
    const { document } = this.#planning;
    return isContainer(holder) ? styleAt(document, holder) : documentStyle(document);
  }

  /** A value in a container on one line stays on that line. */
  #room(holder: ValueNode | undefined): Lines {
    const { document } = this.#planning;
    if (holder === undefined) return documentStyle(document).lines;
    return hasLineBreak(document.text, holder.start, holder.end) ? 'many' : 'one';
  }

  #setMembers(node: ObjectNode, value: { readonly [key: string]: JsonValue }): void {
    for (const [index, { key }] of node.members.entries()) {
      if (!Object.hasOwn(value, key)) this.changes.remove(node, index);
    }
    const held = lastMembers(node);
    const added: [string, JsonValue][] = [];
    for (const [key, item] of Object.entries(value)) {
      const member = held.get(key);
      if (member === undefined) added.push([key, item]);
      else this.#tasks.push({ node: member, value: item, holder: node });
    }
    const style = added.length > 0 ? styleAt(this.#planning.document, node) : undefined;
    const items = style === undefined ? [] : added.map(([key, item]) => makeItem(key, { value: item }, style));
    this.changes.insert(node, { at: node.members.length, side: 'after-left', items });
  }

  #setItems(node: ArrayNode, value: readonly JsonValue[]): void {
    for (const block of alignLists(node, value)) {
      if (block.nodes.length === block.values.length) {
        for (const [index, item] of block.nodes.entries()) {
          this.#tasks.push({ node: item, value: block.values[index] ?? null, holder: node });
        }
        continue;
      }
      for (let index = 0; index < block.nodes.length; index++) this.changes.remove(node, block.at + index);
      const style = styleAt(this.#planning.document, node);
      const items = block.values.map((item) => makeItem(0, { value: item }, style));
      this.changes.insert(node, { at: block.at + block.nodes.length, side: 'after-left', items });
    }
  }

  /** Puts a piece of text in place of a value; its comments join those of the member or item. */
  paste(node: ValueNode, snippet: Snippet, step: Step | undefined): void {
    const { document } = this.#planning;
    if (deepEqual(toValue(node), snippet.value)) return;
    const item = fromSnippet(undefined, snippet, this.#styleIn(step?.container));
    const indent = lineIndent(document.text, node.start);
    const place = { indent, lines: this.#room(step?.container) };
    this.changes.lose(commentsWithin(document.comments, node));
    if (step === undefined) {
      const above = { ...item, lead: [...item.lead, ...item.trail.map(onItsOwnLine)], trail: [] };
      this.changes.replace(node, writeOnLines(above, { place, eol: documentStyle(document).eol, comma: '' }));
      return;
    }
    this.changes.replace(node, item.body(place));
    const comments = [...item.lead, ...item.trail].map((comment) => commentText(item, comment, indent));
    addComments(this.changes, document, step, comments);
  }
}

function onItsOwnLine(comment: SnippetComment): SnippetComment {
  return { ...comment, next: 'break' };
}

/** The value in force for each key. */
function lastMembers(node: ObjectNode): Map<string, ValueNode> {
  return new Map(node.members.map(({ key, value }) => [key, value]));
}
