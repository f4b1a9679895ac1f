import { describe, expect, it } from 'vitest';
import { allowlistFor } from '../../../src/openclaw/models/allowlist.js';
import { release } from '../../../src/openclaw/releases/release.js';
import { configValue } from '../config-value.js';

const MAP = `models: { 'openai/gpt-5.5': {} }`;
const listOf = (text: string, target: string, agent?: string) =>
  allowlistFor(configValue(text), agent, release(target))?.entries;

describe('the list of models that may be chosen', () => {
  it.each(['2026.5.12', '2026.7.35', '2026.8.1', '2026.9.6'])(
    'is the models map where nothing else is said (%s)',
    (target) => {
      expect(listOf(`{ agents: { defaults: { ${MAP} } } }`, target)).toEqual(['openai/gpt-5.5']);
    },
  );

  it.each([
    ['a policy', `{ agents: { defaults: { ${MAP}, modelPolicy: {} } } }`],
    ['an empty list', `{ agents: { defaults: { ${MAP}, modelPolicy: { allow: [] } } } }`],
    [
      'the note of the migration',
      `{ agents: { defaults: { ${MAP} } }, meta: { migrations: { modelPolicyAllowlist: true } } }`,
    ],
  ])('is not the map beside %s, from 2026.8.1 on', (_, text) => {
    expect(listOf(text, '2026.8.1')).toBeUndefined();
    expect(listOf(text, '2026.7.35')).toEqual(['openai/gpt-5.5']);
  });

  it('is an agent’s own where it has one, even an empty one', () => {
    const text = `{ agents: { defaults: { ${MAP} }, entries: { a: { modelPolicy: { allow: [] } }, b: {} } } }`;
    expect(listOf(text, '2026.9.6', 'a')).toBeUndefined();
    expect(listOf(text, '2026.9.6', 'b')).toEqual(['openai/gpt-5.5']);
  });
});
