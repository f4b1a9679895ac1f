import { formatPath } from '../document/config-path.js';
import { lineIndex } from '../document/lines.js';
import type { Document, JsonValue, Member, ObjectNode, ValueNode } from '../document/node.js';
import { parseDocument } from '../document/parse.js';
import { toValue } from '../document/value.js';
import { parsePattern } from '../openclaw/config/pattern.js';
import type { Origin, ToolConfigFile } from './tool-config.js';
import { ToolConfigError } from './tool-config-error.js';

/** A config as one file says it. */
export interface ReadToolConfig {
  readonly config: ToolConfigFile;
  readonly extends: readonly string[];
  /** What messages later on may have to point at. */
  readonly nodes: {
    readonly rules: readonly Member[];
    readonly suppressions: readonly ValueNode[];
    readonly plugins: readonly ValueNode[];
    readonly target: ValueNode | undefined;
    readonly extends: ValueNode | undefined;
  };
  readonly origin: (offset: number) => Origin;
}

interface Wrong {
  readonly at: ValueNode;
  /** Goes on after the path: `has to be …`. */
  readonly what: string;
}
type Check = (node: ValueNode) => Wrong | undefined;

const LEVELS = ['off', 'info', 'warning', 'error'];
const SEVERITIES = LEVELS.slice(1);

const text: Check = (at) =>
  at.type === 'string' && at.value.trim() !== '' ? undefined : { at, what: 'has to be a string that says something' };
const flag: Check = (at) => (at.type === 'boolean' ? undefined : { at, what: 'has to be true or false' });
const texts: Check = (at) => {
  const wrong = at.type === 'array' ? at.items.find((item) => text(item) !== undefined) : at;
  return wrong && { at: wrong, what: 'has to be a list of strings' };
};
const textOrTexts: Check = (at) => (at.type === 'array' ? texts(at) : text(at));
const oneOf =
  (words: readonly string[]): Check =>
  (at) =>
    at.type === 'string' && words.includes(at.value) ? undefined : { at, what: `has to be one of ${words.join(', ')}` };
const levels: Check = (at) => {
  if (at.type !== 'object') return { at, what: 'has to be an object of rules and their levels' };
  const wrong = at.members.find(({ value }) => oneOf(LEVELS)(value) !== undefined);
  return wrong && { at: wrong.value, what: `has to give each rule one of ${LEVELS.join(', ')}` };
};
const place: Check = (at) => {
  const wrong = text(at);
  if (wrong !== undefined || at.type !== 'string') return wrong;
  try {
    parsePattern(at.value);
    return undefined;
  } catch {
    return { at, what: 'has to be a path such as jobs[*].payload.model' };
  }
};

const KEYS: Readonly<Record<string, Check>> = {
  $schema: text,
  extends: textOrTexts,
  target: text,
  paths: texts,
  failOn: oneOf(SEVERITIES),
  strictJson: flag,
  rules: levels,
  suppressions: (at) => (at.type === 'array' ? undefined : { at, what: 'has to be a list' }),
  plugins: texts,
};
const SUPPRESSION_KEYS: Readonly<Record<string, Check>> = { rule: text, file: text, path: place, reason: text };

/**
 * Reads a tool config.
 * @param name as messages call the file
 * @param within the member that holds it, in a `package.json`
 * @returns `undefined` where the file has no such member
 * @throws {ToolConfigError} at the first thing that is wrong
 */
export function readToolConfig(source: string, name: string, within?: string): ReadToolConfig | undefined {
  // Another tool's complaint, as long as nothing in there can be for us.
  if (within !== undefined && !source.includes(JSON.stringify(within))) return undefined;
  const document = parseDocument(source);
  const origin = originIn(document, name);
  const [problem] = document.problems;
  if (problem !== undefined) throw new ToolConfigError(`${origin(problem.start)}: ${problem.message}`);
  const root = within === undefined ? document.root : memberOf(document.root, within)?.value;
  if (root === undefined) return undefined;
  if (root.type !== 'object') throw new ToolConfigError(`${origin(root.start)}: the config has to be an object.`);
  checkKeys(root, KEYS, '', origin);
  const suppressions = itemsOf(root, 'suppressions');
  for (const [index, item] of suppressions.entries()) checkSuppression(item, `suppressions[${index}]`, origin);
  const { $schema: _, extends: bases, ...config } = toValue(root) as { [key: string]: JsonValue };
  const rules = memberOf(root, 'rules')?.value;
  return {
    config: config as ToolConfigFile,
    extends: [bases ?? []].flat() as string[],
    nodes: {
      rules: rules?.type === 'object' ? rules.members : [],
      suppressions,
      plugins: itemsOf(root, 'plugins'),
      target: memberOf(root, 'target')?.value,
      extends: memberOf(root, 'extends')?.value,
    },
    origin,
  };
}

function checkSuppression(item: ValueNode, path: string, origin: (offset: number) => Origin): void {
  if (item.type !== 'object') throw new ToolConfigError(`${origin(item.start)}: ${path} has to be an object.`);
  checkKeys(item, SUPPRESSION_KEYS, path, origin);
  for (const key of ['rule', 'reason']) {
    if (memberOf(item, key) === undefined) throw new ToolConfigError(`${origin(item.start)}: ${path} needs a ${key}.`);
  }
}

function checkKeys(
  node: ObjectNode,
  keys: Readonly<Record<string, Check>>,
  at: string,
  origin: (offset: number) => Origin,
): void {
  for (const { key, keyRange, value } of node.members) {
    const path = at === '' ? formatPath([key]) : `${at}.${formatPath([key])}`;
    const check = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (check === undefined) {
      const known = Object.keys(keys).join(', ');
      throw new ToolConfigError(`${origin(keyRange.start)}: ${path} is no key of the config; there are ${known}.`);
    }
    const wrong = check(value);
    if (wrong !== undefined) throw new ToolConfigError(`${origin(wrong.at.start)}: ${path} ${wrong.what}.`);
  }
}

function memberOf(node: ValueNode | undefined, key: string): Member | undefined {
  return node?.type === 'object' ? node.members.findLast((member) => member.key === key) : undefined;
}

function itemsOf(node: ObjectNode, key: string): readonly ValueNode[] {
  const list = memberOf(node, key)?.value;
  return list?.type === 'array' ? list.items : [];
}

function originIn({ text: source }: Document, name: string): (offset: number) => Origin {
  return (offset) => {
    const { line, column } = lineIndex(source).position(offset);
    return `${name}:${line}:${column}`;
  };
}
