import { describe, expect, it } from 'vitest';
import { release } from '../../../src/openclaw/releases/release.js';
import { resolveRoutes } from '../../../src/openclaw/routes/routes.js';
import { configValue } from '../config-value.js';
import { facts, primary, routes } from './helpers.js';

describe('Codex without an account of OpenClaw', () => {
  const config = (appServer: string) => `{
    agents: { defaults: { model: 'openai/gpt-5.5' } },
    plugins: { entries: { codex: { config: { appServer: ${appServer} } } } },
  }`;
  const env = { env: ['OPENAI_API_KEY'] };

  it('asks on the key of the environment where OpenClaw starts it', () => {
    expect(primary(config(`{ transport: 'stdio' }`), '2026.9.6', env)).toMatchObject({
      auth: { env: 'OPENAI_API_KEY' },
    });
  });

  it.each([`{ transport: 'websocket', url: 'ws://127.0.0.1:4500' }`, `{ homeScope: 'user' }`])(
    'has one of its own with %s, and nobody can tell from the files who pays',
    (appServer) => {
      const { auth, bill } = primary(config(appServer), '2026.9.6', env);
      expect({ kind: auth.kind, bill }).toEqual({ kind: 'unknown', bill: 'unknown' });
      const profile = { profiles: ['openai:me oauth'] };
      expect(primary(config(appServer), '2026.9.6', profile)).toMatchObject({ auth: { profile: 'openai:me' } });
    },
  );
});

describe('a ref', () => {
  const config = (ref: string) => `{
    models: { providers: { local: { baseUrl: 'http://127.0.0.1:8000/v1', models: [{ id: 'Qwen3-Coder' }] } } },
    agents: { defaults: { model: '${ref}', models: { 'zai/glm-4.7': { alias: 'GLM' }, 'openai/gpt-5.5': {} } } },
  }`;

  it.each([
    ['glm', 'zai', 'glm-4.7'],
    ['OpenAI/GPT-5.5', 'openai', 'GPT-5.5'],
    ['z.ai/glm-4.7', 'zai', 'glm-4.7'],
    ['gpt-5.5', 'openai', 'gpt-5.5'],
    ['qwen3-coder', 'local', 'qwen3-coder'],
    ['local/qwen3-coder', 'local', 'qwen3-coder'],
    ['openrouter/moonshotai/kimi-k2', 'openrouter', 'moonshotai/kimi-k2'],
    ['moonshotai/kimi-k2', 'moonshot', 'kimi-k2'],
    ['claude-opus-4-7', 'openai', 'claude-opus-4-7'],
    ['lmstudio/Gemma4-26b-a4-it-gguf', 'lmstudio', 'Gemma4-26b-a4-it-gguf'],
  ])('%s leads to %s and %s', (ref, provider, model) => {
    expect(primary(config(ref), '2026.5.12')).toMatchObject({ ref, provider, model });
  });

  it('keeps an alias of a provider apart once provider ids are exact', () => {
    expect(primary(config('z.ai/glm-4.7'), '2026.6.11')).toMatchObject({ provider: 'z.ai' });
  });

  it('without a provider goes to the default provider of the release', () => {
    expect(primary(`{ agents: { defaults: { model: 'sonnet' } } }`, '2026.3.13')).toMatchObject({
      provider: 'anthropic',
    });
  });

  it('behind the name of its provider is an alias, as a primary only from 2026.9.5 on', () => {
    const named = (slot: string, target: string) =>
      routes(
        `{ agents: { defaults: {
          model: { primary: 'my/fast', fallbacks: ['my/fast'] }, models: { 'my/m1': { alias: 'fast' } },
        } } }`,
        target,
      ).find((route) => route.slot === slot)?.model;
    expect(named('fallback[0]', '2026.6.11')).toBe('fast');
    expect(named('fallback[0]', '2026.7.35')).toBe('m1');
    expect(named('primary', '2026.9.4')).toBe('fast');
    expect(named('primary', '2026.9.6')).toBe('m1');
  });

  it('openrouter:free is the first free model that is configured', () => {
    const free = `{ agents: { defaults: { model: 'openrouter:free', models: { 'openrouter/a/b:free': {} } } } }`;
    expect(primary(free, '2026.4.29')).toMatchObject({ provider: 'openrouter', model: 'a/b:free' });
  });

  it('that names nothing leads nowhere', () => {
    expect(primary(`{ agents: { defaults: { model: 'openai/' } } }`, '2026.5.12')).toMatchObject({
      provider: '',
      route: 'unresolved',
    });
  });
});

