import { describe, expect, it } from 'vitest';
import { memoryInstallation } from '../../../src/engine/rule-tester.js';
import { run } from '../../../src/engine/run.js';
import type { RunOptions } from '../../../src/engine/run-options.js';
import type { FileKind, InstallationFile, Target } from '../../../src/openclaw/installation.js';
import { release } from '../../../src/openclaw/releases/release.js';
import { rules } from '../../../src/rules/registry.js';

const HOME = '/home/operator/.openclaw';
const STORE = 'agents/main/agent/auth-profiles.json';
const WORK = 'agents/work/agent/auth-profiles.json';
const SESSIONS = 'agents/main/sessions/sessions.json';
const ME = { type: 'oauth', provider: 'openai-codex', access: 'a', refresh: 'r' };
const CARD = { type: 'api_key', provider: 'openai', key: 'k' };
const BOTH = { profiles: { 'openai-codex:me': ME, 'openai:default': CARD } };
const ON_CODEX = { agents: { defaults: { model: 'openai-codex/gpt-5.5' } } };

const kinds: readonly (readonly [RegExp, FileKind])[] = [
  [/openclaw\.json$/, 'config'],
  [/auth-profiles\.json$/, 'auth-profiles'],
  [/auth-state\.json$/, 'auth-state'],
  [/sessions\.json$/, 'sessions'],
  [/jobs\.json$/, 'cron-jobs'],
];

async function fixed(
  files: Record<string, object>,
  options: Partial<RunOptions> = {},
  more: Partial<InstallationFile> & { readonly at?: string } = {},
) {
  const installation = memoryInstallation(
    Object.entries(files).map(([name, value]) => ({
      path: `${HOME}/${name}`,
      kind: kinds.find(([pattern]) => pattern.test(name))?.[1] ?? 'other',
      content: JSON.stringify(value, null, 2),
    })),
  );
  const withMore = installation.files.map((file) => (file.path === `${HOME}/${more.at}` ? { ...file, ...more } : file));
  const target: Target = { release: release('2026.6.11'), source: 'flag' };
  const result = await run(rules, { ...installation, files: withMore }, target, { fix: 'safe', ...options });
  const read = (name: string) => JSON.parse(result.files.find(({ path }) => path === `${HOME}/${name}`)?.after ?? '""');
  return { result, read };
}

