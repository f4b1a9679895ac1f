import { expect, test } from 'vitest';
import { parseDuration } from '../../../src/openclaw/config/duration.js';

test.each([
  ['500ms', 500],
  ['30s', 30_000],
  ['1.5h', 5_400_000],
  ['1h30m', 5_400_000],
  ['14', 14 * 86_400_000],
  ['0', 0],
  ['0h0m', 0],
  [' 2D ', 172_800_000],
])('%s lasts %i ms', (text, milliseconds) => {
  expect(parseDuration(text, 'd')).toBe(milliseconds);
});

test.each(['', 'never', '-1d', '1h 30m', '1h30', '5w', '1..5h'])('"%s" is no duration', (text) => {
  expect(parseDuration(text, 'd')).toBeUndefined();
});
