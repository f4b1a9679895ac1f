import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../../src/document/node.js';
import { checkNamed } from '../../../../src/openclaw/schema/checks/index.js';

/** The places a check refuses. */
const refused = (name: string, value: JsonValue) => checkNamed(name)!(value).map(({ at }) => at.join('.'));

describe('members beside each other', () => {
  it('need one another', () => {
    expect(refused('needs:vault,items', { vault: 'x', items: {} })).toEqual([]);
    expect(refused('needs:vault,items', { items: {} })).toEqual([]);
    expect(refused('needs:vault,items', { vault: 'x' })).toEqual(['items']);
  });

  it('have not all of some values', () => {
    const name = 'never:{"mode":"unsafe","vault.scope":"agent"}';
    expect(refused(name, { mode: 'unsafe', vault: { scope: 'agent' } })).toEqual(['']);
    expect(refused(name, { mode: 'unsafe', vault: {} })).toEqual([]);
    expect(refused(name, { mode: 'unsafe' })).toEqual([]);
  });

  it('stand once in a list of a kind', () => {
    expect(refused('unique-items', ['a', 'b'])).toEqual([]);
    expect(refused('unique-items', ['a', 'b', 'a'])).toEqual(['2']);
    expect(refused('unique-items', [{ a: 1 }, { a: 1 }])).toEqual(['1']);
  });
});

describe('a text', () => {
  it('has nothing of what a schema excludes', () => {
    expect(refused('without:[?#]', 'https://h.example/p')).toEqual([]);
    expect(refused('without:[?#]', 'https://h.example/p?q')).toEqual(['']);
  });
});
