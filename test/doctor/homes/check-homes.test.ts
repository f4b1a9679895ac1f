import { describe, expect, test } from 'vitest';
import { checkHomes, findHomes, type HomesOptions } from '../../../src/index.js';
import { type Home, makeHome } from '../../cli/home.js';

const CONFIG = `{ gateway: { mode: 'local', bind: '127.0.0.1' } }\n`;

function optionsFor(home: Home, more: Partial<HomesOptions> = {}): HomesOptions {
  return {
    check: { system: home.system(), target: '2026.9.6', only: ['gateway/*'] },
    mode: 'check',
    level: 'safe',
    kept: { parts: [], report: false, patch: false },
    runsDirectory: home.path('runs'),
    showSecrets: false,
    width: 80,
    color: false,
    detail: 'folded',
    command: 'clawmend',
    ...more,
  };
}

describe('checkHomes', () => {
  test('tells of each home in the order they were given, and keeps no more than was asked for', async () => {
    const home = await makeHome({ 'b/openclaw.json': CONFIG, 'a/openclaw.json': '{}' });
    const homes = (await findHomes(['b', 'a'], home.system())) ?? [];
    const seen: number[] = [];
    const reports = await checkHomes(homes, optionsFor(home), { workers: 0, onProgress: (done) => seen.push(done) });
    expect(reports.map(({ row }) => [row.home, row.error])).toEqual([
      ['b', 1],
      ['a', expect.any(Number)],
    ]);
    expect(reports[0]).toMatchObject({ patch: '', parts: {} });
    expect(reports[0]?.report).toBeUndefined();
    expect(seen).toEqual([1, 2]);
  });

  test('places that the environment names are not those of many homes', async () => {
    const home = await makeHome({ 'a/openclaw.json': '{}', 'shared/auth-profiles.json': 'no json' });
    const options = optionsFor(home);
    const system = home.system({ env: { OPENCLAW_AGENT_DIR: home.path('shared') } });
    const [report] = await checkHomes([{ name: 'a', path: home.path('a') }], {
      ...options,
      check: { ...options.check, system, only: [] },
      kept: { ...options.kept, report: true },
    });
    expect(report?.report?.files.map(({ file }) => file)).toEqual(['a/openclaw.json']);
  });

  test('ends where it is interrupted', async () => {
    const home = await makeHome({ 'a/openclaw.json': '{}' });
    const options = optionsFor(home);
    const check = { ...options.check, signal: AbortSignal.abort() };
    await expect(checkHomes([{ name: 'a', path: home.path('a') }], { ...options, check })).rejects.toThrow();
  });
});
