import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeHome } from './cli/home.js';

const FIXTURES = new URL('../fixtures/clean/', import.meta.url);
const releases = readdirSync(FIXTURES);

describe('a correct config, written by hand', () => {
  test('is there for every era', () => {
    expect(releases).toEqual(['2026.3.13', '2026.4.29', '2026.5.12', '2026.6.11', '2026.7.35', '2026.8.2', '2026.9.6']);
  });

  test.each(releases)('of %s is well, and stays as it is', async (release) => {
    const config = readFileSync(new URL(`${release}/openclaw.json`, FIXTURES), 'utf8');
    const home = await makeHome({ 'openclaw.json': config });
    const checked = await home.run(['openclaw.json', '--target', release]);
    expect(checked).toEqual({
      status: 0,
      stdout: `No problems found: the file suits OpenClaw ${release} (as asked with --target).\n`,
      stderr: '',
    });
    expect((await home.run(['openclaw.json', '--target', release, '--fix', '--unsafe'])).status).toBe(0);
    expect(await home.read('openclaw.json')).toBe(config);
  });

  test.each(releases)('of %s is well as an installation with its sign-ins', async (release) => {
    const config = readFileSync(new URL(`${release}/openclaw.json`, FIXTURES), 'utf8');
    const isUnified = release >= '2026.6';
    const openai = isUnified ? 'openai' : 'openai-codex';
    const profiles = {
      [`${openai}:default`]: { type: 'oauth', provider: openai, access: 'a', refresh: 'r', expires: 4102444800000 },
    };
    const home = await makeHome({
      '.openclaw/openclaw.json': config,
      '.openclaw/agents/main/agent/auth-profiles.json': JSON.stringify({ version: 1, profiles }),
    });
    const { stdout } = await home.run(['--target', release, '--format', 'json', '--skip', 'permissions/*']);
    const found = JSON.parse(stdout).findings.map(
      ({ ruleId, severity }: Record<string, string>) => `${severity} ${ruleId}`,
    );
    expect(found.filter((finding: string) => !finding.startsWith('info'))).toEqual([]);
  });

  test.each(releases)('of %s has routes that all lead somewhere', async (release) => {
    const config = readFileSync(new URL(`${release}/openclaw.json`, FIXTURES), 'utf8');
    const home = await makeHome({ 'openclaw.json': config });
    const { stdout } = await home.run(['routes', 'openclaw.json', '--target', release, '--format', 'json']);
    const { routes } = JSON.parse(stdout);
    expect(routes.length).toBeGreaterThan(1);
    for (const route of routes)
      expect(route).toMatchObject({ allowed: true, route: expect.not.stringMatching('unresolved') });
  });
});
