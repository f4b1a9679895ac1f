import { lookup } from 'node:dns/promises';
import { get } from 'node:http';
import { createConnection, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { takeRefused } from './helpers/no-network.js';

describe('the filter that every test runs under', () => {
  it.each<readonly [string, () => unknown]>([
    ['a socket', () => createConnection(80, 'example.org')],
    ['a socket of the system', () => createConnection('/run/some.sock')],
    ['a name', () => lookup('example.org')],
    ['a page', () => get('http://example.org')],
    ['a page, as browsers do it', () => fetch('https://example.org')],
    ['somebody who listens', () => createServer().listen(0, '127.0.0.1')],
  ])('refuses %s, and would have told', (_, open) => {
    expect(open).toThrow('refused: ');
    expect(takeRefused()).toHaveLength(1);
  });

  it('lets the port of a gateway on this machine be tried', async () => {
    const socket = createConnection({ host: '127.0.0.1', port: 1 });
    await new Promise((resolve) => socket.once('error', resolve));
    expect(takeRefused()).toEqual([]);
  });
});
