import { isBefore } from './releases.mjs';
import { NOW } from './situations.mjs';

/** Configs at the edges of what a release reads: accounts that are gone or rest, aliases, wildcards, ids in odd forms. */
const HOUR = 3_600_000;
const [AHEAD, PAST] = [NOW + 1000 * HOUR, NOW - 1000 * HOUR];

const key = (provider, more) => ({ type: 'api_key', provider, key: 'fake-key-0123456789', ...more });
const oauth = (provider, more) => ({ type: 'oauth', provider, access: 'a.b.c', refresh: 'r', expires: AHEAD, ...more });
const token = (provider, more) => ({ type: 'token', provider, token: 'fake-token-0123456789', ...more });
const store = (profiles, more) => ({ main: { version: 1, profiles, ...more } });
const defaults = (values, more) => ({ agents: { defaults: values }, ...more });
const row = (id, more) => ({ id, name: id, ...more });
const block = (models, more) => ({
  baseUrl: 'https://my.example.org/v1',
  api: 'openai-completions',
  models: models.map((one) => (typeof one === 'string' ? row(one) : one)),
  ...more,
});
const providers = (all) => ({ models: { providers: all } });

const BOTH = { 'openai:default': key('openai'), 'openai:me@example.org': oauth('openai') };
const OLD = { 'openai:default': key('openai'), 'openai-codex:default': oauth('openai-codex') };
const CLAUDE = { 'anthropic:a': oauth('anthropic'), 'anthropic:b': key('anthropic') };
const EVERY_ENV = ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'GEMINI_API_KEY', 'XAI_API_KEY', 'OPENROUTER_API_KEY'];
const TWO = { primary: 'openai/gpt-5.5', fallbacks: ['openai/gpt-5.4', 'anthropic/claude-opus-4-6'] };

/** What a config selects where it says who is asked first. */
function preferences() {
  const declared = (mode) => ({ auth: { profiles: { 'openai:default': { provider: 'openai', mode } } } });
  const pinned = { ...TWO, primary: 'openai/gpt-5.5@openai:default' };
  const entries = (first, second) => ({
    'openai/gpt-5.5': first ? { agentRuntime: { id: first } } : {},
    'openai/gpt-5.4': second ? { agentRuntime: { id: second } } : {},
    'anthropic/claude-opus-4-6': {},
  });
  return [
    { config: defaults({ model: pinned }, declared('api_key')), authProfiles: store(BOTH) },
    { config: defaults({ model: TWO, models: entries('pi') }), authProfiles: store(BOTH) },
    { config: defaults({ model: TWO, models: entries('pi', 'codex') }), authProfiles: store(BOTH) },
    { config: defaults({ model: TWO, models: entries(undefined, 'pi') }), authProfiles: store(BOTH) },
    {
      config: defaults({ model: { primary: 'anthropic/claude-opus-4-6', fallbacks: ['openai/gpt-5.4'] } }),
      authProfiles: store({ ...BOTH, ...CLAUDE }),
    },
    {
      config: defaults(
        { model: TWO, models: entries('pi') },
        { auth: { order: { openai: ['openai:me@example.org'] } } },
      ),
      authProfiles: store(BOTH),
    },
  ];
}

