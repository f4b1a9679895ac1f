// Packs what is known of releases: one block a month, in which releases share what they have in common.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

const folder = fileURLToPath(new URL('../../src/openclaw/releases/data/', import.meta.url));

/** `2026.5.12` is of the block `2026-05`. */
export function blockOf(release) {
  const [year, month] = release.split('.');
  return `${year}-${month.padStart(2, '0')}`;
}

export function readBlock(name) {
  if (!existsSync(path.join(folder, `${name}.ts`))) return { releases: {}, facts: [], nodes: [] };
  const [{ releases, facts }, ...entries] = readText(name)
    .split('\n')
    .map((row) => JSON.parse(row));
  return { releases, facts: entries.slice(0, facts), nodes: entries.slice(facts) };
}

/**
 * A block as it is read: its releases and how many facts there are, then every fact and every schema node in a line of
 * its own. A check parses the lines it comes by, and most of them never.
 */
function renderBlock({ releases, facts, nodes }) {
  const rows = [{ releases, facts: facts.length }, ...facts, ...nodes];
  // Nothing but ASCII: such a text is read without being decoded.
  return rows.map((row) => JSON.stringify(row).replace(/[\u007f-\uffff]/g, escaped)).join('\n');
}

function escaped(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A block as `renderBlock` made it. */
export function readText(name) {
  const packed = /'([A-Za-z0-9+/=]+)'/.exec(readFileSync(path.join(folder, `${name}.ts`), 'utf8'))?.[1] ?? '';
  return brotliDecompressSync(Buffer.from(packed, 'base64')).toString('latin1');
}

/** Every block there is, oldest first. */
export function blockNames() {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-\d{2}\.ts$/.test(name))
    .map((name) => name.replace('.ts', ''))
    .sort();
}

/** Takes a release into its block; the same release again takes the place of what was known. */
export function addRelease(block, facts) {
  const others = Object.fromEntries(Object.keys(block.releases).map((release) => [release, expand(block, release)]));
  return build({ ...others, [facts.release]: facts });
}

/** A release as it stands by itself, its nodes its own. */
function expand(block, release) {
  const { schema, facts } = block.releases[release];
  return { ...changed(block.facts[facts], (index) => block.facts[index]), release, schema, nodes: block.nodes };
}

/** Lists by name whose entries releases share: each entry stands once. */
const SHARED = ['plugins', 'channels', 'installable'];

function changed(facts, each) {
  const next = { ...facts };
  for (const list of SHARED) {
    if (next[list] === undefined) continue;
    next[list] = Object.fromEntries(Object.entries(next[list]).map(([key, entry]) => [key, each(entry)]));
  }
  return next;
}

/** Releases in their order, nodes in the order they are first needed: the same input gives the same block. */
function build(releases) {
  const nodes = new Table();
  const facts = new Table();
  const listed = {};
  for (const release of Object.keys(releases).sort(byRelease)) {
    const { schema, nodes: own, release: _, ...plain } = releases[release];
    const moved = new Map();
    const move = (index) => {
      if (!moved.has(index)) moved.set(index, nodes.add(mapChildren(own[index], move)));
      return moved.get(index);
    };
    listed[release] = {
      ...(schema !== undefined && { schema: move(schema) }),
      facts: facts.add(changed(plain, (entry) => facts.add(entry))),
    };
  }
  return { releases: listed, facts: facts.values, nodes: nodes.values };
}

class Table {
  values = [];
  #numbers = new Map();

  add(value) {
    const text = JSON.stringify(value);
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.values.length);
    this.values.push(value);
    return this.values.length - 1;
  }
}

export function mapChildren(node, move) {
  const next = { ...node };
  if (node.o !== undefined)
    next.o = Object.fromEntries(Object.entries(node.o).map(([key, index]) => [key, move(index)]));
  if (node.a >= 0) next.a = move(node.a);
  if (node.k !== undefined) next.k = move(node.k);
  if (node.i !== undefined) next.i = Array.isArray(node.i) ? node.i.map(move) : move(node.i);
  if (node.u !== undefined) next.u = node.u.map(move);
  return next;
}

export function writeBlock(name, block) {
  const text = renderBlock(block);
  const packed = brotliCompressSync(Buffer.from(text), {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  }).toString('base64');
  writeFileSync(
    path.join(folder, `${name}.ts`),
    `// ${Object.keys(block.releases).join(', ')}: rows of JSON, brotli, base64. Made by \`npm run import-release\`; not to be edited.
export default '${packed}';
`,
  );
  return { bytes: text.length, packed: packed.length };
}

/** The list of blocks and of the releases in them. */
export function writeIndex() {
  const names = blockNames();
  const variable = (name) => `m${name.replace('-', '')}`;
  const rows = names.map((name) => {
    const { releases } = readBlock(name);
    const words = Object.entries(releases).map(([release, { schema }]) =>
      schema === undefined ? `${release}?` : release,
    );
    return `  { month: '${name}', releases: '${words.join(' ')}', text: () => unpack(${variable(name)}) },`;
  });
  writeFileSync(
    path.join(folder, 'blocks.ts'),
    `// Made by \`npm run import-release\`; not to be edited.
import { unpack } from '../unpack.js';
${names.map((name) => `import ${variable(name)} from './${name}.js';`).join('\n')}

/** What is known of the releases of one month. A release with a question mark did not say what its schema is. */
export interface Block {
  readonly month: string;
  readonly releases: string;
  /** Rows of JSON: which facts and which root of its schema a release has, the facts, the nodes. */
  readonly text: () => string;
}

export const blocks: readonly Block[] = [
${rows.join('\n')}
];
`,
  );
  return names;
}

export function byRelease(a, b) {
  const numbers = (text) => text.split(/[.-]/).map(Number);
  const [one, two] = [numbers(a), numbers(b)];
  for (let index = 0; index < 4; index += 1) {
    const order = (one[index] ?? 0) - (two[index] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}