describe('the slots of agents', () => {
  const roster = `{
    agents: {
      defaults: { model: { primary: 'openai/gpt-5.5', fallbacks: ['zai/glm-4.7'] }, heartbeat: { model: 'zai/glm-4.7' } },
      list: [{ id: 'main' }, { id: 'work', default: true, model: 'anthropic/claude-opus-4-7' }],
    },
  }`;
  const slotsOf = (target: string, agent: string) =>
    routes(roster, target)
      .filter((route) => route.agent === agent)
      .map(({ slot, ref }) => `${slot} ${ref}`);

  it('are those of the defaults where an agent has none of its own', () => {
    expect(slotsOf('2026.5.12', 'main')).toEqual([
      'primary openai/gpt-5.5',
      'fallback[0] zai/glm-4.7',
      'heartbeat zai/glm-4.7',
    ]);
  });

  it('lose the shared fallbacks with a primary of their own', () => {
    expect(slotsOf('2026.5.12', 'work')).toEqual(['primary anthropic/claude-opus-4-7', 'heartbeat zai/glm-4.7']);
  });

  it('kept the shared fallbacks in older releases', () => {
    expect(slotsOf('2026.4.22', 'work')).toContain('fallback[0] zai/glm-4.7');
  });

  it('start with the default agent', () => {
    expect(routes(roster, '2026.5.12')[0]).toMatchObject({ agent: 'work', slot: 'primary' });
  });

  it('name what answers where the config names no model', () => {
    expect(primary('{}', '2026.9.6')).toMatchObject({ agent: 'main', ref: 'openai/gpt-6-astra', at: undefined });
    expect(primary('{}', '2026.4.29')).toMatchObject({ ref: 'openai/gpt-5.5' });
  });

  it('pass over the model for small chores, once a primary one had to be named', () => {
    const chores = (separated: boolean, target: string) =>
      primary(
        `{
          agents: { defaults: { utilityModel: 'my/u1' } },
          meta: { migrations: { utilityModelSeparation: ${separated} } },
          models: { providers: { my: { baseUrl: 'https://my.example.org/v1', models: [{ id: 'u1' }, { id: 'm1' }] } } },
        }`,
        target,
      ).model;
    expect(chores(true, '2026.9.4')).toBe('u1');
    expect(chores(false, '2026.9.6')).toBe('u1');
    expect(chores(true, '2026.9.6')).toBe('m1');
  });

  it('say which value holds the ref', () => {
    expect(primary(roster, '2026.5.12').at?.path).toEqual(['agents', 'list', 1, 'model']);
  });
});

describe('the allowlist', () => {
  const config = `{ agents: { defaults: {
    model: 'openai/gpt-5.5', subagents: { model: 'zai/glm-4.7' }, models: { 'anthropic/claude-opus-4-7': {} },
  } } }`;

  it('lets primaries pass and refuses what is not on it', () => {
    const allowed = routes(config, '2026.5.12').map(({ slot, allowed }) => [slot, allowed]);
    expect(allowed).toEqual([
      ['primary', true],
      ['subagents', false],
    ]);
  });

  it('is the models map from 2026.8 on until it has been migrated', () => {
    const isOpen = (text: string) => routes(text, '2026.9.6').every(({ allowed }) => allowed);
    expect(isOpen(config)).toBe(false);
    expect(isOpen(config.replace(/}$/, ', meta: { migrations: { modelPolicyAllowlist: true } } }'))).toBe(true);
  });
});

describe('other providers', () => {
  it.each([
    ['anthropic/claude-opus-4-7', { env: ['ANTHROPIC_API_KEY'] }, 'api-key', 'metered', 'pi'],
    ['anthropic/claude-opus-4-7', { profiles: ['anthropic:max token'] }, 'token', 'subscription', 'pi'],
    ['anthropic/claude-opus-4-7', {}, 'none', 'unknown', 'pi'],
    ['anthropic/claude-opus-4-7', { stores: 'unread' as const }, 'unknown', 'unknown', 'pi'],
    ['ollama/gemma4', {}, 'none', 'local', 'pi'],
    ['claude-cli/claude-opus-4-7', {}, 'unknown', 'unknown', 'cli-backend'],
  ])('%s with %j: %s, %s, %s', (ref, known, kind, bill, route) => {
    expect(primary(`{ agents: { defaults: { model: '${ref}' } } }`, '2026.5.12', known)).toMatchObject({
      auth: { kind },
      bill,
      route,
    });
  });

  it('run on a command-line backend where the model says so', () => {
    const config = `{ agents: { defaults: {
      model: 'anthropic/claude-opus-4-7',
      models: { 'anthropic/claude-opus-4-7': { agentRuntime: { id: 'claude-cli' } } },
    } } }`;
    expect(primary(config, '2026.9.6')).toMatchObject({
      runtime: 'claude-cli',
      runtimeSource: 'agents.defaults.models["anthropic/claude-opus-4-7"].agentRuntime.id',
      route: 'cli-backend',
    });
  });

  it('cannot run on Codex', () => {
    const config = `{ agents: { defaults: {
      model: 'zai/glm-4.7', models: { 'zai/glm-4.7': { agentRuntime: { id: 'codex' } } },
    } } }`;
    expect(primary(config, '2026.9.6')).toMatchObject({ runtime: 'codex', route: 'unresolved' });
  });

  it('written by hand take the key their block names', () => {
    const config = `{
      models: { providers: { mine: { baseUrl: 'https://models.example/v1', apiKey: '\${MINE_KEY}', models: [{ id: 'm' }] } } },
      agents: { defaults: { model: 'mine/m' } },
    }`;
    expect(primary(config, '2026.5.12')).toMatchObject({ auth: { kind: 'api-key', env: 'MINE_KEY' }, bill: 'metered' });
  });

  it("on a machine of one's own cost nothing", () => {
    const config = `{
      models: { providers: { mine: { baseUrl: 'http://192.168.1.20:8080/v1', apiKey: 'x', models: [{ id: 'm' }] } } },
      agents: { defaults: { model: 'mine/m' } },
    }`;
    expect(primary(config, '2026.5.12')).toMatchObject({ bill: 'local' });
  });
});

