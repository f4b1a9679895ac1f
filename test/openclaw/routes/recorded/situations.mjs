/** When the answers were recorded, for accounts that have run out or rest. */
export const NOW = 1_795_900_000_000;
const HOUR = 3_600_000;

const key = (provider, more) => ({ type: 'api_key', provider, key: 'fake-key-0123456789', ...more });
const oauth = (provider, more) => ({
  type: 'oauth',
  provider,
  access: 'a.b.c',
  refresh: 'r',
  expires: NOW + 1000 * HOUR,
  ...more,
});
const token = (provider, more) => ({ type: 'token', provider, token: 'fake-token-0123456789', ...more });
const store = (profiles, more) => ({ main: { version: 1, profiles, ...more } });

const BOTH = { 'openai:default': key('openai'), 'openai:me@example.org': oauth('openai') };
const OLD = { 'openai:default': key('openai'), 'openai-codex:default': oauth('openai-codex') };
const CLAUDE = { 'anthropic:a': oauth('anthropic'), 'anthropic:b': key('anthropic') };

const my = (more) => ({
  my: {
    baseUrl: 'https://my.example.org/v1',
    api: 'openai-completions',
    models: [
      { id: 'm1', name: 'One' },
      { id: 'M2', name: 'Two' },
    ],
    ...more,
  },
});
const defaults = (values, more) => ({ agents: { defaults: values }, ...more });
const provider = (id, block) => ({ models: { providers: { [id]: { models: [], ...block } } } });

/** What stands in the store of sessions and among the cron jobs, by name. */
const SESSIONS = {
  plain: { providerOverride: 'anthropic', modelOverride: 'claude-opus-4-6' },
  joined: { modelOverride: 'openai/gpt-5.4' },
  bare: { modelOverride: 'gpt-5.4' },
  nested: { providerOverride: 'openrouter', modelOverride: 'anthropic/claude-opus-4-6' },
  twice: { providerOverride: 'openai', modelOverride: 'openai/gpt-5.4' },
  old: { providerOverride: 'openai-codex', modelOverride: 'gpt-5.4' },
  google: { providerOverride: 'google', modelOverride: 'gemini-3-pro' },
  cli: { providerOverride: 'claude-cli', modelOverride: 'claude-opus-4-6' },
  gemini: { providerOverride: 'google-gemini-cli', modelOverride: 'gemini-3-pro' },
  mine: { providerOverride: 'my', modelOverride: 'm1' },
};
const JOBS = ['openai/gpt-5.4', 'claude-opus-4-6', 'm2', 'fast', 'google/gemini-3-pro', 'anthropic/opus-4.6', 'my/M2'];
const state = { sessions: SESSIONS, cron: JOBS };

const PRIMARIES = [
  'openai/gpt-5.5',
  'openai/gpt-5.4@openai:default',
  'openai/gpt-5.4@openai:me@example.org',
  'anthropic/claude-opus-4-6@anthropic:b',
  'anthropic/claude-opus-4-6@anthropic:nobody',
  'claude-cli/claude-opus-4-6',
  'google-gemini-cli/gemini-3-pro',
  'openai-codex/gpt-5.5',
  'openai-codex/gpt-5.4',
  'codex/gpt-5.4',
  'openrouter:auto',
  'openrouter:free',
  'openrouter/free',
  'openrouter/auto',
  'openrouter/openrouter/free',
  'fast',
  'm1',
  'M2',
  'gpt-5.4',
];

/** Configs that were thought of, one thing at a time. */
export function situations() {
  const made = [
    ...PRIMARIES.map((model) => ({ config: defaults({ model }), authProfiles: store({ ...OLD, ...CLAUDE }) })),
    ...PRIMARIES.map((model) => ({
      config: defaults(
        { model, models: { [model.replace(/@.*/, '')]: { alias: 'fast' } } },
        { models: { providers: my() } },
      ),
      authProfiles: store({ ...BOTH, ...CLAUDE }),
      ...state,
    })),
    ...images(),
    ...runtimes(),
    ...accounts(),
    ...lists(),
    ...programs(),
  ];
  return made.map((one, index) => ({
    id: `s${String(index).padStart(3, '0')}`,
    authProfiles: {},
    env: [],
    refs: [],
    ...one,
  }));
}

function images() {
  const models = ['openai/gpt-5.4', 'gpt-5.4', 'google/gemini-3-pro', 'my/m1', 'm1', 'fast', 'openai-codex/gpt-5.4'];
  const fast = { models: { 'google/gemini-3-pro': { alias: 'fast' }, 'openai/gpt-5.4': {} } };
  return models.flatMap((imageModel) => [
    { config: defaults({ model: 'anthropic/claude-opus-4-6', imageModel }), authProfiles: store(BOTH) },
    {
      config: defaults(
        {
          model: 'anthropic/claude-opus-4-6',
          imageModel: { primary: imageModel, fallbacks: ['openai/gpt-5.4'] },
          ...fast,
        },
        { models: { providers: my() } },
      ),
      authProfiles: store({ 'google:default': key('google') }),
      env: ['OPENAI_API_KEY'],
    },
  ]);
}

