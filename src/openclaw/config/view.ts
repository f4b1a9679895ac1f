import { type ConfigPath, parsePath } from '../../document/config-path.js';
import type { Document, JsonValue, Member, ObjectNode, ValueNode } from '../../document/node.js';
import { toValue } from '../../document/value.js';
import { matchPattern } from './pattern.js';

/** One part of an installation that rules look at: a whole file, or one entry of a store. */
export interface Part {
  /** Absolute path of the file. */
  readonly file: string;
  /** The part's own text; offsets in it are relative to `offset` of the file. */
  readonly document: Document;
  readonly offset: number;
  /** Where the part stands in the file: `[]` for a whole file, `["agent:main:main"]` for a session. */
  readonly prefix: ConfigPath;
}

export interface Location {
  readonly part: Part;
  /** Inside the part's document. */
  readonly path: ConfigPath;
  readonly node: ValueNode;
  /** The member that holds the value; absent for list items and a root. */
  readonly member?: Member;
}

/**
 * A value as OpenClaw sees it, through `$include`, and the place where its author wrote it.
 * Values are the source's: `${ENV}` is left alone.
 */
export interface ConfigValue {
  /** As OpenClaw sees it. */
  readonly path: ConfigPath;
  readonly location: Location;
  /** The last segment: the member's key or the item's index; `''` for the root. */
  readonly key: string | number;
  /** Merged plain data. */
  readonly value: JsonValue;
  readonly isObject: boolean;
  readonly isArray: boolean;
  /** The value, when it is a string. */
  readonly string: string | undefined;
  at(path: string | ConfigPath): ConfigValue | undefined;
  has(path: string | ConfigPath): boolean;
  /** Members of an object in source order (own ones before included ones); `[]` for anything else. `$include` is none. */
  members(): readonly ConfigValue[];
  /** Items of a list; `[]` for anything else. */
  items(): readonly ConfigValue[];
  /** Every value a pattern matches: `agents.{defaults,list[*],entries.*}.model`, `channels.*.accounts.*.streaming`. */
  all(pattern: string): readonly ConfigValue[];
}

/** Finds the part an `$include` names, or `undefined` where it could not be loaded. */
export type ResolveInclude = (fromFile: string, spec: string) => Part | undefined;

/** Values that OpenClaw merges into one, the weakest first: what is included, then what the author wrote beside it. */
type Layers = readonly [Location, ...Location[]];

/** OpenClaw refuses deeper includes (`Maximum include depth (10) exceeded`). */
const MAX_INCLUDE_DEPTH = 10;

/**
 * The part as OpenClaw sees it. Objects merge key by key, lists are concatenated (included items first),
 * anything else is replaced by the stronger layer, as upstream's `$include` does.
 * @returns `undefined` for a part without a root value.
 */
export function createView(part: Part, resolveInclude: ResolveInclude = () => undefined): ConfigValue | undefined {
  const root = part.document.root;
  if (root === undefined) return undefined;
  const layers = expand({ part, path: [], node: root }, resolveInclude, []);
  return new View(layers, [], resolveInclude);
}

class View implements ConfigValue {
  readonly path: ConfigPath;
  readonly #layers: Layers;
  readonly #resolveInclude: ResolveInclude;
  #members: ReadonlyMap<string, ConfigValue> | undefined;
  #items: readonly ConfigValue[] | undefined;
  #value: { readonly of: JsonValue } | undefined;

  constructor(layers: Layers, path: ConfigPath, resolveInclude: ResolveInclude) {
    this.#layers = layers;
    this.path = path;
    this.#resolveInclude = resolveInclude;
  }

