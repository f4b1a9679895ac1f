import { describe, expect, it } from 'vitest';
import { createRouteGuard } from '../../../src/doctor/guards/route-guard.js';
import { memoryInstallation } from '../../../src/engine/rule-tester.js';
import { run } from '../../../src/engine/run.js';
import type { FixLevel } from '../../../src/engine/run-options.js';
import { release } from '../../../src/openclaw/releases/release.js';
import { rules } from '../../../src/rules/registry.js';

const HOME = '/home/operator/.openclaw';
const OAUTH = { 'openai-codex:default': { type: 'oauth', provider: 'openai-codex', access: 'a', refresh: 'r' } };
const API_KEY = { 'openai:default': { type: 'api_key', provider: 'openai', key: 'k' } };

interface Home {
  readonly config: string;
  readonly profiles?: object;
  readonly sessions?: string;
  readonly env?: readonly string[];
  readonly target?: string;
  readonly level?: FixLevel;
}

async function fixed({ config, profiles, sessions, env = [], target = '2026.5.12', level = 'safe' }: Home) {
  const auth = profiles && JSON.stringify({ version: 1, profiles });
  const installation = {
    ...memoryInstallation([
      { path: `${HOME}/openclaw.json`, kind: 'config', content: config },
      ...(auth === undefined
        ? []
        : [{ path: `${HOME}/agents/main/agent/auth-profiles.json`, kind: 'auth-profiles' as const, content: auth }]),
      ...(sessions === undefined
        ? []
        : [{ path: `${HOME}/agents/main/sessions/sessions.json`, kind: 'sessions' as const, content: sessions }]),
    ]),
    envNames: new Set(env),
  };
  const wanted = { release: release(target), source: 'flag' } as const;
  const guard = createRouteGuard(installation, wanted);
  const mine = rules.filter(({ id }) => /^(models|sessions|runtime)\//.test(id));
  const result = await run(mine, installation, wanted, { fix: level, guard: guard.judge, concerns: guard.concerns });
  const finding = result.findings.find(({ ruleId }) => ruleId === 'models/openai-codex-ref');
  return { result, finding, ...guard.changes(result.files), text: result.files[0]?.after };
}

const plain = `{ agents: { defaults: { model: 'openai-codex/gpt-5.5' } } }\n`;
const pinned = `{ agents: { defaults: {
  model: 'openai-codex/gpt-5.5',
  models: { 'openai-codex/gpt-5.5': { agentRuntime: { id: 'pi' } } },
} } }\n`;

describe('renaming openai-codex/*', () => {
  it('keeps the subscription of an operator who has only that', async () => {
    const { finding, changed } = await fixed({ config: plain, profiles: OAUTH });
    expect(finding).toMatchObject({ status: 'fixed', fix: { applicability: 'safe' } });
    expect(changed).toMatchObject([
      {
        agent: 'main',
        slot: 'primary',
        file: `${HOME}/openclaw.json`,
        path: 'agents.defaults.model',
        before: { ref: 'openai-codex/gpt-5.5', runtime: 'pi', bill: 'subscription', route: 'codex-oauth-pi' },
        after: { ref: 'openai/gpt-5.5', runtime: 'codex', bill: 'subscription', route: 'codex-app-server' },
        verdict: 'same subscription, Codex harness instead of PI',
      },
    ]);
  });

  it('is the same with an explicit pi', async () => {
    const { finding, changed, same } = await fixed({ config: pinned, profiles: OAUTH });
    expect(finding?.status).toBe('fixed');
    expect(changed).toEqual([]);
    expect(same).toBe(1);
  });

  it('is the same with an explicit pi under a release that calls it openclaw', async () => {
    expect(await fixed({ config: pinned, profiles: OAUTH, target: '2026.6.11' })).toMatchObject({
      changed: [],
      same: 1,
    });
  });

  it('keeps the subscription of an operator who has an API key too', async () => {
    for (const more of [{ env: ['OPENAI_API_KEY'] }, { profiles: { ...OAUTH, ...API_KEY } }]) {
      const { finding, changed } = await fixed({ config: plain, profiles: OAUTH, ...more });
      expect(finding?.status).toBe('fixed');
      expect(changed).toMatchObject([{ after: { auth: { profile: 'openai-codex:default' }, bill: 'subscription' } }]);
    }
  });

  it('would put an explicit pi on the API key of an operator who has both, so it asks', async () => {
    const { finding, text, changed } = await fixed({ config: pinned, profiles: { ...OAUTH, ...API_KEY } });
    expect(finding).toMatchObject({ status: 'open', fix: { applicability: 'unsafe' } });
    expect(finding?.notApplied).toContain(
      'the subscription (openai-codex:default) becomes an account paid by use (openai:default)',
    );
    expect(text).toContain("model: 'openai-codex/gpt-5.5'");
    expect(changed).toEqual([]);
  });

  it('is made all the same with --unsafe, and shown', async () => {
    const { finding, changed } = await fixed({ config: pinned, profiles: { ...OAUTH, ...API_KEY }, level: 'unsafe' });
    expect(finding?.status).toBe('fixed');
    expect(changed).toMatchObject([{ before: { bill: 'subscription' }, after: { bill: 'metered' } }]);
  });

  it('would let an API key pay for what nobody paid for, so it asks', async () => {
    const { finding } = await fixed({ config: plain, profiles: API_KEY });
    expect(finding).toMatchObject({ status: 'open', fix: { applicability: 'unsafe' } });
    expect(finding?.notApplied).toContain('no usable credential becomes an account paid by use (openai:default)');
  });

  it('changes no account where there is none', async () => {
    const { finding, changed } = await fixed({ config: plain, profiles: {} });
    expect(finding?.status).toBe('fixed');
    expect(changed).toMatchObject([{ after: { auth: { kind: 'none' }, runtime: 'codex' } }]);
  });

  it('would let OPENAI_API_KEY pay in a home without any sign-in, so it asks', async () => {
    const sessions = '{}';
    expect((await fixed({ config: plain, sessions, env: ['OPENAI_API_KEY'] })).finding?.notApplied).toContain(
      'the subscription becomes an account paid by use (OPENAI_API_KEY)',
    );
    const { finding, changed } = await fixed({ config: plain, sessions });
    expect(finding?.status).toBe('fixed');
    expect(changed).toMatchObject([{ verdict: 'account not known, Codex harness instead of PI' }]);
  });

  it('is safe where no account can be seen', async () => {
    const { finding } = await fixed({ config: plain, env: ['OPENAI_API_KEY'] });
    expect(finding?.status).toBe('fixed');
  });

  it('is told to be unsafe before anything is fixed', async () => {
    const { finding } = await fixed({ config: plain, profiles: API_KEY, level: 'none' });
    expect(finding?.fix).toMatchObject({ applicability: 'unsafe', reason: expect.stringContaining('another account') });
  });
});

describe('sessions', () => {
  it('on the retired provider stay with their profile', async () => {
    const { changed } = await fixed({
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5' } } }`,
      profiles: OAUTH,
      sessions: `{ "agent:main:main": { "sessionId": "s", "updatedAt": 1, "providerOverride": "openai-codex", "modelOverride": "gpt-5.4", "authProfileOverride": "openai-codex:default" } }`,
    });
    expect(changed).toMatchObject([
      {
        slot: 'session:agent:main:main',
        path: '["agent:main:main"].modelOverride',
        verdict: 'same subscription, Codex harness instead of PI',
      },
    ]);
  });
});

describe('a runtime chosen under the old name', () => {
  const imported = `{ "agent:main:telegram:direct:me": { "sessionId": "s", "updatedAt": 1, "providerOverride": "openai-codex", "modelOverride": "gpt-5.5", "agentRuntimeOverride": "pi" } }`;

  it('moves although a session that OpenClaw imports still says the old name', async () => {
    const { finding, text } = await fixed({ config: pinned, sessions: imported, target: '2026.9.6' });
    expect(finding).toMatchObject({ status: 'fixed' });
    expect(text).toContain(`'openai/gpt-5.5': { agentRuntime: { id: 'pi' } }`);
    expect(text).not.toContain('openai-codex/');
  });

  it('comes with the ref where the entry itself is left alone', async () => {
    const config = pinned.replace(`  models:`, `  // doctor-ignore-next-line models/openai-codex-ref: mine\n  models:`);
    const { text } = await fixed({ config, target: '2026.9.6' });
    expect(text).toContain(`model: 'openai/gpt-5.5'`);
    expect(text).toContain(`'openai/gpt-5.5': { agentRuntime: { id: 'pi' } }`);
  });
});

describe('a ref that names a program', () => {
  const config = `{ agents: { defaults: { model: 'claude-cli/claude-opus-4-6' } } }\n`;
  const session = (entry: object): string =>
    JSON.stringify({ 'agent:main:main': { sessionId: '00000000-0000-4000-8000-000000000001', ...entry } });
  const rewrite = async (sessions: string) => {
    const { result } = await fixed({ config, sessions });
    return result.findings.find(({ ruleId }) => ruleId === 'models/runtime-provider-ref');
  };

  it('is rewritten where nothing else asks for the model', async () => {
    expect(await rewrite(session({}))).toMatchObject({ status: 'fixed' });
  });

  it('is not by itself where a session asks for the model without the program', async () => {
    const finding = await rewrite(session({ providerOverride: 'anthropic', modelOverride: 'claude-opus-4-6' }));
    expect(finding).toMatchObject({ status: 'open', fix: { applicability: 'unsafe' } });
    expect(finding?.notApplied).toContain('Claude CLI instead of PI');
  });

  it('is not where a session would be refused by the list that begins with it', async () => {
    const finding = await rewrite(session({ providerOverride: 'openai', modelOverride: 'gpt-5.4' }));
    expect(finding?.notApplied).toContain('session:agent:main:main of main would be refused by the allowlist');
  });
});

describe('what has nothing to do with routes', () => {
  it('is not looked into', () => {
    const guard = createRouteGuard(memoryInstallation([]), { release: release('2026.5.12'), source: 'flag' });
    const fix = (path: readonly string[]) =>
      ({
        title: '',
        applicability: 'safe',
        change: { type: 'operations', operations: [{ op: 'remove', path }] },
      }) as const;
    expect(guard.concerns(fix(['gateway', 'token']))).toBe(false);
    expect(guard.concerns(fix(['channels', 'telegram', 'streamMode']))).toBe(false);
    expect(guard.concerns(fix(['channels', 'modelByChannel', 'telegram', '1001']))).toBe(true);
    expect(guard.concerns(fix(['agents', 'defaults', 'agentRuntime']))).toBe(true);
  });
});

describe('a whole agent on PI', () => {
  const config = `{ agents: { defaults: { agentRuntime: { id: 'pi' }, model: 'openai/gpt-5.5' } } }\n`;
  const pin = async (profiles: object) => {
    const { result } = await fixed({ config, profiles, target: '2026.9.6' });
    return result.findings.find(({ ruleId, severity }) => ruleId === 'runtime/whole-agent-pin' && severity === 'error');
  };

  it('is not taken away by itself where Codex would ask another account', async () => {
    const finding = await pin({ ...OAUTH, ...API_KEY });
    expect(finding?.message).toContain('refuses');
    expect(finding?.fix).toMatchObject({
      title: 'Remove agentRuntime (PI → Codex for openai/gpt-5.5)',
      applicability: 'unsafe',
    });
  });
});
