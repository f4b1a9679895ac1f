import { isBefore } from './releases.mjs';
import { NOW } from './situations.mjs';

/** Configs in which several causes meet: who is listed, who is asked first, what is filled in, what names stand for. */
const HOUR = 3_600_000;
const [AHEAD, PAST] = [NOW + 1000 * HOUR, NOW - 1000 * HOUR];

const key = (provider, more) => ({ type: 'api_key', provider, key: 'fake-key-0123456789', ...more });
const oauth = (provider, more) => ({ type: 'oauth', provider, access: 'a.b.c', refresh: 'r', expires: AHEAD, ...more });
const token = (provider, more) => ({ type: 'token', provider, token: 'fake-token-0123456789', ...more });
const store = (profiles, more) => ({ main: { version: 1, profiles, ...more } });
const row = (id, more) => ({ id, name: id, ...more });
const PUBLIC = 'https://api.openai.com/v1';
const openai = (more, rows = []) => ({ openai: { baseUrl: PUBLIC, models: rows, ...more } });
const mine = (rows = [row('m1'), row('M2')], more) => ({
  my: { baseUrl: 'https://my.example.org/v1', api: 'openai-completions', models: rows, ...more },
});
const config = (defaults, { providers, list, ...more } = {}) => ({
  agents: { defaults, ...(list && { list: [{ id: 'main', default: true }, ...list] }) },
  ...(providers && { models: { providers } }),
  ...more,
});

const BOTH = { 'openai:default': key('openai'), 'openai:me@example.org': oauth('openai') };
const OLD = { 'openai:default': key('openai'), 'openai-codex:default': oauth('openai-codex') };
const CLAUDE = { 'anthropic:a': oauth('anthropic'), 'anthropic:b': key('anthropic') };
const TWO = { primary: 'openai/gpt-5.5', fallbacks: ['openai/gpt-5.4', 'anthropic/claude-opus-4-6'] };
const OPUS = 'anthropic/claude-opus-4-6';

const STATE = {
  sessions: {
    caps: { providerOverride: 'OpenAI', modelOverride: 'GPT-5.4' },
    spaced: { providerOverride: ' anthropic ', modelOverride: ' claude-opus-4-6 ' },
    alias: { modelOverride: 'fast' },
    nested: { modelOverride: 'openrouter/anthropic/claude-opus-4-6' },
    inner: { providerOverride: 'openrouter', modelOverride: 'openrouter/auto' },
    lite: { providerOverride: 'google', modelOverride: 'gemini-3.1-flash' },
    grok: { providerOverride: 'xai', modelOverride: 'grok-4-fast-reasoning' },
    bed: { providerOverride: 'bedrock', modelOverride: 'anthropic.claude-opus-4-6' },
  },
  cron: [
    'openai/gpt-5.4@openai:default',
    ' fast ',
    'OPENAI/GPT-5.4',
    'openrouter:auto',
    'openrouter/auto',
    'xai/grok-4-fast-reasoning',
    'sonnet',
    'claude-sonnet-4-6',
    'm2',
    'gpt-5.4',
  ],
};
const REFS = ['fast', 'my/m1', 'openai/gpt-5.5', 'anthropic/claude-sonnet-4-6', 'openrouter:auto', 'OpenAI/gpt-5.4'];

