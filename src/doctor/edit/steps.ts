import type { ConfigPath } from '../../document/config-path.js';
import type { Operation } from '../../document/edit/operation.js';
import { arrangeLists } from '../../document/edit/reconcile/arrange-lists.js';
import type { JsonValue } from '../../document/node.js';
import { findMember } from '../../document/tree.js';
import { deepEqual, isObject } from '../../document/value.js';
import type { FileStep } from '../../engine/apply/resolve-operation.js';
import { resolveOperation } from '../../engine/apply/resolve-operation.js';
import { holdsInclude } from '../../openclaw/config/layers.js';
import { type ConfigValue, type Location, layersOf } from '../../openclaw/config/view.js';
import { refuse } from './refusal.js';

/**
 * The fewest operations that make a value of a config another one, each in the file that owns the place. What is in
 * both stays as it is written; items of lists are known again by id, name or equality.
 */
export function stepsToValue(root: ConfigValue, at: ConfigValue, value: JsonValue): readonly FileStep[] {
  if (deepEqual(at.value, value)) return [];
  const [layer, ...others] = layersOf(at);
  if (layer !== undefined && others.length === 0 && !holdsInclude(layer.node)) {
    return [...stepsToUncover(root, at, value), ...inOneFile(layer, value)];
  }
  if (!at.isObject || !isObject(value)) {
    refuse(
      'include',
      `Several files make up ${nameOf(at)}; change its parts one by one, or edit the file that holds it.`,
    );
  }
  const gone = at.members().filter(({ key }) => !Object.hasOwn(value, key));
  const kept = at.members().filter(({ key }) => Object.hasOwn(value, key));
  const added = Object.entries(value).filter(([key]) => !at.has([key]));
  return [
    ...gone.flatMap((member) => stepsToRemove(at, member)),
    ...kept.flatMap((member) => stepsToValue(root, member, value[member.key] ?? null)),
    ...added.flatMap(([key, item]) => stepsToInsert(root, [...at.path, key], item)),
  ];
}

/** A value that is not there yet; it goes into the file of its nearest parent. */
export function stepsToInsert(root: ConfigValue, path: ConfigPath, value: JsonValue): readonly FileStep[] {
  const resolved = resolveOperation(root, { op: 'insert', path, source: { value } });
  if (!resolved.ok) refuse('path', `It cannot be set: ${resolved.message}.`);
  return resolved.steps;
}

/** A value goes from every file that has a say in it, or a weaker one would come through. */
export function stepsToRemove(holder: ConfigValue, at: ConfigValue): readonly FileStep[] {
  const { key } = at;
  if (typeof key === 'number') return [remove(at.location)];
  return layersOf(holder).flatMap(({ part, path, node }): FileStep[] => {
    if (node.type !== 'object' || findMember(node, key) === undefined) return [];
    return [{ type: 'operation', file: part.file, operation: { op: 'remove', path: [...path, key] } }];
  });
}

/** A list or an object in a weaker file that another kind of value lay over would join the new one, and goes. */
function stepsToUncover(root: ConfigValue, at: ConfigValue, value: JsonValue): readonly FileStep[] {
  const { key, path } = at;
  const kind = kindOf(value);
  const holder = path.length === 0 ? undefined : root.at(path.slice(0, -1));
  if (kind === 'scalar' || typeof key === 'number' || holder === undefined) return [];
  const said = layersOf(holder).filter(({ node }) => node.type === 'object' && findMember(node, key) !== undefined);
  const weaker = said.slice(0, -1).toReversed();
  const others = weaker.findIndex(({ node }) => node.type === 'object' && findMember(node, key)?.value.type !== kind);
  return weaker.slice(0, others < 0 ? weaker.length : others).map(({ part, path: place }) => ({
    type: 'operation',
    file: part.file,
    operation: { op: 'remove', path: [...place, key] },
  }));
}

function kindOf(value: JsonValue): 'array' | 'object' | 'scalar' {
  if (Array.isArray(value)) return 'array';
  return isObject(value) ? 'object' : 'scalar';
}

function remove({ part, path }: Location): FileStep {
  return { type: 'operation', file: part.file, operation: { op: 'remove', path } };
}

function inOneFile({ part, path, node }: Location, value: JsonValue): readonly FileStep[] {
  const operations = [...arrangeLists(part.document, node, value), { op: 'set' as const, path: [], source: { value } }];
  return operations.map((operation) => ({ type: 'operation', file: part.file, operation: below(path, operation) }));
}

function below(path: ConfigPath, operation: Operation): Operation {
  if (operation.op === 'move')
    return { ...operation, from: [...path, ...operation.from], to: [...path, ...operation.to] };
  return { ...operation, path: [...path, ...operation.path] };
}

function nameOf({ path }: ConfigValue): string {
  return path.length === 0 ? 'the config' : path.join('.');
}
