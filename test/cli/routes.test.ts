import { describe, expect, test } from 'vitest';
import { makeHome } from './home.js';

const CONFIG = `{
  agents: {
    defaults: {
      model: { primary: 'openai-codex/gpt-5.5', fallbacks: ['sonnet'] },
      models: { 'openai-codex/gpt-5.5': {}, 'anthropic/claude-sonnet-4-6': { alias: 'sonnet' } },
      subagents: { model: 'zai/glm-4.7' },
    },
    list: [{ id: 'main' }, { id: 'work', model: 'anthropic/claude-sonnet-4-6' }],
  },
}
`;
const AUTH = JSON.stringify({
  version: 1,
  profiles: {
    'openai-codex:default': { type: 'oauth', provider: 'openai-codex', access: 'never-shown', refresh: 'never-shown' },
  },
});
const SESSIONS = `{ "agent:main:main": { "sessionId": "s", "updatedAt": 1, "providerOverride": "zai", "modelOverride": "glm-4.7" } }`;

const home = () =>
  makeHome({
    '.openclaw/openclaw.json': CONFIG,
    '.openclaw/agents/main/agent/auth-profiles.json': AUTH,
    '.openclaw/agents/main/sessions/sessions.json': SESSIONS,
  });

describe('routes', () => {
  test('names every slot of every agent, in the shape of the contract', async () => {
    const { stdout, status } = await (await home()).run(['routes', '--target', '2026.4.29', '--format', 'json']);
    const report = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(report).toMatchObject({ schemaVersion: 1, target: { release: '2026.4.29', source: 'flag' } });
    expect(report.routes[0]).toEqual({
      agent: 'main',
      slot: 'primary',
      file: '.openclaw/openclaw.json',
      path: 'agents.defaults.model.primary',
      ref: 'openai-codex/gpt-5.5',
      provider: 'openai-codex',
      model: 'gpt-5.5',
      allowed: true,
      runtime: 'pi',
      runtimeSource: 'default',
      auth: { kind: 'oauth', profile: 'openai-codex:default' },
      bill: 'subscription',
      route: 'codex-oauth-pi',
    });
    const slots = report.routes.map(({ agent, slot, allowed }: Record<string, unknown>) => [agent, slot, allowed]);
    expect(slots).toEqual([
      ['main', 'primary', true],
      ['main', 'fallback[0]', true],
      ['main', 'subagents', false],
      ['work', 'primary', true],
      ['work', 'subagents', false],
      ['main', 'session:agent:main:main', false],
    ]);
    expect(report.routes.at(-1)).toMatchObject({
      file: '.openclaw/agents/main/sessions/sessions.json',
      path: '["agent:main:main"].modelOverride',
    });
    expect(stdout).not.toContain('never-shown');
  });

  test('shows one agent', async () => {
    const { stdout } = await (await home()).run(['routes', '--agent', 'Work', '--format', 'json']);
    const agents = JSON.parse(stdout).routes.map(({ agent }: { agent: string }) => agent);
    expect([...new Set(agents)]).toEqual(['work']);
  });

  test('says which agents there are where one is mistyped', async () => {
    const ran = await (await home()).run(['routes', '--agent', 'wrok']);
    expect(ran).toMatchObject({ status: 2, stdout: '' });
    expect(ran.stderr).toContain('there is no agent wrok; known: main, work');
  });

  test('is read by people too', async () => {
    const { stdout } = await (await home()).run(['routes', '--target', '2026.4.29']);
    expect(stdout).toContain('Model routes under OpenClaw 2026.4.29');
    expect(stdout).toContain('main fallback[0]  sonnet = anthropic/claude-sonnet-4-6');
    expect(stdout).toContain('on pi, oauth openai-codex:default, subscription, codex-oauth-pi');
    expect(stdout).toContain('not allowed');
  });

  test('compares two releases', async () => {
    const { stdout } = await (await home()).run(['routes', '--compare', '2026.4.29', '2026.9.6', '--format', 'json']);
    const report = JSON.parse(stdout);
    expect(report.compare).toMatchObject({ before: { release: '2026.4.29' }, after: { release: '2026.9.6' } });
    expect(report.routes[0]).toMatchObject({ slot: 'primary', verdict: 'no longer resolves: nobody answers' });
    expect(report.routes.find(({ agent }: { agent: string }) => agent === 'work')).toMatchObject({ verdict: 'same' });
  });

  test('compares two configs', async () => {
    const here = await home();
    await here.write('new.json', CONFIG.replaceAll('openai-codex/', 'openai/'));
    const { stdout } = await here.run(
      ['routes', '--compare', '.openclaw/openclaw.json', 'new.json', '--target', '2026.4.29'],
      { env: { OPENAI_API_KEY: 'never-shown' } },
    );
    expect(stdout).toContain(
      'main primary: the subscription (openai-codex:default) becomes an account paid by\n  use (OPENAI_API_KEY)\n',
    );
    expect(stdout).toContain('1 of 6 leads elsewhere, 5 are the same');
  });

  test('takes two things to compare', async () => {
    const ran = await (await home()).run(['routes', '--compare', '2026.4.29']);
    expect(ran.status).toBe(2);
    expect((await (await home()).run(['routes', '--compare', '2026.4.29', '2026.13.1'])).stderr).toContain(
      'no OpenClaw release',
    );
  });
});

