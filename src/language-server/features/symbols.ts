import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import { isContainer } from '../../document/edit/gap/items.js';
import type { Document, Range, ValueNode } from '../../document/node.js';
import { findMember } from '../../document/tree.js';
import type { TextPlaces } from '../text/places.js';

const KINDS: Readonly<Record<ValueNode['type'], SymbolKind>> = {
  object: SymbolKind.Object,
  array: SymbolKind.Array,
  string: SymbolKind.String,
  number: SymbolKind.Number,
  boolean: SymbolKind.Boolean,
  null: SymbolKind.Null,
};

/** Deeper than this only what holds something is listed. */
const SCALARS_UNTIL = 3;
const DEEPEST = 12;

/** The outline of a text: its keys, and the items of its lists by the id they have. No values: some are secrets. */
export function symbolsOf({ root }: Document, places: TextPlaces): readonly DocumentSymbol[] {
  return root === undefined ? [] : below(root, places, 1);
}

function below(node: ValueNode, places: TextPlaces, depth: number): DocumentSymbol[] {
  if (depth > DEEPEST) return [];
  const isListed = (one: ValueNode): boolean => isContainer(one) || depth <= SCALARS_UNTIL;
  if (node.type === 'object') {
    return node.members
      .filter(({ value }) => isListed(value))
      .map((member) => symbol(member.key, member.value, member, member.keyRange, places, depth));
  }
  if (node.type !== 'array') return [];
  return node.items
    .map((item, index) => ({ item, index }))
    .filter(({ item }) => isContainer(item))
    .map(({ item, index }) =>
      symbol(nameOf(item) ?? `[${index}]`, item, item, { start: item.start, end: item.start + 1 }, places, depth),
    );
}

function symbol(
  name: string,
  node: ValueNode,
  whole: Range,
  shown: Range,
  places: TextPlaces,
  depth: number,
): DocumentSymbol {
  return {
    // Editors refuse a symbol without a name.
    name: name.trim() === '' ? '""' : name,
    kind: KINDS[node.type],
    range: places.range(whole),
    selectionRange: places.range(shown),
    children: below(node, places, depth + 1),
  };
}

const NAMES = ['id', 'agentId', 'name'] as const;

function nameOf(item: ValueNode): string | undefined {
  if (item.type !== 'object') return undefined;
  for (const key of NAMES) {
    const value = findMember(item, key)?.value;
    if (value?.type === 'string') return value.value;
  }
  return undefined;
}
