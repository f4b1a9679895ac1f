import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/document/edit/edits.js';
import { fileOfBytes } from '../../../src/openclaw/file-bytes.js';
import type { InstallationFile } from '../../../src/openclaw/installation.js';
import { entriesAfter } from '../../../src/openclaw/sessions/entries-after.js';
import { scanBytes } from '../../../src/openclaw/sessions/scan-bytes.js';
import { entriesOf, entryText, isStrictStore, storeEntries, storeHolds } from '../../../src/openclaw/sessions/store.js';

const file = { path: '/h/sessions.json', kind: 'sessions', size: 0, modifiedAt: 0 } as const;
const asText = (content: string): InstallationFile => ({ ...file, content });
const asBytes = (content: string): InstallationFile => fileOfBytes(file, Buffer.from(content));

const names = fc.constantFrom(
  'sessionId',
  'updatedAt',
  'model',
  'modelProvider',
  'skillsSnapshot',
  'cliSessionIds',
  'é',
  '__proto__',
);
const long = fc.constantFrom(
  'x'.repeat(400),
  `"model" \\ ${'\n'.repeat(300)}`,
  '✨'.repeat(200),
  'modelOverride '.repeat(30),
);
const leaf = fc.oneof(
  fc.string({ unit: 'binary' }),
  long,
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constant(null),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.dictionary(names, tie('value'), { maxKeys: 4 }),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));
const keys = fc.oneof(fc.constantFrom('agent:main:main', 'agent:main:é✨', 'a"b\\', ''), fc.string());
const indents = fc.constantFrom(undefined, 2, '\t');
const stores = fc
  .tuple(fc.array(fc.tuple(keys, value), { minLength: 1, maxLength: 6 }), indents, fc.constantFrom('\n', '\r\n', ' '))
  .map(([entries, indent, newline]) => {
    const written = entries.map(
      ([key, one]) => `${JSON.stringify(key)}${newline}:${JSON.stringify(one, null, indent)}`,
    );
    return `${newline}{${written.join(`${newline},`)}${newline}}${newline}`.replaceAll(
      '\n',
      newline === ' ' ? '\n' : newline,
    );
  });
/** What makes a text something else: cut off, with a character too many, or with one too few. */
const damaged = fc
  .tuple(
    stores,
    fc.nat(),
    fc.constantFrom('cut', 'take', '"', '}', ']', ',', '{', '\\', '\u0001', "'", '//', '\ufeff', '\u00a0', 'NaN', '01'),
  )
  .map(([text, place, how]) => {
    const at = place % (text.length + 1);
    if (how === 'cut') return text.slice(0, at);
    if (how === 'take') return text.slice(0, at) + text.slice(at + 1);
    return text.slice(0, at) + how + text.slice(at);
  })
  // Half a character is none that a file can hold.
  .map((text) => Buffer.from(text).toString());

function plainly(entries: ReturnType<typeof entriesOf>) {
  return entries.map(({ key, start, end, members }) => ({ key, start, end, members: [...(members ?? [])] }));
}

