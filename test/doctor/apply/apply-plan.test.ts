import * as fs from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { check, fix, preview } from '../../../src/index.js';
import { makeHome } from '../../cli/home.js';
import { failingDisk } from '../../helpers/failing-disk.js';

const disk = failingDisk();

const CONFIG = '.openclaw/openclaw.json';
const STORE = '.openclaw/agents/main/sessions/sessions.json';
const files = {
  [CONFIG]: `{ // kept
  agents: { defaults: { model: { primary: "openai-codex/gpt-5.5" }, models: { "openai-codex/gpt-5.5": {} } } },
}`,
  [STORE]: `{"agent:main:main":{"sessionId":"s1","updatedAt":1780000000000,"modelProvider":"openai-codex","model":"gpt-5.5","providerOverride":"openai-codex","modelOverride":"gpt-5.5"}}`,
};
/** Repaired whatever the config says. */
const LOCK = '.openclaw/agents/main/sessions/s1.jsonl.lock';

async function scene(more: Readonly<Record<string, string>> = {}) {
  const home = await makeHome({ ...files, ...more });
  const options = { system: home.system(), target: '2026.7.35' };
  const runsDirectory = home.path('.local/state/clawmend/runs');
  return { home, options, repair: () => fix(options, 'safe', { runsDirectory }) };
}

const failAt = (name: string, code: string) =>
  disk.rename.mockImplementation(async (from, to) => {
    if (String(to).endsWith(name)) throw Object.assign(new Error(code), { code });
    await disk.real.rename(from, to);
  });

const names = (paths: readonly string[], directory: string) => paths.map((path) => path.slice(directory.length + 1));

describe('state that leans on the config', () => {
  test('is written with it', async () => {
    const { home, repair } = await scene();
    const { written } = await repair();
    expect(names(written.paths, home.directory)).toEqual(expect.arrayContaining([CONFIG, STORE]));
    expect(await home.read(STORE)).not.toBe(files[STORE]);
  });

  test.each(['EIO', 'ENOSPC', 'EROFS'])('is left where writing the config ends with %s', async (code) => {
    const { home, repair } = await scene();
    failAt('openclaw.json', code);
    const { written, plan } = await repair();
    expect([await home.read(CONFIG), await home.read(STORE)]).toEqual([files[CONFIG], files[STORE]]);
    const failures = Object.fromEntries(written.failures.map(({ path, message }) => [path, message]));
    expect(failures[home.path(STORE)]).toBe(
      `it was worked out from the change of ${home.path(CONFIG)}, which was not written`,
    );
    const ofStore = plan.result.findings.filter(({ file }) => file === home.path(STORE));
    expect(ofStore.map(({ status, isBlocked }) => ({ status, isBlocked }))).toEqual([
      { status: 'open', isBlocked: true },
    ]);
  });

  test('so the next run finds what the first one found, and repairs all of it', async () => {
    const { home, options, repair } = await scene();
    const before = (await check(options)).result.findings.map(({ ruleId }) => ruleId);
    failAt('openclaw.json', 'EIO');
    await repair();
    disk.rename.mockImplementation(disk.real.rename);
    const after = (await check(options)).result.findings.map(({ ruleId }) => ruleId);
    expect(after).toEqual(before.filter((id) => after.includes(id)));
    expect(after).toContain('sessions/openai-codex-route');
    await repair();
    expect(await home.read(STORE)).not.toContain('openai-codex');
  });

  test('is known beforehand to wait where the config cannot be written', async () => {
    const { home, options } = await scene();
    await fs.link(home.path(CONFIG), home.path('twin.json'));
    const checked = await check(options);
    const fixable = checked.result.findings.filter(({ fix: offered }) => offered?.change.type === 'operations');
    expect(fixable.length).toBeGreaterThan(1);
    expect(fixable.filter(({ isBlocked }) => !isBlocked)).toEqual([]);
    const planned = await preview(options);
    expect(planned.result.files.filter(({ before, after }) => before !== after)).toEqual([]);
  });
});

test('the config stays written where state that was worked out from it cannot be', async () => {
  const { home, repair } = await scene();
  failAt('sessions.json', 'ENOSPC');
  const { written } = await repair();
  expect(await home.read(CONFIG)).not.toBe(files[CONFIG]);
  expect(await home.read(STORE)).toBe(files[STORE]);
  expect(written.failures).toEqual([{ path: home.path(STORE), change: 'write', message: 'the disk is full' }]);
});

test('state that does not lean on the config is repaired although the config cannot be written', async () => {
  const { home, repair } = await scene({ [LOCK]: '{"pid":999999,"createdAt":"2026-01-01T00:00:00Z"}' });
  failAt('openclaw.json', 'EIO');
  const { written } = await repair();
  expect(names(written.paths, home.directory)).toContain(LOCK);
});
