// Reads a zod schema as it stands in memory: what it takes, and every check it makes by the text of its function.
import { createHash } from 'node:crypto';

/** Gives every node of a tree one number, the same for the same content. */
export class NodeTable {
  nodes = [];
  #numbers = new Map();

  add(node) {
    const text = JSON.stringify(node);
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.nodes.length);
    this.nodes.push(node);
    return this.nodes.length - 1;
  }
}

const CLOSED = -1;
/** Checks that only say what the value is turned into. */
const WORDLESS = new Set(['overwrite']);

export class ZodReader {
  /** Text of each check, by its hash. */
  sources = new Map();
  /** Where each check stands. */
  places = new Map();
  #table;
  #open = new Set();

  constructor(table) {
    this.#table = table;
  }

  read(schema, path = '') {
    return this.#table.add(this.node(schema, path));
  }

  node(schema, path) {
    const { def } = schema._zod;
    const checks = def.checks ?? [];
    const own = checks.filter((check) => check._zod.def.check === 'custom').map((check) => this.#check(check, path));
    const node = this.#bare(schema, def, path);
    return own.length === 0 ? node : { ...node, v: [...(node.v ?? []), ...own] };
  }

  #bare(schema, def, path) {
    switch (def.type) {
      case 'object':
        return this.#object(def, path);
      case 'record':
        return this.#record(def, path);
      case 'array':
        return { i: this.read(def.element, `${path}[]`), ...lengths(def.checks, 'c', 'C') };
      case 'tuple':
        return { i: def.items.map((item) => this.read(item, `${path}[]`)), c: def.items.length };
      case 'union':
        return this.#union(def.options, path);
      case 'nullable':
        return this.#together([this.node(def.innerType, path), { t: 'null' }]);
      case 'optional':
      case 'default':
      case 'prefault':
      case 'nonoptional':
      case 'readonly':
      case 'catch':
        return this.node(def.innerType, path);
      case 'pipe':
        return this.#pipe(def, path);
      case 'lazy':
        return this.#lazy(schema, def, path);
      case 'literal':
        return { e: def.values };
      case 'enum':
        return { e: Object.values(def.entries) };
      case 'string':
        return this.#string(def, path);
      case 'number':
        return number(def);
      case 'boolean':
      case 'null':
        return { t: def.type };
      case 'undefined':
      case 'never':
        return { u: [] };
      case 'any':
      case 'unknown':
        return {};
      case 'custom':
        return { v: [this.#source(def.fn, path)] };
      default:
        throw new Error(`${path}: a zod ${def.type} is not understood`);
    }
  }

  #object(def, path) {
    const members = Object.entries(def.shape).map(([key, member]) => [key, this.read(member, dotted(path, key))]);
    const required = Object.entries(def.shape).flatMap(([key, member]) => (mayBeLeftOut(member) ? [] : [key]));
    const rest = def.catchall?._zod.def.type;
    const others =
      rest === undefined
        ? {}
        : rest === 'never'
          ? { a: CLOSED }
          : rest === 'unknown' || rest === 'any'
            ? {}
            : { a: this.read(def.catchall, dotted(path, '*')) };
    return { o: Object.fromEntries(members), ...(required.length > 0 && { r: required }), ...others };
  }

  #record(def, path) {
    const names = this.node(def.keyType, dotted(path, '<key>'));
    const values = this.node(def.valueType, dotted(path, '*'));
    return {
      o: {},
      ...(Object.keys(values).length > 0 && { a: this.#table.add(values) }),
      ...(names.e !== undefined || Object.keys(names).length > 1 ? { k: this.#table.add(names) } : {}),
    };
  }

  #union(options, path) {
    return this.#together(options.map((option) => this.node(option, path)));
  }

  /** Words of one union are one list of words. */
  #together(alternatives) {
    const flat = alternatives.flatMap((node) =>
      node.u === undefined || node.v !== undefined ? [node] : node.u.map((index) => this.#table.nodes[index]),
    );
    const isWords = (node) => node.e !== undefined && node.v === undefined;
    const words = flat.filter(isWords).flatMap((node) => node.e);
    const others = flat.filter((node) => !isWords(node));
    if (others.some((node) => Object.keys(node).length === 0)) return {};
    const all = words.length === 0 ? others : [{ e: [...new Set(words)] }, ...others];
    return all.length === 1 ? all[0] : { u: [...new Set(all.map((node) => this.#table.add(node)))] };
  }

  /** What goes into a transform is what a config may hold; what a preprocess is for comes out of it. */
  #pipe(def, path) {
    const before = def.in._zod.def;
    const after = def.out._zod.def;
    if (before.type === 'transform') {
      const node = this.node(def.out, path);
      return refuses(before.transform)
        ? { ...node, v: [this.#source(before.transform, path), ...(node.v ?? [])] }
        : node;
    }
    const node = this.node(def.in, path);
    if (after.type !== 'transform' || !refuses(after.transform)) return node;
    return { ...node, v: [...(node.v ?? []), this.#source(after.transform, path)] };
  }

  #lazy(schema, def, path) {
    if (this.#open.has(schema)) return {};
    this.#open.add(schema);
    const node = this.node(def.getter(), path);
    this.#open.delete(schema);
    return node;
  }

  #string(def, path) {
    const node = { t: 'string', ...lengths(def.checks, 'l', 'L') };
    const formats = [];
    if (def.format !== undefined) formats.push(def);
    for (const check of def.checks ?? []) {
      const about = check._zod.def;
      // A trim counts only before what is measured.
      if (about.check === 'overwrite' && /\.trim\(\)/.test(String(about.tx)) && node.w === undefined) {
        const later = def.checks
          .slice(def.checks.indexOf(check) + 1)
          .some((next) => !WORDLESS.has(next._zod.def.check));
        if (later) node.w = 1;
      }
      if (about.check === 'string_format') formats.push(about);
    }
    const named = [];
    for (const { format, pattern, prefix } of formats) {
      if (format === 'url') named.push('url');
      else if (format === 'starts_with') named.push(`starts:${prefix}`);
      else if (pattern === undefined) throw new Error(`${path}: the format ${format} is not understood`);
      else if (node.p === undefined) Object.assign(node, { p: pattern.source, ...flags(pattern) });
      else named.push(`matches:${pattern.source}`);
    }
    return named.length === 0 ? node : { ...node, v: named };
  }

  #check(check, path) {
    return this.#source(check._zod.def.fn ?? check._zod.refinement, path);
  }

  #source(fn, path) {
    const text = plain(String(fn));
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 10);
    this.sources.set(hash, String(fn));
    this.places.set(hash, [...(this.places.get(hash) ?? []), path]);
    return `#${hash}`;
  }
}

/** The text of a function without what only a bundler decides: spaces, numbers at the end of names, where zod lives. */
function plain(text) {
  return text
    .replace(/\b(?:external_exports|z)\.(?=Zod|NEVER)/g, '')
    .replace(/(?<=[A-Za-z_])\$?\d+\b(?=[\s(),.;=[])/g, '')
    .replace(/^(?:async )?function [\w$]*/, 'function')
    .replace(/[\s;{}]+/g, ' ');
}

/** Asked, where zod does not say: what a preprocess fills in may be left out. */
function mayBeLeftOut(member) {
  if (member._zod.optin === 'optional') return true;
  try {
    return member.safeParse(undefined).success;
  } catch {
    return false;
  }
}

/** A transform that only rewrites refuses nothing. */
function refuses(transform) {
  return /addIssue|issues\.push/.test(String(transform)) || /\bctx\b/.test(String(transform));
}

function flags(pattern) {
  const kept = pattern.flags.replace(/[^ims]/g, '');
  return kept === '' ? {} : { f: kept };
}

function dotted(path, key) {
  return path === '' ? key : `${path}.${key}`;
}

function lengths(checks = [], least, most) {
  const found = {};
  for (const { _zod } of checks) {
    const { check, minimum, maximum, length } = _zod.def;
    if (check === 'min_length') found[least] = Math.max(minimum, found[least] ?? 0);
    if (check === 'max_length') found[most] = Math.min(maximum, found[most] ?? Infinity);
    if (check === 'length_equals') Object.assign(found, { [least]: length, [most]: length });
  }
  return found;
}

function number(def) {
  const node = { t: 'number' };
  for (const { _zod } of [...(def.checks ?? [])]) {
    const { check, value, inclusive, format } = _zod.def;
    if (check === 'number_format' && /int/.test(format)) node.t = 'integer';
    const held = Math.abs(value) < Number.MAX_SAFE_INTEGER;
    if (check === 'greater_than' && held)
      node[inclusive ? 'n' : 'N'] = Math.max(value, node[inclusive ? 'n' : 'N'] ?? -Infinity);
    if (check === 'less_than' && held)
      node[inclusive ? 'x' : 'X'] = Math.min(value, node[inclusive ? 'x' : 'X'] ?? Infinity);
  }
  if (def.format !== undefined && /int/.test(def.format)) node.t = 'integer';
  return node;
}
