import { expect, test } from 'vitest';
import { jointFiles } from '../../../src/storage/runs/joint-files.js';

test('a file that no group names stands alone', () => {
  expect([...jointFiles([['a', 'b']])('c')]).toEqual(['c']);
});

test('groups that share a file are one, in whatever order they come', () => {
  const jointWith = jointFiles([
    ['a', 'b'],
    ['c', 'd'],
    ['d', 'a'],
    ['x', 'y'],
  ]);
  for (const path of ['a', 'b', 'c', 'd']) expect([...jointWith(path)].sort()).toEqual(['a', 'b', 'c', 'd']);
  expect([...jointWith('x')].sort()).toEqual(['x', 'y']);
});
