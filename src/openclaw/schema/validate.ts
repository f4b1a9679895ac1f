import { type ConfigPath, type PathSegment, pathKey } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import { type Data, isData, UNKNOWN_TEXT } from './checks/check.js';
import { checkNamed } from './checks/index.js';
import { didYouMean } from './did-you-mean.js';
import type { IssueKind, SchemaIssue } from './issue.js';
import { isTuple, type SchemaNode, type ValueType } from './nodes.js';

type ObjectNode = Extract<SchemaNode, { kind: 'object' }>;
type ArrayNode = Extract<SchemaNode, { kind: 'array' }>;
type ScalarNode = Extract<SchemaNode, { kind: 'scalar' }>;

/** Longer texts are not held against a pattern: a pattern may take long to fail. */
const LONGEST_MATCHED = 1000;

/**
 * What a node refuses about a value. What holds an `$include` is not known yet and never refused; of what the
 * environment fills in only that it is a text is known.
 * Goes as deep as the schema does, however deep the value nests.
 */
export function validateNode(node: SchemaNode, value: JsonValue, path: ConfigPath): readonly SchemaIssue[] {
  return validateAt(node, value, new Place(path));
}

/** Where a value stands. Its path is put together when it is asked for: most values have nothing wrong with them. */
class Place {
  readonly #key: PathSegment | undefined;
  readonly #above: Place | undefined;
  #path: ConfigPath | undefined;

  constructor(path: ConfigPath | undefined, above?: Place, key?: PathSegment) {
    this.#path = path;
    this.#above = above;
    this.#key = key;
  }

  get path(): ConfigPath {
    this.#path ??= [...(this.#above?.path ?? []), this.#key ?? ''];
    return this.#path;
  }

  below(key: PathSegment): Place {
    return new Place(undefined, this, key);
  }
}

function validateAt(node: SchemaNode, value: JsonValue, place: Place): readonly SchemaIssue[] {
  if (value === UNKNOWN_TEXT) return takesText(node) ? NO_ISSUES : wrongType(node, place);
  const issues = validateShape(node, value, place);
  if (node.checks.length === 0) return issues;
  const seen = node.kind === 'scalar' && node.trimmed && typeof value === 'string' ? value.trim() : value;
  const refusals = node.checks.flatMap((name) => checkNamed(name)?.(seen) ?? []);
  if (refusals.length === 0) return issues;
  const found = [...issues];
  const places = new Set(issues.map((issue) => pathKey(issue.path)));
  for (const { at, ...refusal } of refusals) {
    const path = [...place.path, ...at];
    // What is wrong in itself says more than how it stands to what is beside it.
    if (places.has(pathKey(path))) continue;
    places.add(pathKey(path));
    found.push({ ...refusal, path, suggestions: [] });
  }
  return found;
}

const NO_ISSUES: readonly SchemaIssue[] = [];

/** Adds one by one: as arguments of one call, the issues of a large config are too many. */
function addAll(issues: SchemaIssue[], more: readonly SchemaIssue[]): void {
  for (const issue of more) issues.push(issue);
}

function takesText(node: SchemaNode): boolean {
  if (node.kind === 'union') return node.alternatives.some(takesText);
  if (node.kind === 'values') return node.values.some(isText);
  return node.kind === 'any' || (node.kind === 'scalar' && node.type === 'string');
}

function validateShape(node: SchemaNode, value: JsonValue, place: Place): readonly SchemaIssue[] {
  switch (node.kind) {
    case 'any':
      return NO_ISSUES;
    case 'object':
      return isData(value) ? validateObject(node, value, place) : wrongType(node, place);
    case 'array':
      return Array.isArray(value) ? validateArray(node, value, place) : wrongType(node, place);
    case 'values':
      return validateValues(node.values, value, place);
    case 'scalar':
      return validateScalar(node, value, place);
    case 'union':
      return validateUnion(node.alternatives, value, place);
  }
}

function validateObject(node: ObjectNode, value: Data, place: Place): readonly SchemaIssue[] {
  if (Object.hasOwn(value, '$include')) return NO_ISSUES;
  const issues: SchemaIssue[] = [];
  const keys = Object.keys(value);
  for (const key of node.required) {
    if (Object.hasOwn(value, key)) continue;
    const member = node.members.get(key);
    issues.push({
      path: place.below(key).path,
      kind: 'missing-key',
      expected: member === undefined ? 'a value' : describe(member),
      suggestions: [],
    });
  }
  const count = keys.length;
  if (count < (node.fewest ?? 0) || count > (node.most ?? Infinity)) {
    issues.push({ path: place.path, kind: 'out-of-range', expected: describe(node), suggestions: [] });
  }
  for (const key of keys) {
    // Every release takes it and drops it, wherever it stands (tried with `config validate` of 2026.5.12 and 2026.9.6).
    if (key === '__proto__') continue;
    const below = value[key] as JsonValue;
    const member = node.members.get(key);
    if (member !== undefined) addAll(issues, validateAt(member, below, place.below(key)));
    else addAll(issues, validateOther(node, key, value, place));
  }
  return issues;
}

