import { brotliDecompressSync } from 'node:zlib';
import type { JsonValue } from '../../document/node.js';
import { packedSchemas } from './data/schema-data.js';

export type ValueType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

/** What a schema says about one value. A node is shared by every place, and every release, that says the same. */
export type SchemaNode =
  | { readonly kind: 'any' }
  | {
      readonly kind: 'object';
      readonly members: ReadonlyMap<string, SchemaNode>;
      readonly required: readonly string[];
      /** What members of other names must be; `closed` allows none. */
      readonly others: SchemaNode | 'closed' | 'open';
      /** What the names themselves must be. */
      readonly names: SchemaNode | undefined;
    }
  | {
      readonly kind: 'array';
      /** One node for all items, or one for each place. */
      readonly items: SchemaNode | readonly SchemaNode[];
      readonly fewest: number | undefined;
      readonly most: number | undefined;
    }
  | { readonly kind: 'values'; readonly values: readonly JsonValue[] }
  | {
      readonly kind: 'scalar';
      readonly type: ValueType;
      readonly least: number | undefined;
      readonly most: number | undefined;
      readonly above: number | undefined;
      readonly below: number | undefined;
      readonly shortest: number | undefined;
      readonly longest: number | undefined;
      readonly pattern: string | undefined;
    }
  | { readonly kind: 'union'; readonly alternatives: readonly SchemaNode[] };

/** A node as scripts/build-schema-data.mjs writes it; numbers are places in its list. */
interface PackedNode {
  readonly o?: Readonly<Record<string, number>>;
  readonly r?: readonly string[];
  readonly a?: number;
  readonly k?: number;
  readonly i?: number | readonly number[];
  readonly c?: number;
  readonly C?: number;
  readonly e?: readonly JsonValue[];
  readonly u?: readonly number[];
  readonly t?: ValueType;
  readonly n?: number;
  readonly x?: number;
  readonly N?: number;
  readonly X?: number;
  readonly l?: number;
  readonly L?: number;
  readonly p?: string;
}

interface Packed {
  readonly releases: Readonly<Record<string, number>>;
  readonly nodes: readonly PackedNode[];
}

const ANY: SchemaNode = { kind: 'any' };
const CLOSED = -1;

let unpacked: ReadonlyMap<string, SchemaNode> | undefined;

/** The root node of every release there is a schema of. Unpacked when first asked for, which takes some milliseconds. */
export function schemaRoots(): ReadonlyMap<string, SchemaNode> {
  unpacked ??= unpack();
  return unpacked;
}

function unpack(): ReadonlyMap<string, SchemaNode> {
  const text = brotliDecompressSync(Buffer.from(packedSchemas, 'base64')).toString('utf8');
  const { releases, nodes } = JSON.parse(text) as Packed;
  const made: (SchemaNode | undefined)[] = [];
  const node = (index: number): SchemaNode => {
    const packed = nodes[index];
    const known = made[index];
    if (known !== undefined || packed === undefined) return known ?? ANY;
    const fresh = unpackNode(packed, node);
    made[index] = fresh;
    return fresh;
  };
  return new Map(Object.entries(releases).map(([release, index]) => [release, node(index)]));
}

function unpackNode(packed: PackedNode, node: (index: number) => SchemaNode): SchemaNode {
  if (packed.o !== undefined) return unpackObject(packed, packed.o, node);
  if (packed.i !== undefined) {
    const items = typeof packed.i === 'number' ? node(packed.i) : packed.i.map(node);
    return { kind: 'array', items, fewest: packed.c, most: packed.C };
  }
  if (packed.e !== undefined) return { kind: 'values', values: packed.e };
  if (packed.u !== undefined) return { kind: 'union', alternatives: packed.u.map(node) };
  if (packed.t === undefined) return ANY;
  return {
    kind: 'scalar',
    type: packed.t,
    least: packed.n,
    most: packed.x,
    above: packed.N,
    below: packed.X,
    shortest: packed.l,
    longest: packed.L,
    pattern: packed.p,
  };
}

/** Most of a schema is never looked at: what is below an object is made when somebody does. */
function unpackObject(
  packed: PackedNode,
  places: Readonly<Record<string, number>>,
  node: (index: number) => SchemaNode,
): SchemaNode {
  let members: ReadonlyMap<string, SchemaNode> | undefined;
  return {
    kind: 'object',
    get members() {
      members ??= new Map(Object.entries(places).map(([key, index]) => [key, node(index)]));
      return members;
    },
    required: packed.r ?? [],
    get others() {
      return packed.a === undefined ? 'open' : packed.a === CLOSED ? 'closed' : node(packed.a);
    },
    get names() {
      return packed.k === undefined ? undefined : node(packed.k);
    },
  };
}

/** The members a value of this node may have, those of all alternatives. */
export function membersOf(node: SchemaNode): ReadonlyMap<string, SchemaNode> {
  if (node.kind === 'object') return node.members;
  if (node.kind !== 'union') return new Map();
  return new Map(node.alternatives.flatMap((alternative) => [...membersOf(alternative)]));
}

/** What stands below a node under a key or at a place; `undefined` where nothing may. */
export function childOf(node: SchemaNode, segment: string | number): SchemaNode | undefined {
  switch (node.kind) {
    case 'any':
      return ANY;
    case 'object': {
      if (typeof segment === 'number') return undefined;
      const member = node.members.get(segment);
      if (member !== undefined) return member;
      return node.others === 'open' ? ANY : node.others === 'closed' ? undefined : node.others;
    }
    case 'array':
      if (typeof segment === 'string') return undefined;
      return isTuple(node.items) ? node.items[segment] : node.items;
    case 'union': {
      const found = node.alternatives.flatMap((alternative) => childOf(alternative, segment) ?? []);
      const [first, ...others] = found;
      return first === undefined || others.length === 0 ? first : { kind: 'union', alternatives: found };
    }
    default:
      return undefined;
  }
}

export function isTuple(items: SchemaNode | readonly SchemaNode[]): items is readonly SchemaNode[] {
  return Array.isArray(items);
}
