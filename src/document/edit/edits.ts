import type { Edit } from '../node.js';
import { editedSource, wholeText } from '../text-source.js';

/**
 * The text with every edit in it.
 * @throws {RangeError} when the edits are not sorted, overlap or leave the text: a defect of whoever made them.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return wholeText(editedSource(text, edits));
}

/** The same edits for a text that starts `delta` characters earlier. */
export function offsetEdits(edits: readonly Edit[], delta: number): Edit[] {
  return edits.map((edit) => ({ ...edit, offset: edit.offset + delta }));
}

/** Cuts what an edit has in common with the text it replaces off both ends; never splits a surrogate pair. */
export function minimizeEdit(text: string, edit: Edit): Edit {
  const { offset, length, text: next } = edit;
  const most = Math.min(length, next.length);
  let prefix = 0;
  while (prefix < most && text.charCodeAt(offset + prefix) === next.charCodeAt(prefix)) prefix++;
  if (prefix > 0 && isHighSurrogate(next.charCodeAt(prefix - 1))) prefix--;
  let suffix = 0;
  while (
    suffix < most - prefix &&
    text.charCodeAt(offset + length - 1 - suffix) === next.charCodeAt(next.length - 1 - suffix)
  ) {
    suffix++;
  }
  if (suffix > 0 && isLowSurrogate(next.charCodeAt(next.length - suffix))) suffix--;
  if (prefix === 0 && suffix === 0) return edit;
  return { offset: offset + prefix, length: length - prefix - suffix, text: next.slice(prefix, next.length - suffix) };
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/**
 * Sorts edits that were made independently of each other, joins those that touch and cuts each to its smallest form.
 * At one offset an insertion comes before what is replaced there.
 */
export function normalizeEdits(text: string, edits: readonly Edit[]): Edit[] {
  const sorted = edits.toSorted((a, b) => a.offset - b.offset || rank(a) - rank(b));
  const joined: Edit[] = [];
  for (const edit of sorted) {
    const last = joined.at(-1);
    if (last === undefined || last.offset + last.length !== edit.offset) joined.push(edit);
    else {
      joined[joined.length - 1] = {
        offset: last.offset,
        length: last.length + edit.length,
        text: last.text + edit.text,
      };
    }
  }
  return joined.map((edit) => minimizeEdit(text, edit)).filter((edit) => edit.length > 0 || edit.text !== '');
}

function rank(edit: Edit): number {
  return edit.length === 0 ? 0 : 1;
}

type Step =
  | { readonly kind: 'keep'; readonly length: number }
  | { readonly kind: 'delete'; readonly length: number }
  | { readonly kind: 'insert'; readonly text: string };

/**
 * One list for two: `second` is relative to the text after `first`, the result to the text before it.
 * `applyEdits(text, composeEdits(a, b))` is `applyEdits(applyEdits(text, a), b)`.
 */
export function composeEdits(first: readonly Edit[], second: readonly Edit[]): Edit[] {
  const made = new StepReader(first);
  const asked = new StepReader(second);
  const out = new EditWriter();
  while (!made.done || !asked.done) {
    const before = made.peek();
    const after = asked.peek();
    if (before.kind === 'delete') {
      out.delete(before.length);
      made.take(before.length);
    } else if (after.kind === 'insert') {
      out.insert(after.text);
      asked.take(after.text.length);
    } else {
      const length = Math.min(before.kind === 'insert' ? before.text.length : before.length, after.length);
      if (before.kind === 'insert') {
        if (after.kind === 'keep') out.insert(before.text.slice(0, length));
      } else if (after.kind === 'keep') out.keep(length);
      else out.delete(length);
      made.take(length);
      asked.take(length);
    }
  }
  return out.finish();
}

/** Reads a list of edits as keeps, deletions and insertions; after the last edit the rest of the text is kept. */
class StepReader {
  #steps: Step[] = [];
  #index = 0;
  #used = 0;

  constructor(edits: readonly Edit[]) {
    let at = 0;
    for (const edit of edits) {
      if (edit.offset > at) this.#steps.push({ kind: 'keep', length: edit.offset - at });
      if (edit.text !== '') this.#steps.push({ kind: 'insert', text: edit.text });
      if (edit.length > 0) this.#steps.push({ kind: 'delete', length: edit.length });
      at = edit.offset + edit.length;
    }
  }

  get done(): boolean {
    return this.#index >= this.#steps.length;
  }

  peek(): Step {
    const step = this.#steps[this.#index];
    if (step === undefined) return { kind: 'keep', length: Number.POSITIVE_INFINITY };
    if (this.#used === 0) return step;
    if (step.kind === 'insert') return { kind: 'insert', text: step.text.slice(this.#used) };
    return { kind: step.kind, length: step.length - this.#used };
  }

  take(length: number): void {
    const step = this.#steps[this.#index];
    if (step === undefined) return;
    this.#used += length;
    if (this.#used < (step.kind === 'insert' ? step.text.length : step.length)) return;
    this.#index++;
    this.#used = 0;
  }
}

class EditWriter {
  readonly #edits: Edit[] = [];
  #at = 0;
  #length = 0;
  #parts: string[] = [];

  keep(length: number): void {
    this.#close();
    this.#at += length;
  }

  delete(length: number): void {
    this.#length += length;
  }

  insert(text: string): void {
    this.#parts.push(text);
  }

  finish(): Edit[] {
    this.#close();
    return this.#edits;
  }

  #close(): void {
    if (this.#length > 0 || this.#parts.length > 0) {
      this.#edits.push({ offset: this.#at, length: this.#length, text: this.#parts.join('') });
    }
    this.#at += this.#length;
    this.#length = 0;
    this.#parts = [];
  }
}

/** Which side of inserted or replaced text an offset sticks to. */
export type Bias = 'left' | 'right';

/** Where an offset of the text before the edits lies after them. Inside replaced text: its start (`left`) or end. */
export function mapOffset(edits: readonly Edit[], offset: number, bias: Bias): number {
  return mapThrough(
    edits.map((edit) => ({ offset: edit.offset, from: edit.length, to: edit.text.length })),
    offset,
    bias,
  );
}

/** The way back: where an offset of the text after the edits lay before them. */
export function mapOffsetBack(edits: readonly Edit[], offset: number, bias: Bias): number {
  let delta = 0;
  const spans = edits.map((edit) => {
    const span = { offset: edit.offset + delta, from: edit.text.length, to: edit.length };
    delta += edit.text.length - edit.length;
    return span;
  });
  return mapThrough(spans, offset, bias);
}

interface Span {
  readonly offset: number;
  readonly from: number;
  readonly to: number;
}

function mapThrough(spans: readonly Span[], offset: number, bias: Bias): number {
  let delta = 0;
  for (const span of spans) {
    const end = span.offset + span.from;
    if (span.offset > offset) break;
    const inside = span.from === 0 ? offset === span.offset : offset > span.offset && offset < end;
    if (inside) return span.offset + delta + (bias === 'left' ? 0 : span.to);
    if (offset >= end) delta += span.to - span.from;
  }
  return offset + delta;
}
