import { expect, test } from 'vitest';
import { readAscii, readBytes } from '../../../src/cli/start/read-bytes.js';
import { makeHome } from '../home.js';

test('every file is read whole, however long the one before it was', async () => {
  const large = 'x'.repeat(3 << 20);
  const home = await makeHome({ large, small: 'two', empty: '' });
  expect(readAscii(home.path('large'))).toBe(large);
  expect(readAscii(home.path('small'))).toBe('two');
  expect(readAscii(home.path('empty'))).toBe('');
});

test('what is read begins where V8 takes compiled code without a copy', async () => {
  const home = await makeHome({ code: 'compiled' });
  const bytes = readBytes(home.path('code'));
  expect(bytes.byteOffset % 8).toBe(0);
});

test('a file that is not there is an error', async () => {
  const home = await makeHome();
  expect(() => readBytes(home.path('none'))).toThrow('ENOENT');
});