function runtimes() {
  const ids = ['pi', 'openclaw', 'codex', 'claude-cli', 'google-gemini-cli', 'auto'];
  const refs = ['openai/gpt-5.5', 'anthropic/claude-opus-4-6', 'google/gemini-3-pro'];
  const byEntry = ids.flatMap((id) =>
    refs.map((model) => ({
      config: defaults({
        model: { primary: model, fallbacks: ['openai/gpt-5.4', 'anthropic/claude-sonnet-4-6'] },
        models: { [model]: { agentRuntime: { id } }, 'openai/gpt-5.4': {}, 'anthropic/claude-sonnet-4-6': {} },
      }),
      authProfiles: store({ ...BOTH, ...CLAUDE }),
    })),
  );
  const byStar = ids.map((id) => ({
    config: defaults({ model: 'openai/gpt-5.5', models: { 'openai/*': { agentRuntime: { id } } } }),
    authProfiles: store(BOTH),
    ...state,
  }));
  const params = ['temperature', 'thinking', 'fastMode'].flatMap((name) =>
    ['codex', undefined].map((id) => ({
      config: defaults({
        model: 'openai/gpt-5.5',
        models: { 'openai/gpt-5.5': { params: { [name]: 1 }, ...(id && { agentRuntime: { id } }) } },
      }),
      authProfiles: store(BOTH),
    })),
  );
  const urls = ['https://api.openai.com/v1', 'https://chatgpt.com/backend-api', 'https://proxy.example.org/v1'];
  const blocks = urls.flatMap((baseUrl) =>
    [{}, { api: 'openai-completions' }, { headers: { 'X-Team': 'a' } }, { apiKey: 'fake-key-0123456789' }].map(
      (more) => ({
        config: defaults({ model: 'openai/gpt-5.5' }, provider('openai', { baseUrl, ...more })),
        authProfiles: store(BOTH),
      }),
    ),
  );
  return [...byEntry, ...byStar, ...params, ...blocks];
}

function accounts() {
  const model = { primary: 'openai/gpt-5.5', fallbacks: ['anthropic/claude-opus-4-6'] };
  const declared = {
    'anthropic:a': { provider: 'anthropic', mode: 'api_key' },
    'anthropic:b': { provider: 'anthropic', mode: 'api_key' },
  };
  const resting = (id) => ({ usageStats: { [id]: { cooldownUntil: NOW + 1000 * HOUR, errorCount: 1 } } });
  const stores = [
    store({ 'anthropic:a': token('anthropic', { expires: NOW - 1000 * HOUR }), 'anthropic:b': key('anthropic') }),
    store({ 'anthropic:a': oauth('anthropic', { expires: NOW - 1000 * HOUR }), 'anthropic:b': oauth('anthropic') }),
    store({ 'anthropic:a': { type: 'api_key', provider: 'anthropic' }, 'anthropic:b': key('anthropic') }),
    store(CLAUDE, resting('anthropic:a')),
    store({ ...BOTH, ...CLAUDE }, resting('openai:me@example.org')),
    store(
      { 'anthropic:x': key('anthropic'), 'anthropic:y': key('anthropic') },
      { usageStats: { 'anthropic:x': { lastUsed: 9 }, 'anthropic:y': { lastUsed: 5 } } },
    ),
    store(CLAUDE, { order: { anthropic: ['anthropic:b', 'anthropic:a'] } }),
    store(CLAUDE, { order: { anthropic: ['anthropic:gone'] } }),
    store({ ...OLD, ...CLAUDE }, { order: { openai: ['openai:default'], 'openai-codex': ['openai-codex:default'] } }),
  ];
  const auths = [
    undefined,
    { order: { anthropic: ['anthropic:b', 'anthropic:a'], openai: ['openai:default'] } },
    { order: { anthropic: ['anthropic:gone'] } },
    { profiles: declared },
    { profiles: declared, order: { anthropic: ['anthropic:gone'] } },
  ];
  return stores.flatMap((authProfiles) =>
    auths.map((auth) => ({ config: defaults({ model }, auth && { auth }), authProfiles, env: ['ANTHROPIC_API_KEY'] })),
  );
}

function lists() {
  const maps = [
    { 'openai/*': {} },
    { 'openai/*': {}, 'my/m1': { alias: 'fast' } },
    { 'anthropic/claude-opus-4-6': { alias: 'fast' } },
    { 'anthropic/claude-opus-4-6': {}, 'google/gemini-3-pro': { alias: 'fast' } },
    { 'openrouter/auto': {}, 'openrouter/anthropic/claude-opus-4-6': {} },
    {},
  ];
  const own = { 'my/m1': { alias: 'fast' }, 'openai/gpt-5.4': { alias: '' } };
  const refs = [
    'openai/gpt-5.5',
    'fast',
    'my/m1',
    'm1',
    'google/gemini-3.1-pro-preview',
    'openrouter:free',
    'openrouter:auto',
  ];
  return maps.flatMap((models) =>
    [[], ['ANTHROPIC_API_KEY'], ['ANTHROPIC_OAUTH_TOKEN']].map((env, index) => ({
      config: {
        agents: {
          defaults: {
            model: index === 1 ? 'fast' : { primary: 'anthropic/claude-sonnet-4-6', fallbacks: ['my/M2'] },
            models,
          },
          list: [
            { id: 'main', default: true },
            { id: 'work', model: 'fast', models: own },
          ],
        },
        models: { providers: my() },
      },
      env,
      refs,
      ...state,
    })),
  );
}

function programs() {
  const models = [
    'claude-cli/claude-opus-4-6',
    'anthropic/claude-opus-4-6',
    'google-gemini-cli/gemini-3-pro',
    'google/gemini-3-pro',
  ];
  const stores = [
    {},
    store({ 'anthropic:claude-cli': oauth('claude-cli'), 'anthropic:default': key('anthropic') }),
    store({ 'google-gemini-cli:me': oauth('google-gemini-cli'), 'google:default': key('google') }),
  ];
  return models.flatMap((model) =>
    stores.flatMap((authProfiles) => [
      { config: defaults({ model }), authProfiles, ...state },
      {
        config: defaults({ model, models: { 'anthropic/claude-opus-4-6': { agentRuntime: { id: 'claude-cli' } } } }),
        authProfiles,
        env: ['ANTHROPIC_API_KEY', 'GEMINI_API_KEY'],
      },
    ]),
  );
}
