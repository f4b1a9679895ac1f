/**
 * Combinations of orders, declared accounts and stores that a release is asked about, always the same ones.
 * Secrets are made up; times are far past or far ahead.
 */
export function authOrderCases() {
  const pick = randomly(20261128);
  const cases = [];
  for (const [provider, kit] of Object.entries(KITS)) {
    for (let round = 0; round < 60; round++) cases.push(combine(provider, kit, pick));
  }
  return cases;
}

const PAST = 1_000_000_000_000;
const AHEAD = 4_102_444_800_000;
const LATER = 4_202_444_800_000;

const oauth = (provider, more = {}) => ({
  type: 'oauth',
  provider,
  access: 'a.b.c',
  refresh: 'r',
  expires: AHEAD,
  ...more,
});
const token = (provider, more = {}) => ({ type: 'token', provider, token: 't-0123456789', ...more });
const key = (provider, more = {}) => ({ type: 'api_key', provider, key: 'k-0123456789', ...more });

/** For each provider asked: the accounts a store may hold, and the names an order may go under. */
const KITS = {
  openai: {
    accounts: {
      'openai:me': oauth('openai'),
      'openai:old': oauth('openai', { expires: PAST }),
      'openai:default': key('openai'),
      'openai:empty': key('openai', { key: '  ' }),
      'openai:ref': {
        type: 'api_key',
        provider: 'openai',
        keyRef: { source: 'env', provider: 'default', id: 'OPENAI_API_KEY' },
      },
      'openai:chatgpt-me': token('openai', { expires: AHEAD }),
      'openai-codex:me': oauth('openai-codex'),
    },
    names: ['openai', 'openai-codex', 'OpenAI'],
  },
  'openai-codex': {
    accounts: {
      'openai-codex:me': oauth('openai-codex'),
      'openai-codex:work': oauth('openai-codex', { refresh: '', access: '' }),
      'openai-codex:old': oauth('openai-codex', { expires: PAST }),
      'openai:default': key('openai'),
      'openai:me': oauth('openai'),
    },
    names: ['openai-codex', 'openai'],
  },
  anthropic: {
    accounts: {
      'anthropic:a': token('anthropic', { expires: AHEAD }),
      'anthropic:gone': token('anthropic', { expires: PAST }),
      'anthropic:odd': token('anthropic', { expires: -1 }),
      'anthropic:claude-cli': oauth('claude-cli'),
      'anthropic:default': key('anthropic'),
      'anthropic:pasted': key('anthropic', { key: 'openclaw onboard --auth-choice apiKey' }),
      'other:default': key('openrouter'),
    },
    names: ['anthropic', 'claude-cli'],
  },
  openrouter: {
    accounts: {
      'openrouter:a': key('openrouter'),
      'openrouter:b': key('openrouter'),
      'openrouter:c': key('openrouter'),
    },
    names: ['openrouter'],
  },
  'amazon-bedrock': {
    accounts: { 'amazon-bedrock:key': key('amazon-bedrock') },
    names: ['amazon-bedrock'],
  },
};

function combine(provider, { accounts, names }, pick) {
  const ids = Object.keys(accounts);
  const held = ids.filter(() => pick(3) > 0);
  const config = {};
  if (pick(3) === 0) config.auth = { order: { [one(names, pick)]: listOf([...ids, `${provider}:nobody`], pick) } };
  if (pick(6) === 0) config.auth = { order: { ...config.auth?.order, [one(names, pick)]: [`${provider}:nobody`] } };
  if (pick(2) === 0) config.auth = { ...config.auth, profiles: declared(ids, accounts, provider, pick) };
  if (provider === 'amazon-bedrock') {
    config.auth = {
      ...config.auth,
      profiles: { 'amazon-bedrock:aws': { provider, mode: 'aws-sdk' }, ...config.auth?.profiles },
    };
    if (pick(2) === 0)
      config.models = { providers: { [provider]: { baseUrl: 'https://example.org', models: [], auth: 'aws-sdk' } } };
  }
  const store = { version: 1, profiles: Object.fromEntries(held.map((id) => [id, accounts[id]])) };
  if (pick(4) === 0) store.order = { [one(names, pick)]: listOf([...ids, `${provider}:nobody`], pick) };
  if (pick(2) === 0) store.usageStats = Object.fromEntries(held.map((id) => [id, usage(pick)]));
  return { config, store, provider, ...(pick(2) === 0 && { model: 'some-model' }) };
}

function declared(ids, accounts, provider, pick) {
  const some = ids
    .filter(() => pick(2) === 0)
    .map((id) => {
      const { type, provider: owner } = accounts[id];
      const mode = pick(4) === 0 ? one(['oauth', 'token', 'api_key'], pick) : type;
      return [id, { provider: pick(6) === 0 ? 'mistral' : owner, mode }];
    });
  if (some.length === 0) some.push([`${provider}:nobody`, { provider, mode: 'api_key' }]);
  return Object.fromEntries(some);
}

function usage(pick) {
  return one(
    [
      {},
      { lastUsed: 1_700_000_000_000 + pick(5) },
      { cooldownUntil: AHEAD, cooldownReason: 'rate_limit' },
      { cooldownUntil: LATER, cooldownReason: 'rate_limit', cooldownModel: 'other-model' },
      { cooldownUntil: AHEAD, cooldownReason: 'timeout', cooldownModel: 'other-model', blockedUntil: LATER },
      { cooldownUntil: PAST, lastUsed: 1_700_000_000_003 },
      { disabledUntil: LATER, disabledReason: 'billing' },
      { blockedUntil: AHEAD, blockedScope: 'model', blockedModel: 'other-model' },
      { blockedUntil: AHEAD, blockedModel: 'some-model', blockedScope: 'model' },
    ],
    pick,
  );
}

function listOf(ids, pick) {
  const left = [...ids];
  const list = [];
  for (let count = 1 + pick(3); count > 0 && left.length > 0; count--) list.push(left.splice(pick(left.length), 1)[0]);
  return list;
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
