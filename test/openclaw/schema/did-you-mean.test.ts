import { describe, expect, it } from 'vitest';
import { didYouMean, editDistance } from '../../../src/openclaw/schema/did-you-mean.js';

describe('the distance of two words', () => {
  it.each([
    ['token', 'token', 0],
    ['token', 'tokn', 1],
    ['token', 'otken', 1],
    ['token', 'tokens', 1],
    ['token', 'taken', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
  ])('%s and %s is %i', (a, b, distance) => {
    expect(editDistance(a, b, 3)).toBe(distance);
    expect(editDistance(b, a, 3)).toBe(distance);
  });

  it('is not counted beyond the limit', () => {
    expect(editDistance('kitten', 'sitting', 2)).toBe(3);
    expect(editDistance('a'.repeat(1e6), 'b'.repeat(1e6), 2)).toBe(3);
  });
});

describe('did you mean', () => {
  it('puts what differs in case or separators first', () => {
    expect(didYouMean('api_key', ['apiKeys', 'apiKey', 'appKey'])).toEqual(['apiKey', 'appKey', 'apiKeys']);
  });

  it('knows words that were cut short', () => {
    expect(didYouMean('thinking', ['thinkingDefault', 'model'])).toEqual(['thinkingDefault']);
  });

  it('offers nothing far away, nothing for short words and not the word itself', () => {
    expect(didYouMean('bind', ['port', 'mode', 'bind'])).toEqual([]);
    expect(didYouMean('ab', ['xy', 'ba'])).toEqual(['ba']);
    expect(didYouMean('0.0.0.0', ['auto', 'lan', 'loopback'])).toEqual([]);
    expect(didYouMean('---', ['a'])).toEqual([]);
  });
});
