import { describe, expect, test } from 'vitest';
import { applyAllToValue, applyToValue } from '../../../src/document/edit/apply-to-value.js';
import type { Operation } from '../../../src/document/edit/operation.js';
import type { JsonValue } from '../../../src/document/node.js';
import { append, hoist, insert, move, prune, rekey, remove, rename, set, unkey } from './edited.js';

/** The data after an operation, or the reason why there is none. */
function outcome(value: JsonValue, operation: Operation): JsonValue {
  const applied = applyToValue(value, operation);
  return applied.ok ? applied.value : applied.reason;
}

const VALUE: JsonValue = { a: { b: { c: 1 } }, list: [{ id: 'x', n: 1 }, { id: 'y' }], s: 'text' };

describe('what an operation means', () => {
  test.each<[Operation, JsonValue]>([
    [set('a.b', 2), { ...VALUE, a: { b: 2 } }],
    [set('', 2), 2],
    [set('a.x', 2), 'not-found'],
    [insert('a.x.y[0]', 2), { ...VALUE, a: { b: { c: 1 }, x: { y: [2] } } }],
    [insert('a.b', 2), 'exists'],
    [insert('s.b', 2), 'no-parent'],
    [insert('a.x[1]', 2), 'no-parent'],
    [insert('', 2), 'exists'],
    [insert('list[1]', 0), { ...VALUE, list: [{ id: 'x', n: 1 }, 0, { id: 'y' }] }],
    [insert('list[2].id', 'z'), { ...VALUE, list: [{ id: 'x', n: 1 }, { id: 'y' }, { id: 'z' }] }],
    [insert('list[3]', 0), 'no-parent'],
    [append('list', 0), { ...VALUE, list: [{ id: 'x', n: 1 }, { id: 'y' }, 0] }],
    [append('a.l', 0), { ...VALUE, a: { b: { c: 1 }, l: [0] } }],
    [append('a', 0), 'wrong-type'],
    [remove('list[0].n'), { ...VALUE, list: [{ id: 'x' }, { id: 'y' }] }],
    [remove('a.b.c'), { ...VALUE, a: { b: {} } }],
    [prune('a.b.c'), { list: [{ id: 'x', n: 1 }, { id: 'y' }], s: 'text' }],
    [prune('list[1].id'), { ...VALUE, list: [{ id: 'x', n: 1 }, {}] }],
    [remove(''), 'no-parent'],
    [rename('a.b', 'z'), { ...VALUE, a: { z: { c: 1 } } }],
    [rename('a', 's'), 'exists'],
    [rename('list[0]', 's'), 'wrong-type'],
    [hoist('a.b.c', 'c'), { list: [{ id: 'x', n: 1 }, { id: 'y' }], s: 'text', c: 1 }],
    [hoist('a.b.c', 'a.c'), { ...VALUE, a: { c: 1 } }],
    [move('a.b', 'a.b.d'), 'into-itself'],
    [move('', 'd'), 'into-itself'],
    [move('list[0]', 'list[2]'), { ...VALUE, list: [{ id: 'y' }, { id: 'x', n: 1 }] }],
    [move('list[1]', 'list[0]'), { ...VALUE, list: [{ id: 'y' }, { id: 'x', n: 1 }] }],
    [move('list[0].n', 'list[0]'), { ...VALUE, list: [1, { id: 'x' }, { id: 'y' }] }],
    [rekey('list', 'id', 'map'), { a: { b: { c: 1 } }, map: { x: { n: 1 }, y: {} }, s: 'text' }],
    [rekey('list', 'n'), 'wrong-type'],
    [rekey('list', 'id', 'a'), 'exists'],
    [unkey('a', 'id'), { ...VALUE, a: [{ id: 'b', c: 1 }] }],
    [unkey('a', 'c'), 'exists'],
    [unkey('a.b', 'id'), 'wrong-type'],
  ])('%j', (operation, expected) => {
    const before = structuredClone(VALUE);
    expect(outcome(VALUE, operation)).toEqual(expected);
    expect(VALUE).toEqual(before);
  });

  test('__proto__ is a member, and nothing is inherited', () => {
    const made = outcome({ a: 1 }, insert('__proto__.polluted', true));
    expect(Object.keys(made as object)).toEqual(['a', '__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(outcome({}, set('toString', 1))).toBe('not-found');
    expect(outcome({}, remove('constructor'))).toBe('not-found');
  });
});

describe('a list of operations', () => {
  test('comes to what they come to one after the other, and leaves what it was given alone', () => {
    const given: JsonValue = { a: { b: { c: 1 } }, list: [{ n: 1 }, { n: 2 }] };
    const before = structuredClone(given);
    const shared: JsonValue = { x: 1 };
    const operations = [
      insert('a.d', shared),
      set('a.d.x', 2),
      set('list[1].n', 3),
      move('a.b', 'list[0].b'),
      set('list[0].b.c', 4),
      insert('a.__proto__', 5),
    ];
    let expected: JsonValue = given;
    for (const operation of operations) {
      const applied = applyToValue(expected, operation);
      if (!applied.ok) throw new Error(applied.reason);
      expected = applied.value;
    }
    expect(applyAllToValue(given, operations)).toStrictEqual({ ok: true, value: expected });
    expect(given).toStrictEqual(before);
    expect(shared).toStrictEqual({ x: 1 });
  });

  test('ends at the first that has no meaning', () => {
    expect(applyAllToValue({ a: 1 }, [set('gone', 1), remove('a')])).toEqual({ ok: false, reason: 'not-found' });
  });
});