/** Orders that name nobody, or somebody else; accounts that rest, have run out or are not what they are said to be. */
function orders() {
  const order = (ids, provider = 'openai') => ({ auth: { order: { [provider]: ids } } });
  const said = (id, provider, mode) => ({ auth: { profiles: { [id]: { provider, mode } } } });
  const usage = (usageStats) => ({ usageStats });
  const model = TWO;
  const both = { ...BOTH, ...CLAUDE };
  return [
    { config: defaults({ model }), authProfiles: store(both, { order: { openai: ['openai:gone'] } }) },
    { config: defaults({ model }, order(['openai:gone', 'openai:default'])), authProfiles: store(both) },
    { config: defaults({ model }, order([])), authProfiles: store(both), env: EVERY_ENV },
    { config: defaults({ model }, order(['anthropic:b'])), authProfiles: store(both), env: EVERY_ENV },
    { config: defaults({ model }, order(['openai:default', 'openai:default'])), authProfiles: store(both) },
    {
      config: defaults({ model }, order(['anthropic:gone'], 'anthropic')),
      authProfiles: store(both, { order: { anthropic: ['anthropic:b'] } }),
    },
    {
      config: defaults({ model }),
      authProfiles: store(
        both,
        usage({
          'openai:me@example.org': { cooldownUntil: AHEAD, cooldownReason: 'rate_limit', cooldownModel: 'gpt-5.5' },
          'anthropic:a': { cooldownUntil: AHEAD, cooldownReason: 'timeout', cooldownModel: 'claude-sonnet-4-6' },
        }),
      ),
    },
    {
      config: defaults({ model }),
      authProfiles: store(
        both,
        usage({
          'openai:me@example.org': { blockedUntil: AHEAD, blockedScope: 'model', blockedModel: 'gpt-5.4' },
          'anthropic:a': { disabledUntil: AHEAD, disabledReason: 'billing' },
        }),
      ),
    },
    {
      config: defaults({ model }),
      authProfiles: store(
        both,
        usage({
          'openai:me@example.org': { cooldownUntil: AHEAD },
          'openai:default': { cooldownUntil: AHEAD - HOUR },
          'anthropic:a': { cooldownUntil: PAST, errorCount: 3 },
        }),
      ),
    },
    {
      config: defaults({ model }, order(['openai:me@example.org', 'openai:default'])),
      authProfiles: store(both, usage({ 'openai:me@example.org': { cooldownUntil: AHEAD } })),
    },
    {
      config: defaults({ model }, said('openai:me@example.org', 'openai', 'api_key')),
      authProfiles: store(both),
    },
    {
      config: defaults({ model }, said('anthropic:a', 'anthropic', 'oauth')),
      authProfiles: store({ 'anthropic:a': token('anthropic'), 'anthropic:b': key('anthropic') }),
    },
    {
      config: defaults({ model: 'anthropic/claude-opus-4-6' }),
      authProfiles: store({ 'anthropic:a': token('anthropic', { expires: PAST }) }),
      env: EVERY_ENV,
    },
    {
      config: defaults({ model: 'openai/gpt-5.5' }),
      authProfiles: store({
        'openai:old': oauth('openai', { expires: PAST }),
        'openai:new': oauth('openai'),
        'openai:none': { type: 'api_key', provider: 'openai' },
      }),
    },
    { config: defaults({ model: 'openai-codex/gpt-5.5' }, order(['openai:default'])), authProfiles: store(OLD) },
    {
      config: defaults(
        { model },
        providers({ openai: block([], { baseUrl: 'https://api.openai.com/v1', apiKey: 'x' }) }),
      ),
      authProfiles: store({}),
      env: EVERY_ENV,
    },
  ];
}

/** Names of models: aliases, wildcards, other spellings, ids that look like something else. */
function names() {
  const mine = providers({ my: block(['m1', 'gpt-5.4', row('eye', { input: ['text', 'image'] })]) });
  const both = providers({ my: block(['m1', 'only']), other: block(['m1', 'M1', 'eye']) });
  const agents = (values, work, more) => ({
    agents: {
      defaults: values,
      list: [
        { id: 'main', default: true },
        { id: 'work', ...work },
      ],
    },
    ...more,
  });
  const refs = [
    'fast',
    'FAST',
    'my/fast',
    'm1',
    'openai/gpt-5.4',
    'openrouter/anthropic/claude-opus-4-6',
    'google/gemini-3-pro',
  ];
  const state = {
    sessions: {
      alias: { modelOverride: 'fast' },
      whole: { providerOverride: 'google', modelOverride: 'gemini-3-pro-preview' },
      mine: { providerOverride: 'my', modelOverride: 'm1' },
      zai: { providerOverride: 'z.ai', modelOverride: 'glm-5' },
    },
    cron: ['fast', 'm1', 'openai/gpt-5.4', 'google/gemini-3-pro-preview', 'z.ai/glm-5', 'only'],
  };
  const one = (values, more = mine) => ({ config: defaults(values, more), refs, ...state });
  const model = 'anthropic/claude-opus-4-6';
  return [
    {
      config: agents(
        { model, models: { 'openai/gpt-5.4': { alias: 'fast' }, 'my/m1': {} } },
        { model: 'fast', models: { 'my/m1': { alias: 'fast' } } },
        mine,
      ),
      refs,
      ...state,
    },
    {
      config: agents(
        { model: { primary: 'fast', fallbacks: ['m1'] }, models: { 'openai/gpt-5.4': { alias: ' Fast ' } } },
        { model: { fallbacks: ['fast', 'gpt-5.4', 'opus'] }, models: { 'openai/gpt-5.4': {} } },
        mine,
      ),
      refs,
      ...state,
    },
    one({ model, models: { 'my/m1': { alias: 'openai/gpt-5.4' }, 'openai/gpt-5.5': { alias: 'm1' } } }),
    one({ model, models: { 'my/m1': { alias: 'fast' }, 'openai/gpt-5.4': { alias: 'FAST' } } }),
    one({ model: 'gpt', models: { 'openai/gpt-5.5': { alias: 'gpt' }, 'openai/gpt-5.4': {} } }),
    one({ model, models: { 'OpenAI/*': {}, 'z.ai/*': {} } }),
    one({ model, models: { 'my/*': {}, [model]: {} } }),
    one({ model: 'my/m1', models: { 'openai/*': { agentRuntime: { id: 'pi' } }, 'openai/gpt-5.4': {} } }),
    one({ model: { primary: 'google/gemini-3-pro', fallbacks: ['google/gemini-3.1-pro-preview'] } }),
    one({ model, models: { 'google/gemini-3-pro': { alias: 'fast' }, 'anthropic/opus-4.6': {} } }),
    one({ model: 'only' }, both),
    one({ model: 'm1', imageModel: 'eye' }, both),
    one({ model: 'gpt-5.4', imageModel: 'eye' }),
    one({ model: 'Only' }, providers({ my: block(['Only']), other: block(['only']) })),
    one({ model: 'gemini-3-pro', models: { 'google/gemini-3-pro': {} } }),
    one({
      model: { primary: 'my/fast', fallbacks: ['my/fast', 'openai/fast'] },
      models: { 'my/m1': { alias: 'fast' } },
    }),
    one({
      model,
      models: { 'openai/*': { alias: 'fast' }, 'openrouter/anthropic/*': {}, 'google/gemini-3-pro': { alias: 'm1' } },
    }),
    one(
      { model: 'google/gemini-3-pro' },
      providers({ google: block(['gemini-3-pro'], { api: 'google-generative-ai' }) }),
    ),
    one({ model: 'openrouter:free', models: { 'openrouter/auto': {}, 'openrouter/moonshotai/kimi-k2:free': {} } }),
    one({ model: 'openrouter:free' }, providers({ openrouter: block(['free', 'qwen/qwen3:free']) })),
    { ...one({ imageModel: 'fast', models: { 'my/eye': { alias: 'fast' } } }), refs: ['fast', 'openai/gpt-5.4'] },
    one({}, both),
    one({}, providers({ openai: block(['gpt-4.1'], { baseUrl: 'https://api.openai.com/v1' }), my: block(['m1']) })),
    one({ model: '  ' }),
    one({ model: ' openai/gpt-5.4 ' }),
    one({ model: 'OPENAI/GPT-5.4', models: { 'openai/gpt-5.4': { alias: 'fast' } } }),
    one({ model: 'my/m1@20250929', models: { 'my/m1@q4_k_m': { alias: 'fast' } } }),
    one({ model: 'my/m1@8bit@openai:default' }),
    one({ model: 'bedrock/anthropic.claude-opus-4-6', models: { 'moonshotai/kimi-k2': { alias: 'fast' } } }),
    one({
      model: { primary: 'claude-opus-4-6', fallbacks: ['claude-sonnet-4-6', 'sonnet', 'gemini'] },
      models: { [model]: {} },
    }),
    {
      config: agents(
        { model: TWO, models: { 'openai/gpt-5.5': {}, 'my/m1': {} } },
        { model: 'my/m1', models: { 'openai/gpt-5.4': { agentRuntime: { id: 'codex' } } } },
        mine,
      ),
      refs,
      authProfiles: store({ ...BOTH, ...CLAUDE }),
      env: ['ANTHROPIC_API_KEY'],
      ...state,
    },
  ];
}

