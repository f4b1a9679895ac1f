import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

const scripts = new URL('../../scripts/commute/', import.meta.url);
const data = new URL('../commute/', import.meta.url);
const { compareEnds } = await import(new URL('compare.mjs', scripts).href);
const { contentName, findHomes, liftHome, plantHome } = await import(new URL('homes.mjs', scripts).href);
const { reasonFor } = await import(new URL('reasons.mjs', scripts).href);

describe('a home', () => {
  it('has the same name wherever it is planted, and another one once a byte has changed', async () => {
    const root = await scratch();
    await write(path.join(root, 'homes/a/.openclaw/openclaw.json'), `{ workspace: '@HOME@/ws' }`);
    const [home] = findHomes([path.join(root, 'homes')]);
    plantHome(home.directory, path.join(root, 'planted'));
    const planted = path.join(root, 'planted/.openclaw/openclaw.json');
    expect(await readFile(planted, 'utf8')).toBe(`{ workspace: '${root}/planted/ws' }`);
    liftHome(path.join(root, 'planted'), path.join(root, 'lifted'));
    expect(contentName(path.join(root, 'lifted'))).toBe(contentName(home.directory));
    await writeFile(planted, '{}');
    expect(contentName(path.join(root, 'planted'))).not.toBe(contentName(home.directory));
  });
});

describe('two ends', () => {
  const end = (value: unknown, rows: readonly unknown[] = []) =>
    new Map<string, unknown>([
      ['.openclaw/openclaw.json', { value }],
      ['state.sqlite', { tables: { cron_jobs: rows } }],
    ]);

  it('are the same whoever wrote the config last', () => {
    expect(compareEnds(end({ meta: { lastTouchedVersion: 'a' }, a: 1 }), end({ meta: {}, a: 1 }))).toEqual([]);
  });

  it('differ in values, rows and files, each named', () => {
    const without = end({ a: { b: 1 } }, [{ job_id: 'x', n: 1 }, { job_id: 'y' }]);
    const after = end({ a: { b: 2 } }, [{ job_id: 'x', n: 2 }]);
    after.set('more', { value: 1 });
    expect(compareEnds(without, after).map(({ at }: { at: string }) => at)).toEqual([
      '.openclaw/openclaw.json: a.b',
      'more',
      'state.sqlite [cron_jobs] x: n',
      'state.sqlite [cron_jobs] y',
    ]);
  });
});

describe('a reason', () => {
  it('that excuses what --unsafe was asked for does not excuse a safe fix', () => {
    const pinGone = { at: 'sessions.json: agent:main:main.agentRuntimeOverride', without: 'pi', with: '(absent)' };
    expect(reasonFor('2026.9.6', 'any-home', 'unsafe', pinGone)).toContain('--unsafe');
    expect(reasonFor('2026.9.6', 'any-home', 'safe', pinGone)).toBeUndefined();
  });
});

describe('what was found', () => {
  it('says why for every difference that counts as explained, by a reason that still holds', async () => {
    for (const name of await readdir(data)) {
      if (!name.startsWith('results-')) continue;
      const { release, homes } = JSON.parse(await readFile(new URL(name, data), 'utf8'));
      for (const [home, levels] of Object.entries<Record<string, { end: string; differences?: Difference[] }>>(homes)) {
        for (const [level, { end, differences = [] }] of Object.entries(levels)) {
          expect(end === 'same' || end === 'untouched', `${name} ${home}`).toBe(differences.length === 0);
          for (const one of differences)
            expect(reasonFor(release, home, level, one), `${name} ${home} ${one.at}`).toBe(one.reason);
        }
      }
    }
  });
});

interface Difference {
  readonly at: string;
  readonly without: string;
  readonly with: string;
  readonly reason?: string;
}

async function scratch(): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'commute-test-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  return root;
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
