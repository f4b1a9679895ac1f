// Reads a JSON schema of a manifest into nodes. Plugins and most channels say what they take that way.

const CLOSED = -1;
/** Keywords that say nothing about which values are valid, or that no release's validator asks about. */
const IGNORED = new Set([
  '$schema',
  '$id',
  '$defs',
  'definitions',
  'title',
  'description',
  'default',
  'examples',
  'format',
  'uniqueItems',
  'additionalItems',
  'if',
  'then',
  'else',
  'not',
  'deprecated',
  'readOnly',
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
  'patternProperties',
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
  'minProperties',
  'maxProperties',
  'pattern',
]);

/** @returns the number of the schema's node in the table */
export function readJsonSchema(schema, table) {
  return table.add(pack(schema, { table, definitions: {}, depth: 0 }));
}

function pack(schema, scope) {
  if (schema === true) return {};
  if (schema === false) return { u: [] };
  const node = packShape(schema, scope);
  const checks = conditions(schema);
  return checks.length === 0 ? node : { ...node, v: [...new Set([...(node.v ?? []), ...checks])] };
}

/** What members must be beside each other, as names of checks. */
function conditions({ allOf = [], ...schema }) {
  return [schema, ...allOf].flatMap(({ if: given, then, not }) => [...needs(given, then), ...never(not)]);
}

/** One member needs others. */
function needs(given, then) {
  if (given?.required?.length !== 1 || given.properties !== undefined) return [];
  return (then?.required ?? []).map((key) => `needs:${given.required[0]},${key}`);
}

/** Members that may not have these values at once. */
function never(not) {
  if (not?.required === undefined) return [];
  const values = constants(not);
  return values === undefined ? [] : [`never:${JSON.stringify(Object.fromEntries(values))}`];
}

/** @returns the values by their paths; `undefined` where the schema says more than which they are */
function constants({ required = [], properties = {} }) {
  const found = required.map((key) => {
    const inner = properties[key];
    if (inner?.const !== undefined) return [[key, inner.const]];
    if (inner?.required === undefined) return undefined;
    return constants(inner)?.map(([path, value]) => [`${key}.${path}`, value]);
  });
  return found.includes(undefined) ? undefined : found.flat();
}

function packShape(schema, scope) {
  if (scope.depth > 40) return {};
  const definitions = { ...scope.definitions, ...schema.$defs, ...schema.definitions };
  const inner = { ...scope, definitions, depth: scope.depth + 1 };
  if (schema.$ref !== undefined) {
    const target = definitions[schema.$ref.split('/').at(-1)];
    return target === undefined ? {} : pack(target, inner);
  }
  for (const keyword of Object.keys(schema)) {
    if (!IGNORED.has(keyword) && !UNDERSTOOD.has(keyword) && !keyword.startsWith('x-')) {
      throw new Error(`keyword ${keyword} is not understood`);
    }
  }
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) {
    const union = together(
      // No default is filled in below alternatives: nobody knows yet which of them holds.
      alternatives.map((each) => pack(each, { ...inner, bareDefaults: true })),
      scope.table,
    );
    return isBare(schema)
      ? union
      : { ...union, ...withoutEmpty(bare({ ...schema, anyOf: undefined, oneOf: undefined }, inner)) };
  }
  if (schema.allOf !== undefined) return all(schema, inner);
  if (Array.isArray(schema.type)) {
    return together(
      schema.type.map((type) => pack({ ...schema, type }, inner)),
      scope.table,
    );
  }
  return bare(schema, inner);
}

function bare(schema, scope) {
  if (schema.const !== undefined) return { e: [schema.const] };
  if (schema.enum !== undefined) return { e: schema.enum };
  if (schema.type === 'object' || schema.properties !== undefined) return object(schema, scope);
  if (schema.type === 'array') return list(schema, scope);
  return scalar(schema);
}

/** True where nothing but the alternatives says what is valid. */
function isBare({ properties, required, additionalProperties }) {
  return (properties ?? required ?? additionalProperties) === undefined;
}

/** An object whose alternatives only name what is required: the object itself is what is known. */
function withoutEmpty(node) {
  return { u: undefined, ...node };
}

function together(packed, table) {
  const flat = packed.flatMap((node) => (node.u === undefined ? [node] : node.u.map((index) => table.nodes[index])));
  const values = flat.flatMap((node) => node.e ?? []);
  const others = flat.filter((node) => node.e === undefined);
  if (others.some((node) => Object.keys(node).length === 0)) return {};
  const nodes = values.length === 0 ? others : [{ e: [...new Set(values)] }, ...others];
  return nodes.length === 1 ? nodes[0] : { u: [...new Set(nodes.map((node) => table.add(node)))] };
}

