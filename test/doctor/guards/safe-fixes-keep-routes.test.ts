import { describe, expect, it } from 'vitest';
import { createRouteGuard } from '../../../src/doctor/guards/route-guard.js';
import { memoryInstallation } from '../../../src/engine/rule-tester.js';
import { run } from '../../../src/engine/run.js';
import type { InstallationFile } from '../../../src/openclaw/installation.js';
import { isSpellingOf } from '../../../src/openclaw/models/ref.js';
import { release } from '../../../src/openclaw/releases/release.js';
import { readAuthStore } from '../../../src/openclaw/routes/accounts/auth-store.js';
import { isSameRoute, pairRoutes } from '../../../src/openclaw/routes/compare.js';
import { resolveRoutes } from '../../../src/openclaw/routes/routes.js';
import type { Route } from '../../../src/openclaw/routes/types.js';
import { rules } from '../../../src/rules/registry.js';
import { isWhole } from '../../helpers/whole.js';
import { configValue } from '../../openclaw/config-value.js';
import { type RecordedConfig, recordedConfigs } from '../../openclaw/routes/recorded/configs.mjs';
import { NOW } from '../../openclaw/routes/recorded/situations.mjs';

/** Every sixth config; each kind of them is there more often than that. */
const STEP = isWhole ? 1 : 6;

const HOME = '/home/operator/.openclaw';

/** The files a safe fix leaves behind, by path. */
async function fixedSafely(one: RecordedConfig, target: string): Promise<ReadonlyMap<string, string>> {
  const installation = {
    ...memoryInstallation(filesOf(one)),
    envNames: new Set(one.env),
    readAt: NOW,
  };
  const wanted = { release: release(target), source: 'flag' } as const;
  const guard = createRouteGuard(installation, wanted);
  const result = await run(rules, installation, wanted, {
    fix: 'safe',
    guard: guard.judge,
    concerns: guard.concerns,
  });
  return new Map(
    installation.files.map(({ path, content }) => {
      const after = result.files.find((file) => file.path === path)?.after;
      return [path, after ?? content ?? ''];
    }),
  );
}

const CONFIG = `${HOME}/openclaw.json`;
const SESSIONS = `${HOME}/agents/main/sessions/sessions.json`;
const AUTH = `${HOME}/agents/main/agent/auth-profiles.json`;
const CRON = `${HOME}/cron/jobs.json`;

function filesOf({ config, authProfiles, sessions = {}, cron = [] }: RecordedConfig) {
  const entries = Object.entries(sessions).map(([name, entry], index) => {
    const sessionId = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
    return [`agent:main:${name}`, { sessionId, updatedAt: NOW, ...(entry as object) }];
  });
  const jobs = cron.map((model) => ({ id: model, payload: { kind: 'agentTurn', model } }));
  const files: readonly (readonly [string, InstallationFile['kind'], unknown])[] = [
    [CONFIG, 'config', config],
    [SESSIONS, 'sessions', Object.fromEntries(entries)],
    [AUTH, 'auth-profiles', authProfiles.main ?? { version: 1, profiles: {} }],
    [CRON, 'cron-jobs', { version: 1, jobs }],
  ];
  return files.map(([path, kind, value]) => ({ path, kind, content: `${JSON.stringify(value, null, 2)}\n` }));
}

function routesOf(files: ReadonlyMap<string, string>, one: RecordedConfig, target: string): readonly Route[] {
  const text = (path: string): string => files.get(path) ?? '{}';
  const sessions = configValue(text(SESSIONS)).members();
  return resolveRoutes(
    configValue(text(CONFIG)),
    { ...readAuthStore(JSON.parse(text(AUTH)), 'main'), now: NOW, stores: 'complete', envNames: new Set(one.env) },
    release(target),
    {
      cron: [configValue(text(CRON))],
      sessions: sessions.map((entry) => ({ key: String(entry.key), entry })),
    },
  );
}

function answers({ route, allowed }: Route): boolean {
  return route !== 'unresolved' && allowed;
}

describe.each(['2026.5.12', '2026.9.6'])('what is fixed by itself for %s', (target) => {
  it('leaves every model that answered with the model, the runtime and the account it had', async () => {
    const moved: string[] = [];
    let compared = 0;
    let fixed = 0;
    for (const one of recordedConfigs(target).filter((_, index) => index % STEP === 0)) {
      const before = new Map(filesOf(one).map(({ path, content }) => [path, content]));
      const after = await fixedSafely(one, target);
      if ([...after].every(([path, text]) => before.get(path) === text)) continue;
      fixed++;
      for (const pair of pairRoutes(routesOf(before, one, target), routesOf(after, one, target))) {
        // An old spelling of a provider leads nowhere any more.
        if (!answers(pair.before) || isSpellingOf(pair.before.provider, pair.after.provider)) continue;
        compared++;
        if (isSameRoute(pair) && pair.after.allowed) continue;
        moved.push(
          `${one.id} ${pair.before.agent} ${pair.before.slot}: ${said(pair.before)} became ${said(pair.after)}`,
        );
      }
    }
    expect(moved.join('\n')).toBe('');
    expect(fixed).toBeGreaterThan(20 / STEP);
    expect(compared).toBeGreaterThan(100 / STEP);
  });
});

function said({ ref, provider, model, runtime, auth, bill, allowed }: Route): string {
  return [ref, '->', `${provider}/${model}`, runtime, auth.profile ?? auth.env ?? auth.kind, bill, allowed].join(' ');
}
