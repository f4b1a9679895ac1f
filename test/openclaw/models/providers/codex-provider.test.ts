import { describe, expect, it } from 'vitest';
import {
  codexProviderMove,
  inheritedSettings,
  isBlockedCodexProvider,
} from '../../../../src/openclaw/models/providers/codex-provider.js';
import { release } from '../../../../src/openclaw/releases/release.js';
import { configValue } from '../../config-value.js';

const newest = release('2026.9.6');

function move(providers: string, agents = '{}') {
  const config = configValue(`{ agents: ${agents}, models: { providers: ${providers} } }`);
  const legacy = config.at('models.providers["openai-codex"]');
  if (legacy === undefined) throw new Error('no block to move');
  return codexProviderMove(config, legacy);
}

describe('the block of a retired Codex provider', () => {
  it('takes the name of openai where there is no such block', () => {
    expect(move(`{ 'openai-codex': { models: [{ id: 'a' }] } }`)).toEqual({ type: 'rename' });
  });

  it('finds the openai block however its author wrote the name', () => {
    expect(move(`{ OpenAI: { models: [] }, 'openai-codex': { models: [] } }`).type).toBe('drop');
  });

  it('adds the models the openai block lacks', () => {
    const found = move(
      `{ openai: { models: [{ id: 'a' }] }, 'openai-codex': { models: [{ id: 'a' }, { id: 'b' }, { name: 'c' }] } }`,
    );
    expect(found.type === 'merge' && found.rows.map((row) => row.value)).toEqual([{ id: 'b' }, { name: 'c' }]);
  });

  it('needs a person where both describe one model, and differently', () => {
    const found = move(
      `{ openai: { models: [{ id: 'a', maxTokens: 1 }] }, 'openai-codex': { models: [{ id: 'a', maxTokens: 2 }] } }`,
    );
    expect(found).toMatchObject({ type: 'blocked', reason: expect.stringContaining('`a`') });
  });

  it('compares models with what their blocks say for all of them', () => {
    const shared = `{ openai: { api: 'openai-chatgpt-responses', models: [{ id: 'a' }] }, 'openai-codex': { models: [{ id: 'a', api: 'openai-codex-responses' }] } }`;
    expect(move(shared).type).toBe('drop');
  });

  it.each([
    [`{ openai: { models: [] }, 'openai-codex': { apiKey: 'x', models: [{ id: 'a' }] } }`, 'openai-codex.apiKey'],
    [`{ openai: { headers: { a: 'b' }, models: [] }, 'openai-codex': { models: [{ id: 'a' }] } }`, 'openai.headers'],
    [`{ openai: { maxTokens: 5, models: [] }, 'openai-codex': { models: [{ id: 'a' }] } }`, 'openai.maxTokens'],
  ])('needs a person where a key cannot be written on one model: %s', (providers, key) => {
    expect(move(providers)).toMatchObject({ type: 'blocked', reason: expect.stringContaining(key) });
  });

  it('never names the value of a key', () => {
    const found = move(`{ openai: { models: [] }, 'openai-codex': { apiKey: 'sk-secret', models: [{ id: 'a' }] } }`);
    expect(JSON.stringify(found)).not.toContain('sk-secret');
  });

  it('stays, with its refs, where an allowlist names all of its models', () => {
    const agents = `{ defaults: { modelPolicy: { allow: ['openai-codex/*'] } } }`;
    expect(move(`{ 'openai-codex': { models: [] } }`, agents).type).toBe('blocked');
    const config = configValue(`{ agents: ${agents} }`);
    expect(isBlockedCodexProvider(config, 'openai-codex', newest)).toBe(true);
    expect(isBlockedCodexProvider(config, 'codex', newest)).toBe(false);
  });

  it('hands its settings to the models that leave it', () => {
    const config = configValue(
      `{ b: { baseUrl: 'https://c', contextWindow: 9, params: { x: 1, y: 1 }, models: [{ id: 'a', contextWindow: 5, params: { x: 2 } }] } }`,
    );
    const block = config.at('b');
    const row = block?.at('models[0]');
    if (block === undefined || row === undefined) throw new Error('no model');
    expect(inheritedSettings(row, block)).toEqual([
      { key: 'params', value: { x: 2, y: 1 } },
      { key: 'baseUrl', value: 'https://c' },
    ]);
  });

  it('keeps models of `codex` on Codex, unless they chose a runtime', () => {
    const config = configValue(
      `{ codex: { models: [{ id: 'a' }, { id: 'b', agentRuntime: { id: 'auto' } }, { id: 'c', agentRuntime: { id: 'pi' } }] } }`,
    );
    const block = config.at('codex');
    const settings = (block?.at('models')?.items() ?? []).map((row) => (block ? inheritedSettings(row, block) : []));
    const codex = [{ key: 'agentRuntime', value: { id: 'codex' } }];
    expect(settings).toEqual([codex, codex, []]);
  });
});
