import { describe, expect, it } from 'vitest';
import { describeChange, objectionTo, pairRoutes, type RoutePair } from '../../../src/openclaw/routes/compare.js';
import { type Known, routes } from './helpers.js';

function fallback(before: string, after: string, known?: Known): RoutePair {
  const config = (ref: string) => `{
    models: { providers: { my: { baseUrl: 'https://my.example.org/v1', models: [{ id: 'm1', name: 'One' }] } } },
    agents: { defaults: { model: { primary: 'anthropic/claude-opus-4-6', fallbacks: ['${ref}'] } } },
  }`;
  const [was, is] = [before, after].map((ref) => routes(config(ref), '2026.9.6', known));
  const pair = pairRoutes(was ?? [], is ?? []).find(({ before: { slot } }) => slot === 'fallback[0]');
  if (pair === undefined) throw new Error('no fallback');
  return pair;
}

describe('a change of a ref', () => {
  it('is told, and objected to, where another provider would be asked, although no account is known of either', () => {
    const pair = fallback('m1', 'my/m1', { stores: 'unread' });
    expect(objectionTo(pair)).toContain('my instead of anthropic');
    expect(describeChange(pair)).toContain('my instead of anthropic');
  });

  it('is objected to where nobody would answer any more', () => {
    expect(objectionTo(fallback('openai/gpt-5.5', 'openai-codex/gpt-5.5'))).toContain('nobody would answer');
  });

  it('is nothing where another name of the provider is written', () => {
    const pair = fallback('z.ai/glm-5', 'zai/glm-5');
    expect(objectionTo(pair)).toBeUndefined();
    expect(describeChange(pair)).toBe('same');
  });
});