/** What says which runtime: entries that leave the choice open stand before providers that make one. */
function runtimes() {
  const runs = (id) => ({ agentRuntime: { id } });
  const of = (models, providers, more) => ({
    config: config({ model: TWO, models }, { ...(providers && { providers }), ...more }),
    authProfiles: store({ ...BOTH, ...CLAUDE }),
  });
  const onPi = openai(runs('pi'));
  const worker = (models) => [{ id: 'work', models }];
  return [
    of({ 'openai/gpt-5.5': runs('auto') }, onPi),
    of({ 'openai/gpt-5.5': runs('default'), 'openai/gpt-5.4': {} }, onPi),
    of({ 'openai/gpt-5.5': runs('pi') }, undefined, { list: worker({ 'openai/gpt-5.5': runs('auto') }) }),
    of({ 'openai/gpt-5.5': runs('pi') }, undefined, { list: worker({ 'openai/gpt-5.5': runs('default') }) }),
    of({}, openai(runs('pi'), [row('gpt-5.5', runs('auto')), row('gpt-5.4', runs('codex'))])),
    of({ 'openai/*': runs('codex') }, onPi),
    of({ 'openai/*': runs('auto') }, onPi),
    of({ 'openai/*': runs('pi'), 'openai/gpt-5.4': runs('auto') }),
    of({ 'openai/*': runs('codex') }, undefined, { list: worker({ 'openai/*': runs('pi') }) }),
    of({ 'OpenAI/gpt-5.5': runs('codex'), 'openai/gpt-5.5': runs('pi') }),
    of({ 'openai/gpt-5.5': runs('auto'), 'OpenAI/gpt-5.5': runs('pi') }),
    of({ 'gpt-5.5': runs('pi'), 'gpt-5.4': runs('codex') }),
    of({ 'openai/GPT-5.5': runs('pi'), ' openai/gpt-5.4 ': runs('pi') }),
    of({ 'openai/gpt-5.5@openai:default': runs('pi') }),
    of({}, openai({}, [row('openai/gpt-5.5', runs('pi')), row('GPT-5.4', runs('pi'))])),
    of({}, { OpenAI: { baseUrl: PUBLIC, models: [], ...runs('pi') } }),
    of({}, { openai: { baseUrl: PUBLIC, models: [] }, OpenAI: { baseUrl: PUBLIC, models: [], ...runs('pi') } }),
    of({ 'openai/gpt-5.5': runs('PI'), 'openai/gpt-5.4': runs(' codex '), [OPUS]: runs('Claude-CLI') }),
    of({ 'openai/gpt-5.5': runs('codex-app-server'), 'openai/gpt-5.4': runs('CODEX') }),
    of({ 'openai/gpt-5.5': runs('nobody'), 'openai/gpt-5.4': runs('  '), [OPUS]: runs('codex') }),
    of({ 'anthropic/*': runs('claude-cli'), [OPUS]: runs('auto') }),
    {
      config: config({
        model: { primary: 'openrouter/anthropic/claude-opus-4-6', fallbacks: ['openrouter/auto', 'openrouter:auto'] },
        models: {
          'openrouter/anthropic/claude-opus-4-6': { ...runs('codex'), alias: 'fast' },
          'openrouter/auto': runs('codex'),
        },
      }),
      refs: REFS,
      ...STATE,
    },
    {
      config: config(
        { model: { primary: 'google/gemini-3-pro', fallbacks: ['google/gemini-3.1-pro-preview'] } },
        {
          providers: {
            google: {
              baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
              models: [row('gemini-3-pro', runs('google-gemini-cli'))],
            },
          },
        },
      ),
    },
  ];
}

/** Where requests for OpenAI go, and what its author changed about them. */
function endpoints() {
  const of = (providers, defaults, more) => ({
    config: config({ model: TWO, ...defaults }, { providers, ...more }),
    authProfiles: store({ ...BOTH, ...CLAUDE }),
  });
  const at = (baseUrl, more) => of(openai({ baseUrl, ...more }));
  return [
    ...[
      'https://api.openai.com',
      'https://api.openai.com/v1/',
      'https://API.OpenAI.com/v1',
      ' https://api.openai.com/v1 ',
    ].map((url) => at(url)),
    ...['https://api.openai.com/v2', 'https://api.openai.com/v1?team=a', 'https://eu.api.openai.com/v1'].map((url) =>
      at(url),
    ),
    ...['http://api.openai.com/v1', 'https://chatgpt.com/backend-api/codex', 'https://chatgpt.com/backend-api/v2'].map(
      (url) => at(url),
    ),
    at('https://chatgpt.com/backend-api', { api: 'openai-chatgpt-responses' }),
    at(PUBLIC, { api: 'openai-chatgpt-responses' }),
    at(PUBLIC, { timeoutSeconds: 30 }),
    at(PUBLIC, { authHeader: false }),
    at(PUBLIC, { headers: {} }),
    at(PUBLIC, { params: { store: false } }),
    of(openai({}, [row('gpt-5.5', { baseUrl: 'https://proxy.example.org/v1' })])),
    of(openai({}, [row('gpt-5.5', { api: 'openai-completions' }), row('gpt-5.4', { api: 'openai-responses' })])),
    of(openai({}, [row('gpt-5.5', { headers: { 'X-A': 'b' } }), row('gpt-5.4', { params: { store: false } })])),
    of(openai({}, [row('gpt-5.5', { compat: { supportsReasoningEffort: true } }), row('gpt-5.4', { compat: {} })])),
    of(openai({}, [row('gpt-5.5', { compat: { supportsStore: false } })])),
    of(openai({}), { params: { temperature: 1 } }),
    of(openai({}), {}, { list: [{ id: 'work', params: { temperature: 1 } }] }),
    of(openai({}), {}, { list: [{ id: 'work', models: { 'openai/gpt-5.5': { params: { temperature: 1 } } } }] }),
    of(openai({}), {
      models: { 'openai/gpt-5.5': { params: { thinking: 'high', fastMode: true } }, 'openai/gpt-5.4': {} },
    }),
    of(openai({}), {
      models: { 'openai/gpt-5.5': { params: { thinking: 'much' } }, 'openai/*': { params: { a: 1 } } },
    }),
    of({ OpenAI: { baseUrl: 'https://proxy.example.org/v1', models: [] } }),
  ];
}

