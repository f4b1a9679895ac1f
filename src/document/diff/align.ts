import { diffArrays } from 'diff';
import type { ArrayNode, JsonValue, ValueNode } from '../node.js';
import { deepEqual, toValue } from '../value.js';

/** Items that differ between a list and what it is to become, between items that are the same in both. */
export interface Block {
  /** Index of the first of `nodes`, or of the item before which `values` go. */
  readonly at: number;
  readonly nodes: readonly ValueNode[];
  readonly values: readonly JsonValue[];
}

/**
 * Where a list differs from `values`. With equal lengths item by item, otherwise around what both have in common; of
 * what differs, an object is matched with one that says much the same.
 */
export function alignLists(list: ArrayNode, values: readonly JsonValue[]): Block[] {
  const nodes = list.items;
  if (nodes.length === values.length) return [{ at: 0, nodes, values }];
  const held = nodes.map((node) => toValue(node));
  const aligner = new Aligner(held, values);
  const whole = { row: 0, rowEnd: nodes.length, column: 0, columnEnd: values.length };
  return aligner
    .around(whole, deepEqual, 'leave out')
    .flatMap((area) => aligner.around(area, isSimilar, 'keep'))
    .map(({ row, rowEnd, column, columnEnd }) => ({
      at: row,
      nodes: nodes.slice(row, rowEnd),
      values: values.slice(column, columnEnd),
    }));
}

/** Items `row` to `rowEnd` of the list, and `column` to `columnEnd` of the values. */
interface Area {
  readonly row: number;
  readonly rowEnd: number;
  readonly column: number;
  readonly columnEnd: number;
}

class Aligner {
  readonly #held: readonly JsonValue[];
  readonly #values: readonly JsonValue[];

  constructor(held: readonly JsonValue[], values: readonly JsonValue[]) {
    this.#held = held;
    this.#values = values;
  }

  /** The areas between the items that match; with `keep` also those that match, each as an area of its own. */
  around(area: Area, matches: (a: JsonValue, b: JsonValue) => boolean, matched: 'keep' | 'leave out'): Area[] {
    const areas: Area[] = [];
    let { row, column } = area;
    const add = (rowEnd: number, columnEnd: number) => {
      if (rowEnd > row || columnEnd > column) areas.push({ row, rowEnd, column, columnEnd });
    };
    for (const [nextRow, nextColumn] of this.#pairs(area, matches)) {
      add(nextRow, nextColumn);
      if (matched === 'keep') {
        areas.push({ row: nextRow, rowEnd: nextRow + 1, column: nextColumn, columnEnd: nextColumn + 1 });
      }
      row = nextRow + 1;
      column = nextColumn + 1;
    }
    add(area.rowEnd, area.columnEnd);
    return areas;
  }

  #pairs(area: Area, matches: (a: JsonValue, b: JsonValue) => boolean): (readonly [number, number])[] {
    const same = (row: number, column: number) => matches(this.#held[row] ?? null, this.#values[column] ?? null);
    const pairs: (readonly [number, number])[] = [];
    let { row, column, rowEnd, columnEnd } = area;
    while (row < rowEnd && column < columnEnd && same(row, column)) pairs.push([row++, column++]);
    const tail: (readonly [number, number])[] = [];
    while (row < rowEnd && column < columnEnd && same(rowEnd - 1, columnEnd - 1)) tail.push([--rowEnd, --columnEnd]);
    const [rows, columns] = [rowEnd - row, columnEnd - column];
    for (const [a, b] of longestCommon(rows, columns, (a, b) => same(row + a, column + b))) {
      pairs.push([row + a, column + b]);
    }
    return [...pairs, ...tail.toReversed()];
  }
}

/** Two objects of which at least half of the smaller one's members are the same in the other. */
function isSimilar(a: JsonValue, b: JsonValue): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return false;
  const smaller = Math.min(Object.keys(a).length, Object.keys(b).length);
  let same = 0;
  for (const [key, value] of Object.entries(a)) {
    if (Object.hasOwn(b, key) && deepEqual(value, b[key] ?? null)) same++;
  }
  return same > 0 && 2 * same >= smaller;
}

/** More edits than this between two lists, and what they have in common is not worth the search. */
const MOST_EDITS = 2_000;

/** The longest common subsequence of two lists, as pairs of positions; empty where the two are too far apart. */
export function longestCommon(
  rows: number,
  columns: number,
  same: (row: number, column: number) => boolean,
): (readonly [number, number])[] {
  const changes = diffArrays(positions(rows), positions(columns), { comparator: same, maxEditLength: MOST_EDITS });
  const pairs: (readonly [number, number])[] = [];
  let row = 0;
  let column = 0;
  for (const { count, added, removed } of changes ?? []) {
    if (!added && !removed) for (let step = 0; step < count; step++) pairs.push([row + step, column + step]);
    if (!added) row += count;
    if (!removed) column += count;
  }
  return pairs;
}

function positions(count: number): number[] {
  return Array.from({ length: count }, (_, position) => position);
}
