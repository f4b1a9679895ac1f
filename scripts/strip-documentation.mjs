// A rule is one object in one file. What only people read of it (reasons, references, examples) goes into a file of its
// own, and out of the code that a check loads.
import { parse } from '@swc/core';

/** Read by `explain`, the docs and SARIF alone. */
export const DOCUMENTATION = ['summary', 'why', 'references', 'examples', 'migrations'];
/** By the function that is given the object; the rows of a table put their reasons into messages. */
const OF_CALLS = new Map([
  ['defineRule', DOCUMENTATION],
  ['legacyKeys', ['references', 'examples', 'migrations']],
]);

/** @param text a rule file in TypeScript */
export async function withoutDocumentation(text) {
  // The parser counts bytes, from where it left off with the file before: a mark tells where this one begins.
  const MARK = '0;';
  const module = await parse(MARK + text, { syntax: 'typescript', target: 'es2022' });
  const bytes = Buffer.from(text);
  const base = module.span.start + MARK.length;
  const cuts = [];
  visit(module, undefined, (object, call) => {
    const keys = OF_CALLS.get(call) ?? [];
    for (const property of object.properties) {
      if (!keys.includes(nameOf(property))) continue;
      const { start, end } = extentOf(property);
      cuts.push({ start: start - base, end: end - base });
    }
  });
  let kept = '';
  let from = 0;
  for (const { start, end } of cuts.sort((a, b) => a.start - b.start)) {
    kept += bytes.subarray(from, start).toString();
    from = end;
    while (bytes[from] === 0x2c || bytes[from] === 0x20 || bytes[from] === 0x0a) from += 1;
  }
  return kept + bytes.subarray(from).toString();
}

/** `examples: […]`, or `examples` alone where they are imported. */
function nameOf({ type, key, value }) {
  if (type === 'Identifier') return value;
  return type === 'KeyValueProperty' && key.type === 'Identifier' ? key.value : undefined;
}

function extentOf({ type, span, key, value }) {
  return type === 'Identifier' ? span : { start: key.span.start, end: value.span?.end };
}

/** Calls back for every object literal, with the function it is the argument of. */
function visit(node, call, onObject) {
  if (Array.isArray(node)) {
    for (const each of node) visit(each, call, onObject);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  if (node.type === 'ObjectExpression') {
    onObject(node, call);
    call = undefined;
  }
  const callee = node.type === 'CallExpression' && node.callee.type === 'Identifier' ? node.callee.value : call;
  for (const [key, value] of Object.entries(node)) if (key !== 'span') visit(value, callee, onObject);
}
