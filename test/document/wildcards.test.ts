import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitsWildcards } from '../../src/document/wildcards.js';

test.each([
  ['models/*', 'models/openai-codex-ref', true],
  ['models/*', 'model', false],
  ['*ref', 'models/openai-codex-ref', true],
  ['a*b*c', 'a-b-c', true],
  ['a*b*c', 'a-c-b', false],
  ['ab*ba', 'aba', false],
  ['*', '', true],
  ['**', 'anything', true],
  ['read', 'read', true],
  ['read', 'reads', false],
  ['a.c', 'abc', false],
])('%s on %s: %s', (pattern, text, fits) => {
  expect(fitsWildcards(text, pattern)).toBe(fits);
});

test('says what a regular expression would say', () => {
  const letters = fc.array(fc.constantFrom('a', 'b', '*'), { maxLength: 8 }).map((all) => all.join(''));
  fc.assert(
    fc.property(letters, letters, (pattern, text) => {
      const expression = new RegExp(`^${pattern.split('*').join('.*')}$`);
      expect(fitsWildcards(text.replaceAll('*', 'c'), pattern)).toBe(expression.test(text.replaceAll('*', 'c')));
    }),
  );
});
