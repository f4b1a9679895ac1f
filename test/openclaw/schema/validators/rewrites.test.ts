import { describe, expect, it } from 'vitest';
import { refused } from './_verdict.js';

describe('what a provider says of the context of its models', () => {
  const provider = (own: object, row: object = {}) =>
    refused({
      models: {
        providers: { mine: { baseUrl: 'https://h.example', ...own, models: [{ id: 'a', name: 'A', ...row }] } },
      },
    });

  it('is read as if every model said it', () => {
    expect(provider({ contextWindow: 8192 })).toEqual([]);
    expect(provider({ contextWindow: 'large' })).toEqual(['models.providers.mine.contextWindow']);
    expect(provider({ contextWindow: 'large' }, { contextWindow: 8192 })).toEqual([]);
  });

  it('is not read where no model is listed', () => {
    const providers = { mine: { baseUrl: 'https://h.example', contextWindow: 'large', models: [] } };
    expect(refused({ models: { providers } })).toEqual([]);
  });
});
