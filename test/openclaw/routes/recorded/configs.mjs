import { edges } from './edges.mjs';
import { mediaConfigs } from './media.mjs';
import { mixes } from './mixes.mjs';
import { isBefore } from './releases.mjs';
import { situations } from './situations.mjs';

/**
 * Configs, stores and environments that a release is asked about, always the same ones; with each, the refs that are
 * asked for by name. What a release does not take yet is left out for it. Secrets are made up.
 */
export function recordedConfigs(version) {
  const pick = randomly(20261129);
  const drawn = Array.from({ length: 220 }, (_, index) => ({
    id: `r${String(index).padStart(3, '0')}`,
    ...drawnConfig(pick, index),
  }));
  return [...drawn, ...situations(), ...edges(version), ...mediaConfigs(version), ...mixes(version)].map((one) => ({
    ...one,
    config: fitted(isBefore(version, ONE_OPENAI) ? one.config : namedAnew(one.config), version),
    authProfiles: isBefore(version, ONE_OPENAI) ? one.authProfiles : imported(one.authProfiles),
  }));
}

/** From this release on ChatGPT sign-ins belong to `openai`; what stores held before is imported. */
const ONE_OPENAI = '2026.6.1';

function imported(stores) {
  const text = JSON.stringify(stores).replaceAll('openai-codex:default', 'openai:chatgpt-default');
  return JSON.parse(text.replaceAll('"openai-codex"', '"openai"'));
}

/** What a config says of accounts that were imported. */
function namedAnew(config) {
  return JSON.parse(JSON.stringify(config).replaceAll('openai-codex:default', 'openai:chatgpt-default'));
}

/** From this release on an agent may have a models map, and a model its own runtime. */
const PER_MODEL = '2026.5.2';

function fitted(config, version) {
  if (!isBefore(version, PER_MODEL)) return config;
  const made = structuredClone(config);
  for (const agent of made.agents?.list ?? []) delete agent.models;
  for (const entry of Object.values(made.agents?.defaults?.models ?? {})) delete entry.agentRuntime;
  for (const block of Object.values(made.models?.providers ?? {})) {
    delete block.agentRuntime;
    for (const row of block.models) delete row.agentRuntime;
  }
  return made;
}

const AHEAD = 4_102_444_800_000;

const REFS = [
  'anthropic/claude-opus-4-6',
  'anthropic/opus-4.6',
  'anthropic/Claude-Sonnet-4-6',
  'anthropic/sonnet',
  'openai/gpt-5.5',
  'openai/gpt-5.4',
  'OpenAI/gpt-5.4-mini',
  'openai/gpt-5.5@openai:default',
  'google/gemini-3-pro',
  'google/gemini-3-pro-preview',
  'google/gemini-3.1-flash-lite-preview',
  'google-gemini-cli/gemini-3-flash',
  'claude-cli/claude-opus-4-6',
  'xai/grok-4-fast-reasoning',
  'xai/grok-4.3-latest',
  'vercel-ai-gateway/opus-4.6',
  'vercel-ai-gateway/anthropic/claude-opus-4-6',
  'nvidia/nemotron-3',
  'huggingface/huggingface/deepseek-ai/DeepSeek-R1',
  'openrouter/auto',
  'openrouter:auto',
  'openrouter/openrouter/auto',
  'openrouter/moonshotai/kimi-k2:free',
  'together/moonshotai/Kimi-K2-Instruct',
  'my/m1',
  'my/M2',
  'm2',
  'gpt-5.4',
  'claude-sonnet-4-6',
  'z.ai/glm-5',
  'mistral/mistral-large-latest',
  'fast',
  'my/fast',
  'opus',
  'gpt',
  'gemini',
];

const key = (provider) => ({ type: 'api_key', provider, key: 'fake-key-0123456789' });
const oauth = (provider) => ({ type: 'oauth', provider, access: 'a.b.c', refresh: 'r', expires: AHEAD });

