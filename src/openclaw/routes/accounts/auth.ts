import { authProvider } from '../../auth/auth-aliases.js';
import type { ConfigValue } from '../../config/view.js';
import type { Release } from '../../releases/release.js';
import { openAiAdapter, openAiEndpoint } from '../openai-endpoint.js';
import { hasOneOpenAiProvider, runsOpenAiOnCodex } from '../releases.js';
import type { AuthProfile, StateFacts } from '../types.js';
import { type AuthAnswer, byEnv, byProfile, nobody, providerAuth, UNSEEN } from './credential.js';
import { drawsElsewhere } from './google-media.js';
import { openAiMediaAuth } from './openai-media.js';
import { type Profiles, profilesOf } from './profiles.js';
import { CODEX_ENV } from './provider-env.js';

export interface AuthQuestion {
  readonly provider: string;
  readonly model: string;
  readonly agent: string;
  /** `codex`: the Codex app server; `backend`: a command-line program; `own`: OpenClaw asks the provider itself. */
  readonly by: 'codex' | 'backend' | 'own';
  /** An author chose the runtime. */
  readonly isExplicit: boolean;
  /** Of the accounts of OpenAI, a key goes before a subscription. */
  readonly prefersKey?: boolean;
  /** A profile that the ref or the session pins. */
  readonly profile: string | undefined;
  /** The credentials of a retired provider count under the name of today. */
  readonly twins?: 'count' | undefined;
  /** Media tools ask the provider past any runtime. */
  readonly media?: 'image' | 'other' | undefined;
}

/** The credential a release uses. Order as OpenClaw has it: a pinned profile, profiles, the environment, the config. */
export function chooseAuth(
  config: ConfigValue,
  facts: StateFacts,
  question: AuthQuestion,
  release: Release,
): AuthAnswer {
  const store = profilesOf(config, facts, question.agent, release, question.twins);
  const pinned = question.profile === undefined ? undefined : store.find(question.profile);
  if (pinned !== undefined && takesKeysOnly(question, release) && pinned.kind !== 'api-key') {
    return { auth: { kind: 'none' }, bill: 'unknown' };
  }
  if (pinned !== undefined && mayUse(store, pinned, question, release)) return byProfile(pinned, question.provider);
  if (question.profile !== undefined && facts.stores !== 'complete') {
    return { auth: { kind: 'unknown', profile: question.profile, why: UNSEEN[facts.stores] }, bill: 'unknown' };
  }
  if (question.by === 'backend') return backendAuth(store, question);
  if (question.by === 'codex') return codexAuth(config, store, facts, question, release);
  if (question.provider === 'openai-codex' || question.provider === 'codex')
    return subscriptionAuth(store, facts, question.model);
  if (question.provider === 'openai') return openAiAuth(config, store, facts, question, release);
  if (question.provider === 'google' && question.media === 'image' && drawsElsewhere(config, release)) {
    return { auth: { kind: 'none' }, bill: 'unknown' };
  }
  const { provider } = question;
  return providerAuth({ config, store, facts, provider, release }, store.ordered(provider, question.model));
}

/** What hears and films with OpenAI takes no sign-in, also where one is named: `resolveOpenAiAudioAuthModelApi`. */
function takesKeysOnly({ provider, media }: AuthQuestion, release: Release): boolean {
  return media === 'other' && provider === 'openai' && hasOneOpenAiProvider(release);
}

/** A pin of an account that is not among those of the provider is passed over. Before 2026.6 Codex had a provider of its own. */
function mayUse(store: Profiles, pinned: AuthProfile, question: AuthQuestion, release: Release): boolean {
  const { by, media, model, provider } = question;
  if (by === 'codex' && !hasOneOpenAiProvider(release)) {
    return store.ordered('openai-codex').some(({ id }) => id === pinned.id);
  }
  if (by === 'backend' || media !== undefined) return true;
  return (
    authProvider(pinned.provider, release) === authProvider(provider, release) ||
    store.ordered(provider, model).some(({ id }) => id === pinned.id)
  );
}

