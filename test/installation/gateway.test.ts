import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { detectGateway, type GatewayHost, portsOf } from '../../src/installation/gateway.js';
import { hostConnect, hostStartTime } from '../../src/installation/host.js';
import { listenOnThisMachine } from '../helpers/no-network.js';
import { configValue } from '../openclaw/config-value.js';
import { type Entry, memoryFiles } from './memory-files.js';

const STATE = '/home/ann/.openclaw';
const CONFIG = `${STATE}/openclaw.json`;
const HASH = createHash('sha256').update(CONFIG).digest('hex').slice(0, 8);
const OLD_LOCK = `/tmp/openclaw-1000/gateway.${HASH}.lock`;
const NEW_LOCK = `${STATE}/tmp/openclaw-1000/gateway.state.lock`;

const lock = (more: object = {}) =>
  JSON.stringify({ pid: 4711, createdAt: 'x', configPath: CONFIG, startTime: 99, ...more });

/** A machine on which process 4711 was started at tick 99 and nothing listens. */
function detect(entries: Readonly<Record<string, Entry>>, host: Partial<GatewayHost> = {}) {
  return detectGateway(
    { stateDir: STATE, configPath: CONFIG, config: undefined, profile: undefined },
    {
      files: memoryFiles(entries),
      env: {},
      platform: 'linux',
      tmpdir: '/tmp',
      now: 1_000_000,
      isAlive: (pid) => pid === 4711,
      startTime: async (pid) => (pid === 4711 ? 99 : undefined),
      connect: async () => 'refused',
      ...host,
    },
  );
}

describe('a gateway', () => {
  it('is stopped where there is no lock and no answer', async () => {
    expect((await detect({})).state).toBe('stopped');
  });

  it.each([
    ['in the temporary directory, by the hash of the config path', { [OLD_LOCK]: lock({ configPath: undefined }) }],
    ['in the temporary directory, by the config path in it', { '/tmp/openclaw-1000/gateway.00000000.lock': lock() }],
    ['in the state directory', { [NEW_LOCK]: lock({ configPath: '/elsewhere.json' }) }],
    ['in the state directory, filled up with blanks', { [NEW_LOCK]: `${lock()}${'\t '.repeat(500)}` }],
    ['of another user', { '/tmp/openclaw-0/gateway.11111111.lock': lock({ configPath: '/x', stateDir: STATE }) }],
  ])('is running where a live process holds a lock %s', async (_where, entries) => {
    const status = await detect(entries);
    expect(status.state).toBe('running');
    expect(status.evidence).toMatch(/^gateway\..*\.lock names live process 4711$/);
  });

  it('of another home is none of ours', async () => {
    const other = { '/tmp/openclaw-1000/gateway.00000000.lock': lock({ configPath: '/home/bob/openclaw.json' }) };
    expect((await detect(other)).state).toBe('stopped');
  });

  it('is stopped where the process of the lock is gone, or its id belongs to a later one', async () => {
    expect((await detect({ [OLD_LOCK]: lock({ pid: 12 }) })).state).toBe('stopped');
    expect((await detect({ [OLD_LOCK]: lock({ startTime: 98 }) })).state).toBe('stopped');
  });

  it('is unknown where nobody can tell whether the process is still the same', async () => {
    expect((await detect({ [OLD_LOCK]: lock({ startTime: undefined }) })).state).toBe('unknown');
    expect((await detect({ [OLD_LOCK]: lock() }, { startTime: async () => undefined })).state).toBe('unknown');
  });

  it('is unknown where its lock is broken, until that is old', async () => {
    expect((await detect({ [OLD_LOCK]: '{' }, { now: 1_000 })).state).toBe('unknown');
    expect((await detect({ [OLD_LOCK]: '{' })).state).toBe('stopped');
    expect((await detect({ [OLD_LOCK]: '{"pid":-1}' }, { now: 1_000 })).state).toBe('unknown');
    expect((await detect({ '/tmp/openclaw-1000/gateway.00000000.lock': '{' }, { now: 1_000 })).state).toBe('stopped');
  });

  it('is unknown where its lock may not be read', async () => {
    expect((await detect({ [OLD_LOCK]: { fails: 'EACCES' } })).state).toBe('unknown');
  });

  it('is not told by coordinators, which stay for ever', async () => {
    expect((await detect({ [`${STATE}/tmp/openclaw-1000/gateway.state.lock.sqlite`]: '' }, { now: 0 })).state).toBe(
      'stopped',
    );
  });

  it('is running where its port answers, unknown where it is silent', async () => {
    const asked: number[] = [];
    const connect = (answer: 'accepted' | 'silent') => async (port: number, timeoutMs: number) => {
      asked.push(port);
      expect(timeoutMs).toBeLessThanOrEqual(300);
      return answer;
    };
    expect(await detect({}, { connect: connect('accepted') })).toEqual({
      state: 'running',
      evidence: 'something answers on 127.0.0.1:18789',
    });
    expect((await detect({}, { connect: connect('silent') })).state).toBe('unknown');
    expect(asked).toEqual([18789, 18789]);
  });

  it('is found through a symlinked state directory', async () => {
    const entries: Record<string, Entry> = {
      [STATE]: { link: '/data/claw' },
      '/data/claw/tmp/openclaw-1000/gateway.state.lock': lock(),
    };
    expect((await detect(entries)).state).toBe('running');
  });
});

describe('the port of a gateway', () => {
  const at = (config: string | undefined, env = {}, profile: string | undefined = undefined) =>
    portsOf({ config: config === undefined ? undefined : configValue(config), profile }, env);

  it('is the variable before the config before the default', () => {
    const config = '{ gateway: { port: 2000 } }';
    expect(at(config, { OPENCLAW_GATEWAY_PORT: '3000' })).toEqual([3000]);
    expect(at(config, { OPENCLAW_GATEWAY_PORT: '127.0.0.1:3001' })).toEqual([3001]);
    expect(at(config, { OPENCLAW_GATEWAY_PORT: 'none' })).toEqual([2000]);
    expect(at(undefined)).toEqual([18789]);
    expect(at(`{ gateway: { port: '2000' } }`)).toEqual([18789]);
    expect(at('{ gateway: { port: 99999 } }')).toEqual([18789]);
  });

  it('of a profile is its own', () => {
    expect(at(undefined, {}, 'dev')[0]).toBe(19001);
    const [port] = at(undefined, {}, 'work');
    expect(port).toBeGreaterThanOrEqual(20_000);
    expect(port).toBeLessThan(60_000);
    expect(at(undefined, {}, 'home')).not.toEqual([port]);
  });
});

describe('this machine', () => {
  it('tells when a process was started', async () => {
    const mine = await hostStartTime(process.pid);
    if (process.platform === 'linux') expect(mine).toBeGreaterThan(0);
    expect(await hostStartTime(2 ** 30)).toBeUndefined();
  });

  it('tells whether a port answers', async () => {
    listenOnThisMachine();
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await hostConnect(port, 1_000)).toBe('accepted');
    await new Promise((resolve) => server.close(resolve));
    expect(await hostConnect(port, 1_000)).toBe('refused');
  });
});