const STORES = [
  {},
  { 'anthropic:default': key('anthropic') },
  { 'openai:default': key('openai') },
  { 'openai:default': key('openai'), 'openai:me@example.org': oauth('openai') },
  { 'anthropic:a': oauth('anthropic'), 'anthropic:b': key('anthropic'), 'google:default': key('google') },
  { 'openrouter:default': key('openrouter'), 'xai:default': key('xai') },
];

const ENVS = [
  [],
  ['ANTHROPIC_API_KEY'],
  ['OPENAI_API_KEY'],
  ['GEMINI_API_KEY', 'OPENROUTER_API_KEY'],
  ['XAI_API_KEY', 'ANTHROPIC_OAUTH_TOKEN'],
];

const BLOCKS = [
  {
    my: {
      baseUrl: 'https://my.example.org/v1',
      api: 'openai-completions',
      models: [
        { id: 'm1', name: 'One' },
        { id: 'M2', name: 'Two' },
      ],
    },
  },
  { openai: { baseUrl: 'https://api.openai.com/v1', models: [], agentRuntime: { id: 'pi' } } },
  { openai: { baseUrl: 'https://proxy.example.org/v1', models: [{ id: 'gpt-5.5', name: 'GPT' }] } },
  {
    anthropic: {
      baseUrl: 'https://api.anthropic.com',
      models: [{ id: 'claude-opus-4-6', name: 'Opus' }],
      agentRuntime: { id: 'claude-cli' },
    },
  },
  { ollama: { baseUrl: 'http://127.0.0.1:11434', api: 'ollama', models: [{ id: 'qwen3:8b', name: 'Qwen' }] } },
];

const RUNTIMES = ['pi', 'codex', 'claude-cli', 'auto', 'openclaw'];

function drawnConfig(pick, index) {
  const defaults = {};
  if (pick(8) > 0) defaults.model = selector(pick);
  if (pick(2) === 0) defaults.models = map(pick);
  if (pick(6) === 0) defaults.imageModel = one(REFS, pick);
  if (pick(6) === 0) defaults.subagents = { model: one(REFS, pick) };
  const made = { agents: { defaults } };
  if (pick(3) === 0) made.models = { providers: one(BLOCKS, pick) };
  if (pick(4) === 0) {
    made.agents.list = [
      { id: 'main', default: true },
      { id: 'work', ...(pick(2) === 0 && { model: selector(pick) }), ...(pick(2) === 0 && { models: map(pick) }) },
    ];
  }
  if (pick(5) === 0) made.auth = { order: { anthropic: ['anthropic:b', 'anthropic:a'] } };
  const profiles = one(STORES, pick);
  const stores = Object.keys(profiles).length === 0 ? {} : { main: { version: 1, profiles } };
  return {
    config: made,
    authProfiles: stores,
    env: one(ENVS, pick),
    refs: [REFS[index % REFS.length], one(REFS, pick)],
  };
}

function selector(pick) {
  const primary = one(REFS, pick);
  if (pick(2) === 0) return primary;
  return { primary, ...(pick(2) === 0 && { fallbacks: [one(REFS, pick), one(REFS, pick)] }) };
}

function map(pick) {
  const entries = {};
  for (let count = 1 + pick(3); count > 0; count--) {
    const name = one(
      [...REFS.filter((ref) => ref.includes('/') && !ref.includes('@')), 'openai/*', 'anthropic/*'],
      pick,
    );
    entries[name] = {
      ...(pick(3) === 0 && !name.endsWith('*') && { alias: one(['fast', 'my/fast', 'Opus', 'gpt'], pick) }),
      ...(pick(4) === 0 && { agentRuntime: { id: one(RUNTIMES, pick) } }),
    };
  }
  return entries;
}

function one(values, pick) {
  return values[pick(values.length)];
}

/** Numbers below a bound, the same for the same seed. */
function randomly(seed) {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % bound;
  };
}
