import { describe, expect, test } from 'vitest';
import type { ConfigPath } from '../../src/document/config-path.js';
import { unifiedDiff } from '../../src/document/diff/unified.js';
import { applyToValue } from '../../src/document/edit/apply-to-value.js';
import { applyEdits } from '../../src/document/edit/edits.js';
import { takeSnippet } from '../../src/document/edit/item/snippet.js';
import type { Operation } from '../../src/document/edit/operation.js';
import { planOperation } from '../../src/document/edit/plan.js';
import type { JsonValue } from '../../src/document/node.js';
import { parseDocument } from '../../src/document/parse.js';
import { deepEqual, toValue } from '../../src/document/value.js';
import { cpuMilliseconds } from '../helpers/cpu.js';

const DEPTH = 1_900;

function nested(depth: number, innermost: string): string {
  return '{a:'.repeat(depth) + innermost + '}'.repeat(depth);
}

function pathOf(depth: number, ...end: ConfigPath): ConfigPath {
  return [...Array.from({ length: depth }, () => 'a'), ...end];
}

/** The text after an operation, which has to mean the same as on plain data. */
function checked(text: string, operation: Operation): string {
  const document = parseDocument(text);
  const planned = planOperation(document, operation);
  if (!planned.ok) throw new Error(planned.message);
  const after = applyEdits(text, planned.edits);
  const result = parseDocument(after);
  expect(result.problems).toEqual([]);
  if (document.root === undefined || result.root === undefined) throw new Error('no root');
  const meant = applyToValue(toValue(document.root), operation);
  expect(meant.ok && deepEqual(toValue(result.root), meant.value)).toBe(true);
  return after;
}

function deepValue(depth: number): JsonValue {
  let value: JsonValue = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? { a: value } : [value];
  return value;
}

describe('as many levels as are read', () => {
  const text = nested(DEPTH, '{b:1,/* x */c:[{id:"k"}],d:{e:1}}');

  const operations: Operation[] = [
    { op: 'set', path: pathOf(DEPTH, 'b'), source: { value: 2 } },
    { op: 'set', path: [], source: { value: deepValue(DEPTH) } },
    { op: 'set', path: pathOf(3), source: { value: 'x' } },
    { op: 'insert', path: pathOf(DEPTH, 'f', 'g'), source: { value: deepValue(50) } },
    { op: 'append', path: pathOf(DEPTH, 'c'), source: { value: deepValue(50) } },
    { op: 'remove', path: pathOf(DEPTH, 'c') },
    { op: 'remove', path: pathOf(DEPTH, 'd', 'e'), prune: 'empty-parents' },
    { op: 'rename', path: pathOf(DEPTH, 'b'), key: 'z' },
    { op: 'move', from: pathOf(5), to: ['z'] },
    { op: 'move', from: pathOf(DEPTH, 'd'), to: ['y', 'z'] },
    { op: 'rekey', path: pathOf(DEPTH, 'c'), by: 'id', rename: 'm' },
  ];

  test.each(operations.map((operation) => [operation.op, operation] as const))('%s', (_, operation) => {
    checked(text, operation);
  });

  test('unkey', () => {
    checked(nested(DEPTH, '{b:{c:1}}'), { op: 'unkey', path: pathOf(DEPTH), by: 'id' });
  });

  test('removing the only thing leaves the root alone', () => {
    const only = nested(DEPTH, '1');
    expect(checked(only, { op: 'remove', path: pathOf(DEPTH), prune: 'empty-parents' })).toBe('{}');
    const missing: ConfigPath = pathOf(500, 'b');
    expect(checked('{"a":1,"z":{}}', { op: 'insert', path: ['z', ...missing], source: { value: 1 } })).toContain('"b"');
  });

  test('an equal value is found to be equal', () => {
    const document = parseDocument(nested(DEPTH, '1'));
    if (document.root === undefined) throw new Error('no root');
    const planned = planOperation(document, { op: 'set', path: [], source: { value: toValue(document.root) } });
    expect(planned).toEqual({ ok: true, edits: [], lostComments: [] });
  });
});

describe('sixteen megabytes', () => {
  const entry = (index: number) =>
    `  // entry ${index}\n  'agent:main:${index}': {\n    model: 'openai/gpt-5.5', // chosen\n    tokens: [1, 2, 3],\n  },\n`;
  const count = Math.ceil((16 * 2 ** 20) / entry(100_000).length);
  const text = `{\n${Array.from({ length: count }, (_, index) => entry(index)).join('')}}\n`;
  const document = parseDocument(text);
  const key = (index: number) => `agent:main:${index}`;

  function planMilliseconds(operation: Operation): number {
    return cpuMilliseconds(() => {
      const planned = planOperation(document, operation);
      expect(planned.ok && planned.edits.length > 0).toBe(true);
    });
  }

  test('each edit costs what is around it, not what the file holds', () => {
    planMilliseconds({ op: 'rename', path: [key(0)], key: 'x' });
    const middle = key(count >> 1);
    const last = key(count - 1);
    const operations: Operation[] = [
      { op: 'set', path: [middle, 'model'], source: { value: 'x/y' } },
      { op: 'insert', path: [middle, 'new'], source: { value: [1] } },
      { op: 'remove', path: [middle] },
      { op: 'remove', path: [last] },
      { op: 'append', path: [middle, 'tokens'], source: { value: 4 } },
      { op: 'move', from: [middle, 'tokens'], to: [last, 'counts'] },
      { op: 'insert', path: ['new'], source: { value: {} } },
    ];
    for (const operation of operations) expect(planMilliseconds(operation), operation.op).toBeLessThan(250);
  });

  test('and its diff is as short as the edit', () => {
    const planned = planOperation(document, { op: 'remove', path: [key(7)] });
    if (!planned.ok) throw new Error(planned.message);
    const diff = unifiedDiff({ file: 'x.json', before: text, edits: planned.edits });
    expect(diff.split('\n')).toHaveLength(2 + 1 + 3 + 5 + 3 + 1);
  });

  test('ten thousand items can go at once', () => {
    const list = `[\n${Array.from({ length: 20_000 }, (_, index) => `  ${index}, // n${index}\n`).join('')}]\n`;
    const kept = Array.from({ length: 10_000 }, (_, index) => index);
    const after = checked(list, { op: 'set', path: [], source: { value: [...kept, 'end'] } });
    expect(after.endsWith("  9999, // n9999\n  'end',\n]\n")).toBe(true);
  });

  test('a snippet is as long as its member', () => {
    expect(takeSnippet(document, [key(3)])?.text).toBe(
      ": {\n    model: 'openai/gpt-5.5', // chosen\n    tokens: [1, 2, 3],\n  }",
    );
  });
});