function codexAuth(
  config: ConfigValue,
  store: Profiles,
  facts: StateFacts,
  question: AuthQuestion,
  release: Release,
): AuthAnswer {
  const provider = hasOneOpenAiProvider(release) ? 'openai' : 'openai-codex';
  const [first] = question.prefersKey
    ? store.keysFirst(provider, question.model)
    : store.ordered(provider, question.model);
  if (first !== undefined) return byProfile(first, 'openai');
  if (isSignedInElsewhere(config)) {
    return { auth: { kind: 'unknown', why: 'Codex asks on the account it is signed in with itself' }, bill: 'unknown' };
  }
  const env = CODEX_ENV.find((name) => facts.envNames.has(name));
  // Where profiles may lie that were not seen, one of them comes first.
  const isSeen = facts.stores === 'complete' || facts.stores === 'absent';
  if (env !== undefined && isSeen) return byEnv(env, 'openai');
  return nobody(facts);
}

/** An app server that is connected to, or one in the home of its user, has an account of its own, which no file of OpenClaw names. */
function isSignedInElsewhere(config: ConfigValue): boolean {
  const server = config.at('plugins.entries.codex.config.appServer');
  return server?.at(['transport'])?.string === 'websocket' || server?.at(['homeScope'])?.string === 'user';
}

/** `openai-codex/*` through the built-in runtime: a ChatGPT sign-in or nothing. */
function subscriptionAuth(store: Profiles, facts: StateFacts, model: string): AuthAnswer {
  const [first] = store.ordered('openai-codex', model);
  return first === undefined ? nobody(facts) : byProfile(first, 'openai');
}

/** A command-line program signs in by itself; OpenClaw knows of it only where it keeps a profile for it. */
function backendAuth(store: Profiles, { provider }: AuthQuestion): AuthAnswer {
  const own = store.all().find(({ id }) => id === `${provider}:${provider}-cli` || id === 'anthropic:claude-cli');
  if (own !== undefined && (provider === 'anthropic' || provider === 'claude-cli')) return byProfile(own, provider);
  return { auth: { kind: 'unknown', why: 'the program signs in by itself' }, bill: 'unknown' };
}

function openAiAuth(
  config: ConfigValue,
  store: Profiles,
  facts: StateFacts,
  question: AuthQuestion,
  release: Release,
): AuthAnswer {
  const own = store.ordered('openai', question.model);
  const asked = { config, store, facts, provider: 'openai', release };
  if (question.media !== undefined) return openAiMediaAuth({ ...asked, model: question.model }, question.media);
  if (!runsOpenAiOnCodex(release)) return providerAuth(asked, own);
  const profiles = hasOneOpenAiProvider(release)
    ? unified(config, store, own, question, release)
    : separate(store, own, question.isExplicit);
  return providerAuth(asked, profiles);
}

/** Where both kinds of profile belong to `openai`: the endpoint may ask for one kind, a chosen runtime for the key. */
function unified(
  config: ConfigValue,
  store: Profiles,
  own: readonly AuthProfile[],
  question: AuthQuestion,
  release: Release,
): readonly AuthProfile[] {
  const { kind } = openAiEndpoint(config, question.model, question.agent, release);
  const isChatGpt = openAiAdapter(config, question.model, release)?.string?.trim() === 'openai-chatgpt-responses';
  if (kind === 'chatgpt' || isChatGpt) return own.filter((profile) => profile.kind !== 'api-key');
  if (kind === 'custom') return own.filter((profile) => profile.kind === 'api-key');
  return question.prefersKey ? store.keysFirst('openai', question.model) : own;
}

/** Where they belong to two providers, the key comes first unless an order starts with the subscription. */
function separate(store: Profiles, own: readonly AuthProfile[], isExplicit: boolean): readonly AuthProfile[] {
  if (!isExplicit) return own;
  const codex = store.ordered('openai-codex').filter((profile) => profile.provider === 'openai-codex');
  return [...own, ...codex];
}
