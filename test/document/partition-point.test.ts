import { describe, expect, it } from 'vitest';
import { partitionPoint } from '../../src/document/partition-point.js';

describe('how many at the front of a list are so', () => {
  it.each([
    [[], 0],
    [[1, 2, 3], 3],
    [[7, 8, 9], 0],
    [[1, 2, 3, 7], 3],
    [[1, 7, 8, 9], 1],
  ])('of %j below 5: %i', (list, count) => {
    expect(partitionPoint(list, (one) => one < 5)).toBe(count);
    expect(partitionPoint(Float64Array.from(list), (one) => one < 5)).toBe(count);
  });

  it('asks a few times only', () => {
    let asked = 0;
    partitionPoint(
      Array.from({ length: 1_000_000 }, (_, index) => index),
      (one) => {
        asked++;
        return one < 123_456;
      },
    );
    expect(asked).toBeLessThan(22);
  });
});
