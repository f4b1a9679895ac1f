import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Home, makeHome } from './home.js';

const CONFIG = '.openclaw/openclaw.json';
const SESSIONS = '.openclaw/agents/main/sessions/sessions.json';
const SPAN = ['--from', '2026.4.29', '--to', '2026.9.6'];
const upgrade = (home: Home, ...args: readonly string[]) => home.run(['upgrade', ...args]);
const planOf = async (home: Home, ...args: readonly string[]) =>
  JSON.parse((await upgrade(home, ...SPAN, '--format', 'json', ...args)).stdout);
const LEGACY = fileURLToPath(new URL('../../fixtures/legacy-installation', import.meta.url));
const flat = (text: string): string => text.replace(/\s+/g, ' ');

async function legacyHome(): Promise<Home> {
  const files = readdirSync(LEGACY, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => path.join(parentPath, name));
  return makeHome(
    Object.fromEntries(paths.map((file) => [`.openclaw/${path.relative(LEGACY, file)}`, readFileSync(file)])),
  );
}

describe('clawmend upgrade', () => {
  test('plans for the legacy installation on one screen, and writes nothing', async () => {
    const home = await legacyHome();
    const before = readdirSync(home.directory, { recursive: true }).sort();
    const { status, stdout, stderr } = await upgrade(home, '--to', '2026.9.6');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.length).toBeLessThanOrEqual(45);
    expect(flat(stdout)).toContain('Upgrade of .openclaw from 2026.3.13 (wrote this config last)');
    const whole = (await upgrade(home, '--to', '2026.9.6', '--verbose')).stdout;
    expect(whole.split('\n').length).toBeGreaterThan(lines.length);
    expect(flat(whole)).toContain('heartbeats write to the owner');
    expect(flat(stdout)).toContain('sessions and cron jobs move into databases, which 2026.3.13 does not read');
    expect(readdirSync(home.directory, { recursive: true }).sort()).toEqual(before);
  });

  test('gives programs the answers and the facts behind them', async () => {
    const home = await makeHome({
      [CONFIG]: `{ gateway: { mode: 'local' }, cron: { store: '/srv/jobs.json' }, channels: { discord: { enabled: true } } }\n`,
      [SESSIONS]: '{ "agent:main:main": { "sessionId": "s1", "updatedAt": 1 } }',
    });
    const plan = await planOf(home);
    expect(plan).toMatchObject({
      schemaVersion: 1,
      from: { release: '2026.4.29', source: 'flag' },
      to: { release: '2026.9.6', source: 'flag' },
      start: {
        keysToKeep: [{ path: 'cron.store' }],
        imports: [{ what: 'sessions', files: 1, isNeededToStart: true }],
      },
      plugins: [{ id: 'discord', package: '@openclaw/discord', usedBy: ['channels.discord'] }],
    });
    const ids = plan.steps.map(({ id }: { id: string }) => id);
    expect(ids.indexOf('doctor')).toBeLessThan(ids.indexOf('plugins'));
    expect(plan.steps.filter(({ noReturn }: { noReturn: boolean }) => noReturn)).toMatchObject([{ id: 'doctor' }]);
  });

  test('counts what is refused as the check counts it', async () => {
    const home = await legacyHome();
    const { stdout } = await home.run(['--target', '2026.9.6']);
    const [, refused] = /(\d+) keys refused/.exec(flat(stdout)) ?? [];
    expect((await planOf(home)).start.refused).toBe(Number(refused));
  });

  test('names another home in every command', async () => {
    const home = await makeHome({
      'my home/openclaw.json': `{ gateway: { mode: 'local', bind: '127.0.0.1' } }`,
      'my home/agents/main/sessions/sessions.json': '{}',
    });
    const plan = await planOf(home, '--state-dir', 'my home');
    const commands: readonly string[] = plan.steps.flatMap((step: { commands: string[] }) => step.commands);
    expect(commands).toContain("clawmend --fix --target 2026.9.6 --state-dir 'my home'");
    expect(commands).toContain(`OPENCLAW_STATE_DIR='${home.path('my home')}' openclaw doctor --fix`);
  });

  test.each(['ada', 'ada/.openclaw', 'ada/.openclaw/openclaw.json'])(
    'plans for the home that %s names',
    async (name) => {
      const home = await makeHome({
        'ada/.openclaw/openclaw.json': `{ gateway: { mode: 'local', bind: '127.0.0.1' } }`,
      });
      const { status, stdout } = await upgrade(home, name, ...SPAN, '--format', 'text');
      expect(status).toBe(0);
      const flags = name.endsWith('.json') ? `--config ${name}` : '--state-dir ada/.openclaw';
      expect(stdout).toContain(`      clawmend --fix --target 2026.9.6 ${flags}\n`);
    },
  );

  test('asks for a repair where the config cannot be parsed', async () => {
    const home = await makeHome({ [CONFIG]: `{ gateway: { mode: local } }` });
    const { status, stdout } = await upgrade(home, ...SPAN);
    expect(status).toBe(0);
    expect(flat(stdout)).toContain('No, under no release: .openclaw/openclaw.json cannot be parsed (1:20:');
    expect(stdout).not.toContain('npm install');
    expect((await upgrade(home)).stderr).toContain('cannot be parsed, so nothing says which release');
  });

  test('shows no secret, whatever it is the name of', async () => {
    const key = 'sk-proj-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789';
    const home = await makeHome({
      [CONFIG]: `{ gateway: { mode: 'local', ${JSON.stringify(key)}: 1 }, agents: { list: [{ id: '${key}', model: 'openai-codex/gpt-5.5' }] } }`,
    });
    for (const format of ['pretty', 'json', 'markdown']) {
      expect((await upgrade(home, ...SPAN, '--format', format)).stdout).not.toContain(key);
    }
  });
});

