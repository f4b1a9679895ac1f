import { describe, expect, it } from 'vitest';
import { memoryInstallation } from '../../../src/engine/rule-tester.js';
import type { FileKind, InstallationFile } from '../../../src/openclaw/installation.js';
import { stateFacts } from '../../../src/openclaw/routes/facts.js';
import { configValue } from '../config-value.js';

const HOME = '/home/operator/.openclaw';
const CONFIG = { path: `${HOME}/openclaw.json`, kind: 'config' as const, content: '{}' };
const store = (content: unknown, agent = 'main', kind: FileKind = 'auth-profiles') => ({
  path: `${HOME}/agents/${agent}/agent/${kind}.json`,
  kind,
  content: JSON.stringify(content),
});

describe('what is known of sign-ins', () => {
  it('is their ids, providers and kinds, and nothing they hold', () => {
    const facts = stateFacts(
      memoryInstallation([
        CONFIG,
        store({
          version: 1,
          profiles: {
            'openai-codex:me': { type: 'oauth', provider: 'openai-codex', access: 'never-seen' },
            'anthropic:key': { type: 'api_key', provider: 'Anthropic', key: 'never-seen' },
            'github-copilot:x': { type: 'token', provider: 'github-copilot', token: 'never-seen' },
            'old:default': { mode: 'api_key', apiKey: 'never-seen' },
            'sidecar:default': { provider: 'openai-codex', oauthRef: { id: 'x' } },
            'broken:default': { provider: 'broken' },
          },
          order: { 'OpenAI-Codex': ['openai-codex:me'] },
        }),
      ]),
      undefined,
    );
    expect(facts.profiles.map(({ id, provider, kind, agent }) => [id, provider, kind, agent])).toEqual([
      ['openai-codex:me', 'openai-codex', 'oauth', 'main'],
      ['anthropic:key', 'anthropic', 'api-key', 'main'],
      ['github-copilot:x', 'github-copilot', 'token', 'main'],
      ['old:default', 'old', 'api-key', 'main'],
      ['sidecar:default', 'openai-codex', 'oauth', 'main'],
    ]);
    expect(facts.orders).toEqual([{ agent: 'main', provider: 'openai-codex', profiles: ['openai-codex:me'] }]);
    expect(facts.stores).toBe('complete');
    expect(JSON.stringify(facts)).not.toContain('never-seen');
  });

  it('is read from the flat stores of 2026.1 too', () => {
    const facts = stateFacts(memoryInstallation([CONFIG, store({ openai: { apiKey: 'k' } })]), undefined);
    expect(facts.profiles).toMatchObject([{ id: 'openai:default', provider: 'openai', kind: 'api-key' }]);
  });

  it('takes the order from where newer releases keep it', () => {
    const state = store({ order: { openai: ['openai:a'] }, lastGood: { openai: 'openai:a' } }, 'main', 'auth-state');
    const facts = stateFacts(memoryInstallation([CONFIG, state]), undefined);
    expect(facts).toMatchObject({ profiles: [], orders: [{ provider: 'openai', profiles: ['openai:a'] }] });
  });

  it('follows a store that a fix is about to change', () => {
    const before = store({ profiles: {} });
    const text = JSON.stringify({ profiles: { 'zai:k': { type: 'api_key', provider: 'zai' } } });
    const facts = stateFacts(memoryInstallation([CONFIG, before]), undefined, [{ path: before.path, text }]);
    expect(facts.profiles.map(({ id }) => id)).toEqual(['zai:k']);
  });
});

describe('how much is known', () => {
  const coverage = (...files: readonly (Pick<InstallationFile, 'path' | 'kind'> & { content?: string })[]) =>
    stateFacts(memoryInstallation(files.map((file) => ({ ...file, content: file.content ?? '' }))), undefined).stores;
  const sessions = { path: `${HOME}/agents/main/sessions/sessions.json`, kind: 'sessions' as const, content: '{}' };

  it('is nothing where only a config was looked at', () => {
    expect(coverage(CONFIG)).toBe('unread');
    expect(stateFacts({ ...memoryInstallation([CONFIG, store({})]), stateDir: undefined }, undefined).stores).toBe(
      'unread',
    );
  });

  it('is that a home has no store', () => {
    expect(coverage(CONFIG, sessions)).toBe('absent');
  });

  it('is not all where sign-ins lie elsewhere too', () => {
    const legacy = { path: `${HOME}/agents/main/agent/auth.json`, kind: 'auth-legacy' as const };
    const oauth = { path: `${HOME}/credentials/oauth.json`, kind: 'credentials' as const };
    const database = { path: `${HOME}/agents/main/agent/openclaw-agent.sqlite`, kind: 'sqlite' as const };
    for (const hidden of [legacy, oauth, database]) expect(coverage(CONFIG, store({}), hidden)).toBe('partial');
  });

  it('is all where a database could be read', () => {
    const installation = memoryInstallation([
      CONFIG,
      store({}),
      { path: `${HOME}/agents/main/agent/openclaw-agent.sqlite`, kind: 'sqlite', content: '' },
    ]);
    const files = installation.files.map((file) => (file.kind === 'sqlite' ? { ...file, schemaVersion: 3 } : file));
    expect(stateFacts({ ...installation, files }, undefined).stores).toBe('complete');
  });
});

describe('variables', () => {
  it('are those of the process and those the config sets', () => {
    const config = configValue(`{ env: { A_KEY: 'x', vars: { B_KEY: 'y', EMPTY: '' } } }`);
    const installation = { ...memoryInstallation([CONFIG]), envNames: new Set(['C_KEY']) };
    expect([...stateFacts(installation, config).envNames].sort()).toEqual(['A_KEY', 'B_KEY', 'C_KEY']);
  });
});
