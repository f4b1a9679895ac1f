import type { ConfigValue } from '../../config/view.js';
import { providerBlocks } from '../../models/provider-blocks.js';
import type { Release } from '../../releases/release.js';
import type { AuthProfile, Bill, RouteAuth, StateFacts } from '../types.js';
import type { Profiles } from './profiles.js';
import { providerEnv } from './provider-env.js';
import { isLocalProvider, isPlan } from './provider-kinds.js';

/** Who is asked, how, and who pays. */
export interface AuthAnswer {
  readonly auth: RouteAuth;
  readonly bill: Bill;
  /** Requests go to ChatGPT, not to the API of OpenAI. */
  readonly asks?: 'chatgpt';
}

export function byProfile(profile: AuthProfile, provider: string): AuthAnswer {
  return { auth: { kind: profile.kind, profile: profile.id }, bill: billOf(profile.kind, provider) };
}

export function byEnv(name: string, provider: string): AuthAnswer {
  const kind = /OAUTH_TOKEN$/.test(name) ? 'oauth' : /GITHUB_TOKEN$|^GH_TOKEN$/.test(name) ? 'token' : 'api-key';
  return { auth: { kind, env: name }, bill: billOf(kind, provider) };
}

function billOf(kind: AuthProfile['kind'], provider: string): Bill {
  if (kind !== 'api-key' || isPlan(provider)) return 'subscription';
  return 'metered';
}

/** Nothing was found: is there nothing, or was it only not looked at? */
export function nobody({ stores }: StateFacts): AuthAnswer {
  const auth: RouteAuth = stores === 'complete' ? { kind: 'none' } : { kind: 'unknown', why: UNSEEN[stores] };
  return { auth, bill: 'unknown' };
}

/** Why an account that was not found may be there all the same. */
export const UNSEEN: Readonly<Record<Exclude<StateFacts['stores'], 'complete'>, string>> = {
  absent: 'the home holds no store of credentials',
  partial: 'not every store of credentials could be read',
  unread: 'only the config was looked at',
};

/** Whose credential is looked for, and where. */
export interface CredentialQuestion {
  readonly config: ConfigValue;
  readonly store: Profiles;
  readonly facts: StateFacts;
  readonly provider: string;
  readonly release: Release;
}

/** @param profiles the accounts of the provider that may be asked, in their order */
export function providerAuth(question: CredentialQuestion, profiles: readonly AuthProfile[]): AuthAnswer {
  const answer = credentialOf(question, profiles);
  if (!isOwnServer(question.config, question.provider, question.release)) return answer;
  // A key that a server of one's own asks for pays for nothing.
  return { auth: answer.auth.kind === 'unknown' ? { kind: 'none' } : answer.auth, bill: 'local' };
}

function credentialOf(question: CredentialQuestion, [first]: readonly AuthProfile[]): AuthAnswer {
  const { config, facts, provider, release } = question;
  const blocks = providerBlocks(config, provider, release);
  const mode = blocks.map((block) => block.at(['auth'])?.string?.trim()).find((text) => text !== undefined);
  if (mode === 'aws-sdk' || (provider === 'amazon-bedrock' && mode === undefined)) {
    return { auth: { kind: 'unknown', why: 'AWS finds its credentials by itself' }, bill: 'metered' };
  }
  const fromConfig = configKey(blocks, provider);
  if (mode === 'api-key' && fromConfig !== undefined) return fromConfig;
  if (first !== undefined) return byProfile(first, provider);
  // An order that names nobody who is there closes the way to the environment as well.
  const env = providerEnv(provider, release).find((name) => facts.envNames.has(name));
  if (env !== undefined) return byEnv(env, provider);
  return fromConfig ?? nobodyOf(question);
}

/** What an unread store may hold for a provider that has only keys is still paid for by use. */
function nobodyOf({ store, facts, provider }: CredentialQuestion): AuthAnswer {
  const answer = nobody(facts);
  return store.ordered(provider).length === 0 && isPlan(provider) ? { ...answer, bill: 'subscription' } : answer;
}

/** The key that a config holds for a provider. */
export function writtenKey(config: ConfigValue, provider: string, release: Release): AuthAnswer | undefined {
  return configKey(providerBlocks(config, provider, release), provider);
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
