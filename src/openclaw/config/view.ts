import { type ConfigPath, type PathSegment, parsePath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import { toValue } from '../../document/value.js';
import {
  effectiveMembers,
  expand,
  hasIncludes,
  holdsInclude,
  INCLUDE,
  type Layers,
  type Location,
  mergeable,
  type Part,
  Place,
  pathOf,
  placeOf,
  type ResolveInclude,
  type Step,
} from './layers.js';
import { matchPattern } from './pattern.js';

export type { Location, Part, ResolveInclude } from './layers.js';

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

/**
 * The part as OpenClaw sees it. Objects merge key by key, lists are concatenated (included items first),
 * anything else is replaced by the stronger layer, as upstream's `$include` does.
 * @returns `undefined` for a part without a root value.
 */
export function createView(part: Part, resolveInclude: ResolveInclude = () => undefined): ConfigValue | undefined {
  const root = part.document.root;
  if (root === undefined) return undefined;
  const layers = expand(new Place(part, undefined, '', root, undefined), resolveInclude, []);
  return new View(layers, undefined, '', resolveInclude);
}

class View implements ConfigValue, Step {
  readonly layers: Layers;
  readonly parent: View | undefined;
  readonly key: PathSegment;
  readonly #resolveInclude: ResolveInclude;
  #children: ReadonlyMap<string, View> | undefined;
  #members: readonly View[] | undefined;
  #list: readonly View[] | undefined;
  #plain: { readonly of: JsonValue } | undefined;

  constructor(layers: Layers, parent: View | undefined, key: PathSegment, resolveInclude: ResolveInclude) {
    this.layers = layers;
    this.parent = parent;
    this.key = key;
    this.#resolveInclude = resolveInclude;
  }

  get path(): ConfigPath {
    return pathOf(this);
  }

  get location(): Place {
    return this.layers.at(-1) ?? this.layers[0];
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
    this.#plain ??= { of: this.#merge() };
    return this.#plain.of;
  }

  at(path: string | ConfigPath): ConfigValue | undefined {
    let here: View | undefined = this;
    for (const segment of typeof path === 'string' ? parsePath(path) : path) {
      if (here === undefined) return undefined;
      here = typeof segment === 'number' ? here.items()[segment] : here.#byKey().get(segment);
    }
    return here;
  }

  has(path: string | ConfigPath): boolean {
    return this.at(path) !== undefined;
  }

  members(): readonly ConfigValue[] {
    if (!this.isObject && this.layers.length === 1) return NONE;
    this.#members ??= [...this.#byKey().values()];
    return this.#members;
  }

  items(): readonly View[] {
    if (!this.isArray) return NONE;
    this.#list ??= this.layers
      .flatMap((layer) =>
        layer.node.type === 'array'
          ? layer.node.items.map((item, index) => new Place(layer.part, layer, index, item, undefined))
          : [],
      )
      .map((place, index) => this.#descend([place], index));
    return this.#list;
  }

  all(pattern: string): readonly ConfigValue[] {
    return matchPattern<ConfigValue>(this, pattern);
  }

  #byKey(): ReadonlyMap<string, View> {
    this.#children ??= this.layers.length === 1 ? this.#ownMembers(this.layers[0]) : this.#mergedMembers();
    return this.#children;
  }

  #ownMembers(layer: Place): ReadonlyMap<string, View> {
    if (layer.node.type !== 'object') return NO_MEMBERS;
    const children = new Map<string, View>();
    // A key that is written twice stands where it stood first, and says what it says last.
    for (const member of layer.node.members) {
      const { key } = member;
      if (key !== INCLUDE) children.set(key, this.#descend([placeOf(layer, member)], key));
    }
    return children;
  }

  #mergedMembers(): ReadonlyMap<string, View> {
    const members = new Map<string, Place[]>();
    // The author's own members come first in order, though the weaker layers are merged under them.
    for (const layer of [...this.layers].reverse()) {
      if (layer.node.type !== 'object') continue;
      for (const [key, member] of effectiveMembers(layer.node)) {
        if (key === INCLUDE) continue;
        const known = members.get(key);
        if (known === undefined) members.set(key, [placeOf(layer, member)]);
        else known.unshift(placeOf(layer, member));
      }
    }
    const children = new Map<string, View>();
    for (const [key, [first, ...rest]] of members) {
      if (first !== undefined) children.set(key, this.#descend([first, ...rest], key));
    }
    return children;
  }

  #descend(layers: Layers, segment: PathSegment): View {
    if (layers.length === 1) {
      return new View(expand(layers[0], this.#resolveInclude, []), this, segment, this.#resolveInclude);
    }
    let merged: Place[] = [];
    for (const layer of layers) {
      for (const expanded of expand(layer, this.#resolveInclude, [])) {
        if (merged.some((under) => !mergeable(under.node, expanded.node))) merged = [];
        merged.push(expanded);
      }
    }
    const [first, ...rest] = merged;
    return new View([first ?? layers[0], ...rest], this, segment, this.#resolveInclude);
  }

  #merge(): JsonValue {
    const { node, part } = this.location;
    if (this.layers.length === 1 && !(hasIncludes(part.document) && holdsInclude(node))) return toValue(node);
    if (this.isArray) return this.items().map((item) => item.value);
    if (!this.isObject) return toValue(node);
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

const NONE: readonly View[] = [];
const NO_MEMBERS: ReadonlyMap<string, View> = new Map();

/** True for a value that is a file of its own, which an `$include` alone has brought there. */
export function isIncludedFile({ location, path }: ConfigValue): boolean {
  return path.length > 0 && location.node === location.part.document.root;
}

/** Every location that makes up a value, the weakest first; more than one where includes and siblings merge. */
export function layersOf(value: ConfigValue): readonly Location[] {
  return value instanceof View ? value.layers : [value.location];
}
