#!/usr/bin/env node
// Packs OpenClaw's config schemas into src/openclaw/schema/data/schema-data.ts.
//   node scripts/build-schema-data.mjs DIRECTORY
// DIRECTORY holds one reduced JSON schema a release, named <release>.json. Subtrees that are the same, in one release or in
// several, become one node; a release is the number of its root.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const directory = argv[2];
if (directory === undefined) {
  stderr.write('usage: build-schema-data.mjs DIRECTORY\n');
  exit(2);
}

const nodes = [];
/** Of the release that is being packed. */
let month = 0;
const known = new Map();

/** The number of a node, the same for the same content. */
function intern(node) {
  const text = JSON.stringify(node);
  const existing = known.get(text);
  if (existing !== undefined) return existing;
  known.set(text, nodes.length);
  nodes.push(node);
  return nodes.length - 1;
}

/** Keywords of JSON schema that say nothing about which values are valid, or that no fact needs. */
const IGNORED = new Set([
  '$schema',
  '$defs',
  'title',
  'description',
  'default',
  'examples',
  'format',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'additionalItems',
  'if',
  'then',
  'not',
]);
const UNDERSTOOD = new Set([
  '$ref',
  'type',
  'const',
  'enum',
  'anyOf',
  'oneOf',
  'allOf',
  'properties',
  'required',
  'additionalProperties',
  'propertyNames',
  'items',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'pattern',
]);

/** @param path where the schema stands, `*` for any name and `[]` for the items of a list */
function pack(schema, definitions, path) {
  if (schema === true) return {};
  if (schema === false) return { u: [] };
  const scope = schema.$defs === undefined ? definitions : { ...definitions, ...schema.$defs };
  if (schema.$ref !== undefined) return pack(scope[schema.$ref.split('/').at(-1)], scope, path);
  for (const keyword of Object.keys(schema)) {
    if (!IGNORED.has(keyword) && !UNDERSTOOD.has(keyword)) throw new Error(`keyword ${keyword} is not understood`);
  }
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) return union(alternatives.map((each) => pack(each, scope, path)));
  if (schema.allOf !== undefined) return together(schema, scope, path);
  if (Array.isArray(schema.type)) return union(schema.type.map((type) => pack({ ...schema, type }, scope, path)));
  if (schema.const !== undefined) return { e: [schema.const] };
  if (schema.enum !== undefined) return { e: schema.enum };
  if (schema.type === 'object' || schema.properties !== undefined) return object(schema, scope, path);
  if (schema.type === 'array') return list(schema, scope, path);
  return scalar(schema);
}

/** Consts of one union are one list of values. */
function union(packed) {
  const flat = packed.flatMap((node) => (node.u === undefined ? [node] : node.u.map((index) => nodes[index])));
  const values = flat.flatMap((node) => node.e ?? []);
  const others = flat.filter((node) => node.e === undefined);
  if (others.some((node) => Object.keys(node).length === 0)) return {};
  const all = values.length === 0 ? others : [{ e: [...new Set(values)] }, ...others];
  if (all.length === 1) return all[0];
  return { u: [...new Set(all.map(intern))] };
}

/** Objects that must hold together are one object with the members of all. */
function together(schema, scope, path) {
  const { allOf, ...own } = schema;
  const parts = [own, ...allOf].map((each) => pack(each, scope, path)).filter((node) => Object.keys(node).length > 0);
  if (parts.length === 0) return {};
  if (parts.some((node) => node.o === undefined)) return Object.assign({}, ...parts);
  const closed = parts.every((node) => node.a === -1);
  const required = [...new Set(parts.flatMap((node) => node.r ?? []))];
  return {
    o: Object.assign({}, ...parts.map((node) => node.o)),
    ...(required.length > 0 && { r: required }),
    ...(closed && { a: -1 }),
  };
}

