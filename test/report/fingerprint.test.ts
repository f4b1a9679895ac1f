import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePath } from '../../src/document/config-path.js';
import { parseDocument } from '../../src/document/parse.js';
import { nodeAt } from '../../src/document/tree.js';
import { secretRanges } from '../../src/openclaw/secrets/secrecy.js';
import { fingerprint } from '../../src/report/fingerprint.js';

function printOf(text: string, at: string, ruleId = 'models/openai-codex-ref'): string {
  const document = parseDocument(text);
  const path = parsePath(at);
  return fingerprint(ruleId, path, nodeAt(document.root!, path) ?? null, {
    document,
    ownSecrets: secretRanges(document),
  });
}

describe('a fingerprint', () => {
  const first = `{ model: 'openai-codex/gpt-5.5' }`;

  it('is sixteen hex digits', () => {
    expect(printOf(first, 'model')).toMatch(/^[0-9a-f]{16}$/);
  });

  it.each([
    ['a moved line', `{\n\n  other: 1,\n  model: 'openai-codex/gpt-5.5' }`],
    ['other quotes', `{ "model": "openai-codex/gpt-5.5" }`],
    ['an escape', `{ model: 'openai-c\\u006fdex/gpt-5.5' }`],
    ['a comment', `{ model: /* why */ 'openai-codex/gpt-5.5' }`],
  ])('survives %s', (_, text) => {
    expect(printOf(text, 'model')).toBe(printOf(first, 'model'));
  });

  it('survives another order of the keys of its value and another layout', () => {
    expect(printOf('{ a: { x: 1, y: [1, 2] } }', 'a')).toBe(
      printOf('{ a: {\n y: [ 1, 2, ], // two\n "x": 0x1 } }', 'a'),
    );
  });

  it.each([
    ['another value', `{ model: 'openai-codex/gpt-5.4' }`, 'model'],
    ['another type', `{ model: ['openai-codex/gpt-5.5'] }`, 'model'],
    ['another path', `{ other: 'openai-codex/gpt-5.5' }`, 'other'],
  ])('sees %s', (_, text, at) => {
    expect(printOf(text, at)).not.toBe(printOf(first, 'model'));
  });

  it('sees another rule', () => {
    expect(printOf(first, 'model', 'models/ref-case')).not.toBe(printOf(first, 'model'));
  });

  it('sees an order that means something', () => {
    expect(printOf('{ a: [1, 2] }', 'a')).not.toBe(printOf('{ a: [2, 1] }', 'a'));
  });

  it('tells what is missing from what is empty', () => {
    expect(printOf('{ a: {} }', 'a.b')).toBe(printOf('{ a: { c: 1 } }', 'a.b'));
    expect(printOf('{ a: {} }', 'a.b')).not.toBe(printOf('{ a: { b: null } }', 'a.b'));
  });

  it('sees a secret that was swapped, and tells next to nothing about it', () => {
    const prints = new Map<string, number>();
    for (let index = 0; index < 20_000; index++) {
      const print = printOf(`{ gateway: { auth: { token: 'secret-value-${index}' } } }`, 'gateway.auth.token');
      prints.set(print, (prints.get(print) ?? 0) + 1);
    }
    // 4096 possible prints: a swap is seen with all but one of 4096, and each print stands for many secrets.
    expect(prints.size).toBeGreaterThan(3800);
    expect(prints.size).toBeLessThanOrEqual(4096);
  });

  it('stands for the text of a place without a path', () => {
    const at = (text: string, part: string) => {
      const document = parseDocument(text);
      const start = text.indexOf(part);
      const range = { start, end: start + part.length };
      return fingerprint('syntax/x', null, range, { document, ownSecrets: secretRanges(document) });
    };
    expect(at('{ a: 1 b: 2 }', '1 b')).toBe(at('{\n\n a: 1\n b: 2 }', '1\n b'));
    expect(at('{ a: 1 b: 2 }', '1 b')).not.toBe(at('{ a: 3 b: 2 }', '3 b'));
  });

  it('copes with any depth', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    expect(printOf(`{ a: ${deep} }`, 'a')).toMatch(/^[0-9a-f]{16}$/);
  });

  it('is the same for the same data, however it is written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const compact = `{"a":${JSON.stringify(value)}}`;
        const wide = `{\n "z": 0, "a": ${JSON.stringify(value, null, 4)} }`;
        expect(printOf(compact, 'a')).toBe(printOf(wide, 'a'));
      }),
      { numRuns: 300 },
    );
  });
});