/** Lists of what may be chosen, in the form they have from 2026.8.1 on. */
function policies() {
  const refs = ['openai/gpt-5.4', 'my/m1', 'anthropic/claude-opus-4-6', 'fast', 'google/gemini-3-pro'];
  const models = { 'openai/gpt-5.5': {}, 'my/m1': { alias: 'fast' } };
  const mine = providers({ my: block(['m1']) });
  const of = (modelPolicy, more) => ({
    config: defaults({ model: TWO, models, modelPolicy }, { ...mine, ...more }),
    refs,
  });
  const own = (modelPolicy, shared) => ({
    config: {
      agents: {
        defaults: { model: TWO, models, ...(shared && { modelPolicy: shared }) },
        list: [
          { id: 'main', default: true },
          { id: 'work', modelPolicy },
        ],
      },
      ...mine,
    },
    refs,
  });
  return [
    of({}),
    of({ allow: [] }),
    of({ allow: ['openrouter/anthropic/*', 'OpenAI/*'] }),
    {
      config: {
        agents: {
          defaults: { model: TWO, models, modelPolicy: { allow: ['fast', 'openai/GPT-5.5'] } },
          list: [
            { id: 'main', default: true },
            { id: 'work', models: { 'openai/gpt-5.4': { alias: 'fast' } } },
          ],
        },
        ...mine,
      },
      refs,
    },
    of({ allow: ['openai/*', 'fast'] }),
    of({ allow: ['my/*'] }, { meta: { migrations: { modelPolicyAllowlist: true } } }),
    {
      config: defaults({ model: TWO, models }, { ...mine, meta: { migrations: { modelPolicyAllowlist: true } } }),
      refs,
    },
    ...[true, false].map((utilityModelSeparation) => ({
      config: defaults(
        { utilityModel: 'my/u1' },
        { ...providers({ my: block(['u1', 'm1']) }), meta: { migrations: { utilityModelSeparation } } },
      ),
      refs,
    })),
    own({ allow: ['google/gemini-3-pro'] }),
    own({ allow: [] }, { allow: ['openai/gpt-5.5'] }),
  ];
}

export function edges(version) {
  const made = [...preferences(), ...orders(), ...names(), ...(isBefore(version, '2026.8.1') ? [] : policies())];
  return made.map((one, index) => ({
    id: `e${String(index).padStart(3, '0')}`,
    authProfiles: {},
    env: [],
    refs: [],
    ...one,
  }));
}