function validateOther(node: ObjectNode, key: string, holder: Data, place: Place): readonly SchemaIssue[] {
  if (node.others === 'open') return NO_ISSUES;
  const at = place.below(key);
  if (node.others === 'closed') {
    const keys = [...node.members.keys()];
    const suggestions = didYouMean(
      key,
      keys.filter((name) => !Object.hasOwn(holder, name)),
    );
    return [{ path: at.path, kind: 'unknown-key', expected: `one of ${listOf(keys)}`, suggestions }];
  }
  if (node.names !== undefined && validateAt(node.names, key, at).length > 0) {
    const suggestions = node.names.kind === 'values' ? didYouMean(key, node.names.values.filter(isText)) : [];
    return [{ path: at.path, kind: 'unknown-key', expected: describe(node.names), suggestions }];
  }
  return validateAt(node.others, holder[key] as JsonValue, at);
}

function validateArray(node: ArrayNode, value: readonly JsonValue[], place: Place): readonly SchemaIssue[] {
  const issues: SchemaIssue[] = [];
  const length = value.length;
  const most = node.most ?? (isTuple(node.items) ? node.items.length : undefined);
  if ((node.fewest !== undefined && length < node.fewest) || (most !== undefined && length > most)) {
    issues.push({ path: place.path, kind: 'out-of-range', expected: describe(node), suggestions: [] });
  }
  for (const [index, item] of value.entries()) {
    const itemNode = isTuple(node.items) ? node.items[index] : node.items;
    if (itemNode !== undefined) addAll(issues, validateAt(itemNode, item, place.below(index)));
  }
  return issues;
}

function validateValues(values: readonly JsonValue[], value: JsonValue, place: Place): readonly SchemaIssue[] {
  if (values.includes(value)) return NO_ISSUES;
  const expected = describe({ kind: 'values', values, checks: [] });
  const sameType = values.some((each) => typeof each === typeof value);
  const suggestions = typeof value === 'string' ? didYouMean(value, values.filter(isText)) : [];
  return [{ path: place.path, kind: sameType ? 'bad-enum' : 'wrong-type', expected, suggestions }];
}

function validateScalar(node: ScalarNode, value: JsonValue, place: Place): readonly SchemaIssue[] {
  if (!isOfType(value, node.type)) return wrongType(node, place);
  const issue = (kind: IssueKind): readonly SchemaIssue[] => [
    { path: place.path, kind, expected: describe(node), suggestions: [] },
  ];
  if (typeof value === 'number') {
    const { least = -Infinity, most = Infinity, above = -Infinity, below = Infinity } = node;
    return value < least || value > most || value <= above || value >= below ? issue('out-of-range') : NO_ISSUES;
  }
  if (typeof value !== 'string') return NO_ISSUES;
  const text = node.trimmed ? value.trim() : value;
  if (text.length < (node.shortest ?? 0) || text.length > (node.longest ?? Infinity)) return issue('out-of-range');
  if (node.pattern === undefined || text.length > LONGEST_MATCHED) return NO_ISSUES;
  return compiled(node.pattern, node.flags).test(text) ? NO_ISSUES : issue('bad-format');
}

const patterns = new Map<string, RegExp>();

function compiled(pattern: string, flags: string): RegExp {
  const key = `${flags}/${pattern}`;
  const known = patterns.get(key);
  if (known !== undefined) return known;
  const fresh = new RegExp(pattern, `u${flags}`);
  patterns.set(key, fresh);
  return fresh;
}

/** Of the alternatives that take a value of its type at all, what the one that comes nearest to it refuses. */
function validateUnion(alternatives: readonly SchemaNode[], value: JsonValue, place: Place): readonly SchemaIssue[] {
  const isTaken = alternatives.some(
    (alternative) => takesTypeOf(alternative, value) && validateAt(alternative, value, place).length === 0,
  );
  if (isTaken) return NO_ISSUES;
  const tried = alternatives.map((alternative) => ({ alternative, issues: validateAt(alternative, value, place) }));
  const near = tried.filter(
    ({ issues }) => !issues.some((issue) => issue.kind === 'wrong-type' && issue.path === place.path),
  );
  const values = near.flatMap(({ alternative }) => (alternative.kind === 'values' ? alternative.values : []));
  if (near.length === 0) return wrongType({ kind: 'union', alternatives, checks: [] }, place);
  if (near.length === 1 || values.length === 0) return nearest(near, value).issues;
  // A word beside a bounded number, a list of words beside free text: all of it is what was expected.
  const expected = describe({ kind: 'union', alternatives, checks: [] });
  const suggestions = typeof value === 'string' ? didYouMean(value, values.filter(isText)) : [];
  return [{ path: place.path, kind: 'bad-enum', expected, suggestions }];
}

