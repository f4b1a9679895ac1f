import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/document/node.js';
import { parseDocument } from '../../src/document/parse.js';
import { deepEqual, toValue } from '../../src/document/value.js';

function read(text: string): JsonValue {
  const { root, problems } = parseDocument(text);
  expect(problems).toEqual([]);
  return toValue(root!);
}

describe('toValue', () => {
  it('a duplicate key has the last value, at the first place', () => {
    const value = read('{ a: 1, b: 2, a: 3 }');
    expect(JSON.stringify(value)).toBe('{"a":3,"b":2}');
  });

  it('__proto__ is a key like any other', () => {
    const value = read('{ __proto__: { polluted: true }, a: 1 }') as { [key: string]: JsonValue };
    expect(Object.hasOwn(value, '__proto__')).toBe(true);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect('polluted' in value).toBe(false);
    expect(Object.keys(value)).toEqual(['__proto__', 'a']);
  });

  it('can be taken of any node', () => {
    const { root } = parseDocument('[[1, { a: [] }]]');
    expect(root?.type === 'array' && toValue(root.items[0]!)).toEqual([1, { a: [] }]);
  });

  it('keeps -0, NaN and Infinity', () => {
    expect(read('[-0, NaN, -Infinity]')).toEqual([-0, NaN, -Infinity]);
  });

  it('does not end at the depth of the call stack', () => {
    const nested = (): JsonValue => {
      let value: JsonValue = [];
      for (let level = 0; level < 100_000; level++) value = [value];
      return value;
    };
    expect(deepEqual(nested(), nested())).toBe(true);
  });
});

describe('deepEqual', () => {
  it.each<[JsonValue, JsonValue]>([
    [
      { a: 1, b: [2] },
      { b: [2], a: 1 },
    ],
    [NaN, NaN],
    ['', ''],
    [
      [null, {}],
      [null, {}],
    ],
  ])('%j equals %j', (a, b) => {
    expect(deepEqual(a, b)).toBe(true);
  });

  it.each<[JsonValue, JsonValue]>([
    [0, -0],
    [1, '1'],
    [null, {}],
    [[], {}],
    [[1], [1, 2]],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: 1 }, { a: 1, b: 1 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: null }, { b: null }],
    [{ toString: 1 }, { a: 1 }],
    [{ a: { b: [{ c: 1 }] } }, { a: { b: [{ c: 2 }] } }],
  ])('%j does not equal %j, nor the other way round', (a, b) => {
    expect(deepEqual(a, b)).toBe(false);
    expect(deepEqual(b, a)).toBe(false);
  });

  it('looks at own keys only', () => {
    expect(deepEqual(JSON.parse('{ "__proto__": 1 }') as JsonValue, { a: 1 })).toBe(false);
    expect(deepEqual(JSON.parse('{ "__proto__": {} }') as JsonValue, read('{ __proto__: {} }'))).toBe(true);
  });
});