  get location(): Location {
    return strongest(this.#layers);
  }

  get layers(): readonly Location[] {
    return this.#layers;
  }

  get key(): string | number {
    return this.path.at(-1) ?? '';
  }

  get isObject(): boolean {
    return this.location.node.type === 'object';
  }

  get isArray(): boolean {
    return this.location.node.type === 'array';
  }

  get string(): string | undefined {
    const { node } = this.location;
    return node.type === 'string' ? node.value : undefined;
  }

  get value(): JsonValue {
    this.#value ??= { of: this.#merge() };
    return this.#value.of;
  }

  at(path: string | ConfigPath): ConfigValue | undefined {
    let here: ConfigValue | undefined = this;
    for (const segment of typeof path === 'string' ? parsePath(path) : path) {
      if (here === undefined) return undefined;
      here = (here as View).#child(segment);
    }
    return here;
  }

  has(path: string | ConfigPath): boolean {
    return this.at(path) !== undefined;
  }

  members(): readonly ConfigValue[] {
    return [...this.#children().values()];
  }

  items(): readonly ConfigValue[] {
    if (!this.isArray) return [];
    this.#items ??= this.#layers
      .flatMap(({ part, path, node }) =>
        node.type === 'array' ? node.items.map((item, index) => ({ part, path: [...path, index], node: item })) : [],
      )
      .map((location, index) => this.#descend([location], index));
    return this.#items;
  }

  all(pattern: string): readonly ConfigValue[] {
    return matchPattern<ConfigValue>(this, pattern);
  }

  #child(segment: string | number): ConfigValue | undefined {
    if (typeof segment === 'number') return this.items()[segment];
    return this.#children().get(segment);
  }

  #children(): ReadonlyMap<string, ConfigValue> {
    this.#members ??= this.#collectMembers();
    return this.#members;
  }

  #collectMembers(): ReadonlyMap<string, ConfigValue> {
    const members = new Map<string, Location[]>();
    // The author's own members come first in order, though the weaker layers are merged under them.
    for (const layer of [...this.#layers].reverse()) {
      if (layer.node.type !== 'object') continue;
      for (const [key, member] of effectiveMembers(layer.node)) {
        if (key === '$include') continue;
        const location = { part: layer.part, path: [...layer.path, key], node: member.value, member };
        const known = members.get(key);
        if (known === undefined) members.set(key, [location]);
        else known.unshift(location);
      }
    }
    const children = new Map<string, ConfigValue>();
    for (const [key, [first, ...rest]] of members) {
      if (first !== undefined) children.set(key, this.#descend([first, ...rest], key));
    }
    return children;
  }

  #descend(layers: Layers, segment: string | number): ConfigValue {
    let merged: Location[] = [];
    for (const layer of layers) {
      for (const expanded of expand(layer, this.#resolveInclude, [])) {
        if (merged.some((under) => !mergeable(under.node, expanded.node))) merged = [];
        merged.push(expanded);
      }
    }
    const [first, ...rest] = merged;
    return new View([first ?? layers[0], ...rest], [...this.path, segment], this.#resolveInclude);
  }

  #merge(): JsonValue {
    if (this.#layers.length === 1 && !holdsInclude(this.location.node)) return toValue(this.location.node);
    if (this.isArray) return this.items().map((item) => item.value);
    if (!this.isObject) return toValue(this.location.node);
    const merged: { [key: string]: JsonValue } = {};
    for (const child of this.members()) {
      Object.defineProperty(merged, String(child.key), {
        value: child.value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return merged;
  }
}

/** Every location that makes up a value, the weakest first; more than one where includes and siblings merge. */
export function layersOf(value: ConfigValue): readonly Location[] {
  return value instanceof View ? value.layers : [value.location];
}

function strongest(layers: Layers): Location {
  return layers.at(-1) ?? layers[0];
}

function mergeable(under: ValueNode, over: ValueNode): boolean {
  return (under.type === 'object' && over.type === 'object') || (under.type === 'array' && over.type === 'array');
}

function effectiveMembers(node: ObjectNode): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  for (const member of node.members) members.set(member.key, member);
  return members;
}

/** The layers an object with `$include` stands for; the object itself is the strongest. */
function expand(location: Location, resolveInclude: ResolveInclude, open: readonly string[]): Layers {
  const { node } = location;
  if (node.type !== 'object') return [location];
  const include = effectiveMembers(node).get('$include');
  if (include === undefined || open.length >= MAX_INCLUDE_DEPTH) return [location];
  const specs = include.value.type === 'array' ? include.value.items : [include.value];
  let layers: Location[] = [];
  for (const spec of specs) {
    if (spec.type !== 'string') continue;
    const part = resolveInclude(location.part.file, spec.value);
    if (part?.document.root === undefined || open.includes(part.file)) continue;
    const root = { part, path: [], node: part.document.root };
    layers = layers.concat(expand(root, resolveInclude, [...open, part.file]));
  }
  const ownMembers = node.members.some((member) => member.key !== '$include');
  const [first, ...rest] = layers;
  if (first === undefined) return [location];
  return ownMembers ? [first, ...rest, location] : [first, ...rest];
}

/** True when an `$include` lies somewhere below, so that the plain value of the node is not the merged one. */
function holdsInclude(node: ValueNode): boolean {
  const stack: ValueNode[] = [node];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.type === 'array') for (const item of next.items) stack.push(item);
    if (next.type !== 'object') continue;
    for (const member of next.members) {
      if (member.key === '$include') return true;
      stack.push(member.value);
    }
  }
  return false;
}
