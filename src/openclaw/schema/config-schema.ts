import { type ConfigPath, pathKey, samePath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import { PathIndex } from '../../document/path-index.js';
import { valueAt } from '../../document/value.js';
import { neighbours, type ReleaseFacts, readFacts, readSchemaRoot } from '../releases/facts.js';
import type { Release } from '../releases/release.js';
import { type Data, isData, type Refusal } from './checks/check.js';
import { didYouMean } from './did-you-mean.js';
import type { SchemaIssue } from './issue.js';
import { childOf, membersOf, type SchemaNode } from './nodes.js';
import type { Surroundings } from './surroundings.js';
import { validateNode } from './validate.js';
import { afterSchema } from './validators/after-schema.js';
import { asRead, filledIn } from './validators/rewrites.js';

export type { IssueKind, SchemaIssue } from './issue.js';
export type { SchemaNode } from './nodes.js';
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
  /** What is wrong with the shape of a config, or of the part of one that stands at `at`, in source order. */
  validate(value: JsonValue, at?: ConfigPath): readonly SchemaIssue[];
  /** Everything the release's validator refuses about a whole config. */
  validateConfig(value: JsonValue, surroundings: Surroundings): readonly SchemaIssue[];
  /** Where a key that may not stand at `path` may belong, the likeliest first. */
  suggestKey(path: ConfigPath): readonly KeySuggestion[];
}

const schemas = new Map<string, ConfigSchema>();

/** The schema of a release, or what the schemas around it agree on. */
export function schemaFor(target: Release): ConfigSchema {
  const known = schemas.get(target.text);
  if (known !== undefined) return known;
  const { releases, fit } = neighbours(target);
  const used = releases.flatMap((source) => {
    const root = readSchemaRoot(source.text);
    return root === undefined ? [] : [{ source, root }];
  });
  const fresh = new Schema(used, fit);
  schemas.set(target.text, fresh);
  return fresh;
}

interface Source {
  readonly source: Release;
  readonly root: SchemaNode;
}

class Schema implements ConfigSchema {
  readonly sources: readonly Release[];
  readonly fit: ConfigSchema['fit'];
  readonly #used: readonly Source[];
  readonly #roots: readonly SchemaNode[];

  constructor(used: readonly Source[], fit: ConfigSchema['fit']) {
    this.sources = used.map(({ source }) => source);
    this.#used = used;
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
    return this.#agreed(({ root }) => {
      const node = nodeAt(root, at);
      return node === undefined ? [] : validateNode(node, value, at);
    });
  }

  validateConfig(value: JsonValue, surroundings: Surroundings): readonly SchemaIssue[] {
    const filled = filledIn(value, surroundings.isSet);
    return this.#agreed((source) => validateWith(source, filled, surroundings));
  }

  #agreed(validate: (source: Source) => readonly SchemaIssue[]): readonly SchemaIssue[] {
    const [first = [], ...others] = this.#used.map(validate);
    const agreeing = others.map((issues) => new Set(issues.map(issueKey)));
    return first.filter((issue) => agreeing.every((keys) => keys.has(issueKey(issue))));
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
      found.push(...oneStepAway(root, parent, key).map((place): KeySuggestion => ({ path: place, kind: 'place' })));
    }
    return found
      .filter((one, index) => found.findIndex((other) => samePath(one.path, other.path)) === index)
      .slice(0, MOST_SUGGESTIONS);
  }
}

/** As a release does it: what it rewrites before, its schema, what it looks at after. */
function validateWith({ source, root }: Source, value: JsonValue, surroundings: Surroundings): readonly SchemaIssue[] {
  if (!isData(value)) return validateNode(root, value, []);
  const facts = readFacts(source.text);
  const { config, inFile } = asRead(value, facts);
  const shape = validateNode(root, config, []);
  const refused = new PathIndex();
  for (const { path } of shape) refused.add(path);
  const after = [
    ...afterSchema(config, facts, surroundings),
    ...pluginsWithoutConfig(root, config, facts),
    ...pluginsByOtherNames(root, config, facts),
  ]
    .filter(({ at }) => !refused.meets(at))
    .map(({ at, ...refusal }): SchemaIssue => ({ ...refusal, path: at, suggestions: [] }));
  return [...shape, ...after].map((issue) => ({ ...issue, path: inFile(issue.path) }));
}

/** A plugin that is switched on and needs settings has none. */
function pluginsWithoutConfig(root: SchemaNode, config: Data, { plugins }: ReleaseFacts): readonly Refusal[] {
  const entries = valueAt(config, ['plugins', 'entries']);
  if (!isData(entries)) return [];
  return Object.entries(plugins).flatMap(([id, { needsConfig }]) => {
    const entry = needsConfig === true ? valueAt(entries, [id]) : undefined;
    if (!isData(entry) || entry.enabled !== true || entry.config !== undefined) return [];
    const path = ['plugins', 'entries', id, 'config'];
    const node = nodeAt(root, path);
    if (node === undefined) return [];
    return validateNode(node, {}, path).map(({ path: at, kind, expected }) => ({ at, kind, expected }));
  });
}

/** Earlier names of plugins, which every release reads as the one they are now (`BUILT_IN_PLUGIN_ALIAS_FALLBACKS`). */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['google-gemini-cli', 'google'],
  ['minimax-portal', 'minimax'],
  ['minimax-portal-auth', 'minimax'],
]);

/** Settings under another name of a plugin are its settings, too. */
function pluginsByOtherNames(root: SchemaNode, config: Data, { validators = [] }: ReleaseFacts): readonly Refusal[] {
  const entries = valueAt(config, ['plugins', 'entries']);
  if (!isData(entries)) return [];
  // From 2026.5 to 2026.7 a name was another one in capitals.
  const isCased =
    validators.includes('validateConfiguredModelRefs') && !validators.includes('migratePersistedImplicitMainRoster');
  return Object.entries(entries).flatMap(([name, entry]) => {
    const lower = name.trim().toLowerCase();
    const id = OTHER_NAMES.get(lower) ?? (isCased ? name.trim() : lower);
    const node =
      id === name || Object.hasOwn(entries, id) ? undefined : nodeAt(root, ['plugins', 'entries', id, 'config']);
    const settings = isData(entry) ? entry.config : undefined;
    if (!isData(settings) || node === undefined) return [];
    const found = validateNode(node, settings, ['plugins', 'entries', name, 'config']);
    return found.map(({ path: at, kind, expected }) => ({ at, kind, expected }));
  });
}

const MOST_SUGGESTIONS = 3;

function issueKey({ kind, path }: SchemaIssue): string {
  return `${kind} ${pathKey(path)}`;
}

function nodeAt(root: SchemaNode, path: ConfigPath): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  for (const segment of path) node = node === undefined ? undefined : childOf(node, segment);
  return node;
}

/** The same key one step up, or one step down where only one neighbour has it: further away it is another thing. */
function oneStepAway(root: SchemaNode, parent: ConfigPath, key: string): readonly ConfigPath[] {
  const above = parent.slice(0, -1);
  const up = parent.length === 0 ? undefined : nodeAt(root, above);
  if (up !== undefined && membersOf(up).has(key)) return [[...above, key]];
  const here = nodeAt(root, parent);
  const down = here === undefined ? [] : [...membersOf(here)].filter(([, below]) => membersOf(below).has(key));
  return down.length === 1 ? down.map(([name]) => [...parent, name, key]) : [];
}
