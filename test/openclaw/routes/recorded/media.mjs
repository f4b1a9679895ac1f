import { isBefore } from './releases.mjs';

/** Configs whose tools look at, hear or make media: who is asked, and who pays? */
const AHEAD = 4_102_444_800_000;
const key = (provider) => ({ type: 'api_key', provider, key: 'fake-key-0123456789' });
const oauth = (provider) => ({ type: 'oauth', provider, access: 'a.b.c', refresh: 'r', expires: AHEAD });

const KEY = { 'openai:default': key('openai') };
const SIGN_IN = { 'openai-codex:default': oauth('openai-codex') };
const GOOGLE = { 'google:default': key('google') };
const CLAUDE = { 'anthropic:a': oauth('anthropic'), 'anthropic:b': key('anthropic') };

const LOOKS = { imageModel: { primary: 'openai/gpt-5.4', fallbacks: ['google/gemini-3-flash-preview'] } };
const READS = { pdfModel: { primary: 'anthropic/claude-opus-4-6', fallbacks: ['openai/gpt-5.4'] } };
const MADE = {
  image: { primary: 'openai/gpt-image-1', fallbacks: ['google/gemini-3-pro-image-preview'] },
  video: { primary: 'openai/sora-2', fallbacks: ['google/veo-3.1-fast-generate-preview'] },
  music: { primary: 'google/lyria-3-clip-preview' },
};
const TOOLS = {
  media: {
    models: [
      { provider: 'openai', model: 'gpt-4o-transcribe', capabilities: ['audio'] },
      { provider: 'google', model: 'gemini-3-flash-preview', capabilities: ['video'] },
    ],
  },
};
const heardBy = (profile) => ({
  tools: { media: { models: [{ provider: 'openai', model: 'gpt-4o-transcribe', capabilities: ['audio'], profile }] } },
});
const block = (more) => ({ models: { providers: { openai: { models: [], ...more } } } });
const google = (more) => ({ models: { providers: { google: { models: [], ...more } } } });
const PUBLIC = 'https://api.openai.com/v1';

