import { expect, test } from 'vitest';
import { isExactHost } from '../../../src/openclaw/gateway/exact-host.js';

test.each(['api.example.com', 'API.Example.com.', 'localhost', '10.0.0.1', '::1', '[::1]', 'müller.example'])(
  '%s names one host',
  (text) => {
    expect(isExactHost(text)).toBe(true);
  },
);

test.each([
  '',
  '*.example.com',
  'http://a.example',
  'a.example:80',
  'a.example/x',
  'a b',
  '-a.example',
  'a..example',
  'a_b.example',
])('"%s" does not', (text) => {
  expect(isExactHost(text)).toBe(false);
});
