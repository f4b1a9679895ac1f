import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/document/edit/edits.js';
import { parseDocument } from '../../../src/document/parse.js';
import { outlinedStore } from '../../../src/engine/stores/outlined-store.js';
import { removals } from '../../../src/engine/stores/remove-entries.js';
import { storeEntries } from '../../../src/openclaw/sessions/store.js';

const KEYS = ['a', 'b', 'c', 'd'];
const STORE = `${JSON.stringify({ a: { n: 1 }, b: { n: 2 }, c: { n: 3 }, d: { n: 4 } }, null, 2)}\n`;

/** Every way to take some of four entries away. */
const choices = Array.from({ length: 2 ** KEYS.length }, (_, bits) => KEYS.filter((_key, at) => bits & (1 << at)));

describe('entries that go from a store', () => {
  it.each(choices)('leave the others as they were: without %s %s %s %s', (...keys) => {
    const named = keys.filter((key) => KEYS.includes(key));
    const gone = named.map((key) => ({ index: KEYS.indexOf(key), key, ruleId: `sessions/${key}` }));
    const after = applyEdits(STORE, removals(parseDocument(STORE), gone, KEYS.length));
    const left = Object.fromEntries(
      KEYS.map((key, at) => [key, { n: at + 1 }]).filter(([key]) => !named.includes(String(key))),
    );
    expect(after).toBe(named.length === KEYS.length ? '{}\n' : `${JSON.stringify(left, null, 2)}\n`);
  });

  it.each([
    ['indented', STORE],
    ['on one line', '{"a":{"n":[1]},"b":"x","c":{ },"d":0}'],
    ['on lines that share one', '{ "a": {\n "n": 1 }, "b": {\n}\n, "c": 1,\n\n "d": [\n1\n]\n\n}'],
    [
      'of which one is written twice',
      '{\n  "a": {},\n  "b": { "n": 2 },\n  "c": {},\n  "a": { "n": [\n] },\n  "d": 4\n}\n',
    ],
  ])('%s, go as they do from a tree of the whole', (_, text) => {
    const entries = storeEntries(text, true) ?? [];
    for (const keys of choices) {
      const gone = entries.flatMap(({ key }, index) => (keys.includes(key) ? [{ index, key, ruleId: 'r' }] : []));
      const { document, inStore } = outlinedStore(text, entries);
      const edits = removals(document, gone, entries.length).map((edit) => inStore(edit));
      expect(edits).toEqual(removals(parseDocument(text), gone, entries.length));
    }
  });

  it('go one after the other where one of them is written twice, at the end too', () => {
    const text = '{\n  "a": {},\n  "b": { "n": 2 },\n  "c": {},\n  "a": {}\n}\n';
    const gone = [
      { index: 0, key: 'a', ruleId: 'sessions/a' },
      { index: 2, key: 'c', ruleId: 'sessions/c' },
    ];
    expect(applyEdits(text, removals(parseDocument(text), gone, 3))).toBe('{\n  "b": { "n": 2 }\n}\n');
  });
});