describe('sessions and cron jobs', () => {
  const config = configValue(`{ agents: { defaults: { model: 'openai/gpt-5.5', models: { 'openai/gpt-5.5': {} } } } }`);
  const session = (entry: string, target: string) =>
    resolveRoutes(config, facts({ profiles: ['openai:default oauth', 'openai:key api-key'] }), release(target), {
      sessions: [{ key: 'agent:main:main', entry: configValue(entry) }],
    }).find(({ slot }) => slot.startsWith('session:'));

  it('lead where their own selection points', () => {
    const route = session(`{ providerOverride: 'zai', modelOverride: 'glm-4.7' }`, '2026.6.11');
    expect(route).toMatchObject({
      slot: 'session:agent:main:main',
      ref: 'zai/glm-4.7',
      provider: 'zai',
      allowed: false,
    });
  });

  it('keep the profile they are pinned to', () => {
    const route = session(
      `{ providerOverride: 'openai', modelOverride: 'gpt-5.5', authProfileOverride: 'openai:key' }`,
      '2026.6.11',
    );
    expect(route).toMatchObject({ auth: { kind: 'api-key', profile: 'openai:key' }, bill: 'metered' });
  });

  const openai = `providerOverride: 'openai', modelOverride: 'gpt-5.5'`;
  const anthropic = `providerOverride: 'anthropic', modelOverride: 'claude-opus-4-6'`;
  it.each([
    ['2026.5.12', openai, 'pi', 'default'],
    ['2026.5.18', openai, 'pi', 'agentRuntimeOverride'],
    ['2026.5.27', openai, 'pi', 'agentRuntimeOverride'],
    ['2026.5.28', openai, 'pi', 'default'],
    ['2026.6.35', openai, 'openclaw', 'default'],
    ['2026.7.1', openai, 'openclaw', 'agentRuntimeOverride'],
    ['2026.7.35', openai, 'pi', 'agentRuntimeOverride'],
    ['2026.9.6', openai, 'openclaw', 'agentRuntimeOverride'],
    ['2026.6.6', anthropic, 'claude-cli', 'default'],
    ['2026.6.8', anthropic, 'claude-cli', 'agentRuntimeOverride'],
    ['2026.9.6', anthropic, 'codex', 'default'],
  ])('under %s, on %s, the pin of %s leaves the choice to %s', (target, model, pin, runtimeSource) => {
    expect(session(`{ ${model}, agentRuntimeOverride: '${pin}' }`, target)).toMatchObject({ runtimeSource });
  });

  it.each([
    ['2026.7.35', 'default'],
    ['2026.8.1', 'agentHarnessId'],
  ])('under %s a locked session leaves the choice of its harness to %s', (target, runtimeSource) => {
    const entry = `{ ${openai}, modelSelectionLocked: true, agentHarnessId: 'openclaw' }`;
    expect(session(entry, target)).toMatchObject({ runtimeSource });
  });

  it('without a selection are no routes of their own', () => {
    expect(session(`{ modelProvider: 'openai', model: 'gpt-5.5' }`, '2026.6.11')).toBeUndefined();
  });

  it('are there for cron payloads too', () => {
    const store = configValue(
      `{ jobs: [{ id: 'digest', payload: { model: 'zai/glm-4.7', fallbacks: ['gpt-5.5'] } }] }`,
    );
    const found = resolveRoutes(config, facts(), release('2026.5.12'), { cron: [store] }).slice(1);
    expect(found.map(({ slot, provider, allowed }) => [slot, provider, allowed])).toEqual([
      ['cron:digest', 'zai', false],
      ['cron:digest.fallback[0]', 'openai', true],
    ]);
  });
});
