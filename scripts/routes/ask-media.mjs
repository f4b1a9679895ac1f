import { printAnswer } from '../../test/openclaw/routes/recorded/answers.mjs';

/** Where the tools that look at, hear or make media stand in a config, and how a release is asked about each. */
const KINDS = [
  { path: ['imageModel'], slot: 'image', by: 'key' },
  { path: ['pdfModel'], slot: 'pdf', by: 'key' },
  { path: ['imageGenerationModel'], slot: 'image-generation', by: 'generateImage' },
  { path: ['mediaModels', 'image'], slot: 'image-generation', by: 'generateImage' },
  { path: ['videoGenerationModel'], slot: 'video-generation', by: 'generateVideo' },
  { path: ['mediaModels', 'video'], slot: 'video-generation', by: 'generateVideo' },
  { path: ['musicGenerationModel'], slot: 'music-generation', by: 'generateMusic' },
  { path: ['mediaModels', 'music'], slot: 'music-generation', by: 'generateMusic' },
];

const BUILDERS = {
  generateImage: { openai: 'buildOpenAIImageGenerationProvider', google: 'buildGoogleImageGenerationProvider' },
  generateVideo: { openai: 'buildOpenAIVideoGenerationProvider', google: 'buildGoogleVideoGenerationProvider' },
  generateMusic: { google: 'buildGoogleMusicGenerationProvider' },
};

/** What each provider is asked with, where its model is not looked up in a catalogue. */
const ROUTES = {
  openai: { api: 'openai-responses', baseUrl: 'https://api.openai.com/v1' },
  google: { api: 'google-generative-ai', baseUrl: 'https://generativelanguage.googleapis.com/v1beta' },
  anthropic: { api: 'anthropic-messages', baseUrl: 'https://api.anthropic.com' },
};

/** What later releases hand to a plugin that makes media. */
const HOST = {
  isProviderApiKeyConfigured: () => true,
  listProfilesForProvider: ({ profiles }, provider) =>
    Object.keys(profiles).filter((id) => profiles[id].provider === provider),
};

export async function mediaFunctions(load) {
  const makers = {};
  for (const [by, builders] of Object.entries(BUILDERS)) {
    for (const [provider, name] of Object.entries(builders)) {
      const build = await load.maybe(name);
      if (build !== undefined) makers[`${by} ${provider}`] = build(HOST);
    }
  }
  return {
    makers,
    keyForModel: await load.one(['getApiKeyForModelCore', 'getApiKeyForModel'], /^model-auth/),
    audioApi: (await load.maybe('resolveOpenAiAudioAuthModelApi')) ?? (() => undefined),
    keyForProvider: await load.one(['resolveApiKeyForProviderCore', 'resolveApiKeyForProvider'], /^model-auth/),
  };
}

/** Secrets that tell their owners apart: those of a store, and of the variables that are set. */
export function marked(store) {
  const profiles = Object.entries(store.profiles).map(([id, one]) => {
    const mark = `fake-of-${id.replace(/\W+/g, '-')}-0123456789`;
    if (one.type === 'oauth') return [id, { ...one, access: tokenOf(mark), accountId: mark }];
    return [id, one.type === 'token' ? { ...one, token: mark } : { ...one, ...(one.key && { key: mark }) }];
  });
  return { ...store, profiles: Object.fromEntries(profiles) };
}

/** A sign-in is sent only if it looks like one. */
function tokenOf(mark) {
  const claims = { sub: mark, exp: 4_102_444_800, 'https://api.openai.com/auth': { chatgpt_account_id: mark } };
  return ['e30', Buffer.from(JSON.stringify(claims)).toString('base64url'), 'sig'].join('.');
}

/** Who is asked for media, and on whose account: a row for every slot. */
export async function askMedia({ use, cfg, store, env, agentDir, asked, readImage }) {
  const owners = [
    ...Object.entries(store.profiles).map(([id, one]) => [one.key ?? one.token ?? one.access, { profile: id }]),
    ...env.map((name) => [process.env[name], { profile: null, env: name }]),
  ];
  const ownerOf = (text) => owners.find(([secret]) => secret && text.includes(secret))?.[1] ?? { profile: null };
  const byKey = async (ref) => {
    const model = { id: ref.model, provider: ref.provider, input: ['text', 'image'], ...ROUTES[ref.provider] };
    try {
      const { apiKey = '' } = await use.keyForModel({ model, cfg, agentDir, store });
      return { ...ref, ...ownerOf(apiKey) };
    } catch {
      return { ...ref, profile: null };
    }
  };
  const byRequest = async (by, ref) => {
    const maker = use.makers[`${by} ${ref.provider}`];
    if (maker === undefined) return undefined;
    asked.length = 0;
    await maker[by]({ ...ref, prompt: 'a cat', cfg, agentDir, authStore: store }).catch(() => undefined);
    const [first] = asked.filter(({ url }) => /^https?:/.test(url));
    if (first === undefined) return { ...ref, profile: null };
    const { host, search } = new URL(first.url);
    return { ...ref, ...ownerOf([...Object.values(first.headers), search].join('\n')), host };
  };
  const rows = {};
  for (const { path, slot, by } of KINDS) {
    const value = path.reduce((at, key) => at?.[key], cfg.agents?.defaults);
    if (value === undefined) continue;
    const refs = [value.primary ?? value, ...(value.fallbacks ?? [])].filter((ref) => typeof ref === 'string');
    for (const [index, raw] of refs.entries()) {
      const instead = slot === 'pdf' ? value : undefined;
      const answer = by === 'key' ? await byKey(readImage(raw, instead)) : await byRequest(by, cut(raw));
      if (answer !== undefined) rows[index === 0 ? slot : `${slot}.fallback[${index - 1}]`] = printAnswer(answer);
    }
  }
  for (const [index, entry] of (cfg.tools?.media?.models ?? []).entries()) {
    const { provider, model, profile, preferredProfile, capabilities = [] } = entry;
    const modelApi = use.audioApi({ capability: capabilities[0], providerId: provider });
    const found = await use
      .keyForProvider({ provider, cfg, agentDir, store, profileId: profile, preferredProfile, modelApi })
      .catch(() => undefined);
    rows[`tools.media.models[${index}]`] = printAnswer({ provider, model, ...ownerOf(found?.apiKey ?? '') });
  }
  return rows;
}

function cut(text) {
  const at = text.indexOf('/');
  return { provider: text.slice(0, at), model: text.slice(at + 1) };
}
