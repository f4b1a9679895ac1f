import { describe, expect, it } from 'vitest';
import type { Route } from '../../../src/openclaw/routes/types.js';
import { type Known, routes } from './helpers.js';

function slot(name: string, config: string, target: string, known: Known): Route | undefined {
  return routes(config, target, known).find((route) => route.slot === name);
}

describe('pictures drawn with OpenAI before sign-ins were its own', () => {
  const config = (order: string) => `{
    auth: { order: { openai: [${order}] } },
    agents: { defaults: { imageGenerationModel: { primary: 'openai/gpt-image-1' } } },
  }`;
  const known = { profiles: ['openai:default api-key', 'openai-codex:default oauth'] };
  const drawn = (order: string, target: string) => slot('image-generation', config(order), target, known);

  it('are asked of ChatGPT on the sign-in that comes first', () => {
    expect(drawn(`'openai-codex:default', 'openai:default'`, '2026.5.12')).toMatchObject({
      auth: { profile: 'openai-codex:default' },
      bill: 'subscription',
      route: 'pi',
    });
  });

  it('are asked of ChatGPT on a key that comes first, and nobody pays for that', () => {
    expect(drawn(`'openai:default', 'openai-codex:default'`, '2026.5.12')).toMatchObject({
      auth: { kind: 'api-key', profile: 'openai:default' },
      bill: 'unknown',
      route: 'pi',
    });
  });

  it('were asked on the sign-in alone while Codex took no keys', () => {
    expect(drawn(`'openai:default', 'openai-codex:default'`, '2026.4.29')).toMatchObject({
      auth: { profile: 'openai-codex:default' },
    });
  });
});

describe('media made with Google elsewhere', () => {
  const config = `{
    models: { providers: { google: { baseUrl: 'https://proxy.example.org/v1beta', models: [] } } },
    agents: { defaults: { mediaModels: {
      image: { primary: 'google/gemini-3-pro-image-preview' },
      music: { primary: 'google/lyria-3-clip-preview' },
    } } },
  }`;
  const known = { profiles: ['google:default api-key'] };

  it('is no picture: another endpoint is refused before an account is sent there', () => {
    expect(slot('image-generation', config, '2026.9.6', known)).toMatchObject({ auth: { kind: 'none' } });
  });

  it('is music on the account of Google', () => {
    expect(slot('music-generation', config, '2026.9.6', known)).toMatchObject({ auth: { profile: 'google:default' } });
  });
});
