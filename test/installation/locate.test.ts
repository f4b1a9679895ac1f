import { describe, expect, it } from 'vitest';
import { type LocateOptions, locate } from '../../src/installation/locate.js';
import { release } from '../../src/openclaw/releases/release.js';

function where(options: Partial<LocateOptions>, ...files: readonly string[]) {
  const there = new Set(files);
  return locate({
    env: {},
    homedir: '/home/ann',
    cwd: '/srv',
    platform: 'linux',
    exists: async (path) => there.has(path),
    ...options,
  });
}

describe('the home', () => {
  it('is OPENCLAW_HOME before HOME before USERPROFILE before what the system says', async () => {
    const env = { OPENCLAW_HOME: '/srv/claw', HOME: '/home/bob', USERPROFILE: '/home/carl' };
    expect((await where({ env })).home).toBe('/srv/claw');
    expect((await where({ env: { ...env, OPENCLAW_HOME: ' ' } })).home).toBe('/home/bob');
    expect((await where({ env: { USERPROFILE: '/home/carl' } })).home).toBe('/home/carl');
    expect((await where({})).home).toBe('/home/ann');
  });

  it('may start with a tilde, or be relative', async () => {
    expect((await where({ env: { HOME: '/home/bob', OPENCLAW_HOME: '~/claw' } })).home).toBe('/home/bob/claw');
    expect((await where({ env: { OPENCLAW_HOME: 'claw' } })).home).toBe('/srv/claw');
  });

  it('is not the word undefined', async () => {
    expect((await where({ env: { HOME: 'undefined', OPENCLAW_HOME: 'null' } })).home).toBe('/home/ann');
  });
});

describe('the state directory', () => {
  it('is .openclaw in the home, there or not', async () => {
    expect(await where({})).toMatchObject({ stateDir: '/home/ann/.openclaw', stateDirOrigin: 'default' });
  });

  it('is the legacy .clawdbot only while there is no .openclaw', async () => {
    expect(await where({}, '/home/ann/.clawdbot')).toMatchObject({
      stateDir: '/home/ann/.clawdbot',
      stateDirOrigin: 'legacy',
    });
    expect((await where({}, '/home/ann/.clawdbot', '/home/ann/.openclaw')).stateDir).toBe('/home/ann/.openclaw');
  });

  it('is OPENCLAW_STATE_DIR, with tilde or relative', async () => {
    expect((await where({ env: { OPENCLAW_STATE_DIR: '~/state' } })).stateDir).toBe('/home/ann/state');
    expect((await where({ env: { OPENCLAW_STATE_DIR: 'state' } })).stateDir).toBe('/srv/state');
  });

  it('is the one of the profile, unless named', async () => {
    expect(await where({ env: { OPENCLAW_PROFILE: 'work' } })).toMatchObject({
      stateDir: '/home/ann/.openclaw-work',
      configPath: '/home/ann/.openclaw-work/openclaw.json',
      profile: 'work',
    });
    expect((await where({ env: { OPENCLAW_PROFILE: 'work', OPENCLAW_STATE_DIR: '/s' } })).stateDir).toBe('/s');
    expect(await where({ env: { OPENCLAW_PROFILE: 'Default' } })).toMatchObject({
      stateDir: '/home/ann/.openclaw',
      profile: undefined,
    });
  });

  it('never leaves the home through a profile name', async () => {
    expect((await where({ env: { OPENCLAW_PROFILE: '../../etc' } })).stateDir).toBe('/home/ann/.openclaw');
  });

  it('is the flag before all else', async () => {
    expect(await where({ stateDir: 'copy', env: { OPENCLAW_STATE_DIR: '/s' } })).toMatchObject({
      stateDir: '/srv/copy',
      stateDirOrigin: 'flag',
      configPath: '/srv/copy/openclaw.json',
    });
  });

  it('lies beside a config given as flag where agents are found there', async () => {
    expect((await where({ config: '/copy/openclaw.json' }, '/copy/agents')).stateDir).toBe('/copy');
    expect((await where({ config: '/copy/openclaw.json' })).stateDir).toBe('/home/ann/.openclaw');
  });

  it('reports .moltbot and moltbot.json, which no release looks at', async () => {
    const found = await where({}, '/home/ann/.moltbot', '/home/ann/.openclaw/moltbot.json');
    expect(found.unrecognized).toEqual(['/home/ann/.moltbot', '/home/ann/.openclaw/moltbot.json']);
    expect(found.stateDir).toBe('/home/ann/.openclaw');
  });
});

