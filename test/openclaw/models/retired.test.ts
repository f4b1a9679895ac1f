import { describe, expect, it } from 'vitest';
import { retirementOf } from '../../../src/openclaw/models/retired.js';
import { release } from '../../../src/openclaw/releases/release.js';

const newest = release('2026.9.6');

describe('a retired model', () => {
  it.each([
    ['anthropic/claude-opus-4-5', 'anthropic/claude-opus-4-7'],
    ['anthropic/claude-opus-4-20250514', 'anthropic/claude-opus-4-7'],
    ['anthropic/claude-sonnet-4.5', 'anthropic/claude-sonnet-4-6'],
    ['claude-3-5-sonnet-latest', 'claude-sonnet-4-6'],
    ['opus-4', 'claude-opus-4-7'],
    ['github-copilot/claude-opus-4.1', 'github-copilot/claude-opus-4.7'],
    ['venice/claude-opus-4-5', 'venice/claude-opus-4-6'],
    ['openai/gpt-4o@work', 'openai/gpt-5.5@work'],
    ['openai/GPT-5-mini', 'openai/gpt-5.4-mini'],
    ['openai-codex/gpt-5.2', 'openai-codex/gpt-5.5'],
    ['openai-codex/gpt-5-nano', 'openai-codex/gpt-5.4-mini'],
    ['openai/gpt-5-nano', 'openai/gpt-5.4-nano'],
    ['groq/moonshotai/kimi-k2-instruct', 'groq/openai/gpt-oss-120b'],
    ['copilot-proxy/grok-code-fast-1', 'copilot-proxy/gpt-5.4-mini'],
    ['xai/grok-4-0709', 'xai/grok-4.3'],
    ['openai/gpt-5.6', 'openai/gpt-5.6-sol'],
  ])('%s is followed by %s', (retired, successor) => {
    expect(retirementOf(retired, newest)?.replacement).toBe(successor);
  });

  it.each([
    'anthropic/claude-haiku-4-5',
    'anthropic/claude-opus-4-6',
    'anthropic/claude-opus-4-7',
    'anthropic/claude-opus-5',
    'anthropic/claude-sonnet-4-6',
    'amazon-bedrock/anthropic.claude-opus-4-1',
    'openrouter/anthropic/claude-3-opus',
    'openai/gpt-5.5',
    'local/gpt-4o',
    '',
  ])('%j is still there, or not known here', (ref) => {
    expect(retirementOf(ref, newest)).toBeUndefined();
  });

  it('goes with the release whose table names it', () => {
    expect(retirementOf('openai/gpt-4o', release('2026.5.25'))).toBeUndefined();
    expect(retirementOf('openai/gpt-4o', release('2026.5.26'))).toEqual({
      replacement: 'openai/gpt-5.5',
      since: '2026.5.26',
    });
    expect(retirementOf('xai/grok-4-0709', release('2026.7.35'))).toBeUndefined();
    expect(retirementOf('openai/gpt-5.6', release('2026.7.35'))).toBeUndefined();
  });

  it('has a successor that is not retired itself', () => {
    for (const ref of [
      'openai/gpt-4',
      'xai/grok-code-fast',
      'groq/gemma2-9b-it',
      'claude-3-opus',
      'openai/gpt-5-pro',
    ]) {
      const successor = retirementOf(ref, newest)?.replacement ?? '';
      expect(successor).not.toBe('');
      expect(retirementOf(successor, newest)).toBeUndefined();
    }
  });
});