function object(schema, scope, path) {
  const members = Object.entries(schema.properties ?? {}).map(([key, each]) => [
    key,
    intern(pack(each, scope, `${path}.${key}`)),
  ]);
  const additional = schema.additionalProperties;
  const open =
    additional === undefined ||
    additional === true ||
    (typeof additional === 'object' && Object.keys(additional).length === 0);
  const required = trulyRequired(schema, path);
  const names = schema.propertyNames === undefined ? {} : pack(schema.propertyNames, scope, path);
  return {
    o: { ...unnamed(path), ...Object.fromEntries(members) },
    ...(required.length > 0 && { r: required }),
    ...(!open && { a: additional === false ? -1 : intern(pack(additional, scope, `${path}.*`)) }),
    ...((names.e ?? names.p) !== undefined && { k: intern(names) }),
  };
}

/** Keys that releases accept although their schema does not name them, by where they stand; from 2026.8 on, or before. */
const UNNAMED = {
  '': { canvasHost: 'before' },
  '.hooks.internal': { handlers: 'before' },
  '.agents.defaults': { contextTokens: 'since' },
  '.agents.entries.*': { contextTokens: 'since' },
};

function unnamed(path) {
  const keys = Object.entries(UNNAMED[path] ?? {}).filter(([, when]) => (when === 'since') === month >= 8);
  return Object.fromEntries(keys.map(([key]) => [key, intern({})]));
}

/**
 * The schemas describe a config whose defaults are filled in, so a member with a default is called required as well. Those are
 * the switches and policies of channels, `commands`, and everything called `enabled`.
 */
function trulyRequired(schema, path) {
  const required = schema.required ?? [];
  if (path === '' || path === '.commands') return [];
  const isSecretRef = required.includes('source') && required.includes('id');
  if (path.startsWith('.channels') && !path.includes('[]') && !isSecretRef) return [];
  return required.filter((key) => key !== 'enabled');
}

function list(schema, scope, path) {
  const items =
    schema.items === undefined
      ? {}
      : Array.isArray(schema.items)
        ? schema.items.map((each) => intern(pack(each, scope, `${path}[]`)))
        : pack(schema.items, scope, `${path}[]`);
  return {
    i: Array.isArray(items) ? items : intern(items),
    ...(schema.minItems !== undefined && { c: schema.minItems }),
    ...(schema.maxItems !== undefined && { C: schema.maxItems }),
  };
}

/** Bounds that only say that a number is one a computer can hold are left out. */
function scalar(schema) {
  const bound = (value) => value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  return {
    ...(schema.type !== undefined && { t: schema.type }),
    ...(bound(schema.minimum) && { n: schema.minimum }),
    ...(bound(schema.maximum) && { x: schema.maximum }),
    ...(bound(schema.exclusiveMinimum) && { N: schema.exclusiveMinimum }),
    ...(bound(schema.exclusiveMaximum) && { X: schema.exclusiveMaximum }),
    ...(schema.minLength !== undefined && { l: schema.minLength }),
    ...(schema.maxLength !== undefined && { L: schema.maxLength }),
    ...(schema.pattern !== undefined && { p: schema.pattern }),
  };
}

const releases = {};
const numbers = (name) => name.split('.').map(Number);
const files = readdirSync(directory)
  .filter((name) => /^\d+\.\d+\.\d+\.json$/.test(name))
  .sort((a, b) => numbers(a)[1] - numbers(b)[1] || numbers(a)[2] - numbers(b)[2]);
for (const name of files) {
  month = numbers(name)[1];
  const schema = JSON.parse(readFileSync(join(directory, name), 'utf8'));
  releases[name.replace(/\.json$/, '')] = intern(pack(schema, {}, ''));
}

const text = JSON.stringify({ releases, nodes });
const packed = brotliCompressSync(Buffer.from(text), {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  },
}).toString('base64');
const target = fileURLToPath(new URL('../src/openclaw/schema/data/schema-data.ts', import.meta.url));
writeFileSync(
  target,
  `/**
 * The config schemas of ${Object.keys(releases).join(', ')}:
 * ${nodes.length} shared nodes as JSON, brotli, base64. Made by scripts/build-schema-data.mjs; not to be edited.
 */
export const packedSchemas =
  '${packed}';
`,
);
stdout.write(
  `${files.length} releases, ${nodes.length} nodes, ${text.length} bytes of JSON, ${packed.length} packed\n`,
);