/** Nobody is named, and something else answers; or what is named is filled in. */
function unnamed() {
  const anthropic = (rows) => ({
    anthropic: { baseUrl: 'https://api.anthropic.com', api: 'anthropic-messages', models: rows },
  });
  const of = (defaults, providers, more) => ({
    config: config(defaults, { providers, ...more }),
    refs: REFS,
    authProfiles: store(CLAUDE),
    ...STATE,
  });
  const keyed = (one) => ({ ...one, env: ['ANTHROPIC_API_KEY'] });
  const signed = (one) => ({ ...one, env: ['ANTHROPIC_OAUTH_TOKEN'] });
  const said = (mode, provider = 'anthropic') => ({ auth: { profiles: { 'anthropic:a': { provider, mode } } } });
  return [
    of({}, { ...mine([]), ...anthropic([row('claude-opus-4-6')]) }),
    of({}, { ...anthropic([row('claude-opus-4-6')]), ...mine() }),
    of({}, { ...mine(), ...openai({}, [row('gpt-5.5'), row('gpt-5.6-sol'), row('gpt-6-astra')]) }),
    of({}, { ...mine(), OpenAI: { baseUrl: PUBLIC, models: [row('gpt-5.5')] } }),
    of({ model: { fallbacks: ['my/M2', 'fast'] } }, mine()),
    of({ model: {} }, mine(), { list: [{ id: 'work', model: { fallbacks: ['gpt-5.4'] } }] }),
    of({ models: { 'my/M2': { alias: 'fast' } } }, mine()),
    keyed(of({}, anthropic([row('claude-haiku-4-5')]))),
    keyed(of({ model: 'opus' }, mine())),
    keyed(of({ model: { primary: 'sonnet', fallbacks: ['opus', 'haiku'] }, models: {} })),
    keyed(of({ model: OPUS, models: { 'openai/gpt-5.5': { alias: 'sonnet' } } })),
    keyed(of({ model: OPUS, models: { [OPUS]: { alias: 'sonnet' } } }, undefined, said('oauth'))),
    keyed(of({ model: 'openai/gpt-5.5', models: { 'anthropic/claude-sonnet-4-6': {} } }, mine())),
    keyed(of({ model: 'openai/gpt-5.5', models: { 'claude-sonnet-4-6': {} } }, mine())),
    keyed(of({ model: 'bedrock/anthropic.claude-opus-4-6' })),
    keyed(
      of({ model: 'amazon-bedrock/us.anthropic.claude-opus-4-6-v1', models: { 'my/m1': { alias: 'fast' } } }, mine()),
    ),
    keyed(of({ model: 'claude-opus-4-6' }, undefined, said('api_key'))),
    signed(of({ model: 'claude-cli/claude-opus-4-6' })),
    signed(of({ model: OPUS, models: { [OPUS]: { agentRuntime: { id: 'claude-cli' } } } })),
    signed(
      of({ model: 'anthropic/claude-sonnet-5', models: { 'claude-cli/claude-opus-5': {} } }, undefined, said('oauth')),
    ),
    of({ model: 'claude-cli/claude-opus-4-6' }, undefined, said('oauth', 'claude-cli')),
    keyed(of({ model: OPUS }, undefined, { auth: { order: { anthropic: ['anthropic:b'] }, ...said('oauth').auth } })),
    keyed(
      of({ model: OPUS }, mine(), {
        list: [{ id: 'work', model: 'sonnet', models: { 'my/m1': { alias: 'sonnet' } } }],
      }),
    ),
  ];
}

