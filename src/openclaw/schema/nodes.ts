import type { JsonValue } from '../../document/node.js';

export type ValueType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

/** What a release says about one value, save the checks it makes by code. */
type Shape =
  | { readonly kind: 'any' }
  | {
      readonly kind: 'object';
      readonly members: ReadonlyMap<string, SchemaNode>;
      readonly required: readonly string[];
      /** What members of other names must be; `closed` allows none. */
      readonly others: SchemaNode | 'closed' | 'open';
      /** What the names themselves must be. */
      readonly names: SchemaNode | undefined;
      readonly fewest: number | undefined;
      readonly most: number | undefined;
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
      /** Spaces around a text do not count. */
      readonly trimmed: boolean;
      readonly pattern: string | undefined;
      readonly flags: string;
    }
  | { readonly kind: 'union'; readonly alternatives: readonly SchemaNode[] };

/** What a release says about one value. A node is shared by every place, and every release, that says the same. */
export type SchemaNode = Shape & {
  /** The checks the release makes on the value beyond its shape, by name: see checks/. */
  readonly checks: readonly string[];
};

/** A node as `npm run import-release` writes it; numbers are places in its list. */
export interface PackedNode {
  readonly o?: Readonly<Record<string, number>>;
  readonly r?: readonly string[];
  readonly a?: number;
  readonly k?: number;
  readonly m?: number;
  readonly M?: number;
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
  readonly w?: 1;
  readonly p?: string;
  readonly f?: string;
  readonly v?: readonly string[];
}

const NONE: readonly string[] = [];
const ANY: SchemaNode = { kind: 'any', checks: NONE };
const CLOSED = -1;

/** Makes nodes of packed ones when they are asked for, each once: most of a schema is never looked at. */
export function nodeReader(packed: (index: number) => PackedNode): (index: number) => SchemaNode {
  const made: (SchemaNode | undefined)[] = [];
  const read = (index: number): SchemaNode => {
    const known = made[index];
    if (known !== undefined) return known;
    const fresh = unpackNode(packed(index), read);
    made[index] = fresh;
    return fresh;
  };
  return read;
}

function unpackNode(packed: PackedNode, read: (index: number) => SchemaNode): SchemaNode {
  const checks = packed.v ?? NONE;
  if (packed.o !== undefined) return unpackObject(packed, packed.o, checks, read);
  if (packed.i !== undefined) {
    const items = typeof packed.i === 'number' ? read(packed.i) : packed.i.map(read);
    return { kind: 'array', items, fewest: packed.c, most: packed.C, checks };
  }
  if (packed.e !== undefined) return { kind: 'values', values: packed.e, checks };
  if (packed.u !== undefined) return { kind: 'union', alternatives: packed.u.map(read), checks };
  // The names of a plugin's settings may have a pattern and say no type: they are texts.
  const type = packed.t ?? (packed.p === undefined ? undefined : 'string');
  if (type === undefined) return checks.length === 0 ? ANY : { kind: 'any', checks };
  return {
    kind: 'scalar',
    type,
    least: packed.n,
    most: packed.x,
    above: packed.N,
    below: packed.X,
    shortest: packed.l,
    longest: packed.L,
    trimmed: packed.w === 1,
    pattern: packed.p,
    flags: packed.f ?? '',
    checks,
  };
}

/** What is below an object is made when somebody looks. */
function unpackObject(
  packed: PackedNode,
  places: Readonly<Record<string, number>>,
  checks: readonly string[],
  read: (index: number) => SchemaNode,
): SchemaNode {
  let members: ReadonlyMap<string, SchemaNode> | undefined;
  return {
    kind: 'object',
    get members() {
      members ??= new Map(Object.entries(places).map(([key, index]) => [key, read(index)]));
      return members;
    },
    required: packed.r ?? NONE,
    get others() {
      return packed.a === undefined ? 'open' : packed.a === CLOSED ? 'closed' : read(packed.a);
    },
    get names() {
      return packed.k === undefined ? undefined : read(packed.k);
    },
    fewest: packed.m,
    most: packed.M,
    checks,
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
      return first === undefined || others.length === 0 ? first : { kind: 'union', alternatives: found, checks: NONE };
    }
    default:
      return undefined;
  }
}

export function isTuple(items: SchemaNode | readonly SchemaNode[]): items is readonly SchemaNode[] {
  return Array.isArray(items);
}
