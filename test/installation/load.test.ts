import { describe, expect, it } from 'vitest';
import type { GatewayPlace } from '../../src/installation/gateway.js';
import { loadInstallation } from '../../src/installation/load.js';
import type { LoadOptions } from '../../src/installation/load-options.js';
import type { FileKind } from '../../src/openclaw/installation.js';
import { release } from '../../src/openclaw/releases/release.js';
import { type Entry, memoryFiles } from './memory-files.js';

const HOME = '/home/ann/.openclaw';

async function load(entries: Readonly<Record<string, Entry>>, options: Partial<LoadOptions> = {}) {
  const files = memoryFiles(
    Object.fromEntries(
      Object.entries(entries).map(([name, entry]) => [name.startsWith('/') ? name : `${HOME}/${name}`, entry]),
    ),
  );
  const installation = await loadInstallation({
    files,
    env: {},
    homedir: '/home/ann',
    cwd: '/srv',
    platform: 'linux',
    ...options,
  });
  const short = (path: string) => (path.startsWith(`${HOME}/`) ? path.slice(HOME.length + 1) : path);
  return {
    ...installation,
    read: files.read.map(short),
    kinds: Object.fromEntries(installation.files.map((file) => [short(file.path), file.kind])) as Record<
      string,
      FileKind
    >,
    codes: installation.problems.map((problem) => [short(problem.path), problem.code]),
    content: (name: string) => installation.files.find((file) => short(file.path) === name)?.content,
    agent: (name: string) => installation.files.find((file) => short(file.path) === name)?.agentId,
  };
}

describe('the config', () => {
  it('is read whole, byte order mark and line ends included', async () => {
    const { content, codes, configPath } = await load({ 'openclaw.json': '\uFEFF{ // hi\r\n}\r\n' });
    expect(content('openclaw.json')).toBe('\uFEFF{ // hi\r\n}\r\n');
    expect(configPath).toBe(`${HOME}/openclaw.json`);
    expect(codes).toEqual([]);
  });

  it.each(['', ' \n\t'])('that holds nothing is read like any other (%j)', async (text) => {
    const { content, codes } = await load({ 'openclaw.json': text });
    expect(content('openclaw.json')).toBe(text);
    expect(codes).toEqual([]);
  });

  it('comes with its size, mode and includes', async () => {
    const { files, includes } = await load({
      'openclaw.json': { text: `{ $include: './a.json5' }`, mode: 0o644 },
      'a.json5': '{}',
    });
    expect(files[0]).toMatchObject({ kind: 'config', mode: 0o644, size: 25 });
    expect(includes.get(`${HOME}/openclaw.json`)?.get('./a.json5')).toBe(`${HOME}/a.json5`);
  });

  it('that is nowhere is one problem that says where one may be named', async () => {
    const { problems, files } = await load({});
    expect(files).toEqual([]);
    expect(problems).toMatchObject([{ code: 'missing', path: `${HOME}/openclaw.json` }]);
    expect(problems[0]?.message).toContain('--config');
  });

  it.each([
    ['a directory', { 'openclaw.json/x': '' }, 'directory'],
    ['not ours to read', { 'openclaw.json': { fails: 'EACCES' } }, 'no-permission'],
    ['on a broken disk', { 'openclaw.json': { fails: 'EIO' } }, 'unreadable'],
    ['no regular file', { 'openclaw.json': { special: true } }, 'unreadable'],
    ['UTF-16', { 'openclaw.json': Buffer.from('\uFEFF{}', 'utf16le') }, 'binary'],
    ['no UTF-8', { 'openclaw.json': Uint8Array.of(0x7b, 0xff, 0x7d) }, 'binary'],
    ['holding a zero byte', { 'openclaw.json': '{"a":"\u0000"}' }, 'binary'],
    ['larger than 32 MB', { 'openclaw.json': { text: '{}', size: 33 * 1024 * 1024 } }, 'too-large'],
    ['a link to nothing', { 'openclaw.json': { link: '/gone' } }, 'missing'],
    ['a link to itself', { 'openclaw.json': { link: '/home/ann/.openclaw/openclaw.json' } }, 'symlink'],
  ] satisfies [string, Record<string, Entry>, string][])('that is %s is one problem', async (_what, entries, code) => {
    const { codes, content, problems } = await load(entries);
    expect(codes).toEqual([['openclaw.json', code]]);
    expect(content('openclaw.json')).toBeUndefined();
    expect(problems[0]?.message).toMatch(/^[A-Z].*[;:].*\.$/);
  });

  it('may be a symlink: OpenClaw reads it too', async () => {
    const { content, codes } = await load({
      'openclaw.json': { link: '/dotfiles/claw.json' },
      '/dotfiles/claw.json': '{}',
    });
    expect(content('openclaw.json')).toBe('{}');
    expect(codes).toEqual([]);
  });
});