/** Which accounts there are, and in which order. */
function accounts() {
  const model = {
    primary: 'openai/gpt-5.5',
    fallbacks: ['anthropic/claude-opus-4-6', 'google/gemini-3-pro', 'xai/grok-4'],
  };
  const env = ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'GEMINI_API_KEY', 'XAI_API_KEY'];
  const of = (authProfiles, auth, more) => ({
    config: config({ model }, auth && { auth }),
    authProfiles,
    env,
    ...more,
  });
  const usage = (usageStats) => ({ usageStats });
  const used = (ids) => usage(Object.fromEntries(ids.map((id, index) => [id, { lastUsed: NOW - index * HOUR }])));
  const MANY = {
    'anthropic:a': oauth('anthropic'),
    'anthropic:b': key('anthropic'),
    'anthropic:c': token('anthropic'),
    'google:a': key('google'),
    'google:b': key('google'),
    'xai:a': key('xai'),
  };
  return [
    of(store(MANY, used(['anthropic:a', 'anthropic:c', 'anthropic:b', 'google:a', 'google:b']))),
    of(store(MANY, used(['anthropic:b']))),
    of(store(MANY), { order: { anthropic: ['anthropic:c', 'anthropic:b'], google: ['google:b'] } }),
    of(store(MANY, used(['anthropic:c'])), { order: { anthropic: ['anthropic:c', 'anthropic:a'] } }),
    of(store(MANY), { order: { Anthropic: ['anthropic:b'], GOOGLE: ['google:b'], xAI: ['xai:gone'] } }),
    of(store(MANY, { order: { Anthropic: ['anthropic:b'], google: ['google:gone'], xai: ['xai:a'] } })),
    of(store(MANY, { order: { anthropic: ['anthropic:gone'] } }), { order: { anthropic: ['anthropic:b'] } }),
    of(store({ ...MANY, 'anthropic:a': oauth('anthropic', { expires: PAST, refresh: undefined }) })),
    of(store({ 'anthropic:a': token('anthropic', { expires: PAST }), 'google:a': key('google', { key: '' }) })),
    of(store({ 'anthropic:a': token('anthropic', { expires: 0 }), 'xai:a': key('xai', { key: '  ' }) })),
    of(store({ 'anthropic:a': { type: 'oauth', provider: 'anthropic' }, 'anthropic:b': key('anthropic') })),
    of(
      store({
        'google:a': {
          type: 'api_key',
          provider: 'google',
          keyRef: { source: 'env', provider: 'default', id: 'GEMINI_API_KEY' },
        },
      }),
    ),
    of(store({ 'anthropic:a': key('Anthropic'), 'Google:a': key('GOOGLE'), 'xai:a': key('XAI') })),
    of(store({ 'mine:x': key('anthropic'), 'anthropic:y': key('google') })),
    of(store(MANY), { profiles: { 'anthropic:a': { provider: 'anthropic', mode: 'token' } } }),
    of(store(MANY), {
      profiles: {
        'anthropic:b': { provider: 'anthropic', mode: 'api_key' },
        'anthropic:gone': { provider: 'anthropic', mode: 'oauth' },
      },
    }),
    of(store(MANY), {
      profiles: { 'anthropic:b': { provider: 'google', mode: 'api_key' } },
      order: { anthropic: ['anthropic:b', 'anthropic:a'] },
    }),
    of(
      store(
        MANY,
        usage({
          'anthropic:a': { disabledUntil: AHEAD, disabledReason: 'billing' },
          'google:a': { cooldownUntil: AHEAD },
        }),
      ),
    ),
    of(
      store(
        MANY,
        usage({
          'anthropic:a': { blockedUntil: AHEAD },
          'anthropic:b': { cooldownUntil: AHEAD },
          'anthropic:c': { disabledUntil: AHEAD },
        }),
      ),
    ),
    of(store(MANY, usage({ 'google:a': { cooldownUntil: PAST, lastUsed: NOW }, 'google:b': { lastUsed: PAST } }))),
    of(
      store(
        MANY,
        usage({
          'google:a': { cooldownUntil: AHEAD, cooldownModel: 'gemini-3-pro' },
          'xai:a': { cooldownUntil: AHEAD },
        }),
      ),
      {
        order: { google: ['google:a', 'google:b'] },
      },
    ),
    of({}),
    of(
      {},
      {
        profiles: { 'openai:default': { provider: 'openai', mode: 'api_key' } },
        order: { openai: ['openai:default'] },
      },
    ),
    of(store({ ...OLD, ...MANY }), { order: { 'openai-codex': ['openai-codex:default'], openai: ['openai:default'] } }),
    of(store({ ...OLD, ...MANY }), { order: { openai: ['openai-codex:default', 'openai:default'] } }),
    of(store({ ...BOTH, 'openai:b': oauth('openai') }, used(['openai:me@example.org', 'openai:b', 'openai:default']))),
    of(
      store(
        { ...BOTH, 'openai:b': oauth('openai') },
        usage({ 'openai:b': { cooldownUntil: AHEAD, cooldownReason: 'auth' } }),
      ),
    ),
    ...['anthropic:c', 'anthropic:gone', 'google:a', 'anthropic:b'].map((pin) => ({
      config: config({ model: { primary: `${OPUS}@${pin}`, fallbacks: [`google/gemini-3-pro@google:b`] } }),
      authProfiles: store(MANY, usage({ 'anthropic:b': { cooldownUntil: AHEAD } })),
      env,
    })),
    {
      config: config({ model: 'zai/glm-5' }, { auth: { order: { 'z.ai': ['zai:b'] } } }),
      authProfiles: store({ 'zai:a': key('zai'), 'zai:b': key('z.ai') }),
      env,
    },
  ];
}

