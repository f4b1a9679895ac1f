import { describe, expect, it } from 'vitest';
import { implicitPrimary } from '../../../src/openclaw/models/implicit-primary.js';
import { release } from '../../../src/openclaw/releases/release.js';
import { configValue } from '../config-value.js';

const NEWEST = release('2026.9.6');
const primaryOf = (providers: string) =>
  implicitPrimary(configValue(`{ models: { providers: ${providers} } }`), NEWEST);

describe('where no model is named', () => {
  it('the built-in one answers', () => {
    expect(implicitPrimary(configValue('{}'), NEWEST)).toBe('openai/gpt-6-astra');
    expect(primaryOf(`{ x: { models: [] }, y: {} }`)).toBe('openai/gpt-6-astra');
  });

  it('the first model of the first block answers', () => {
    expect(
      primaryOf(`{ a: { models: [] }, Local: { models: [{ id: 'm1' }, { id: 'm2' }] }, c: { models: [{ id: 'z' }] } }`),
    ).toBe('local/m1');
  });

  it('a block of openai without the built-in model counts like any other', () => {
    expect(primaryOf(`{ openai: { models: [{ id: 'gpt-5.5' }] } }`)).toBe('openai/gpt-5.5');
    expect(primaryOf(`{ openai: { models: [{ id: 'gpt-5.5' }, { id: 'gpt-6-astra' }] } }`)).toBe('openai/gpt-6-astra');
  });

  it('a block whose first model has no id is passed over', () => {
    expect(primaryOf(`{ a: { models: [{ name: 'n' }, { id: 'x' }] }, b: { models: [{ id: 'y' }] } }`)).toBe('b/y');
  });
});
