import { describe, expect, test } from 'vitest';
import { takeSnippet } from '../../src/document/edit/item/snippet.js';
import type { Operation } from '../../src/document/edit/operation.js';
import { parseDocument } from '../../src/document/parse.js';
import { checkOperation } from './edit/check-operation.js';
import { append, hoist, insert, move, rekey, remove, set, unkey } from './edit/edited.js';

function paste(op: 'set' | 'insert', path: string[], text: string): Operation {
  const snippet = takeSnippet(parseDocument(text), ['x']);
  if (snippet === undefined) throw new Error('no x');
  return { op, path, source: { snippet } };
}

/** Documents that once broke a promise, as they were printed. */
describe('every promise is kept', () => {
  test.each<[string, Operation]>([
    ['{ a: 1, /* c1. */ b: 1 }\n', move('a', 'new.new')],
    ['{a \n:{a:1,/* c1. */a1:1}}\n', move('a.a', 'a.new.new')],
    ['{"a":1,"b":[-0,-0\n  // c1.\n,1,1]}\n', move('b[2]', 'b[0]')],
    ['{\n  a: 1,\n  // c1.\n  b: {\n    a: 1\n  }\n}\n', hoist('b.a', 'new')],
    ['{\n  "a": {\n    // c1.\n\n    "a": 1\n  }\n}\n', hoist('a.a', 'new')],
    ['{"a":-0,"d":/* c1. */1 \n,"d":{"a":1}}\n', hoist('d.a', 'new')],
    ['[0/* c1.\r   * long */\r  // c2.\r\r  /* c3. */\r,\r\r"s"]\r', move('[1]', '[2].a')],
    ['{ a: { b: 1 /* c1. */, c: 2 // c2.\n } }', move('a.c', 'a.d.e')],
    ['{a:1\n  // c1.\n,\nb:1}\n', remove('b')],
    ['[1,1,{id:1 // c1.\n,a:1,a2:1}]\n', set('[2]', { id: 1, id1: 1 })],
    ['{ a: 1, a1: 1, /* c1. */ a2: 1 }\n', paste('set', ['a2'], '{\n  // d1.\n  x: true\n}')],
    ['{\n  a: 1\n  // c1.\n  , a1: {}\n}\n', paste('set', ['a1'], '{\n  /* d1. */\n  x: 1\n}')],
    ['{\n  a: 1\n}\n', paste('insert', ['new'], '{ x \n:1}')],
    ['[{ \n"model"// c1.\n:1,"a":1}]\n', { op: 'rekey', path: [], by: 'model', keys: ['k0'] }],
    ["{'a':[[{'id':// c1.\n 's0',/* c2. */'a':1}]]}\n", rekey('a[0]', 'id')],
    ['{ a  \n  // c1.\n:{}}\n', unkey('', 'id')],
    ['{\n  x1: 1,\n  x1: {\n    a: 1\n  }\n}\n', unkey('', 'id')],
    ['[ // c1.\n  1, 2,  \n  3 ]', append('', { a: [1] })],
    ['{ // c1.\n}', insert('a.b', 1)],
  ])('%j %j', (text, operation) => {
    const { faults, reowned, after } = checkOperation(text, operation);
    expect([...faults, ...reowned], after).toEqual([]);
  });
});
