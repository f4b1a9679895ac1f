import { asBeforeImport, asImported, codexRenames, isOldAccount, isOldProvider } from '../../auth/codex-accounts.js';
import { type OrderSource, profileOrder } from '../../auth/profile-order.js';
import type { ConfigValue } from '../../config/view.js';
import type { Release } from '../../releases/release.js';
import { declaredProfiles } from '../facts.js';
import { openAiAdapter, openAiEndpoint } from '../openai-endpoint.js';
import { hasOneOpenAiProvider, runsOpenAiOnCodex } from '../releases.js';
import { providerBlocks } from '../resolve-ref.js';
import type { AuthProfile, Bill, RouteAuth, StateFacts } from '../types.js';
import { orderSource } from './order-source.js';
import { CODEX_ENV, isLocalProvider, isPlan, PROVIDER_ENV } from './provider-env.js';

/** Who is asked, how, and who pays. */
export interface AuthAnswer {
  readonly auth: RouteAuth;
  readonly bill: Bill;
}

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
  const store = new Profiles(config, facts, question.agent, release, question.twins);
  const pinned = question.profile === undefined ? undefined : store.find(question.profile);
  if (pinned !== undefined && mayUse(store, pinned, question, release)) return byProfile(pinned, question.provider);
  if (question.profile !== undefined && facts.stores !== 'complete') {
    return { auth: { kind: 'unknown', profile: question.profile, why: UNSEEN[facts.stores] }, bill: 'unknown' };
  }
  if (question.by === 'backend') return backendAuth(store, question);
  if (question.by === 'codex') return codexAuth(store, facts, question, release);
  if (question.provider === 'openai-codex' || question.provider === 'codex') return subscriptionAuth(store, facts);
  if (question.provider === 'openai') return openAiAuth(config, store, facts, question, release);
  return providerAuth(config, store, facts, question.provider, store.ordered(question.provider), release);
}

/** Before 2026.6 Codex took the sign-ins of a provider of its own. */
function mayUse(store: Profiles, pinned: AuthProfile, { by }: AuthQuestion, release: Release): boolean {
  if (by !== 'codex' || hasOneOpenAiProvider(release)) return true;
  return store.ordered('openai-codex').some(({ id }) => id === pinned.id);
}

/** The profiles an agent sees: its own, those of `main`, and those the config declares. */
export class Profiles {
  readonly #release: Release;
  readonly #source: OrderSource;
  /** By the id in force, which is not always the one a store has. */
  readonly #known = new Map<string, AuthProfile>();
  readonly #renames: ReadonlyMap<string, string>;

