import { type ConfigPath, samePath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import { compareReleases, type Release, release } from '../releases/release.js';
import { didYouMean } from './did-you-mean.js';
import { childOf, membersOf, type SchemaNode, schemaRoots } from './nodes.js';
import { type SchemaIssue, validateNode } from './validate.js';

export type { SchemaNode } from './nodes.js';
export type { IssueKind, SchemaIssue } from './validate.js';
export { describe } from './validate.js';

/** Where a key that stands in the wrong place, or under a wrong name, may belong. */
export interface KeySuggestion {
  readonly path: ConfigPath;
  /** `name`: another key of the same object; `place`: the same key elsewhere. */
  readonly kind: 'name' | 'place';
}

/** What is known of a release's config. */
export interface ConfigSchema {
  /**
   * The releases it was read from: the target itself, or the two around it, oldest first. Between two releases only
   * what both refuse is refused, since nobody knows on which side of the target a change was made.
   */
  readonly sources: readonly Release[];
  /** `older` and `newer`: the target lies before or after every release a schema is known of. */
  readonly fit: 'exact' | 'between' | 'older' | 'newer';
  /** What may stand at a path; `undefined` where nothing may. */
  lookup(path: ConfigPath): SchemaNode | undefined;
  /** What is wrong with a config (or with the part of one that stands at `at`), in source order. */
  validate(value: JsonValue, at?: ConfigPath): readonly SchemaIssue[];
  /** Where a key that may not stand at `path` may belong, the likeliest first. */
  suggestKey(path: ConfigPath): readonly KeySuggestion[];
}

/** The schema of a release, or what the schemas around it agree on. */
export function schemaFor(target: Release): ConfigSchema {
  const known = [...schemaRoots()]
    .map(([text, root]) => ({ source: release(text), root }))
    .sort((a, b) => compareReleases(a.source, b.source));
  const before = known.filter(({ source }) => compareReleases(source, target) <= 0).at(-1);
  const after = known.find(({ source }) => compareReleases(source, target) >= 0);
  const around = before === after ? [before] : [before, after];
  const used = around.filter((each) => each !== undefined);
  const fit = before === undefined ? 'older' : after === undefined ? 'newer' : before === after ? 'exact' : 'between';
  return new Schema(used, fit);
}

interface Source {
  readonly source: Release;
  readonly root: SchemaNode;
}

class Schema implements ConfigSchema {
  readonly sources: readonly Release[];
  readonly fit: ConfigSchema['fit'];
  readonly #roots: readonly SchemaNode[];

  constructor(used: readonly Source[], fit: ConfigSchema['fit']) {
    this.sources = used.map(({ source }) => source);
    this.#roots = used.map(({ root }) => root);
    this.fit = fit;
  }

  lookup(path: ConfigPath): SchemaNode | undefined {
    for (const root of [...this.#roots].reverse()) {
      const node = nodeAt(root, path);
      if (node !== undefined) return node;
    }
    return undefined;
  }

  validate(value: JsonValue, at: ConfigPath = []): readonly SchemaIssue[] {
    const [first = [], ...others] = this.#roots.map((root) => {
      const node = nodeAt(root, at);
      return node === undefined ? [] : validateNode(node, value, at);
    });
    if (others.length === 0) return first;
    return first.filter(
      (issue) =>
        others.every((list) => list.some((other) => isSameIssue(issue, other))) &&
        !BETWEEN.some((path) => samePath(path, issue.path)),
    );
  }

  suggestKey(path: ConfigPath): readonly KeySuggestion[] {
    const key = path.at(-1);
    if (typeof key !== 'string') return [];
    const parent = path.slice(0, -1);
    const found: KeySuggestion[] = [];
    for (const root of [...this.#roots].reverse()) {
      const node = nodeAt(root, parent);
      const siblings = node === undefined ? [] : didYouMean(key, membersOf(node).keys());
      found.push(...siblings.map((name): KeySuggestion => ({ path: [...parent, name], kind: 'name' })));
      found.push(...elsewhere(root, parent, key).map((place): KeySuggestion => ({ path: place, kind: 'place' })));
    }
    return found
      .filter((one, index) => found.findIndex((other) => samePath(one.path, other.path)) === index)
      .slice(0, MOST_SUGGESTIONS);
  }
}

const MOST_SUGGESTIONS = 3;

/** Keys of releases between two schemas that neither names: they came after the one and went before the other. */
const BETWEEN: readonly ConfigPath[] = [
  ['gateway', 'controlUi', 'toolTitles'],
  ['wizard', 'localModelLeanAutoModel'],
];

function isSameIssue(a: SchemaIssue, b: SchemaIssue): boolean {
  return a.kind === b.kind && samePath(a.path, b.path);
}

function nodeAt(root: SchemaNode, path: ConfigPath): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  for (const segment of path) node = node === undefined ? undefined : childOf(node, segment);
  return node;
}

/** A key that many things have (`enabled`, `name`) tells nothing about where it belongs. */
const MOST_PLACES = 3;
const NEAR = 2;

/** Places near `parent` that have a member of that name: above it first, then in what stands beside it or below it. */
function elsewhere(root: SchemaNode, parent: ConfigPath, key: string): readonly ConfigPath[] {
  for (let depth = parent.length; depth >= 0; depth -= 1) {
    const above = parent.slice(0, depth);
    const node = nodeAt(root, above);
    if (node === undefined) continue;
    if (depth < parent.length && membersOf(node).has(key)) return [[...above, key]];
    const places = placesBelow(node, above, key);
    if (places.length > 0) return places.length <= MOST_PLACES ? places : [];
  }
  return [];
}

/** The members of that name not far below a node, only the nearest ones. */
function placesBelow(node: SchemaNode, at: ConfigPath, key: string): readonly ConfigPath[] {
  let level: readonly { readonly node: SchemaNode; readonly path: ConfigPath }[] = [{ node, path: at }];
  for (let depth = 0; depth < NEAR; depth += 1) {
    level = level.flatMap(({ node: above, path }) =>
      [...membersOf(above)].map(([name, below]) => ({ node: below, path: [...path, name] })),
    );
    const places = level.filter(({ node: below }) => membersOf(below).has(key)).map(({ path }) => [...path, key]);
    if (places.length > 0) return places;
  }
  return [];
}
