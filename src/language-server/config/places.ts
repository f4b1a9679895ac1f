import type { ConfigPath, PathSegment } from '../../document/config-path.js';
import type { Member, ValueNode } from '../../document/node.js';
import { findMember } from '../../document/tree.js';
import type { Snapshot } from './snapshot.js';

/** What stands at an offset of a file of the config. */
export interface Place {
  /** As OpenClaw sees it, through `$include`. */
  readonly path: ConfigPath;
  readonly node: ValueNode;
  /** The member that holds the value; absent for an item of a list. */
  readonly member: Member | undefined;
  readonly on: 'key' | 'value';
}

const known = new WeakMap<Snapshot, ReadonlyMap<string, readonly ConfigPath[]>>();

/** Where the content of a file stands in the config, once for each time it is included; none for a file of the state. */
export function placesOfFile(snapshot: Snapshot, file: string): readonly ConfigPath[] {
  let places = known.get(snapshot);
  if (places === undefined) {
    places = findPlaces(snapshot);
    known.set(snapshot, places);
  }
  return places.get(file) ?? [];
}

/** Files include one another less deep than this. */
const DEEPEST = 10;

function findPlaces({ installation, workspace }: Snapshot): ReadonlyMap<string, readonly ConfigPath[]> {
  const found = new Map<string, ConfigPath[]>();
  const { configPath, includes } = installation;
  const visit = (file: string, at: ConfigPath, depth: number): void => {
    const places = found.get(file) ?? [];
    found.set(file, [...places, at]);
    const specs = includes.get(file);
    const root = workspace.get(file)?.document.root;
    if (specs === undefined || root === undefined || depth >= DEEPEST) return;
    for (const { holder, text } of includesBelow(root)) {
      const included = specs.get(text);
      if (included !== undefined) visit(included, [...at, ...holder], depth + 1);
    }
  };
  if (configPath !== undefined) visit(configPath, [], 0);
  return found;
}

/** Every text that an `$include` names, with the path of the object it stands in. */
export function includesBelow(
  root: ValueNode,
): readonly { readonly holder: ConfigPath; readonly text: string; readonly node: ValueNode }[] {
  const found: { holder: ConfigPath; text: string; node: ValueNode }[] = [];
  const pending: { node: ValueNode; path: ConfigPath }[] = [{ node: root, path: [] }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, path } = next;
    if (node.type === 'array') {
      for (const [index, item] of node.items.entries()) pending.push({ node: item, path: [...path, index] });
    }
    if (node.type !== 'object') continue;
    const include = findMember(node, '$include')?.value;
    const specs = include?.type === 'array' ? include.items : include === undefined ? [] : [include];
    for (const spec of specs) if (spec.type === 'string') found.push({ holder: path, text: spec.value, node: spec });
    for (const { key, value } of node.members) {
      if (value.type === 'object' || value.type === 'array') pending.push({ node: value, path: [...path, key] });
    }
  }
  return found;
}

/** The innermost key or value that an offset touches. */
export function placeAt(snapshot: Snapshot, file: string, offset: number): Place | undefined {
  const root = snapshot.workspace.get(file)?.document.root;
  if (root === undefined) return undefined;
  const [prefix = []] = placesOfFile(snapshot, file);
  const path: PathSegment[] = [...prefix];
  let node: ValueNode = root;
  let member: Member | undefined;
  for (;;) {
    if (node.type === 'object') {
      const next: Member | undefined = node.members.find(({ start, end }) => start <= offset && offset <= end);
      if (next === undefined) return undefined;
      path.push(next.key);
      if (offset <= next.keyRange.end) return { path, node: next.value, member: next, on: 'key' };
      member = next;
      node = next.value;
      if (offset < node.start) return undefined;
    } else if (node.type === 'array') {
      const index: number = node.items.findIndex(({ start, end }) => start <= offset && offset <= end);
      const item = node.items[index];
      if (item === undefined) return undefined;
      path.push(index);
      member = undefined;
      node = item;
    } else return { path, node, member, on: 'value' };
  }
}