/** Lists, aliases and names in other forms, for two agents. */
function lists() {
  const work = (more) => ({ list: [{ id: 'work', ...more }] });
  const of = (defaults, more, env = []) => ({
    config: config(defaults, { providers: mine(), ...more }),
    refs: REFS,
    env,
    authProfiles: store({ ...BOTH, ...CLAUDE }),
    ...STATE,
  });
  const migrated = { meta: { migrations: { modelPolicyAllowlist: true } } };
  const fast = { 'my/m1': { alias: 'fast' } };
  return [
    of({ model: 'openai/gpt-5.4', models: { [OPUS]: {} } }, work({ model: 'my/m1' })),
    of(
      { model: { primary: 'openai/gpt-5.4', fallbacks: ['my/m1', 'sonnet'] }, models: { [OPUS]: {} } },
      work({ model: { fallbacks: ['my/M2'] } }),
    ),
    of({ model: 'fast', models: { 'openrouter:auto': { alias: 'fast' } } }),
    of({ model: 'openrouter:auto', models: fast }, work({ model: 'OpenRouter:Auto' })),
    of({
      model: 'OpenRouter/auto',
      models: { 'openrouter/openrouter/auto': { alias: 'fast' }, 'xai/grok-4-fast': {} },
    }),
    of({ model: OPUS, models: { fast: {}, ...fast } }),
    of({ model: OPUS, models: { 'my/M2': { alias: 'fast' }, 'GPT-5.4': { alias: 'gpt' } } }),
    of({ model: OPUS, models: { 'openai/': {}, '/x': {}, ...fast } }),
    of({ model: OPUS, models: { 'anthropic/*': { alias: 'all' } } }),
    of({ model: OPUS, models: { 'openai/gpt-5*': {}, 'openai / *': {}, 'my/*': { alias: 'fast' } } }),
    of(
      { model: OPUS, models: { 'openrouter/*': {} } },
      work({ models: { 'openrouter/anthropic/*': { alias: 'fast' } } }),
    ),
    of({ model: OPUS, models: { 'openai/gpt-5.4': { alias: 'quick' }, 'my/m1': { alias: 'gpt-5.4' } } }),
    of({ model: 'my/fast', models: fast }, work({ model: 'MY/Fast', models: { 'my/M2': { alias: 'fast' } } })),
    of(
      { model: 'fast', models: fast },
      work({ models: { 'openai/gpt-5.4': { alias: 'Fast' }, 'my/m1': { alias: '' } } }),
    ),
    of(
      {
        model: 'fast',
        models: { 'google/gemini-3-pro': { alias: 'fast' }, 'xai/grok-4-fast-reasoning': { alias: 'grok' } },
      },
      work({ model: 'grok' }),
    ),
    of({
      model: { primary: 'gpt', fallbacks: ['gemini', 'gemini-flash', 'gpt-mini'] },
      models: {
        'openai/gpt-5.4': {},
        'google/gemini-3-pro': {},
        'google/gemini-3-flash': {},
        'openai/gpt-5.4-mini': {},
      },
    }),
    of({ model: OPUS, models: fast, ...policy({ allow: ['FAST', 'sonnet', 'openai/GPT-5.4'] }) }),
    of({ model: OPUS, models: fast, ...policy({ allow: ['openrouter:auto', ' my/* ', 'google/gemini-3-pro'] }) }),
    of({ model: OPUS, models: fast, ...policy({}) }, work(policy({ allow: ['fast', 'anthropic/*'] }))),
    of({ model: OPUS, models: fast }, { ...work(policy({ allow: ['openai/*'] })), ...migrated }),
    of({ model: OPUS, models: fast }, migrated, ['ANTHROPIC_API_KEY']),
    of({ model: OPUS, models: fast, ...policy({ allow: [OPUS] }) }, {}, ['ANTHROPIC_API_KEY']),
    of({ model: 'openai-codex/gpt-5.5', models: { 'openai-codex/gpt-5.5': { alias: 'fast' } } }),
    of(
      { model: 'openai-codex/GPT-5.4', models: { 'openai/gpt-5.4': { alias: 'fast' } } },
      work({ model: 'codex/gpt-5.5' }),
    ),
  ];
}

