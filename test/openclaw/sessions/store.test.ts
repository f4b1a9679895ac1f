import { describe, expect, it } from 'vitest';
import { storeEntries } from '../../../src/openclaw/sessions/store.js';

describe('the entries of a session store', () => {
  const text = `{
  "agent:main:main": { "sessionId": "s1", "updatedAt" : 12 , "origin": { "provider": "telegram" }, "label": "a \\"}, {" },
  "agent:main:other": {"nested":{"sessionId":"no"},"provider":"slack"},
  "list": ["sessionId", 1],
  "null": null,
  "agent:main:main": {"sessionId":"s2"}
}`;

  it('stand where their values stand; of a key twice the last one counts', () => {
    const entries = storeEntries(text, true) ?? [];
    const values = entries.map(({ key, start, end }) => [key, JSON.parse(text.slice(start, end)) as unknown]);
    expect(Object.fromEntries(values)).toEqual(JSON.parse(text));
  });

  it('are the same for a text that only a lenient reader takes', () => {
    const lenient = text.replace('"sessionId":"s2"}', '"sessionId":"s2",}');
    const keys = (storeEntries(lenient, false) ?? []).map(({ key }) => key);
    expect(keys).toEqual((storeEntries(text, true) ?? []).map(({ key }) => key));
  });

  it('show their own members without being parsed, never those of something inside of them', () => {
    const scanned = new Map((storeEntries(text, true) ?? []).map(({ key, members }) => [key, members]));
    expect(scanned.get('agent:main:main')).toEqual(new Map([['sessionId', '"s2"']]));
    expect(scanned.get('agent:main:other')).toEqual(new Map([['provider', '"slack"']]));
    expect(scanned.get('list')).toEqual(new Map());
    expect(scanned.get('null')).toEqual(new Map());
  });

  it('show a member as it is written', () => {
    const [entry] = storeEntries('{"a":{ "sessionId" : "s1" , "updatedAt" : 12 }}', true) ?? [];
    expect(entry?.members).toEqual(
      new Map([
        ['sessionId', '"s1"'],
        ['updatedAt', '12'],
      ]),
    );
  });

  it('are none of a list', () => {
    expect(storeEntries('[1]', true)).toBeUndefined();
  });
});
