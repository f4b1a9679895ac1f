import { expect, test } from 'vitest';
import type { ConfigPath } from '../../../src/document/config-path.js';
import { readFacts, readReleases, readSchemaRoot } from '../../../src/openclaw/releases/facts.js';
import type { SchemaNode } from '../../../src/openclaw/schema/nodes.js';
import { secrecyAt } from '../../../src/openclaw/secrets/secrecy.js';

/** Deeper than any secret stands; some nodes hold themselves. */
const DEEPEST = 14;

/** A text, or `{ source, provider, id }`. */
function isSecretInput(node: SchemaNode): boolean {
  if (node.kind !== 'union') return false;
  const all = node.alternatives.flatMap((one) => (one.kind === 'union' ? one.alternatives : [one]));
  const isReference = (one: SchemaNode) =>
    one.kind === 'object' && ['source', 'provider', 'id'].every((name) => one.members.has(name));
  return all.some((one) => one.kind === 'scalar' && one.type === 'string') && all.some(isReference);
}

/** Where a schema takes a secret or a reference to one; `*` is any name, and any item of a list. */
function secretInputs(root: SchemaNode): readonly string[] {
  const found = new Set<string>();
  const walk = (node: SchemaNode, path: readonly string[]): void => {
    if (path.length > DEEPEST) return;
    if (isSecretInput(node)) found.add(path.join('.'));
    else if (node.kind === 'union') for (const one of node.alternatives) walk(one, path);
    else if (node.kind === 'array') for (const item of itemsOf(node.items)) walk(item, [...path, '*']);
    else if (node.kind === 'object') {
      for (const [name, member] of node.members) walk(member, [...path, name]);
      if (typeof node.others === 'object') walk(node.others, [...path, '*']);
    }
  };
  walk(root, []);
  return [...found];
}

function itemsOf(items: SchemaNode | readonly SchemaNode[]): readonly SchemaNode[] {
  return 'kind' in items ? [items] : items;
}

function secretInputsOf(release: string): readonly string[] {
  const root = readSchemaRoot(release);
  const ofPlugins = Object.entries(readFacts(release).plugins).flatMap(([id, { secretInputs: paths = [] }]) =>
    paths.map((path) => `plugins.entries.${id}.config.${path}`),
  );
  return [...(root === undefined ? [] : secretInputs(root)), ...ofPlugins];
}

const toPath = (pattern: string): ConfigPath => pattern.split('.').map((part) => (part === '*' ? 'any' : part));

test('wherever a release takes a secret, none is shown', () => {
  const paths = new Set(readReleases.flatMap(({ release }) => secretInputsOf(release.text)));
  expect(paths.size).toBeGreaterThan(200);
  expect([...paths].filter((path) => secrecyAt(toPath(path)) === 'open')).toEqual([]);
});
