import { execFile } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { type Home, makeHome } from './home.js';

const BROKEN = `{\n  // kept\n  gateway: { mode: 'local', bind: '127.0.0.1' },\n}\n`;
const CLEAN = `{\n  gateway: { mode: 'local' },\n}\n`;
const FILES = {
  'homes/a/.openclaw/openclaw.json': BROKEN,
  'homes/b/.openclaw/openclaw.json': CLEAN,
  'homes/c/.openclaw/openclaw.json': BROKEN,
};
const HOMES = ['homes/a/.openclaw', 'homes/b/.openclaw', 'homes/c/.openclaw'];
const TARGET = ['--target', '2026.9.6', '--skip', 'permissions/*'];
const check = (home: Home, ...args: readonly string[]) => home.run([...TARGET, ...args]);
const rows = (stdout: string) =>
  stdout.split('\n').filter((line) => line.startsWith('homes/') || line.startsWith('nowhere'));

describe('several homes', () => {
  test('are one table, the worst first, and one status', async () => {
    const { status, stdout } = await check(await makeHome(FILES), ...HOMES);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^3 homes: 2 will not start and 1 without problems\./);
    expect(rows(stdout).map((line) => line.split(/ {2,}/).slice(0, 4))).toEqual([
      ['homes/a/.openclaw', '2026.9.6', 'will not start', '1'],
      ['homes/c/.openclaw', '2026.9.6', 'will not start', '1'],
      ['homes/b/.openclaw', '2026.9.6', 'no problems', '0'],
    ]);
    expect(stdout.split('\n').filter((line) => line.length > 80 && !line.startsWith('  clawmend '))).toEqual([]);
  });

  test.each([
    ['a pattern that no shell has expanded', ['homes/*/.openclaw']],
    ['users\u2019 homes', ['homes/a', 'homes/b', 'homes/c']],
    ['a home named twice', ['homes/a', 'homes/a/.openclaw', 'homes/b', 'homes/c']],
  ])('%s', async (_, paths) => {
    const { status, stdout } = await check(await makeHome(FILES), ...paths);
    expect(status).toBe(1);
    expect(stdout).toContain('3 homes:');
  });

  test('a home reached by a link too is one', async () => {
    const home = await makeHome(FILES);
    await symlink('a', home.path('homes/z'));
    expect((await check(home, 'homes/*')).stdout).toContain('3 homes:');
  });

  test('a user’s home alone is an ordinary check', async () => {
    const { stdout } = await check(await makeHome(FILES), 'homes/a');
    expect(stdout).toMatch(/^OpenClaw 2026\.9\.6 will not start/);
  });

  test('one that a pattern finds is a table all the same', async () => {
    const home = await makeHome({ 'homes/b/.openclaw/openclaw.json': CLEAN });
    const { status, stdout } = await check(home, 'homes/*', '--format', 'json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout).homes).toHaveLength(1);
  });

  test('one that cannot be checked is a line with its reason, and the rest is checked', async () => {
    const home = await makeHome(FILES);
    await home.write('homes/d/readme.txt', '');
    const { status, stdout } = await check(home, 'homes/*', 'nowhere');
    expect(status).toBe(2);
    expect(rows(stdout)[0]).toMatch(/^homes\/d +not checked$/);
    expect(stdout).toContain('homes/d: homes/d/openclaw.json: The file does not exist; check the path.');
    expect(stdout).toContain('nowhere: it does not exist; check the path.');
    expect(stdout).toContain('2 will not start');
  });

  test('a config file beside them is checked without state', async () => {
    const home = await makeHome({ ...FILES, 'extra.json5': BROKEN, 'homes/notes.md': '' });
    const { homes } = JSON.parse((await check(home, 'homes/*', 'extra.json5', '--format', 'json')).stdout);
    expect(homes.map((row: { home: string }) => row.home)).toEqual(['homes/a', 'homes/b', 'homes/c', 'extra.json5']);
  });

  test('config files only are one report, as ever', async () => {
    const home = await makeHome({ 'a.json': CLEAN, 'b.json': CLEAN });
    expect((await check(home, 'a.json', 'b.json')).stdout).toContain('all 2 files suit');
  });

  test('--quiet says nothing where all is well', async () => {
    const home = await makeHome({ 'a/.openclaw/openclaw.json': CLEAN, 'b/.openclaw/openclaw.json': CLEAN });
    expect(await check(home, 'a', 'b', '--quiet')).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  test('each is held to the threshold by itself', async () => {
    const home = await makeHome(FILES);
    expect(
      (await check(home, 'homes/*', '--severity', 'gateway/bind-host-alias=warning', '--max-warnings', '1')).status,
    ).toBe(0);
    expect(
      (await check(home, 'homes/*', '--severity', 'gateway/bind-host-alias=warning', '--max-warnings', '0')).status,
    ).toBe(1);
  });

  test('the paths of a config of the tool are homes too', async () => {
    const home = await makeHome({ ...FILES, 'clawmend.config.json5': `{ paths: ['homes/a', 'homes/b'] }` });
    expect((await check(home)).stdout).toContain('2 homes:');
  });

  test('no secret is shown', async () => {
    const secret = 'a-token-nobody-may-read-1234567890';
    const config = `{ gateway: { mode: 'local', bind: '127.0.0.1', auth: { token: '${secret}' } } }\n`;
    const home = await makeHome({ 'a/.openclaw/openclaw.json': config, 'b/.openclaw/openclaw.json': config });
    for (const format of ['json', 'html', 'markdown', 'sarif', 'pretty', 'rdjson']) {
      const { stdout } = await check(home, 'a', 'b', '--format', format, ...(format === 'pretty' ? ['--verbose'] : []));
      expect(stdout).not.toContain(secret);
    }
  });
});

describe('every format tells the homes apart', () => {
  const places = (text: string) => [...new Set(text.match(/homes\/[ac]\/\.openclaw\/openclaw\.json/g))].sort();
  const both = ['homes/a/.openclaw/openclaw.json', 'homes/c/.openclaw/openclaw.json'];
  test.each(['concise', 'json', 'jsonl', 'sarif', 'junit', 'github', 'gitlab', 'rdjson', 'markdown', 'html'])(
    '%s',
    async (format) => {
      const { status, stdout } = await check(await makeHome(FILES), ...HOMES, '--format', format);
      expect(status).toBe(1);
      expect(places(stdout)).toEqual(both);
    },
  );

  test('json keeps the contract of one report, with a row for each home', async () => {
    const { stdout } = await check(await makeHome(FILES), ...HOMES, '--format', 'json');
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      schemaVersion: 1,
      target: { release: '2026.9.6' },
      summary: { error: 2, fixableSafe: 2 },
    });
    expect(report.findings.map((one: { home: string }) => one.home)).toEqual([HOMES[0], HOMES[2]]);
    expect(report.homes.map((one: { verdict: string }) => one.verdict)).toEqual([
      'will-not-start',
      'clean',
      'will-not-start',
    ]);
  });

  test('sarif is one run whose results know their rules', async () => {
    const { stdout } = await check(await makeHome(FILES), ...HOMES, '--format', 'sarif');
    const { runs } = JSON.parse(stdout);
    expect(runs).toHaveLength(1);
    for (const { ruleId, ruleIndex } of runs[0].results) expect(runs[0].tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });

  test('junit adds up, and a home that was not checked is an error', async () => {
    const { stdout } = await check(await makeHome(FILES), ...HOMES, 'nowhere', '--format', 'junit');
    const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(stdout);
    expect([testsuites['@_tests'], testsuites['@_failures'], testsuites['@_errors']]).toEqual(['4', '2', '1']);
    expect(testsuites.testsuite).toHaveLength(4);
  });
});

describe('--diff and --fix over many homes', () => {
  test('the patch applies from the working directory', async () => {
    const home = await makeHome(FILES);
    const { status, stdout, stderr } = await check(home, 'homes/*', '--diff');
    expect(status).toBe(1);
    expect(stderr).toContain('2 in the patch');
    await home.write('fix.patch', stdout);
    await promisify(execFile)('git', ['apply', 'fix.patch'], { cwd: home.directory });
    expect(await home.read('homes/c/.openclaw/openclaw.json')).toBe(BROKEN.replace("'127.0.0.1'", "'loopback'"));
    expect(await check(home, 'homes/*', '--diff')).toMatchObject({ status: 0, stdout: '' });
  });

  test('each home is a run of its own, which can be undone by itself', async () => {
    const home = await makeHome(FILES);
    const { status, stdout } = await check(home, 'homes/*', '--fix', '--format', 'json');
    expect(status).toBe(0);
    const runs = JSON.parse(stdout).homes.map((one: { undo?: string }) => one.undo);
    expect(new Set(runs).size).toBe(3);
    expect(runs[1]).toBeUndefined();
    expect((await home.run(['undo', runs[0]])).status).toBe(0);
    expect(await home.read('homes/a/.openclaw/openclaw.json')).toBe(BROKEN);
    expect(await home.read('homes/c/.openclaw/openclaw.json')).not.toBe(BROKEN);
  });

  test('the failure of one home stops no other and is told', async () => {
    const home = await makeHome({ ...FILES, 'homes/b/.openclaw/openclaw.json': '\u0000' });
    const { status, stdout } = await check(home, 'homes/*', '--fix');
    expect(status).toBe(2);
    expect(stdout).toMatch(/homes\/b: .*holds NUL characters/);
    expect(await home.read('homes/c/.openclaw/openclaw.json')).toContain('loopback');
  });

  test.each([
    [['--fix', '-i'], 'reviews one home at a time'],
    [['--baseline', 'b.json', '--update-baseline'], 'takes one home at a time'],
    [['--baseline', 'b.json'], 'cannot be read as a baseline'],
  ])('%j is for one home', async (args, message) => {
    const { status, stderr } = await check(await makeHome(FILES), 'homes/*', ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(args.includes('-i') ? '' : message);
  });

  test('a baseline of one home lets its findings pass and no others', async () => {
    const home = await makeHome(FILES);
    await check(home, 'homes/a', '--baseline', 'b.json', '--update-baseline');
    const { stdout } = await check(home, 'homes/*', '--baseline', 'b.json', '--format', 'json');
    expect(JSON.parse(stdout).homes.map((one: { error: number }) => one.error)).toEqual([0, 0, 1]);
  });
});