describe('the state', () => {
  const everything: Record<string, Entry> = {
    'openclaw.json': '{}',
    'agents/main/sessions/sessions.json': '{}',
    'agents/main/sessions/abc.jsonl': 'x',
    'agents/main/sessions/abc.jsonl.lock': '{"pid":1}',
    'agents/main/agent/auth-profiles.json': '{}',
    'agents/main/agent/auth-state.json': '{}',
    'agents/main/agent/auth.json': '{}',
    'agents/main/agent/models.json': '{}',
    'agents/main/agent/openclaw-agent.sqlite': 'x',
    'agents/main/agent/openclaw-agent.sqlite-wal': 'x',
    'agents/bob/sessions/sessions.json': '{}',
    'cron/jobs.json': '{}',
    'cron/jobs-state.json': '{}',
    'exec-approvals.json': '{}',
    'tui/last-session.json': '{}',
    'plugins/installs.json': '{}',
    'extensions/mine/openclaw.plugin.json': '{}',
    'state/openclaw.sqlite': 'x',
    'memory/main.sqlite': 'x',
    'credentials/oauth.json': 'x',
    'credentials/whatsapp/default/creds.json': 'x',
    'identity/device.json': 'x',
    'openclaw.json.bak': 'x',
    'sessions/sessions.json': '{}',
    'agent/auth-profiles.json': '{}',
    'workspace/notes.md': 'x',
  };

  it('is every store of every agent on disk, whatever the config says', async () => {
    const { kinds, agent, codes } = await load(everything);
    expect(kinds).toEqual({
      'openclaw.json': 'config',
      'agents/main/sessions/sessions.json': 'sessions',
      'agents/main/sessions/abc.jsonl': 'transcript',
      'agents/main/sessions/abc.jsonl.lock': 'lock',
      'agents/main/agent/auth-profiles.json': 'auth-profiles',
      'agents/main/agent/auth-state.json': 'auth-state',
      'agents/main/agent/auth.json': 'auth-legacy',
      'agents/main/agent/models.json': 'models-json',
      'agents/main/agent/openclaw-agent.sqlite': 'sqlite',
      'agents/main/agent/openclaw-agent.sqlite-wal': 'sqlite',
      'agents/bob/sessions/sessions.json': 'sessions',
      'cron/jobs.json': 'cron-jobs',
      'cron/jobs-state.json': 'cron-state',
      'exec-approvals.json': 'exec-approvals',
      'tui/last-session.json': 'tui-last-session',
      'plugins/installs.json': 'plugin-installs',
      'extensions/mine/openclaw.plugin.json': 'plugin-manifest',
      'state/openclaw.sqlite': 'sqlite',
      'memory/main.sqlite': 'sqlite',
      'credentials/oauth.json': 'credentials',
      'credentials/whatsapp/default/creds.json': 'credentials',
      'identity/device.json': 'credentials',
      'openclaw.json.bak': 'other',
      'sessions/sessions.json': 'sessions',
      'agent/auth-profiles.json': 'auth-profiles',
    });
    expect(agent('agents/bob/sessions/sessions.json')).toBe('bob');
    expect(agent('sessions/sessions.json')).toBeUndefined();
    expect(codes).toEqual([]);
  });

  it('is read only where a rule looks into it: no transcripts, databases, credentials, backups', async () => {
    const { read } = await load(everything);
    for (const name of read) expect(name).not.toMatch(/jsonl$|sqlite|credentials|identity|\.bak|workspace/);
    expect(read).toContain('agents/main/sessions/abc.jsonl.lock');
  });

  it('lists its directories with their modes', async () => {
    const { directories } = await load(everything);
    expect(directories).toContainEqual({ path: HOME, mode: 0o700 });
    expect(directories.map((directory) => directory.path)).toContain(`${HOME}/credentials/whatsapp`);
  });

  it('is left alone when it is not asked for', async () => {
    const { files, directories } = await load(everything, { state: 'skip' });
    expect(files.map((file) => file.kind)).toEqual(['config']);
    expect(directories).toEqual([]);
  });

  it('is read although the config is broken or missing', async () => {
    const { 'openclaw.json': _config, ...rest } = everything;
    expect((await load({ ...rest, 'openclaw.json': '{ "a": ' })).kinds['cron/jobs.json']).toBe('cron-jobs');
    expect((await load(rest)).kinds['cron/jobs.json']).toBe('cron-jobs');
  });

  it('keeps stores that are empty or broken: what is wrong in them is for rules to say', async () => {
    const { content, codes } = await load({ 'openclaw.json': '{}', 'cron/jobs.json': '', 'exec-approvals.json': '{' });
    expect(content('cron/jobs.json')).toBe('');
    expect(content('exec-approvals.json')).toBe('{');
    expect(codes).toEqual([]);
  });

  it('tells what it could not read, and reads on', async () => {
    const { codes, kinds } = await load({
      'openclaw.json': '{}',
      'agents/main/sessions/sessions.json': { fails: 'EACCES' },
      'agents/main/agent/models.json': Uint8Array.of(0xff),
      'cron/jobs.json': '{}',
    });
    expect(codes).toEqual([
      ['agents/main/sessions/sessions.json', 'no-permission'],
      ['agents/main/agent/models.json', 'binary'],
    ]);
    expect(kinds['cron/jobs.json']).toBe('cron-jobs');
  });

  it('is not followed out of the state directory through a symlink', async () => {
    const { codes, read, content } = await load({
      'openclaw.json': '{}',
      'agents/main/sessions/sessions.json': { link: '/elsewhere/sessions.json' },
      '/elsewhere/sessions.json': '{}',
      'cron/jobs.json': { link: `${HOME}/cron/real.json` },
      'cron/real.json': '[]',
      'credentials/oauth.json': { link: '/etc/shadow' },
    });
    expect(codes).toEqual([['agents/main/sessions/sessions.json', 'symlink']]);
    expect(read).not.toContain('agents/main/sessions/sessions.json');
    expect(content('cron/jobs.json')).toBe('[]');
  });

  it('is where the config moved it', async () => {
    const { kinds, agent } = await load({
      'openclaw.json': `{
        session: { store: '~/stores/{agentId}.json' }, cron: { store: '/data/cron.json' },
        agents: { list: [{ id: 'Ann B', agentDir: '~/ann' }], entries: { carl: { agentDir: '/carl' } } },
      }`,
      'agents/main/sessions/sessions.json': '{}',
      '/home/ann/stores/main.json': '{}',
      '/home/ann/stores/ann-b.json': '{}',
      '/data/cron.json': '{}',
      '/data/cron-state.json': '{}',
      '/home/ann/ann/auth-profiles.json': '{}',
      '/carl/models.json': '{}',
    });
    expect(kinds).toMatchObject({
      '/home/ann/stores/main.json': 'sessions',
      '/home/ann/stores/ann-b.json': 'sessions',
      'agents/main/sessions/sessions.json': 'sessions',
      '/data/cron.json': 'cron-jobs',
      '/data/cron-state.json': 'cron-state',
      '/home/ann/ann/auth-profiles.json': 'auth-profiles',
      '/carl/models.json': 'models-json',
    });
    expect(agent('/home/ann/stores/ann-b.json')).toBe('ann-b');
    expect(agent('/home/ann/ann/auth-profiles.json')).toBe('ann-b');
  });

  it('is where an included file moved it', async () => {
    const { kinds } = await load({
      'openclaw.json': `{ session: { $include: 'session.json5' } }`,
      'session.json5': `{ store: '/data/sessions.json' }`,
      '/data/sessions.json': '{}',
    });
    expect(kinds['/data/sessions.json']).toBe('sessions');
  });

  it('has its exec approvals in the home for releases before 2026.6', async () => {
    const entries = {
      '/s/openclaw.json': '{}',
      '/home/ann/.openclaw/exec-approvals.json': '{}',
      '/s/exec-approvals.json': '{}',
    };
    const env = { OPENCLAW_STATE_DIR: '/s' };
    const paths = async (text: string) =>
      (await load(entries, { env, release: release(text) })).files
        .filter((file) => file.kind === 'exec-approvals')
        .map((file) => file.path);
    expect(await paths('2026.5.12')).toEqual(['/home/ann/.openclaw/exec-approvals.json']);
    expect(await paths('2026.9.6')).toEqual(['/s/exec-approvals.json']);
  });
});