function policy(modelPolicy) {
  return { modelPolicy };
}

/** Ids that the manifests, or the code, of some release read as another one; with each, what it is written beside. */
const IDS = [
  'google/gemini-3-flash',
  'google/gemini-3.1-pro',
  'google/gemini-3.1-flash',
  'google/gemma-4-26b',
  'google-vertex/gemini-3-pro',
  'google-gemini-cli/gemini-3-pro-preview',
  'anthropic/opus-4.6',
  'anthropic/sonnet-4.6',
  'anthropic/opus-4.5',
  'xai/grok-4-1-fast-reasoning',
  'xai/grok-4.20-reasoning',
  'xai/grok-4.20-experimental-beta-0304-reasoning',
  'vercel-ai-gateway/claude-opus-4-6',
  'vercel-ai-gateway/sonnet-4.6',
  'vercel-ai-gateway/anthropic/sonnet-4.6',
  'nvidia/llama-3.3-nemotron-super-49b-v1.5',
  'nvidia/nvidia/nemotron-3',
  'huggingface/deepseek-ai/DeepSeek-R1',
  'huggingface/huggingface/moonshotai/Kimi-K2',
  'together/moonshotai/kimi-k2.5',
  'openrouter/aurora-alpha',
  'openrouter/free',
  'openrouter/openrouter/aurora-alpha',
  'openai/openai/gpt-5.5',
  'my/other/m1',
  'moonshotai/kimi-k2',
  'kimi-code/k2',
  'doubao/seed-1',
  'qwencloud/qwen3',
  'opencode-zen/claude-opus-4-6',
];

function ids() {
  const half = IDS.length / 2;
  const pairs = IDS.slice(0, half).map((first, index) => [first, IDS[half + index]]);
  return pairs.map(([first, second], index) => ({
    config: config(
      {
        model: { primary: first, fallbacks: [second, second.toUpperCase()] },
        ...(index % 3 > 0 && { models: { [first]: { alias: 'fast' }, ...(index % 3 > 1 && { [second]: {} }) } }),
      },
      { providers: mine() },
    ),
    refs: [first, second, 'fast', first.toUpperCase(), second.slice(second.indexOf('/') + 1)],
    sessions: { first: { modelOverride: first }, second: halves(second) },
    cron: [first, second],
  }));
}

function halves(ref) {
  const at = ref.indexOf('/');
  return { providerOverride: ref.slice(0, at), modelOverride: ref.slice(at + 1) };
}

