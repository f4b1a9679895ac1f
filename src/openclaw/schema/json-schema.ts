import type { ConfigPath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import type { Release } from '../releases/release.js';
import { isSecretKey } from '../secrets/secrecy.js';
import { keyNote } from './key-notes.js';
import { childOf, isTuple, membersOf, type SchemaNode } from './nodes.js';

export type JsonSchema = { [key: string]: JsonValue };

/** Keys that releases before took at the same place, with the last known one that did. */
export type RetiredKeys = (path: ConfigPath) => ReadonlyMap<string, string>;

export interface JsonSchemaInput {
  readonly release: Release;
  readonly root: SchemaNode;
  readonly retired: RetiredKeys;
  /** Of a retired key: whether the release reads it all the same. */
  readonly isStillRead: (path: ConfigPath) => boolean;
}

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
/** `${NAME}`: what the environment fills in is not known yet. */
const FROM_ENVIRONMENT: JsonSchema = { type: 'string', pattern: '\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}' };
const INCLUDE: JsonSchema = {
  description: 'Files whose content stands here, relative to this one; what is written beside it wins.',
  anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
};

/**
 * What a release says of the shape of its config, as a JSON Schema for editors. Checks that a release makes by code
 * are not in it, so it takes some configs that the release refuses; it refuses none that the release takes.
 */
export function jsonSchemaOf(input: JsonSchemaInput): JsonSchema {
  const writer = new Writer(input);
  const root = writer.whole(input.root);
  return {
    $schema: DIALECT,
    $id: `urn:clawmend:openclaw-config:${input.release.text}`,
    title: `openclaw.json of OpenClaw ${input.release.text}`,
    description:
      'Written by clawmend from what the release says of itself. Less strict than OpenClaw: run clawmend too.',
    ...root,
    $defs: { ...writer.definitions, fromEnvironment: FROM_ENVIRONMENT, include: INCLUDE },
  };
}

class Writer {
  readonly definitions: { [name: string]: JsonValue } = {};
  readonly #input: JsonSchemaInput;
  readonly #names = new Map<SchemaNode, string>();

  constructor(input: JsonSchemaInput) {
    this.#input = input;
  }

  whole(root: SchemaNode): JsonSchema {
    return this.#shape(root, []);
  }

  /** What is said at many places stands once. */
  #node(node: SchemaNode, path: ConfigPath): JsonSchema {
    if (node.kind === 'any') return {};
    const isLarge =
      node.kind === 'object' ? node.members.size > 0 : node.kind === 'union' && node.alternatives.length > 1;
    if (!isLarge) return this.#shape(node, path);
    const known = this.#names.get(node);
    if (known !== undefined) return { $ref: `#/$defs/${known}` };
    const name = this.#nameFor(path);
    this.#names.set(node, name);
    this.definitions[name] = {};
    this.definitions[name] = this.#shape(node, path);
    return { $ref: `#/$defs/${name}` };
  }

  /** Called after the first place it stands at. */
  #nameFor(path: ConfigPath): string {
    const words = path.map((segment) => String(segment).replaceAll(/[^\w-]+/g, '_'));
    const name = words.join('.') || 'config';
    for (let number = 1; ; number++) {
      const unused = number === 1 ? name : `${name}-${number}`;
      if (!(unused in this.definitions) && unused !== 'include' && unused !== 'fromEnvironment') return unused;
    }
  }

  #shape(node: SchemaNode, path: ConfigPath): JsonSchema {
    switch (node.kind) {
      case 'any':
        return {};
      case 'object':
        return this.#object(node, path);
      case 'array':
        return this.#array(node, path);
      case 'values':
        return orFromEnvironment(
          node.values.length === 1 ? { const: node.values[0] ?? null } : { enum: [...node.values] },
          node.values.some((value) => typeof value === 'string'),
        );
      case 'scalar':
        return scalar(node);
      case 'union':
        return node.alternatives.length === 0
          ? { not: {} }
          : { anyOf: node.alternatives.map((alternative) => this.#node(alternative, path)) };
    }
  }

  #object(node: Extract<SchemaNode, { kind: 'object' }>, path: ConfigPath): JsonSchema {
    const properties: JsonSchema = {};
    for (const [key, below] of node.members) {
      const at = [...path, key];
      properties[key] = { ...this.#node(below, at), ...this.#about(at) };
    }
    if (node.others === 'closed') {
      for (const [key, last] of this.#input.retired(path)) {
        if (node.members.has(key)) continue;
        properties[key] = {
          ...(!this.#input.isStillRead([...path, key]) && { not: {} }),
          deprecated: true,
          description: `No key any more: OpenClaw ${last} had it. clawmend says what came of it.`,
        };
      }
    }
    properties.$include ??= { $ref: '#/$defs/include' };
    const schema: JsonSchema = { type: 'object', properties };
    if (node.others === 'closed') schema.additionalProperties = false;
    else if (node.others !== 'open') schema.additionalProperties = this.#node(node.others, [...path, '*']);
    if (node.names !== undefined && node.others !== 'closed') {
      // Members that are named are of no concern to it.
      const named = [...node.members.keys(), '$include'];
      schema.propertyNames = { anyOf: [this.#node(node.names, [...path, '*']), { enum: named }] };
    }
    // What is included is not there yet.
    const demands: JsonSchema = {
      ...(node.required.length > 0 && { required: [...node.required] }),
      ...(node.fewest !== undefined && { minProperties: node.fewest }),
    };
    if (Object.keys(demands).length > 0) schema.anyOf = [demands, { required: ['$include'] }];
    if (node.most !== undefined) schema.maxProperties = node.most;
    return schema;
  }

  #array(node: Extract<SchemaNode, { kind: 'array' }>, path: ConfigPath): JsonSchema {
    const schema: JsonSchema = { type: 'array' };
    if (isTuple(node.items)) schema.prefixItems = node.items.map((item) => this.#node(item, [...path, 0]));
    else if (node.items.kind !== 'any') schema.items = this.#node(node.items, [...path, 0]);
    if (node.fewest !== undefined) schema.minItems = node.fewest;
    if (node.most !== undefined) schema.maxItems = node.most;
    return schema;
  }

  #about(path: ConfigPath): JsonSchema {
    const note = keyNote(path, this.#input.release);
    const words = [note?.about, note?.default && `Default: ${note.default}.`].filter(
      (word) => word !== undefined && word !== '',
    );
    if (words.length === 0 && isSecretKey(path)) return { description: 'A secret: best kept in the environment.' };
    const fallback = note?.default === undefined ? undefined : (JSON.parse(note.default) as JsonValue);
    return {
      ...(words.length > 0 && { description: words.join(' ') }),
      ...(fallback !== undefined && { default: fallback }),
    };
  }
}

function scalar(node: Extract<SchemaNode, { kind: 'scalar' }>): JsonSchema {
  const schema: JsonSchema = { type: node.type };
  if (node.type === 'string') {
    if (node.shortest !== undefined && node.shortest > 0) {
      if (node.trimmed) schema.pattern = '\\S';
      else schema.minLength = node.shortest;
    }
    if (node.longest !== undefined && !node.trimmed) schema.maxLength = node.longest;
    if (node.pattern !== undefined && node.flags === '' && !node.trimmed) schema.pattern = node.pattern;
    return orFromEnvironment(schema, Object.keys(schema).length > 1);
  }
  if (node.least !== undefined) schema.minimum = node.least;
  if (node.most !== undefined) schema.maximum = node.most;
  if (node.above !== undefined) schema.exclusiveMinimum = node.above;
  if (node.below !== undefined) schema.exclusiveMaximum = node.below;
  return schema;
}

function orFromEnvironment(schema: JsonSchema, takesText: boolean): JsonSchema {
  return takesText ? { anyOf: [schema, { $ref: '#/$defs/fromEnvironment' }] } : schema;
}

/**
 * Finds keys that earlier releases took.
 * @param before roots of their schemas, the latest first, with the names of the releases
 */
export function retiredKeys(before: readonly { readonly release: string; readonly root: SchemaNode }[]): RetiredKeys {
  return (path) => {
    const found = new Map<string, string>();
    for (const { release, root } of before) {
      let node: SchemaNode | undefined = root;
      for (const segment of path) node = node && childOf(node, segment);
      if (node === undefined) continue;
      for (const key of membersOf(node).keys()) if (!found.has(key)) found.set(key, release);
    }
    return found;
  };
}