describe('the releases of an upgrade', () => {
  const touched = (release: string) =>
    makeHome({ [CONFIG]: `{ gateway: { mode: 'local' }, meta: { lastTouchedVersion: '${release}' } }` });
  const withInstalled = async (home: Home, release: string) => {
    await home.write('bin/openclaw', '#!/bin/sh\n');
    await home.write('bin/package.json', JSON.stringify({ name: 'openclaw', version: release }));
    return home.run(['upgrade', '--to', '2026.9.6', '--format', 'json'], { env: { PATH: home.path('bin') } });
  };

  test.each([
    ['2026.4.29', '2026.5.12', '2026.5.12', 'installed'],
    ['2026.5.12', '2026.5.12', '2026.5.12', 'last-touched'],
    ['2026.7.35', '2026.5.12', '2026.7.35', 'last-touched'],
    ['2026.4.29', '2026.9.6', '2026.4.29', 'last-touched'],
  ])('written by %s, installed %s: comes from %s', async (last, installed, release, source) => {
    const { stdout } = await withInstalled(await touched(last), installed);
    expect(JSON.parse(stdout).from).toEqual({ release, source });
  });

  test.each([
    [['--from', 'banana'], /--from names "banana", which is no OpenClaw release/],
    [['--from', '2026.4.29', '--to', '2026.13.1'], /--to names "2026.13.1"/],
    [['--from', '2026.9.6', '--to', '2026.7.35'], /is a downgrade.*databases of layout.*would be lost/],
    [['--from', '2026.9.6', '--to', '2026.5.12'], /is a downgrade.*reads none of the databases/],
    [['--from', '2026.9.6', '--to', '2026.9.6'], /nothing to upgrade: both name one release/],
    [['--to', '2026.9.6'], /nothing to upgrade: OpenClaw 2026.9.6 has written this config/],
    [['somewhere'], /somewhere: it does not exist; check the path/],
    [['--format', 'html'], /--format is text, pretty, json or markdown/],
  ])('%j is refused with what to do', async (args, message) => {
    const { status, stdout, stderr } = await upgrade(await touched('2026.9.6'), ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(flat(stderr)).toMatch(message);
  });

  test('have to be said where nothing tells', async () => {
    const home = await makeHome({ [CONFIG]: `{ gateway: { mode: 'local' } }` });
    expect((await upgrade(home)).stderr).toContain('Say it: --from 2026.4.29');
    expect((await upgrade(await makeHome(), ...SPAN)).status).toBe(2);
  });
});