/** Objects that must hold together are one object: what a closed one does not know, none may have. */
function all(schema, scope) {
  const { allOf, ...own } = schema;
  const parts = [own, ...allOf].map((each) => pack(each, scope)).filter((node) => Object.keys(node).length > 0);
  const [first] = parts;
  if (parts.length < 2) return first ?? {};
  if (parts.every((node) => node.t !== undefined && node.t === first.t)) return allScalars(parts);
  if (parts.some((node) => node.o === undefined)) return first ?? {};
  const required = [...new Set(parts.flatMap((node) => node.r ?? []))];
  const closed = parts.filter((node) => node.a === CLOSED);
  const members = Object.entries(Object.assign({}, ...parts.map((node) => node.o).reverse()));
  const { r: _, a: __, ...rest } = first;
  return {
    ...rest,
    o: Object.fromEntries(members.filter(([key]) => closed.every((node) => node.o[key] !== undefined))),
    ...(required.length > 0 && { r: required }),
    ...(closed.length > 0 && { a: CLOSED }),
  };
}

/** Texts or numbers that must hold together; what a second pattern says is a check of its own. */
function allScalars(parts) {
  const [first, ...others] = parts.filter((node) => node.p !== undefined);
  const checks = [
    ...parts.flatMap((node) => node.v ?? []),
    ...others.filter(({ p }) => p !== first.p).map(({ p }) => `matches:${p}`),
  ];
  const together = Object.assign({}, ...parts, first === undefined ? {} : { p: first.p });
  return checks.length === 0 ? together : { ...together, v: [...new Set(checks)] };
}

function object(schema, scope) {
  const members = Object.entries(schema.properties ?? {}).map(([key, each]) => [
    key,
    scope.table.add(pack(each, scope)),
  ]);
  const additional = schema.additionalProperties;
  const anyName = schema.patternProperties === undefined;
  const open =
    !anyName ||
    additional === undefined ||
    additional === true ||
    (typeof additional === 'object' && Object.keys(additional).length === 0);
  const names = schema.propertyNames === undefined ? {} : pack(schema.propertyNames, scope);
  // Defaults are filled in before the release looks at what is required.
  const filledIn = (key) => scope.bareDefaults !== true && schema.properties?.[key]?.default !== undefined;
  const required = (schema.required ?? []).filter((key) => !filledIn(key));
  return {
    o: Object.fromEntries(members),
    ...(required.length > 0 && { r: required }),
    ...(!open && { a: additional === false ? CLOSED : scope.table.add(pack(additional, scope)) }),
    ...((names.e ?? names.p ?? names.l ?? names.L) !== undefined && { k: scope.table.add(names) }),
    ...(schema.minProperties > 0 && { m: schema.minProperties }),
    ...(schema.maxProperties !== undefined && { M: schema.maxProperties }),
  };
}

function list(schema, scope) {
  const one = (each) => scope.table.add(pack(each, scope));
  return {
    i: Array.isArray(schema.items) ? schema.items.map(one) : one(schema.items ?? {}),
    ...(schema.minItems > 0 && { c: schema.minItems }),
    ...(schema.maxItems !== undefined && { C: schema.maxItems }),
    ...(schema.uniqueItems === true && { v: ['unique-items'] }),
  };
}

/** Bounds that only say that a number is one a computer can hold are left out. */
function scalar(schema) {
  const checks = [
    ...(schema.format === 'uri' ? ['url'] : []),
    ...(schema.not?.pattern === undefined ? [] : [`without:${schema.not.pattern}`]),
  ];
  const held = (value) => value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  return {
    ...(schema.type !== undefined && { t: schema.type }),
    ...(held(schema.minimum) && { n: schema.minimum }),
    ...(held(schema.maximum) && { x: schema.maximum }),
    ...(held(schema.exclusiveMinimum) && { N: schema.exclusiveMinimum }),
    ...(held(schema.exclusiveMaximum) && { X: schema.exclusiveMaximum }),
    ...(schema.minLength > 0 && { l: schema.minLength }),
    ...(schema.maxLength !== undefined && { L: schema.maxLength }),
    ...(schema.pattern !== undefined && { p: schema.pattern }),
    ...(checks.length > 0 && { v: checks }),
  };
}