/** What looks at, hears and makes media. */
function media(version) {
  const slots = (image, video, music) =>
    isBefore(version, '2026.8.1')
      ? { imageGenerationModel: image, videoGenerationModel: video, musicGenerationModel: music }
      : { mediaModels: { image, video, music } };
  const MADE = slots('openai/gpt-image-1', { primary: 'openai/sora-2' }, 'google/lyria-3-clip-preview');
  const LOOKS = { imageModel: 'openai/gpt-5.4', pdfModel: { primary: 'openai/gpt-5.4', fallbacks: [OPUS] } };
  const of = (profiles, { env = [], defaults = { ...LOOKS, ...MADE }, state, ...more } = {}) => ({
    config: config({ model: OPUS, ...defaults }, more),
    authProfiles: store(profiles, state),
    env,
    media: true,
  });
  const rests = (id) => ({ usageStats: { [id]: { cooldownUntil: AHEAD } } });
  const GOOGLE = { 'google:a': key('google'), 'google:b': key('google') };
  return [
    of(BOTH, { env: ['OPENAI_API_KEY'] }),
    of({ 'openai:me@example.org': oauth('openai') }),
    of({ ...BOTH, ...GOOGLE, ...CLAUDE }, { state: rests('openai:default') }),
    of({ ...BOTH, ...GOOGLE }, { state: rests('google:a') }),
    of({ ...BOTH, 'openai:b': key('openai') }, { state: { usageStats: { 'openai:default': { lastUsed: NOW } } } }),
    of({ ...BOTH, ...GOOGLE }, { state: { order: { openai: ['openai:me@example.org'], google: ['google:b'] } } }),
    of({ ...BOTH, ...GOOGLE }, { auth: { order: { openai: ['openai:me@example.org', 'openai:default'] } } }),
    of(
      { 'openai:none': key('openai', { key: '' }), 'openai:me@example.org': oauth('openai') },
      { env: ['GEMINI_API_KEY'] },
    ),
    of(
      {},
      {
        env: ['OPENAI_API_KEY', 'GEMINI_API_KEY'],
        auth: { order: { openai: ['openai:gone'], google: ['google:gone'] } },
      },
    ),
    of({}, { env: ['OPENAI_API_KEY'], providers: openai({ agentRuntime: { id: 'codex' } }) }),
    of(BOTH, { providers: openai({ agentRuntime: { id: 'pi' } }) }),
    of(
      { ...BOTH, ...GOOGLE },
      { defaults: { imageModel: 'google/gemini-3-pro@google:b', pdfModel: 'openai/gpt-5.4@openai:me@example.org' } },
    ),
    of(GOOGLE, {
      defaults: slots(
        'google/gemini-3-pro-image-preview@google:b',
        'google/veo-3.1-fast-generate-preview',
        'google/lyria-3-clip-preview',
      ),
    }),
    of(
      { ...CLAUDE, ...GOOGLE },
      {
        defaults: { imageModel: { primary: 'anthropic/opus-4.6', fallbacks: ['google/gemini-3-pro', 'gemini-3-pro'] } },
      },
    ),
    of(CLAUDE, {
      env: ['ANTHROPIC_API_KEY'],
      defaults: { imageModel: 'sonnet', pdfModel: 'claude-opus-4-6', models: {} },
    }),
    of(
      { 'xai:a': key('xai') },
      { defaults: { imageModel: 'xai/grok-4-fast-reasoning', pdfModel: 'XAI/grok-4' }, env: ['XAI_API_KEY'] },
    ),
    of(
      { ...OLD, ...GOOGLE },
      { auth: { order: { openai: ['openai:default'], 'openai-codex': ['openai-codex:default'] } } },
    ),
    of({ 'openai-codex:default': oauth('openai-codex'), 'openai:default': key('openai'), 'openai:b': key('openai') }),
  ];
}

/** What older releases do not know is left out for them. */
function fitted(one, version) {
  if (!isBefore(version, '2026.8.1')) return one;
  const { agents, meta, ...rest } = structuredClone(one.config);
  delete agents.defaults.modelPolicy;
  for (const agent of agents.list ?? []) delete agent.modelPolicy;
  return { ...one, config: { agents, ...rest, ...(meta?.migrations === undefined && meta && { meta }) } };
}

export function mixes(version) {
  const made = [...runtimes(), ...endpoints(), ...unnamed(), ...accounts(), ...lists(), ...ids(), ...media(version)];
  return made.map((one, index) => ({
    id: `x${String(index).padStart(3, '0')}`,
    authProfiles: {},
    env: [],
    refs: [],
    ...fitted(one, version),
  }));
}
