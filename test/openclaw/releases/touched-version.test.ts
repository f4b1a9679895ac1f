import { expect, test } from 'vitest';
import { release } from '../../../src/openclaw/releases/release.js';
import { newerThan } from '../../../src/openclaw/releases/touched-version.js';
import { configValue } from '../config-value.js';

function touched(version: string, target: string): string | undefined {
  const config = configValue(`{ meta: { lastTouchedVersion: '${version}' } }`);
  return newerThan(config, release(target))?.release.text;
}

test('a later release has written the config', () => {
  expect(touched('2026.9.6', '2026.7.35')).toBe('2026.9.6');
  expect(touched('2027.1.1', '2026.12.9')).toBe('2027.1.1');
});

test('the same release, an earlier one or one of its revisions has not', () => {
  expect(touched('2026.7.35', '2026.7.35')).toBeUndefined();
  expect(touched('2026.5.12', '2026.7.35')).toBeUndefined();
  expect(touched('2026.3.23-2', '2026.3.23')).toBeUndefined();
});

test('what is no release says nothing', () => {
  expect(touched('tomorrow', '2026.7.35')).toBeUndefined();
  expect(newerThan(configValue('{}'), release('2026.7.35'))).toBeUndefined();
});
