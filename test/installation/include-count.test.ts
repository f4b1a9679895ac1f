import { describe, expect, it } from 'vitest';
import { MOST_INCLUDED, multiplyingFiles } from '../../src/installation/include-count.js';

/** `levels` files, each of which includes the next one `times` times. */
function tower(levels: number, times: number): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Array.from({ length: levels }, (_, level) => [
      `l${level}`,
      level === levels - 1 ? [] : Array.from({ length: times }, () => `l${level + 1}`),
    ]),
  );
}

describe('includes that multiply', () => {
  it('are told where they come to too many files, from the inside out', () => {
    expect([...multiplyingFiles(tower(10, 10))]).toEqual(['l5', 'l1']);
  });

  it('may be as many as somebody writes down', () => {
    const parts = Array.from({ length: MOST_INCLUDED - 1 }, (_, index) => `p${index}`);
    expect(multiplyingFiles(new Map([['config', parts]])).size).toBe(0);
    expect(multiplyingFiles(new Map([['config', [...parts, 'one more']]])).size).toBe(1);
  });

  it('count once in a circle', () => {
    expect(
      multiplyingFiles(
        new Map([
          ['a', ['b', 'b']],
          ['b', ['c']],
          ['c', ['a', 'c']],
        ]),
      ).size,
    ).toBe(0);
  });

  it('may be as deep as somebody makes them', () => {
    expect(multiplyingFiles(tower(MOST_INCLUDED, 1)).size).toBe(0);
  });
});