describe('the bytes of a session store', () => {
  it.each([8, 16, 200, 65_536])('hold the entries that its text holds, %i bytes at a time', (windowSize) => {
    fc.assert(
      fc.property(stores, (text) => {
        const found = scanBytes(Buffer.from(text), windowSize) ?? [];
        const last = [...new Map(found.map((entry) => [entry.key, entry])).values()];
        expect(plainly(last)).toEqual(plainly(storeEntries(text, true) ?? []));
        for (const { start, end, bytes } of found) {
          expect(Buffer.from(text).subarray(bytes?.start, bytes?.end).toString()).toBe(text.slice(start, end));
        }
      }),
    );
  });

  it('say of a text that is damaged what its text says', () => {
    let strict = 0;
    fc.assert(
      fc.property(damaged, (text) => {
        const [bytes, whole] = [asBytes(text), asText(text)];
        expect(isStrictStore(bytes)).toBe(isStrictStore(whole));
        expect(plainly(entriesOf(bytes))).toEqual(plainly(entriesOf(whole)));
        if (!isStrictStore(bytes)) expect(scanBytes(Buffer.from(text), 64)).toBeUndefined();
        else strict++;
      }),
      { numRuns: 400 },
    );
    expect(strict).toBeGreaterThan(0);
  });

  it.each([
    ['a byte order mark', '\ufeff{"a":{"b":1}}'],
    ['single quotes', `{'a':{"b":1}}`],
    ['a comment', '{"a":{"b":1}/* c */}'],
    ['a comma too many in an entry', '{"a":{"b":1,}}'],
    ['a comma too many behind the last entry', '{"a":{"b":1},}'],
    ['no comma between entries', '{"a":{"b":1} "c":{}}'],
    ['no colon', '{"a"{"b":1}}'],
    ['a line break in a text', '{"a":{"b":"\n"}}'],
    ['a line break in a key', '{"a\n":{"b":1}}'],
    ['an escape that is none', '{"a":{"b":"\\x41"}}'],
    ['half of an escape', '{"a":{"b":"\\u00"}}'],
    ['brackets that cross', '{"a":{"b":[1}]}'],
    ['a number with a zero before it', '{"a":01}'],
    ['something behind it', '{"a":{"b":1}} x'],
    ['white space that JSON does not know', '{"a":\u00a0{"b":1}}'],
    ['nothing', ''],
    ['an end in the middle of a text', '{"a":{"b":"long'],
    ['an end behind a number', '{"a":12'],
  ])('show no store with %s', (_what, text) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(scanBytes(Buffer.from(text))).toBeUndefined();
  });

  it('show no store in a list', () => {
    expect(scanBytes(Buffer.from('[{"a":1}]'))).toBeUndefined();
  });

  it('show an entry without the long texts inside of its members, and its own whole', () => {
    const prompt = 'codex-cli '.repeat(40);
    const text = JSON.stringify({
      k: { own: prompt, skillsSnapshot: { prompt, name: 'é' }, fallbackNotice: { model: prompt } },
      short: { skillsSnapshot: { prompt: 'x' } },
    });
    const [first, second] = scanBytes(Buffer.from(text)) ?? [];
    expect(JSON.parse(first?.outline ?? '')).toEqual({
      own: prompt,
      skillsSnapshot: { prompt: '', name: 'é' },
      fallbackNotice: { model: prompt },
    });
    expect(second).toHaveProperty('outline', undefined);
  });

  it('give the text of an entry, and are searched for a text, as UTF-8', () => {
    const text = JSON.stringify({ '✨': { a: 'é' }, b: { c: '✨' } });
    const store = asBytes(text);
    expect(entriesOf(store).map((entry) => JSON.parse(entryText(store, entry)) as unknown)).toEqual([
      { a: 'é' },
      { c: '✨' },
    ]);
    expect([storeHolds(store, 'é'), storeHolds(store, 'ü')]).toEqual([true, false]);
  });
});

describe('the entries of a store after edits', () => {
  const text = JSON.stringify({ a: { n: 1, o: 2 }, b: { n: 3 }, c: { n: 4 } }, null, 2);
  const entries = entriesOf(asText(text));
  const edit = (old: string, now: string) => ({ offset: text.indexOf(old), length: old.length, text: now });

  it('stand where the text has them now', () => {
    const edits = [edit('"n": 1,', ''), edit('"n": 3', '"name": "three"')];
    const after = applyEdits(text, edits);
    expect(plainly(entriesAfter(entries, edits, after) ?? [])).toEqual(
      plainly((storeEntries(after, true) ?? []).map(({ key, start, end }) => ({ key, start, end }))),
    );
  });

  it.each([
    ['one that makes an entry something else than JSON', edit('"n": 3', 'n: 3')],
    ['one outside of entries', edit('"c"', '"d"')],
    ['one that reaches out of an entry', edit('3\n  },', '3 },')],
  ])('are not told of %s', (_what, one) => {
    expect(entriesAfter(entries, [one], applyEdits(text, [one]))).toBeUndefined();
  });
});
