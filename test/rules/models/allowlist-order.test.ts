import JSON5 from 'json5';
import { describe, expect, it } from 'vitest';
import { memoryInstallation } from '../../../src/engine/rule-tester.js';
import { run } from '../../../src/engine/run.js';
import type { FixLevel } from '../../../src/engine/run-options.js';
import { release } from '../../../src/openclaw/releases/release.js';
import { rules } from '../../../src/rules/registry.js';

const CONFIG = '/home/operator/.openclaw/openclaw.json';
const models = rules.filter((rule) => /^(models|runtime)\//.test(rule.id));

async function fixed(text: string, target: string, level: FixLevel = 'safe') {
  const installation = memoryInstallation([{ path: CONFIG, kind: 'config', content: text }]);
  const result = await run(models, installation, { release: release(target), source: 'flag' }, { fix: level });
  expect(result.defects).toEqual([]);
  return JSON5.parse(result.files[0]?.after ?? '');
}

describe('allowlist, runtimes and refs together', () => {
  it('copies the map before refs are rewritten, and rewrites the copy with them', async () => {
    const after = await fixed(
      `{ agents: { defaults: { model: 'claude-cli/claude-opus-5', models: { 'claude-cli/claude-opus-5': { alias: 'o' }, 'x/y': {} } } } }`,
      '2026.9.6',
    );
    expect(after.agents.defaults).toEqual({
      model: 'anthropic/claude-opus-5',
      models: {
        'anthropic/claude-opus-5': { alias: 'o', agentRuntime: { id: 'claude-cli' } },
        'x/y': {},
      },
      modelPolicy: { allow: ['anthropic/claude-opus-5', 'x/y'] },
    });
  });

  it('makes no allowlist out of runtimes that a rewrite has just chosen', async () => {
    const after = await fixed(`{ agents: { defaults: { model: 'openai-codex/gpt-5.5' } } }`, '2026.9.6');
    expect(after.agents.defaults).toEqual({
      model: 'openai/gpt-5.5',
      models: { 'openai/gpt-5.5': { agentRuntime: { id: 'codex' } } },
    });
    expect(after.meta).toEqual({ migrations: { modelPolicyAllowlist: true } });
  });

  it('lets the runtime an entry chose itself win over the one its old name stood for', async () => {
    const after = await fixed(
      `{ agents: { defaults: { model: 'google-gemini-cli/g', models: { 'google-gemini-cli/g': { agentRuntime: { id: 'pi' } } } } } }`,
      '2026.9.6',
    );
    expect(after.agents.defaults.models['google/g']).toEqual({ agentRuntime: { id: 'pi' } });
  });

  it.each(['2026.5.12', '2026.6.11', '2026.8.2', '2026.9.6'])(
    'does not go round in a circle with the rule for what an allowlist lacks (%s)',
    async (target) => {
      const text = `{ agents: { defaults: { model: 'claude-cli/a', models: { 'claude-cli/a': {}, 'x/y': {} }, heartbeat: { model: 'Claude-CLI/b' } } } }`;
      await expect(fixed(text, target, 'unsafe')).resolves.toBeDefined();
    },
  );

  it('leaves refs of a Codex block alone that only a person can merge', async () => {
    const text = `{
      models: { providers: { openai: { apiKey: '\${KEY}', models: [] }, 'openai-codex': { models: [{ id: 'gpt-5.5', name: 'g' }] } } },
      agents: { defaults: { model: 'openai-codex/gpt-5.5' } },
    }`;
    expect((await fixed(text, '2026.9.6')).agents.defaults.model).toBe('openai-codex/gpt-5.5');
  });

  it.each(['2026.8.2', '2026.9.6'])(
    'leaves every model open that was, whoever writes the first entry (%s)',
    async (target) => {
      const whole = await fixed(
        `{ agents: { defaults: { model: 'anthropic/claude-opus-4-7', agentRuntime: { id: 'claude-cli' } } } }`,
        target,
      );
      expect(whole.agents.defaults.modelPolicy).toBeUndefined();
      expect(whole.meta.migrations.modelPolicyAllowlist).toBe(true);
    },
  );

  it('adds nothing to a config whose list of models is settled', async () => {
    const text = `{ agents: { defaults: { model: 'openai-codex/gpt-5.5', modelPolicy: {} } } }`;
    const after = await fixed(text, '2026.9.6');
    expect(after.agents.defaults.modelPolicy).toEqual({});
    expect(after.meta?.migrations?.modelPolicyAllowlist).toBeUndefined();
  });

  it('keeps what was closed closed, and the runtime’s model on the list', async () => {
    const text = `{ agents: { defaults: { model: 'openai-codex/gpt-5.5', models: { 'anthropic/claude-opus-5': {} } } } }`;
    const after = await fixed(text, '2026.9.6');
    expect(after.agents.defaults.modelPolicy).toEqual({ allow: ['anthropic/claude-opus-5'] });
  });
});