describe('why', () => {
  test('shows every step, the verdict, the answer and the entry that helps', async () => {
    const { stdout, status } = await (await home()).run(['why', 'zai/glm-4.7', '--target', '2026.4.29']);
    expect(status).toBe(1);
    for (const text of [
      'alias      no model has the alias "zai/glm-4.7"',
      'the model is "glm-4.7" of "zai"',
      'agents.defaults.models is the allowlist and does not hold',
      'runtime    "pi" by default',
      'auth       no usable credential was found',
      'zai/glm-4.7 is refused',
      'Model "zai/glm-4.7" is not allowed. Use /model to list available models.',
      'To allow it, add to agents.defaults.models:\n  "zai/glm-4.7": {}',
    ]) {
      expect(stdout).toContain(text);
    }
  });

  test('follows an alias', async () => {
    const ran = await (await home()).run(['why', 'Sonnet', '--target', '2026.5.12', '--format', 'json']);
    expect(ran.status).toBe(0);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      ref: 'Sonnet',
      resolved: 'anthropic/claude-sonnet-4-6',
      verdict: 'answers',
      answer: null,
      remedy: null,
      route: { allowed: true, route: 'pi' },
    });
  });

  test('finds the ref in what OpenClaw answered', async () => {
    const pasted =
      'Model "zai/glm-4.7" is not allowed. Use /models to list providers, or /models <provider> to list models.';
    const { stdout } = await (await home()).run(['why', pasted, '--target', '2026.5.12']);
    expect(stdout).toContain('zai/glm-4.7 is refused');
  });

  test('says that a provider is gone', async () => {
    const { stdout, status } = await (await home()).run(['why', 'openai-codex/gpt-5.5', '--target', '2026.9.6']);
    expect(status).toBe(1);
    expect(stdout).toContain('Unknown model: openai-codex/gpt-5.5');
  });

  test('names the list that counts from 2026.8 on', async () => {
    const here = await makeHome({
      '.openclaw/openclaw.json': `{ agents: { defaults: { modelPolicy: { allow: ['openai/*'] } } } }`,
    });
    const { stdout } = await here.run(['why', 'zai/glm-4.7', '--target', '2026.9.6', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'refused',
      answer: expect.stringContaining('to agents.defaults.modelPolicy.allow.'),
      remedy: { path: 'agents.defaults.modelPolicy.allow', entry: '"zai/glm-4.7"' },
    });
  });

  test('wants a ref', async () => {
    expect((await (await home()).run(['why', ' '])).status).toBe(2);
  });
});

describe('doctor --fix', () => {
  test('prints the routes before and after', async () => {
    const { stdout } = await (await home()).run(['--fix', '--target', '2026.5.12', '--only', 'models/*']);
    expect(stdout).toContain('main primary: same subscription, Codex harness instead of PI');
    expect(stdout).toContain('was openai-codex/gpt-5.5 on pi, oauth openai-codex:default, subscription');
    expect(stdout).toContain('now openai/gpt-5.5 on codex, oauth openai-codex:default, subscription');
  });

  test('lists them for programs', async () => {
    const { stdout } = await (await home()).run([
      ...['--fix', '--target', '2026.5.12', '--only', 'models/*', '--format', 'json'],
    ]);
    expect(JSON.parse(stdout).routes.changed).toMatchObject([
      {
        agent: 'main',
        slot: 'primary',
        file: '.openclaw/openclaw.json',
        path: 'agents.defaults.model.primary',
        before: { route: 'codex-oauth-pi', bill: 'subscription' },
        after: { route: 'codex-app-server', bill: 'subscription' },
      },
    ]);
  });
});