  constructor(config: ConfigValue, facts: StateFacts, agent: string, release: Release, twins?: 'count') {
    this.#release = release;
    const literal = withDeclared(orderSource(config, facts, agent, release), config, facts);
    const everywhere = [...facts.profiles.map(({ id }) => id), ...literal.profiles.keys()];
    const isPending = [...facts.profiles, ...literal.profiles.values()].some(
      ({ id, provider }) => isOldAccount(id) || isOldProvider(provider),
    );
    this.#renames = codexRenames(everywhere);
    if (hasOneOpenAiProvider(release)) this.#source = isPending ? asImported(literal, this.#renames) : literal;
    else this.#source = twins === undefined || isPending ? literal : asBeforeImport(literal);
    for (const [id, profile] of this.#source.profiles) {
      const storedAs = [...this.#renames].find(([, next]) => next === id && isPending)?.[0] ?? id;
      const agentOf = facts.profiles.find((one) => one.id === storedAs)?.agent;
      this.#known.set(id, { ...profile, id: storedAs, agent: agentOf });
    }
  }

  /** Everything a route may use. What the config declares counts where no store could be looked into. */
  all(): readonly AuthProfile[] {
    return [...this.#known.values()];
  }

  /** A profile by id, also under the id it had before ChatGPT profiles joined `openai`. */
  find(id: string): AuthProfile | undefined {
    const now = this.#renames.get(id);
    return this.#known.get(id) ?? (now === undefined ? undefined : this.#known.get(now));
  }

  /** The profiles of a provider in the order OpenClaw tries them. */
  ordered(provider: string, model?: string): readonly AuthProfile[] {
    const { ids } = profileOrder(this.#source, provider, model, this.#release);
    return ids.flatMap((id) => this.#known.get(id) ?? []);
  }

  /** The same, keys before sign-ins, unless somebody wrote an order down or all of a kind rest. */
  keysFirst(provider: string): readonly AuthProfile[] {
    const { isExplicit, ready } = profileOrder(this.#source, provider, undefined, this.#release);
    const ordered = this.ordered(provider);
    const isKey = ({ kind }: AuthProfile): boolean => kind === 'api-key';
    const awake = ordered.slice(0, ready);
    if (isExplicit || !awake.some(isKey) || awake.every(isKey)) return ordered;
    return [...ordered.filter(isKey), ...ordered.filter((profile) => !isKey(profile))];
  }
}

/** Where no store could be looked into, what the config declares is taken for a credential that is there. */
function withDeclared(source: OrderSource, config: ConfigValue, { stores }: StateFacts): OrderSource {
  if (stores === 'complete') return source;
  const missing = declaredProfiles(config).filter(({ id }) => !source.profiles.has(id));
  return { ...source, profiles: new Map([...source.profiles, ...missing.map((one) => [one.id, one] as const)]) };
}

/** True where two ids name one profile, before and after ChatGPT profiles joined `openai`. */
export function sameProfile(a: string, b: string): boolean {
  return a === b || plainProfile(a) === plainProfile(b);
}

function plainProfile(id: string): string {
  return id.trim().replace(/^openai(?:-codex)?:(?:chatgpt-)?/, 'openai:');
}

function byProfile(profile: AuthProfile, provider: string): AuthAnswer {
  return { auth: { kind: profile.kind, profile: profile.id }, bill: billOf(profile.kind, provider) };
}

function byEnv(name: string, provider: string): AuthAnswer {
  const kind = /OAUTH_TOKEN$/.test(name) ? 'oauth' : /GITHUB_TOKEN$|^GH_TOKEN$/.test(name) ? 'token' : 'api-key';
  return { auth: { kind, env: name }, bill: billOf(kind, provider) };
}

function billOf(kind: AuthProfile['kind'], provider: string): Bill {
  if (kind !== 'api-key' || isPlan(provider)) return 'subscription';
  return 'metered';
}

/** Nothing was found: is there nothing, or was it only not looked at? */
function nobody({ stores }: StateFacts): AuthAnswer {
  const auth: RouteAuth = stores === 'complete' ? { kind: 'none' } : { kind: 'unknown', why: UNSEEN[stores] };
  return { auth, bill: 'unknown' };
}

/** Why an account that was not found may be there all the same. */
const UNSEEN: Readonly<Record<Exclude<StateFacts['stores'], 'complete'>, string>> = {
  absent: 'the home holds no store of credentials',
  partial: 'not every store of credentials could be read',
  unread: 'only the config was looked at',
};

function codexAuth(store: Profiles, facts: StateFacts, question: AuthQuestion, release: Release): AuthAnswer {
  const provider = hasOneOpenAiProvider(release) ? 'openai' : 'openai-codex';
  const [first] = question.prefersKey ? store.keysFirst(provider) : store.ordered(provider);
  if (first !== undefined) return byProfile(first, 'openai');
  const env = CODEX_ENV.find((name) => facts.envNames.has(name));
  // Where profiles may lie that were not seen, one of them comes first.
  const isSeen = facts.stores === 'complete' || facts.stores === 'absent';
  if (env !== undefined && isSeen) return byEnv(env, 'openai');
  return nobody(facts);
}

/** `openai-codex/*` through the built-in runtime: a ChatGPT sign-in or nothing. */
function subscriptionAuth(store: Profiles, facts: StateFacts): AuthAnswer {
  const [first] = store.ordered('openai-codex');
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
  const own = store.ordered('openai');
  if (question.media !== undefined) return mediaAuth(config, store, facts, question.media, release);
  if (!runsOpenAiOnCodex(release)) return providerAuth(config, store, facts, 'openai', own, release);
  const profiles = hasOneOpenAiProvider(release)
    ? unified(config, store, own, question, release)
    : separate(store, own, question.isExplicit);
  return providerAuth(config, store, facts, 'openai', profiles, release);
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
  return question.prefersKey ? store.keysFirst('openai') : own;
}

/** Where they belong to two providers, the key comes first unless an order starts with the subscription. */
function separate(store: Profiles, own: readonly AuthProfile[], isExplicit: boolean): readonly AuthProfile[] {
  if (!isExplicit) return own;
  const codex = store.ordered('openai-codex').filter((profile) => profile.provider === 'openai-codex');
  return [...own, ...codex];
}

/** Pictures can be drawn on the subscription; everything else of OpenAI's media is paid for by use. */
function mediaAuth(
  config: ConfigValue,
  store: Profiles,
  facts: StateFacts,
  media: 'image' | 'other',
  release: Release,
): AuthAnswer {
  const direct = providerBlocks(config, 'openai', release).some(
    (block) => block.has(['apiKey']) || block.has(['baseUrl']),
  );
  if (media === 'image' && !direct) {
    const codex = [...store.ordered('openai-codex'), ...store.ordered('openai')].find(({ kind }) => kind !== 'api-key');
    if (codex !== undefined) return byProfile(codex, 'openai');
  }
  const keys = store.ordered('openai').filter(({ kind }) => kind === 'api-key');
  return providerAuth(config, store, facts, 'openai', keys, release);
}

function providerAuth(
  config: ConfigValue,
  store: Profiles,
  facts: StateFacts,
  provider: string,
  profiles: readonly AuthProfile[],
  release: Release,
): AuthAnswer {
  const answer = credentialOf(config, store, facts, provider, profiles, release);
  if (!isOwnServer(config, provider, release)) return answer;
  // A key that a server of one's own asks for pays for nothing.
  return { auth: answer.auth.kind === 'unknown' ? { kind: 'none' } : answer.auth, bill: 'local' };
}

function credentialOf(
  config: ConfigValue,
  store: Profiles,
  facts: StateFacts,
  provider: string,
  profiles: readonly AuthProfile[],
  release: Release,
): AuthAnswer {
  const blocks = providerBlocks(config, provider, release);
  const mode = blocks.map((block) => block.at(['auth'])?.string?.trim()).find((text) => text !== undefined);
  if (mode === 'aws-sdk' || (provider === 'amazon-bedrock' && mode === undefined)) {
    return { auth: { kind: 'unknown', why: 'AWS finds its credentials by itself' }, bill: 'metered' };
  }
  const fromConfig = configKey(blocks, provider);
  if (mode === 'api-key' && fromConfig !== undefined) return fromConfig;
  const [first] = profiles;
  if (first !== undefined) return byProfile(first, provider);
  // An order that names nobody who is there closes the way to the environment as well.
  const env = PROVIDER_ENV[provider]?.find((name) => facts.envNames.has(name));
  if (env !== undefined) return byEnv(env, provider);
  return fromConfig ?? nobodyOf(store, facts, provider);
}

/** What an unread store may hold for a provider that has only keys is still paid for by use. */
function nobodyOf(store: Profiles, facts: StateFacts, provider: string): AuthAnswer {
  const answer = nobody(facts);
  return store.ordered(provider).length === 0 && isPlan(provider) ? { ...answer, bill: 'subscription' } : answer;
}

/** The key a provider block holds: a variable's name where it refers to one. Its value is never looked at closer. */
function configKey(blocks: readonly ConfigValue[], provider: string): AuthAnswer | undefined {
  for (const block of blocks) {
    const key = block.at(['apiKey']);
    if (key === undefined) continue;
    const env = envOf(key);
    if (env !== undefined) return { auth: { kind: 'api-key', env }, bill: billOf('api-key', provider) };
    if (key.isObject || (key.string ?? '').trim() !== '') {
      return { auth: { kind: 'api-key' }, bill: billOf('api-key', provider) };
    }
  }
  return undefined;
}

const PLACEHOLDER = /^\$\{([A-Za-z_]\w*)\}$/;
const ENV_NAME = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:KEY|TOKEN|SECRET)$/;

/** The variable a secret is taken from: `${NAME}`, a bare `NAME`, or a reference of source `env`. */
export function envOf(value: ConfigValue): string | undefined {
  const text = value.string?.trim();
  if (text !== undefined) return PLACEHOLDER.exec(text)?.[1] ?? (ENV_NAME.test(text) ? text : undefined);
  return value.at(['source'])?.string === 'env' ? value.at(['id'])?.string : undefined;
}

const PRIVATE_HOST =
  /^(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|\[?::1\]?|host\.docker\.internal|[\w-]+(?:\.[\w-]+)*\.(?:local|lan|internal|home\.arpa))$/i;

/** True for a provider that runs on a machine of one's own. */
export function isOwnServer(config: ConfigValue, provider: string, release: Release): boolean {
  const urls = providerBlocks(config, provider, release).map((block) => block.at(['baseUrl'])?.string?.trim());
  const url = urls.find((text) => text !== undefined && text !== '');
  if (url === undefined) return isLocalProvider(provider);
  return PRIVATE_HOST.test(hostOf(url) ?? '');
}

/** The host of a URL; `undefined` for a text that is none (or one that waits for a variable). */
export function hostOf(url: string): string | undefined {
  return /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/:?#]+)/i.exec(url)?.[1]?.toLowerCase();
}