const CASES = [
  { profiles: { ...KEY, ...SIGN_IN, ...GOOGLE, ...CLAUDE } },
  { profiles: { ...KEY, ...GOOGLE } },
  { profiles: SIGN_IN },
  { profiles: { ...SIGN_IN, ...CLAUDE }, env: ['OPENAI_API_KEY', 'GEMINI_API_KEY'] },
  { profiles: {}, env: ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY'] },
  { profiles: {}, env: ['GEMINI_API_KEY', 'ANTHROPIC_OAUTH_TOKEN'] },
  { profiles: {} },
  { profiles: { ...KEY, ...SIGN_IN }, env: ['OPENAI_API_KEY'] },
  {
    profiles: { ...KEY, ...SIGN_IN },
    more: { auth: { order: { openai: ['openai-codex:default', 'openai:default'] } } },
  },
  {
    profiles: { ...KEY, ...SIGN_IN },
    more: { auth: { order: { openai: ['openai:default', 'openai-codex:default'] } } },
  },
  { profiles: { ...KEY, ...SIGN_IN }, more: { auth: { order: { openai: ['openai:gone'] } } }, env: ['OPENAI_API_KEY'] },
  { profiles: { ...KEY, ...SIGN_IN }, more: { auth: { order: { 'openai-codex': ['openai-codex:default'] } } } },
  { profiles: CLAUDE, more: { auth: { order: { anthropic: ['anthropic:b', 'anthropic:a'] } } } },
  { profiles: { ...KEY, ...SIGN_IN }, more: heardBy('openai:default') },
  { profiles: { ...KEY, ...SIGN_IN }, more: heardBy('openai-codex:default') },
  { profiles: KEY, more: { auth: { profiles: { 'openai:default': { provider: 'openai', mode: 'api_key' } } } } },
  {
    profiles: { ...KEY, ...SIGN_IN },
    more: { auth: { profiles: { 'openai:default': { provider: 'openai', mode: 'api_key' } } } },
  },
  {
    profiles: SIGN_IN,
    more: { auth: { profiles: { 'openai-codex:default': { provider: 'openai-codex', mode: 'oauth' } } } },
    env: ['OPENAI_API_KEY'],
  },
  { profiles: { ...KEY, ...SIGN_IN }, more: block({ baseUrl: PUBLIC, api: 'openai-responses' }) },
  { profiles: SIGN_IN, more: block({ baseUrl: PUBLIC }) },
  { profiles: SIGN_IN, more: block({ baseUrl: 'https://proxy.example.org/v1' }) },
  { profiles: { ...KEY, ...SIGN_IN }, more: block({ baseUrl: 'https://proxy.example.org/v1' }) },
  { profiles: { ...KEY, ...SIGN_IN }, more: block({ baseUrl: PUBLIC, headers: { 'X-Team': 'ops' } }) },
  {
    profiles: { 'openai:a': key('openai'), 'openai:b': key('openai') },
    more: { auth: { order: { openai: ['openai:b'] } } },
  },
  { profiles: { ...KEY, ...SIGN_IN }, defaults: { imageModel: 'openai/gpt-5.4@openai-codex:default' } },
  { profiles: { ...KEY, ...SIGN_IN }, defaults: { imageModel: 'openai/gpt-5.4@openai:default' } },
  { profiles: GOOGLE, more: google({ baseUrl: 'https://proxy.example.org/v1beta' }) },
  { profiles: GOOGLE, more: google({ baseUrl: 'https://generativelanguage.googleapis.com' }), env: ['GEMINI_API_KEY'] },
  {
    profiles: {},
    more: google({ baseUrl: 'https://generativelanguage.googleapis.com/v1beta', apiKey: 'fake-written' }),
  },
  { profiles: { ...KEY, 'google:gone': { type: 'api_key', provider: 'google' } }, env: ['GEMINI_API_KEY'] },
  {
    profiles: { 'google:a': key('google'), 'google:b': key('google') },
    more: { auth: { order: { google: ['google:b', 'google:a'] } } },
  },
  { profiles: { ...KEY, ...SIGN_IN }, more: block({ baseUrl: PUBLIC, apiKey: 'fake-written' }) },
  {
    profiles: { ...KEY, ...SIGN_IN },
    more: block({ baseUrl: PUBLIC, apiKey: 'fake-written' }),
    env: ['OPENAI_API_KEY'],
  },
  { profiles: { ...KEY, ...SIGN_IN }, more: block({ baseUrl: PUBLIC, auth: 'api-key' }) },
  { profiles: { ...KEY, ...SIGN_IN }, more: block({ baseUrl: PUBLIC, headers: {} }) },
  { profiles: { ...KEY, ...SIGN_IN }, more: block({ baseUrl: 'https://chatgpt.com/backend-api' }) },
  {
    profiles: { ...KEY, ...SIGN_IN },
    more: block({
      baseUrl: PUBLIC,
      models: [{ id: 'gpt-image-1', name: 'Draws', baseUrl: 'https://proxy.example.org/v1' }],
    }),
  },
  { profiles: { 'openai:me': oauth('openai'), ...GOOGLE }, env: ['OPENAI_API_KEY'] },
  { profiles: SIGN_IN, more: { auth: { order: { 'openai-codex': ['openai-codex:gone'] } } }, env: ['OPENAI_API_KEY'] },
];

export function mediaConfigs(version) {
  const [image, video, music] = isBefore(version, '2026.8.1')
    ? [{ imageGenerationModel: MADE.image }, { videoGenerationModel: MADE.video }, { musicGenerationModel: MADE.music }]
    : [{ mediaModels: MADE }];
  return CASES.map(({ profiles, env = [], more = {}, defaults }, index) => ({
    id: `m${String(index).padStart(3, '0')}`,
    config: {
      agents: {
        defaults: {
          model: 'anthropic/claude-opus-4-6',
          ...(defaults ?? { ...LOOKS, ...READS, ...image, ...video, ...music }),
        },
      },
      tools: TOOLS,
      ...more,
    },
    authProfiles: { main: { version: 1, profiles } },
    env,
    refs: [],
    media: true,
  }));
}
