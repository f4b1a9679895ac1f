import type { PathSegment } from '../../config-path.js';
import type { Dialect, JsonValue } from '../../node.js';
import { parseDocument } from '../../parse.js';
import { ONE_LINE, type Style } from '../../style.js';
import { isComment, scanGap } from '../gap/items.js';
import type { Snippet, SnippetComment, Source } from '../operation.js';
import { reindent } from '../text/reindent.js';
import { type Lines, type Place, renderMemberKey, renderValue } from '../text/render.js';
import { type NewItem, needsLines, writeInLine, writeOnLines } from './new.js';

/** A member called `name`, or an item when that is an index. */
export function makeItem(name: PathSegment, source: Source, style: Style): NewItem {
  const key = typeof name === 'string' ? renderMemberKey(name, style) : undefined;
  if ('value' in source) return fromValue(key, source.value, style);
  return fromSnippet(key, source.snippet, style);
}

function fromValue(key: string | undefined, value: JsonValue, style: Style): NewItem {
  const start = key === undefined ? '' : key + style.colon;
  return {
    lead: [],
    trail: [],
    scalar: isScalar(value),
    body: (place) => start + renderValue(value, style, place),
  };
}

function isScalar(value: JsonValue): boolean {
  return typeof value !== 'object' || value === null;
}

/** Text taken from elsewhere, verbatim but for its indentation. `key` is how the new key is written. */
export function fromSnippet(key: string | undefined, snippet: Snippet, style: Style): NewItem {
  if (widerThan(snippet, style.dialect)) return fromWiderSnippet(key, snippet, style);
  const { text, valueRange, eol } = snippet;
  const before = text.slice(0, valueRange.start);
  const moved = key === undefined ? inlineComments(before, snippet.indent) : [];
  const start = key === undefined ? '' : key + (before === '' ? style.colon : '');
  const rest = key === undefined ? text.slice(valueRange.start) : text;
  const foreign = eol === style.eol ? {} : { eol: style.eol };
  return {
    lead: [...snippet.lead, ...moved],
    trail: snippet.trail,
    scalar: isScalar(snippet.value) && before.trim().length <= 1,
    body: ({ indent }) => start + reindent(rest, { from: snippet.indent, to: indent, ...foreign }),
    shift: (comment, indent) => reindent(comment.text, { from: comment.indent, to: indent, ...foreign }),
  };
}

/** The comments between a key and its value, for an item that has no key. */
function inlineComments(text: string, indent: string): SnippetComment[] {
  return scanGap(text, 0, text.length)
    .filter(isComment)
    .map((token) => ({
      text: text.slice(token.start, token.end),
      next: token.kind === 'line-comment' ? 'break' : 'blank',
      indent,
    }));
}

const WIDTH: { readonly [D in Dialect]: number } = { json: 0, jsonc: 1, json5: 2 };

function widerThan(snippet: Snippet, dialect: Dialect): boolean {
  if (WIDTH[snippet.dialect] <= WIDTH[dialect]) return false;
  if (dialect === 'json' && snippet.lead.length + snippet.trail.length > 0) return true;
  const { start, end } = snippet.valueRange;
  const between = scanGap(snippet.text, 0, start).some(isComment);
  if (dialect === 'json' && between) return true;
  return WIDTH[parseDocument(snippet.text.slice(start, end)).dialect] > WIDTH[dialect];
}

/** What a strict document cannot hold is written anew; comments come along where the dialect knows them. */
function fromWiderSnippet(key: string | undefined, snippet: Snippet, style: Style): NewItem {
  const item = fromValue(key, snippet.value, style);
  return style.dialect === 'json' ? item : { ...item, lead: snippet.lead, trail: snippet.trail };
}

/**
 * An item inside parents that do not exist yet, as one nested block. `names` are those of the parents' keys or
 * indices from the outermost on, then the item's own, which `item` has in it.
 */
export function insideParents(names: readonly PathSegment[], item: NewItem, style: Style): NewItem {
  if (names.length < 2) return item;
  return {
    lead: [],
    trail: [],
    scalar: false,
    body: (place) => writeParents(names, item, style, place),
  };
}

function writeParents(names: readonly PathSegment[], item: NewItem, style: Style, place: Place): string {
  const open: string[] = [];
  const close: string[] = [];
  const depth = names.length - 1;
  let innermost: Lines = 'many';
  for (let level = 0; level < depth; level++) {
    const list = typeof names[level + 1] === 'number';
    const lines = level === depth - 1 ? lastLines(list, item, style, place) : roomFor(item, place);
    const indent = place.indent + style.unit.repeat(level);
    const pad = list ? style.arrayPad : style.objectPad;
    const comma = lines === 'many' && style.trailingComma && level < depth - 1 ? ',' : '';
    open.push(
      nameText(names[level], style),
      list ? '[' : '{',
      lines === 'many' ? style.eol + indent + style.unit : pad,
    );
    close.push((lines === 'many' ? comma + style.eol + indent : pad) + (list ? ']' : '}'));
    innermost = lines;
  }
  const at = { indent: place.indent + style.unit.repeat(depth), lines: innermost };
  const around = { place: at, eol: style.eol, comma: innermost === 'many' && style.trailingComma ? ',' : '' } as const;
  const text = innermost === 'many' ? writeOnLines(item, around) : writeInLine(item, around, 'first');
  return open.join('') + text + close.toReversed().join('');
}

function nameText(name: PathSegment | undefined, style: Style): string {
  return typeof name === 'string' ? renderMemberKey(name, style) + style.colon : '';
}

function roomFor(item: NewItem, place: Place): Lines {
  return place.lines === 'one' && !needsLines(item) ? 'one' : 'many';
}

function lastLines(list: boolean, item: NewItem, style: Style, place: Place): Lines {
  if (roomFor(item, place) === 'one') return 'one';
  const bare = item.scalar && item.lead.length === 0 && item.trail.length === 0;
  if (!bare || !(list || style.smallObjects === 'one')) return 'many';
  return item.body({ indent: '', lines: 'one' }).length + 4 <= ONE_LINE ? 'one' : 'many';
}
