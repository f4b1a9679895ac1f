import { expect, test } from 'vitest';
import { bindModeOfHost, isReachableFromOutside } from '../../../src/openclaw/gateway/bind-modes.js';

test.each([
  ['0.0.0.0', 'lan'],
  [' [::] ', 'lan'],
  ['LocalHost', 'loopback'],
  ['::1', 'loopback'],
  ['100.64.0.5', undefined],
  ['lan', undefined],
])('the host %s stands for %s', (host, mode) => {
  expect(bindModeOfHost(host)).toBe(mode);
});

test('only loopback keeps others out', () => {
  expect(['lan', 'tailnet', 'custom', 'auto'].every(isReachableFromOutside)).toBe(true);
  expect(isReachableFromOutside('loopback')).toBe(false);
});