describe('the environment', () => {
  it('is told by names only, from the process and the state directory', async () => {
    const { envNames } = await load(
      { 'openclaw.json': '{}', '.env': `# no=1\nexport A_KEY=hunter2\n  B_KEY = "x"\r\nEMPTY=\nnot a line\n` },
      { env: { OPENAI_API_KEY: 'hunter2', BLANK: ' ', UNSET: undefined } },
    );
    expect([...envNames].sort()).toEqual(['A_KEY', 'B_KEY', 'OPENAI_API_KEY']);
  });
});

describe('paths on the command line', () => {
  it('that are files are configs, and nothing else is read', async () => {
    const { files, configPath, stateDir } = await load(
      { 'openclaw.json': '{}', 'cron/jobs.json': '{}', '/srv/a.json': '{}', '/srv/b.json5': '{}' },
      { paths: ['a.json', 'b.json5', './a.json'] },
    );
    expect(files.map((file) => [file.kind, file.path])).toEqual([
      ['config', '/srv/a.json'],
      ['config', '/srv/b.json5'],
    ]);
    expect(configPath).toBe('/srv/a.json');
    expect(stateDir).toBeUndefined();
  });

  it('that are state by their names are read as such', async () => {
    const paths = ['agents/bob/sessions/sessions.json', 'cron/jobs.json', 'auth-profiles.json', 'x.jsonl', 'x.sqlite'];
    const { files, stateDir, read } = await load(Object.fromEntries(paths.map((path) => [`/copy/${path}`, '{}'])), {
      paths: paths.map((path) => `/copy/${path}`),
    });
    expect(files.map((file) => file.kind)).toEqual(['sessions', 'cron-jobs', 'auth-profiles', 'transcript', 'sqlite']);
    expect(files[0]?.agentId).toBe('bob');
    expect(stateDir).toBe('/copy');
    expect(read).not.toContain('/copy/x.jsonl');
  });

  it('that another one includes are no configs of their own, in whatever order', async () => {
    const entries = { '/srv/openclaw.json': `{ $include: 'agents.json5' }`, '/srv/agents.json5': '{}' };
    for (const paths of [
      ['openclaw.json', 'agents.json5'],
      ['agents.json5', 'openclaw.json'],
    ]) {
      const { files, configPath } = await load(entries, { paths });
      expect(files.map((file) => `${file.kind} ${file.path}`).sort()).toEqual([
        'config /srv/openclaw.json',
        'include /srv/agents.json5',
      ]);
      expect(configPath).toBe('/srv/openclaw.json');
    }
  });

  it('that are directories are state directories', async () => {
    const { kinds, stateDir } = await load(
      { '/copy/openclaw.json': '{}', '/copy/cron/jobs.json': '{}', '/copy2/clawdbot.json': '{}' },
      { paths: ['/copy', '/copy2'] },
    );
    expect(kinds).toEqual({
      '/copy/openclaw.json': 'config',
      '/copy/cron/jobs.json': 'cron-jobs',
      '/copy2/clawdbot.json': 'config',
    });
    expect(stateDir).toBe('/copy');
  });

  it('that do not exist are problems', async () => {
    expect((await load({}, { paths: ['gone.json'] })).codes).toEqual([['/srv/gone.json', 'missing']]);
  });
});

describe('the gateway', () => {
  const asked: GatewayPlace[] = [];
  const gateway = async (place: GatewayPlace) => {
    asked.push(place);
    return { state: 'running', evidence: 'a test says so' } as const;
  };

  it('is asked for where state was read', async () => {
    const { gateway: status } = await load(
      { 'openclaw.json': '{ gateway: { port: 1 } }', 'cron/jobs.json': '{}' },
      { gateway },
    );
    expect(status.state).toBe('running');
    expect(asked.at(-1)).toMatchObject({ stateDir: HOME, configPath: `${HOME}/openclaw.json` });
    expect(asked.at(-1)?.config?.at('gateway.port')?.value).toBe(1);
  });

  it('is nobody else’s business', async () => {
    const { length } = asked;
    expect((await load({ 'openclaw.json': '{}' }, { gateway })).gateway.state).toBe('unknown');
    expect(asked).toHaveLength(length);
  });
});

describe('what OpenClaw no longer looks at', () => {
  it('is told', async () => {
    const { unrecognized } = await load({ 'openclaw.json': '{}', '/home/ann/.moltbot/moltbot.json': '{}' });
    expect(unrecognized).toEqual(['/home/ann/.moltbot']);
  });
});