describe('an account of openai-codex', () => {
  it('is renamed in the config, every store, its state, sessions and jobs', async () => {
    const { result, read } = await fixed({
      'openclaw.json': {
        ...ON_CODEX,
        auth: {
          profiles: { 'openai-codex:me': { provider: 'openai-codex', mode: 'oauth' } },
          order: { 'openai-codex': ['openai-codex:me'], openai: ['openai:default'] },
        },
      },
      [STORE]: { ...BOTH, lastGood: { 'openai-codex': 'openai-codex:me' } },
      [WORK]: { profiles: { 'openai-codex:me': ME }, order: { 'openai-codex': ['openai-codex:me'] } },
      'agents/work/agent/auth-state.json': { usageStats: { 'openai-codex:me': { lastUsed: 1 } } },
      [SESSIONS]: { 'agent:main:main': { sessionId: 's', updatedAt: 1, authProfileOverride: 'openai-codex:me' } },
      'cron/jobs.json': {
        jobs: [{ id: 'a', payload: { kind: 'agentTurn', model: 'openai/gpt-5.5@openai-codex:me' } }],
      },
    });
    expect(read('openclaw.json').auth).toEqual({
      profiles: { 'openai:me': { provider: 'openai', mode: 'oauth' } },
      order: { openai: ['openai:me', 'openai:default'] },
    });
    expect(read(STORE)).toEqual({
      profiles: { 'openai:me': { ...ME, provider: 'openai' }, 'openai:default': CARD },
      lastGood: { openai: 'openai:me' },
    });
    expect(read(WORK).order).toEqual({ openai: ['openai:me'] });
    expect(read('agents/work/agent/auth-state.json').usageStats).toEqual({ 'openai:me': { lastUsed: 1 } });
    expect(read(SESSIONS)['agent:main:main']).toMatchObject({ authProfileOverride: 'openai:me', updatedAt: 1 });
    expect(read('cron/jobs.json').jobs[0].payload.model).toBe('openai/gpt-5.5@openai:me');
    expect(result.joint?.find((group) => group.length > 1)).toHaveLength(6);
  });

  it('stays as it is everywhere where one of the files cannot be written', async () => {
    const files = {
      'openclaw.json': { ...ON_CODEX, auth: { order: { 'openai-codex': ['openai-codex:me'] } } },
      [STORE]: BOTH,
      [SESSIONS]: { 'agent:main:main': { sessionId: 's', updatedAt: 1, authProfileOverride: 'openai-codex:me' } },
    };
    const { read } = await fixed(files, {
      readOnly: (file) => (file.endsWith('sessions.json') ? 'a gateway runs' : undefined),
    });
    expect(read('openclaw.json').auth).toEqual(files['openclaw.json'].auth);
    expect(read(STORE)).toEqual(BOTH);
    expect(read(SESSIONS)).toEqual(files[SESSIONS]);
  });

  it('is left to OpenClaw where the sign-ins lie in a database', async () => {
    const rows = { database: `${HOME}/x.sqlite`, table: 't', column: 'c', shape: 'document', keys: ['x'] } as const;
    const { result, read } = await fixed(
      { 'openclaw.json': { ...ON_CODEX, auth: { order: { 'openai-codex': ['openai-codex:me'] } } }, [STORE]: BOTH },
      { fix: 'unsafe' },
      { at: STORE, rows },
    );
    expect(read('openclaw.json').auth.order).toEqual({ 'openai-codex': ['openai-codex:me'] });
    const [finding] = result.findings.filter(({ ruleId }) => ruleId === 'auth-config/openai-codex-profile');
    expect(finding?.fix).toMatchObject({ applicability: 'manual' });
  });

  it('is taken up in the config where the store has the new name already', async () => {
    const { read } = await fixed({
      'openclaw.json': {
        agents: { defaults: { model: 'openai/gpt-5.5' } },
        auth: { order: { 'openai-codex': ['openai-codex:me'], openai: ['openai:default'] } },
      },
      [STORE]: { profiles: { 'openai:chatgpt-me': { ...ME, provider: 'openai' }, 'openai:default': CARD } },
    });
    expect(read('openclaw.json').auth.order).toEqual({ openai: ['openai:chatgpt-me', 'openai:default'] });
  });

  it.each([
    ['the sign-in, where no order named it', ON_CODEX, ['openai:me', 'openai:default']],
    [
      'the key, where the models ask the API themselves',
      {
        agents: { defaults: { model: 'openai/gpt-5.5', models: { 'openai/gpt-5.5': { agentRuntime: { id: 'pi' } } } } },
      },
      ['openai:default'],
    ],
  ])('leaves first who was first: %s', async (_who, config, order) => {
    const { read } = await fixed({
      'openclaw.json': { ...config, auth: { order: { openai: ['openai:default'] } } },
      [STORE]: BOTH,
    });
    expect(read('openclaw.json').auth.order).toEqual({ openai: order });
  });

  it('goes by one rule alone: no other one clears the pin that it renames', async () => {
    const pin = { authProfileOverride: 'openai-codex:me', authProfileOverrideSource: 'auto' };
    const { result } = await fixed(
      {
        'openclaw.json': { ...ON_CODEX, auth: { order: { 'openai-codex': ['openai-codex:you'] } } },
        [STORE]: BOTH,
        [SESSIONS]: { 'agent:main:main': { sessionId: 's', updatedAt: 1, ...pin } },
      },
      { fix: 'none' },
    );
    const about = result.findings.filter(({ path }) => path?.at(-1) === 'authProfileOverride');
    expect(about.map(({ ruleId }) => ruleId)).toEqual(['sessions/dangling-auth-profile']);
  });
});
