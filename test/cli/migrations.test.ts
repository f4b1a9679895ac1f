import { describe, expect, test } from 'vitest';
import { rules, ruleUrl } from '../../src/index.js';
import { makeHome } from './home.js';

const SPAN = ['migrations', '--from', '2026.4.29', '--to', '2026.5.12'];

describe('migrations', () => {
  test('lists what lies behind the one release and not behind the other, and how to see what it means', async () => {
    const home = await makeHome();
    const { status, stdout } = await home.run(SPAN);
    expect(status).toBe(0);
    expect(stdout).toContain('models/openai-codex-ref');
    expect(stdout).not.toContain('gateway/bind-host-alias');
    expect(stdout.trimEnd().split('\n').at(-1)).toContain('clawmend --target 2026.5.12 --diff');
    expect(stdout.split('\n').filter((line) => line.length > 80 && line.trim().includes(' '))).toEqual([]);
  });

  test('gives programs every rule with its page', async () => {
    const home = await makeHome();
    const list = JSON.parse((await home.run([...SPAN, '--format', 'json'])).stdout);
    expect(list).toMatchObject({ schemaVersion: 1, from: '2026.4.29', to: '2026.5.12' });
    const row = list.migrations.find(({ ruleId }: { ruleId: string }) => ruleId === 'models/openai-codex-ref');
    const rule = rules.find(({ id }) => id === 'models/openai-codex-ref');
    expect(row).toMatchObject({ release: rule?.since, fixable: rule?.fixable, summary: rule?.summary });
    expect(row.url).toBe(ruleUrl('models/openai-codex-ref') ?? null);
  });

  test('is a table in markdown', async () => {
    const home = await makeHome();
    const rows = (await home.run([...SPAN, '--format', 'markdown'])).stdout.trimEnd().split('\n');
    expect(rows[0]).toBe('| Release | Rule | Fix | What changed |');
    expect(rows.every((row) => row.split(/(?<!\\)\|/).length === 6)).toBe(true);
  });

  test('tells the life of one key', async () => {
    const home = await makeHome();
    const { status, stdout } = await home.run(['migrations', '--key', 'gateway.webchat']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^gateway\.webchat\n/);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /2026\.5\.28 take it\. OpenClaw \S+ refuses it\. 2026\.6\.1 gateway\/webchat/,
    );
    expect(stdout).toContain('fix: Remove gateway.webchat');
    const refused = await home.run(['migrations', '--key', 'gateway.porrt']);
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain('did you mean gateway.port?');
  });

  test('lists only what concerns the files here', async () => {
    const home = await makeHome({
      'openclaw.json': "{ gateway: { bind: '127.0.0.1' }, browser: { relayBindHost: 'x' } }",
    });
    const { stdout } = await home.run(['migrations', '--used', '--config', 'openclaw.json', '--format', 'json']);
    const ids = JSON.parse(stdout).migrations.map(({ ruleId }: { ruleId: string }) => ruleId);
    expect(ids).toEqual(expect.arrayContaining(['gateway/bind-host-alias', 'browser/relay-bind-host']));
    expect(ids.length).toBeLessThan(10);
  });

  test('refuses to go back, and releases nobody knows', async () => {
    const home = await makeHome();
    expect(await home.run(['migrations', '--from', '2026.9.6', '--to', '2026.5.12'])).toMatchObject({
      status: 2,
      stdout: '',
    });
    expect(await home.run(['migrations', '--to', 'tomorrow'])).toMatchObject({ status: 2, stdout: '' });
  });
});