describe('the config', () => {
  it('is openclaw.json of the state directory', async () => {
    expect(await where({}, '/home/ann/.openclaw/openclaw.json', '/home/ann/.openclaw/clawdbot.json')).toMatchObject({
      configPath: '/home/ann/.openclaw/openclaw.json',
      configOrigin: 'default',
    });
  });

  it('is clawdbot.json where only that one exists', async () => {
    expect(await where({}, '/home/ann/.openclaw', '/home/ann/.openclaw/clawdbot.json')).toMatchObject({
      configPath: '/home/ann/.openclaw/clawdbot.json',
      configOrigin: 'legacy',
    });
  });

  it('is that of a legacy directory while the new one has none', async () => {
    const legacy = '/home/ann/.clawdbot/clawdbot.json';
    expect(await where({}, '/home/ann/.openclaw', legacy)).toMatchObject({
      stateDir: '/home/ann/.openclaw',
      configPath: legacy,
      configOrigin: 'legacy',
    });
    expect((await where({ env: { OPENCLAW_STATE_DIR: '/s' } }, legacy)).configPath).toBe('/s/openclaw.json');
  });

  it('is OPENCLAW_CONFIG_PATH, and the flag before that', async () => {
    const env = { OPENCLAW_CONFIG_PATH: '~/my.json5' };
    expect((await where({ env })).configPath).toBe('/home/ann/my.json5');
    expect((await where({ env, config: 'other.json' })).configPath).toBe('/srv/other.json');
  });

  it('comes with a state directory given as flag, whatever the environment says', async () => {
    expect((await where({ stateDir: '/copy', env: { OPENCLAW_CONFIG_PATH: '/live.json' } })).configPath).toBe(
      '/copy/openclaw.json',
    );
  });

  it('is read-only under Nix', async () => {
    expect((await where({})).configReadOnly).toBe(false);
    expect((await where({ env: { OPENCLAW_NIX_MODE: '1' } })).configReadOnly).toBe(true);
  });
});

describe('what lies elsewhere', () => {
  it('is the credentials directory OPENCLAW_OAUTH_DIR names', async () => {
    expect((await where({})).credentialsDir).toBe('/home/ann/.openclaw/credentials');
    expect((await where({ env: { OPENCLAW_OAUTH_DIR: '~/keys' } })).credentialsDir).toBe('/home/ann/keys');
  });

  it('are the agent directories of the environment', async () => {
    const env = { OPENCLAW_AGENT_DIR: '/a', PI_CODING_AGENT_DIR: '~/pi' };
    expect((await where({ env })).agentDirs).toEqual(['/a', '/home/ann/pi']);
  });

  it('are the include roots, split as the platform splits PATH', async () => {
    expect((await where({ env: { OPENCLAW_INCLUDE_ROOTS: '~/a: :/b:/b' } })).includeRoots).toEqual([
      '/home/ann/a',
      '/b',
    ]);
    const windows = await where({
      platform: 'win32',
      homedir: 'C:\\Users\\ann',
      cwd: 'C:\\work',
      env: { OPENCLAW_INCLUDE_ROOTS: 'C:\\a;~\\b' },
    });
    expect(windows.includeRoots).toEqual(['C:\\a', 'C:\\Users\\ann\\b']);
    expect(windows.configPath).toBe('C:\\Users\\ann\\.openclaw\\openclaw.json');
  });

  it('are the exec approvals of releases before 2026.6: in the home, whatever the state directory', async () => {
    const env = { OPENCLAW_STATE_DIR: '/s' };
    expect((await where({ env, release: release('2026.5.12') })).execApprovals).toEqual([
      '/home/ann/.openclaw/exec-approvals.json',
    ]);
    expect((await where({ env, release: release('2026.6.11') })).execApprovals).toEqual(['/s/exec-approvals.json']);
    expect((await where({ stateDir: '/copy', release: release('2026.5.12') })).execApprovals).toEqual([
      '/copy/exec-approvals.json',
    ]);
  });
});
