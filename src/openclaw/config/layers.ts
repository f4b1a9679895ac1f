import type { ConfigPath, PathSegment } from '../../document/config-path.js';
import type { Document, Member, ObjectNode, ValueNode } from '../../document/node.js';
import { findMember } from '../../document/tree.js';

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
  readonly member?: Member | undefined;
}

/** Finds the part an `$include` names, or `undefined` where it could not be loaded. */
export type ResolveInclude = (fromFile: string, spec: string) => Part | undefined;

/** Values that OpenClaw merges into one, the weakest first: what is included, then what the author wrote beside it. */
export type Layers = readonly [Place, ...Place[]];

/** OpenClaw refuses deeper includes (`Maximum include depth (10) exceeded`). */
const MAX_INCLUDE_DEPTH = 10;

export const INCLUDE = '$include';
/** The path from the root, which has no segment itself. */
export function pathOf(end: Step): ConfigPath {
  const path: PathSegment[] = [];
  for (let step = end; step.parent !== undefined; step = step.parent) path.push(step.key);
  return path.reverse();
}

/** Values know what they are below, not their whole path: paths of all values of a deep config would fill the memory. */
export interface Step {
  readonly parent: Step | undefined;
  readonly key: PathSegment;
}

/** A value in a file. */
export class Place implements Location, Step {
  readonly part: Part;
  readonly parent: Place | undefined;
  readonly key: PathSegment;
  readonly node: ValueNode;
  readonly member: Member | undefined;

  constructor(part: Part, parent: Place | undefined, key: PathSegment, node: ValueNode, member: Member | undefined) {
    this.part = part;
    this.parent = parent;
    this.key = key;
    this.node = node;
    this.member = member;
  }

  get path(): ConfigPath {
    return pathOf(this);
  }
}

export function placeOf(holder: Place, member: Member): Place {
  return new Place(holder.part, holder, member.key, member.value, member);
}

export function mergeable(under: ValueNode, over: ValueNode): boolean {
  return (under.type === 'object' && over.type === 'object') || (under.type === 'array' && over.type === 'array');
}

export function effectiveMembers(node: ObjectNode): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  for (const member of node.members) members.set(member.key, member);
  return members;
}

/** The layers an object with `$include` stands for; the object itself is the strongest. */
export function expand(place: Place, resolveInclude: ResolveInclude, open: readonly string[]): Layers {
  const { node } = place;
  if (node.type !== 'object' || !hasIncludes(place.part.document)) return [place];
  const include = findMember(node, INCLUDE);
  if (include === undefined || open.length >= MAX_INCLUDE_DEPTH) return [place];
  const specs = include.value.type === 'array' ? include.value.items : [include.value];
  let layers: Place[] = [];
  for (const spec of specs) {
    if (spec.type !== 'string') continue;
    const part = resolveInclude(place.part.file, spec.value);
    if (part?.document.root === undefined || open.includes(part.file)) continue;
    const root = new Place(part, undefined, '', part.document.root, undefined);
    layers = layers.concat(expand(root, resolveInclude, [...open, part.file]));
  }
  const ownMembers = node.members.some((member) => member.key !== INCLUDE);
  const [first, ...rest] = layers;
  if (first === undefined) return [place];
  return ownMembers ? [first, ...rest, place] : [first, ...rest];
}

const including = new WeakMap<Document, boolean>();

/** Most files include nothing, and nothing in them has to be looked through for it. */
export function hasIncludes(document: Document): boolean {
  let known = including.get(document);
  if (known === undefined) {
    const { root, text } = document;
    // Written with escapes, the key is not to be found in the text.
    const isNamed = text.includes(INCLUDE) || text.includes('\\');
    known = isNamed && root !== undefined && holdsInclude(root);
    including.set(document, known);
  }
  return known;
}

/** True when an `$include` lies somewhere below, so that the plain value of the node is not the merged one. */
export function holdsInclude(node: ValueNode): boolean {
  const stack: ValueNode[] = [node];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.type === 'array') for (const item of next.items) stack.push(item);
    if (next.type !== 'object') continue;
    for (const member of next.members) {
      if (member.key === INCLUDE) return true;
      stack.push(member.value);
    }
  }
  return false;
}
