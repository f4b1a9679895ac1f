import { describe, expect, it } from 'vitest';
import { withSignalAddresses } from '../../../../src/openclaw/channels/signal/addresses.js';
import { localPort, reaches, signalUrl, signalUrlOf } from '../../../../src/openclaw/channels/signal/endpoint.js';
import { planSignalTransports } from '../../../../src/openclaw/channels/signal/plan-transports.js';

function transports(signal: Parameters<typeof planSignalTransports>[0]): unknown {
  const plan = planSignalTransports(signal);
  return plan.ok
    ? Object.fromEntries(plan.transports.map(({ account, transport }) => [account ?? '', transport]))
    : plan.reason;
}

describe('Signal transports', () => {
  it('start signal-cli themselves where nothing else is said', () => {
    expect(transports({ account: '+1', cliPath: ' signal-cli ' })).toEqual({
      '': { kind: 'managed-native', cliPath: 'signal-cli' },
    });
  });

  it('give every account on one machine a port of its own', () => {
    expect(transports({ account: '+1', cliPath: 'x', accounts: { b: {}, c: { httpPort: 9000 } } })).toEqual({
      '': { kind: 'managed-native', cliPath: 'x' },
      b: { kind: 'managed-native', cliPath: 'x', httpPort: 8081 },
      c: { kind: 'managed-native', cliPath: 'x', httpPort: 9000 },
    });
  });

  it('connect to a daemon that somebody else starts', () => {
    expect(transports({ account: '+1', apiMode: 'native', autoStart: false, httpUrl: 'h:9000/' })).toEqual({
      '': { kind: 'external-native', url: 'http://h:9000' },
    });
  });

  it('belong to the channel where they are those of a nested default account', () => {
    expect(transports({ cliPath: 'x', accounts: { Default: { account: '+1', cliPath: 'y' } } })).toEqual({
      '': { kind: 'managed-native', cliPath: 'y' },
      Default: undefined,
    });
  });

  it('cannot be told where only the endpoint knows what answers', () => {
    expect(transports({ account: '+1', httpUrl: 'http://h:1' })).toMatch(/endpoint/);
    expect(transports({ account: '+1', autoStart: false })).toMatch(/endpoint/);
  });

  it('are left alone as a whole for one bad address, host or port', () => {
    expect(transports({ account: '+1', httpUrl: 'ftp://h' })).toMatch(/httpUrl/);
    expect(transports({ account: '+1', httpHost: 'a b' })).toMatch(/httpHost/);
    expect(transports({ account: '+1', httpPort: 70_000 })).toMatch(/httpPort/);
  });

  it('need a number for a container', () => {
    expect(transports({ apiMode: 'container', httpUrl: 'http://h:1' })).toMatch(/number/);
    expect(transports({ apiMode: 'container', httpUrl: 'http://h:1', account: '+1' })).toEqual({
      '': { kind: 'container', url: 'http://h:1' },
    });
  });
});

describe('Signal addresses', () => {
  it('take the place of host and port, and accounts inherit them', () => {
    expect(withSignalAddresses({ httpHost: '::1', accounts: { a: { httpPort: 9 }, b: {} } })).toEqual({
      httpUrl: 'http://[::1]:8080',
      autoStart: true,
      accounts: { a: { httpUrl: 'http://[::1]:9', autoStart: true }, b: {} },
    });
    expect(withSignalAddresses({ httpUrl: 'http://h', httpPort: 9 })).toEqual({ httpUrl: 'http://h' });
  });

  it('are written one way', () => {
    expect(signalUrl(' HTTP://Host:80/api// ')).toBe('http://host/api');
    expect(signalUrl('https:///x')).toBeUndefined();
    expect(signalUrl('http://user:secret@host')).toBeUndefined();
    expect(signalUrlOf('[::1]', 8080)).toBe('http://[::1]:8080');
    expect(signalUrlOf('[::1', 8080)).toBeUndefined();
    expect(signalUrlOf('-x', 8080)).toBeUndefined();
  });

  it('know the ports of this machine', () => {
    expect(localPort('http://localhost')).toBe(80);
    expect(localPort('https://127.0.0.1')).toBe(443);
    expect(localPort('http://example.org:9')).toBeUndefined();
    expect(reaches('http://localhost:8080', '127.0.0.1', undefined)).toBe(true);
    expect(reaches('http://127.0.0.2:8080', '0.0.0.0', 8080)).toBe(true);
    expect(reaches('http://localhost:8081', '127.0.0.1', undefined)).toBe(false);
  });
});
