import { formatPath } from '../document/config-path.js';
import { lineIndex } from '../document/lines.js';
import type { Document, JsonValue, Member, ValueNode } from '../document/node.js';
import { parseDocument } from '../document/parse.js';
import { toValue } from '../document/value.js';
import type { ToolConfig } from './tool-config.js';

/** The tool's own config is wrong; the message is one sentence that begins with file:line:column. */
export class ToolConfigError extends Error {
  override readonly name = 'ToolConfigError';
}

export interface ReadToolConfig {
  readonly config: ToolConfig;
  readonly extends: readonly string[];
}

type Check = (node: ValueNode, path: string) => string | undefined;

const LEVELS = ['off', 'info', 'warning', 'error'];
const SEVERITIES = LEVELS.slice(1);

const text: Check = (node) => (node.type === 'string' && node.value.trim() !== '' ? undefined : 'has to be a string');
const flag: Check = (node) => (node.type === 'boolean' ? undefined : 'has to be true or false');
const texts: Check = (node) =>
  node.type === 'array' && node.items.every((item) => text(item, '') === undefined)
    ? undefined
    : 'has to be a list of strings';
const textOrTexts: Check = (node, path) =>
  text(node, path) === undefined ? undefined : texts(node, path) && 'has to be a string or a list of strings';
const oneOf =
  (words: readonly string[]): Check =>
  (node) =>
    node.type === 'string' && words.includes(node.value) ? undefined : `has to be one of ${words.join(', ')}`;
const levels: Check = (node) =>
  node.type === 'object' && node.members.every(({ value }) => oneOf(LEVELS)(value, '') === undefined)
    ? undefined
    : `has to name a level (${LEVELS.join(', ')}) for each rule`;

const KEYS: Readonly<Record<string, Check>> = {
  $schema: text,
  extends: textOrTexts,
  target: text,
  paths: texts,
  failOn: oneOf(SEVERITIES),
  strictJson: flag,
  rules: levels,
  suppressions: (node) => (node.type === 'array' ? undefined : 'has to be a list'),
  plugins: texts,
};
const SUPPRESSION_KEYS: Readonly<Record<string, Check>> = { rule: text, file: text, path: text, reason: text };

/**
 * Reads a tool config.
 * @param name as messages call the file
 * @param within the member that holds it, in a `package.json`
 * @throws {ToolConfigError} at the first thing that is wrong
 */
export function readToolConfig(source: string, name: string, within?: string): ReadToolConfig | undefined {
  const document = parseDocument(source);
  const [problem] = document.problems;
  if (problem !== undefined) throw failure(document, name, problem.start, problem.message);
  const root = within === undefined ? document.root : memberOf(document.root, within)?.value;
  if (root === undefined) return undefined;
  if (root.type !== 'object') throw failure(document, name, root.start, 'the config has to be an object.');
  checkKeys(document, name, root, KEYS, '');
  const list = memberOf(root, 'suppressions')?.value;
  for (const [index, item] of (list?.type === 'array' ? list.items : []).entries()) {
    const path = `suppressions[${index}]`;
    if (item.type !== 'object') throw failure(document, name, item.start, `${path} has to be an object.`);
    checkKeys(document, name, item, SUPPRESSION_KEYS, path);
    for (const key of ['rule', 'reason']) {
      if (memberOf(item, key) === undefined) throw failure(document, name, item.start, `${path} needs a ${key}.`);
    }
  }
  const { $schema: _, extends: bases, ...config } = toValue(root) as { [key: string]: JsonValue };
  return { config: config as ToolConfig, extends: [bases ?? []].flat() as string[] };
}

function checkKeys(
  document: Document,
  name: string,
  node: ValueNode & { readonly type: 'object' },
  keys: Readonly<Record<string, Check>>,
  at: string,
): void {
  for (const member of node.members) {
    const path = at === '' ? formatPath([member.key]) : `${at}.${formatPath([member.key])}`;
    const check = Object.hasOwn(keys, member.key) ? keys[member.key] : undefined;
    if (check === undefined) {
      const known = Object.keys(keys).join(', ');
      throw failure(document, name, member.keyRange.start, `${path} is no key of the config; there are ${known}.`);
    }
    const wrong = check(member.value, path);
    if (wrong !== undefined) throw failure(document, name, member.value.start, `${path} ${wrong}.`);
  }
}

function memberOf(node: ValueNode | undefined, key: string): Member | undefined {
  return node?.type === 'object' ? node.members.findLast((member) => member.key === key) : undefined;
}

function failure({ text: source }: Document, name: string, offset: number, message: string): ToolConfigError {
  const { line, column } = lineIndex(source).position(offset);
  return new ToolConfigError(`${name}:${line}:${column}: ${message}`);
}
