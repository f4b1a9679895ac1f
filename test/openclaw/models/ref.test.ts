import { describe, expect, it } from 'vitest';
import {
  builtInRuntime,
  canonicalOpenAiRef,
  formatModelRef,
  isLegacyCodexProvider,
  modelKey,
  normalizeProvider,
  normalizeRuntime,
  parseModelRef,
  providerAliasTarget,
  sameModel,
} from '../../../src/openclaw/models/ref.js';
import { release } from '../../../src/openclaw/releases/release.js';

const may = release('2026.5.12');
const newest = release('2026.9.6');

describe('a model ref', () => {
  it.each([
    ['openai/gpt-5.5', { provider: 'openai', model: 'gpt-5.5', profile: undefined }],
    ['  openai / gpt-5.5 ', { provider: 'openai', model: 'gpt-5.5', profile: undefined }],
    ['gpt-5.5', { provider: undefined, model: 'gpt-5.5', profile: undefined }],
    ['openrouter/moonshotai/kimi-k2', { provider: 'openrouter', model: 'moonshotai/kimi-k2', profile: undefined }],
    ['openai/gpt-5.5@work', { provider: 'openai', model: 'gpt-5.5', profile: 'work' }],
    [
      'openai/gpt-5.5@openai-codex:me@x.org',
      { provider: 'openai', model: 'gpt-5.5', profile: 'openai-codex:me@x.org' },
    ],
    ['opus@work', { provider: undefined, model: 'opus', profile: 'work' }],
  ])('%j is read in its parts', (text, ref) => {
    expect(parseModelRef(text)).toEqual(ref);
  });

  it('keeps a date or a quantisation after @ as part of the model id', () => {
    expect(parseModelRef('google-vertex/claude@20250929')).toMatchObject({
      model: 'claude@20250929',
      profile: undefined,
    });
    expect(parseModelRef('google-vertex/claude@20250929@work')).toMatchObject({
      model: 'claude@20250929',
      profile: 'work',
    });
    expect(parseModelRef('lmstudio/qwen@q4_k_m@home')).toMatchObject({ model: 'qwen@q4_k_m', profile: 'home' });
    expect(parseModelRef('lmstudio/qwen@8bit')).toMatchObject({ model: 'qwen@8bit', profile: undefined });
  });

  it('does not take an @ of an earlier path part for a profile', () => {
    expect(parseModelRef('workers-ai/@cf/meta/llama')).toMatchObject({ model: '@cf/meta/llama', profile: undefined });
  });

  it.each(['', '   ', 'openai/', '/gpt-5.5', '/'])('%j names no model', (text) => {
    expect(parseModelRef(text)).toBeUndefined();
  });

  it('is written again as it was read', () => {
    for (const text of ['openai/gpt-5.5', 'opus', 'openrouter/a/b@p', 'x@20250929@p']) {
      const ref = parseModelRef(text);
      expect(ref === undefined ? undefined : formatModelRef(ref)).toBe(text);
    }
  });

  it('of @@@ does not hang and names no profile', () => {
    expect(parseModelRef(`a${'@'.repeat(10_000)}`)?.provider).toBeUndefined();
    expect(parseModelRef(`a${'@20250929'.repeat(10_000)}`)?.profile).toBeUndefined();
  });
});

describe('two refs', () => {
  it('name one model whatever their case or profile', () => {
    expect(sameModel('OpenAI/GPT-5.5', ' openai/gpt-5.5@work ', may)).toBe(true);
    expect(sameModel('openai/gpt-5.5', 'openai/gpt-5.4', may)).toBe(false);
    expect(sameModel('gpt-5.5', 'openai/gpt-5.5', may)).toBe(false);
    expect(sameModel('', '', may)).toBe(false);
  });

  it('name one model through an alias only where the release resolves aliases', () => {
    expect(sameModel('z.ai/glm-5', 'zai/glm-5', may)).toBe(true);
    expect(sameModel('z.ai/glm-5', 'zai/glm-5', release('2026.5.27'))).toBe(true);
    expect(sameModel('z.ai/glm-5', 'zai/glm-5', release('2026.5.28'))).toBe(false);
  });

  it('name one model when the id repeats its provider', () => {
    expect(modelKey({ provider: 'openrouter', model: 'openrouter/auto', profile: undefined }, newest)).toBe(
      'openrouter/auto',
    );
  });
});

describe('provider aliases', () => {
  it('follow the release', () => {
    expect(normalizeProvider('Z.AI', may)).toBe('zai');
    expect(normalizeProvider('Z.AI', newest)).toBe('z.ai');
    expect(normalizeProvider('qwen', release('2026.3.13'))).toBe('qwen-portal');
    expect(normalizeProvider('qwen', may)).toBe('qwen');
    expect(normalizeProvider('kimi-code', release('2026.3.13'))).toBe('kimi-coding');
    expect(normalizeProvider('kimi-code', may)).toBe('kimi');
    expect(normalizeProvider('moonshotai', release('2026.4.29'))).toBe('moonshotai');
    expect(normalizeProvider('moonshotai', may)).toBe('moonshot');
  });

  it('are known also where the release takes ids exactly', () => {
    expect(providerAliasTarget('z.ai', newest)).toBe('zai');
    expect(providerAliasTarget('openai', newest)).toBeUndefined();
  });
});

describe('the legacy Codex provider', () => {
  it('is openai-codex, and codex too from 2026.8.1 on', () => {
    expect(isLegacyCodexProvider(' OpenAI-Codex ', may)).toBe(true);
    expect(isLegacyCodexProvider('codex', may)).toBe(false);
    expect(isLegacyCodexProvider('codex', newest)).toBe(true);
    expect(isLegacyCodexProvider('openai', newest)).toBe(false);
    expect(isLegacyCodexProvider(undefined, newest)).toBe(false);
  });

  it('becomes openai in a ref, its profile kept', () => {
    expect(canonicalOpenAiRef(' OPENAI-CODEX/gpt-5.5 ', may)).toBe('openai/gpt-5.5');
    expect(canonicalOpenAiRef('openai-codex/gpt-5.5@openai-codex:me', may)).toBe('openai/gpt-5.5@openai-codex:me');
    expect(canonicalOpenAiRef('openai/gpt-5.5', may)).toBeUndefined();
    expect(canonicalOpenAiRef('openai-codex/', may)).toBeUndefined();
    expect(canonicalOpenAiRef('openai-codex', may)).toBeUndefined();
  });
});

describe('a runtime id', () => {
  it('has aliases that depend on the release', () => {
    expect(normalizeRuntime(' PI ', may)).toBe('pi');
    expect(normalizeRuntime('pi', newest)).toBe('openclaw');
    expect(normalizeRuntime('codex-app-server', may)).toBe('codex');
    expect(normalizeRuntime('codex-cli', may)).toBe('codex-cli');
    expect(normalizeRuntime('codex-cli', newest)).toBe('codex');
    expect(normalizeRuntime('claude-cli', newest)).toBe('claude-cli');
  });

  it('of the built-in runtime changed its name in 2026.5.28', () => {
    expect(builtInRuntime(release('2026.5.27'))).toBe('pi');
    expect(builtInRuntime(release('2026.5.28'))).toBe('openclaw');
  });
});