interface Tried {
  readonly alternative: SchemaNode;
  readonly issues: readonly SchemaIssue[];
}

function nearest(tried: readonly Tried[], value: JsonValue): Tried {
  const rank = ({ alternative, issues }: Tried): number => issues.length + (isDenied(alternative, value) ? 1000 : 0);
  return tried.reduce((best, next) => (rank(next) < rank(best) ? next : best));
}

/** True where a word that tells the alternatives apart (`mode`, `source`, `type`) says it is another one. */
function isDenied(node: SchemaNode, value: JsonValue): boolean {
  if (node.kind !== 'object' || !isData(value)) return false;
  return [...node.members].some(([key, member]) => {
    const below = Object.hasOwn(value, key) ? value[key] : undefined;
    return below !== undefined && member.kind === 'values' && !member.values.includes(below);
  });
}

/** False where a node refuses a value for its type alone. */
function takesTypeOf(node: SchemaNode, value: JsonValue): boolean {
  if (node.kind === 'object') return isData(value);
  if (node.kind === 'array') return Array.isArray(value);
  return node.kind !== 'scalar' || isOfType(value, node.type);
}

function wrongType(node: SchemaNode, { path }: Place): readonly SchemaIssue[] {
  return [{ path, kind: 'wrong-type', expected: describe(node), suggestions: [] }];
}

function isText(value: JsonValue): value is string {
  return typeof value === 'string';
}

function isOfType(value: JsonValue, type: ValueType): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isData(value);
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'string':
    case 'boolean':
      return typeof value === type;
  }
}

/** What a node takes, in words that end a sentence: `must be ...`. */
export function describe(node: SchemaNode): string {
  switch (node.kind) {
    case 'any':
      return 'anything';
    case 'object':
      return 'an object';
    case 'array':
      return `a list${withBounds(node.fewest, node.most, 'item')}`;
    case 'values':
      return listOf(node.values.map((value) => JSON.stringify(value)));
    case 'scalar':
      return describeScalar(node);
    case 'union':
      return joined([...new Set(node.alternatives.map(describe))]);
  }
}

function describeScalar(node: ScalarNode): string {
  if (node.type === 'string') {
    // A text of at least one character is what anybody would call a text.
    const bounds = withBounds(node.shortest === 1 ? undefined : node.shortest, node.longest, 'character');
    const matching = node.pattern === undefined ? '' : ` that matches ${node.pattern}`;
    return `${node.shortest === 1 && bounds === '' ? 'a non-empty text' : 'a text'}${bounds}${matching}`;
  }
  if (node.type === 'boolean') return 'true or false';
  if (node.type === 'null') return 'null';
  const what = node.type === 'integer' ? 'a whole number' : 'a number';
  const least = node.least === undefined ? undefined : `from ${node.least}`;
  const above = node.above === undefined ? undefined : `above ${node.above}`;
  const most = node.most === undefined ? undefined : `${least === undefined ? 'of at most' : 'to'} ${node.most}`;
  const below = node.below === undefined ? undefined : `below ${node.below}`;
  const upward = most === undefined && below === undefined && least !== undefined ? 'on' : undefined;
  return [what, least, above, most, below, upward].filter((part) => part !== undefined).join(' ');
}

function withBounds(fewest: number | undefined, most: number | undefined, unit: string): string {
  const units = (count: number): string => `${count} ${unit}${count === 1 ? '' : 's'}`;
  if (fewest !== undefined && most !== undefined) {
    return fewest === most ? ` of ${units(most)}` : ` of ${fewest} to ${units(most)}`;
  }
  if (fewest !== undefined) return ` of at least ${units(fewest)}`;
  return most === undefined ? '' : ` of at most ${units(most)}`;
}

const LONGEST_LIST = 12;

function listOf(words: readonly string[]): string {
  if (words.length <= LONGEST_LIST) return joined(words);
  return `${words.slice(0, LONGEST_LIST).join(', ')} and ${words.length - LONGEST_LIST} others`;
}

function joined(words: readonly string[]): string {
  const last = words.at(-1) ?? 'nothing';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
