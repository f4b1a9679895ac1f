import { describe, expect, it } from 'vitest';
import { choosesRuntime, explicitRuntime } from '../../../src/openclaw/models/runtime-policy.js';
import { release } from '../../../src/openclaw/releases/release.js';
import { configValue } from '../config-value.js';

const RELEASES = ['2026.5.12', '2026.6.11', '2026.7.35', '2026.8.2', '2026.9.6'];

function chosen(config: string, ref: string, target: string, agent = 'main'): string | undefined {
  return explicitRuntime(configValue(config), ref, agent, release(target))?.runtime;
}

describe('an entry', () => {
  it.each(['auto', 'default', ' Default ', ''])('that says %j chooses no runtime', (id) => {
    expect(choosesRuntime(configValue(`{ agentRuntime: { id: '${id}' } }`))).toBe(false);
  });

  it('that names one chooses it', () => {
    expect(choosesRuntime(configValue(`{ agentRuntime: { id: 'codex' } }`))).toBe(true);
  });
});

describe.each(RELEASES)('the runtime that a config chooses for a model of %s', (target) => {
  const onProvider = (entry: string) => `{
    models: { providers: { openai: { agentRuntime: { id: 'codex' }, models: [] } } },
    agents: { defaults: { models: { 'openai/gpt-5.5': ${entry} } } },
  }`;

  it('is that of its provider where its entry says nothing', () => {
    expect(chosen(onProvider('{}'), 'openai/gpt-5.5', target)).toBe('codex');
    expect(chosen(onProvider(`{ agentRuntime: { id: ' ' } }`), 'openai/gpt-5.5', target)).toBe('codex');
  });

  it.each(['auto', 'default'])('is nobody’s where its entry says %s, whatever the provider says', (id) => {
    expect(chosen(onProvider(`{ agentRuntime: { id: '${id}' } }`), 'openai/gpt-5.5', target)).toBeUndefined();
  });

  it('is open for an agent whose own entry leaves it open', () => {
    const config = `{ agents: {
      defaults: { models: { 'openai/gpt-5.5': { agentRuntime: { id: 'codex' } } } },
      list: [{ id: 'work', models: { 'openai/gpt-5.5': { agentRuntime: { id: 'auto' } } } }],
    } }`;
    expect(chosen(config, 'openai/gpt-5.5', target)).toBe('codex');
    expect(chosen(config, 'openai/gpt-5.5', target, 'work')).toBeUndefined();
  });

  it('stands in an entry without a provider too', () => {
    const config = `{ agents: { defaults: { models: { 'gpt-5.5': { agentRuntime: { id: 'codex' } } } } } }`;
    expect(chosen(config, 'openai/gpt-5.5', target)).toBe('codex');
  });

  it('does not stand in an entry that pins an account', () => {
    const config = `{ agents: { defaults: { models: { 'openai/gpt-5.5@openai:me': { agentRuntime: { id: 'codex' } } } } } }`;
    expect(chosen(config, 'openai/gpt-5.5', target)).toBeUndefined();
  });
});

it('may be chosen for a model that a router has of another provider from 2026.8.1 on', () => {
  const ref = 'openrouter/anthropic/claude-opus-4-6';
  const config = `{ agents: { defaults: { models: { '${ref}': { agentRuntime: { id: 'codex' } } } } } }`;
  expect(chosen(config, ref, '2026.7.35')).toBeUndefined();
  expect(chosen(config, ref, '2026.8.2')).toBe('codex');
});
