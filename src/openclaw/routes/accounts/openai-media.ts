import type { ConfigValue } from '../../config/view.js';
import { providerBlocks, rowOf } from '../../models/provider-blocks.js';
import { isAtLeast } from '../../releases/release.js';
import { hasOneOpenAiProvider } from '../releases.js';
import type { AuthProfile } from '../types.js';
import { type AuthAnswer, byEnv, byProfile, type CredentialQuestion, providerAuth, writtenKey } from './credential.js';

/** What a media slot of OpenAI asks for. */
export interface MediaQuestion extends Omit<CredentialQuestion, 'provider'> {
  readonly model: string;
}

/**
 * Pictures can be drawn on the subscription; everything else of OpenAI's media asks the API. Stands for `generateImage`
 * and `generateVideo` of OpenAI's plugin in 2026.4.29 to 2026.9.6.
 */
export function openAiMediaAuth(question: MediaQuestion, media: 'image' | 'other'): AuthAnswer {
  if (media === 'other') return atTheApi(question);
  return hasOneOpenAiProvider(question.release) ? drawn(question) : drawnBeforeImport(question);
}

/** The API takes keys alone; before sign-ins belonged to `openai` as well, whoever stood there was sent along. */
function atTheApi(question: MediaQuestion): AuthAnswer {
  const { store, release } = question;
  const ordered = store.ordered('openai');
  const taken = hasOneOpenAiProvider(release) ? ordered.filter(isKey) : ordered;
  return providerAuth({ ...question, provider: 'openai' }, taken);
}

/** Whoever comes first draws, unless the config asks for a key or has settings that only the API takes. */
function drawn(question: MediaQuestion): AuthAnswer {
  const { config, store, facts, release } = question;
  const blocks = providerBlocks(config, 'openai', release);
  if (blocks.some((block) => block.has(['apiKey']) || block.at(['auth'])?.string === 'api-key')) {
    if (facts.envNames.has('OPENAI_API_KEY')) return byEnv('OPENAI_API_KEY', 'openai');
    const written = writtenKey(config, 'openai', release);
    if (written !== undefined) return written;
    // A sign-in that comes first is put aside, and no key is looked for behind it.
    const [leading] = store.ordered('openai');
    return leading === undefined || isKey(leading) ? atTheApi(question) : { auth: { kind: 'none' }, bill: 'unknown' };
  }
  const urls = blocks.map((block) => urlOf(block, question));
  const isChatGpt =
    blocks.some((block) => block.at(['api'])?.string === CHATGPT) || urls.some((url) => CHATGPT_URL.test(url));
  const isDirect = !isChatGpt && blocks.some((block) => DIRECT_SETTINGS.some((key) => block.has([key])));
  const isElsewhere = !isChatGpt && !urls.every(isPublic);
  const ordered = store.ordered('openai');
  const [first] = ordered;
  if (first !== undefined && !isKey(first)) {
    if (!isDirect && !isElsewhere) return atChatGpt(first);
    // Another endpoint is not asked at all: the sign-in is put aside, and no key is looked for behind it.
    if (!isDirect) return { auth: { kind: 'none' }, bill: 'unknown' };
    const why = 'the endpoint that the config names takes no sign-in';
    return { auth: { kind: 'unknown', profile: first.id, why }, bill: 'metered' };
  }
  return providerAuth({ ...question, provider: 'openai' }, ordered);
}

/**
 * Where there is any account of Codex, ChatGPT is asked on the first one in its order, which may be a key of OpenAI;
 * unless something in the config speaks of the API. Last it is asked where nobody else is.
 */
function drawnBeforeImport(question: MediaQuestion): AuthAnswer {
  const { config, store, release } = question;
  const blocks = providerBlocks(config, 'openai', release);
  const [first] = store.ordered('openai-codex');
  const isPublicApi = blocks.every((block) => isPublic(urlOf(block, question)));
  const isOfCodex = store.all().some(({ provider }) => provider === 'openai-codex');
  if (isOfCodex && isPublicApi && !speaksOfApi(config, blocks)) {
    return first === undefined ? { auth: { kind: 'none' }, bill: 'unknown' } : atChatGpt(first);
  }
  const answer = atTheApi(question);
  const isNobody = answer.auth.kind === 'none' || answer.auth.kind === 'unknown';
  return isNobody && first !== undefined && isPublicApi ? atChatGpt(first) : answer;
}

/** Stands for `hasExplicitOpenAIDirectProviderConfig` of 2026.4.29 to 2026.5.28. */
function speaksOfApi(config: ConfigValue, blocks: readonly ConfigValue[]): boolean {
  const isDeclared = (config.at('auth.profiles')?.members() ?? []).some(
    (profile) => profile.at(['provider'])?.string?.trim().toLowerCase() === 'openai',
  );
  const isSet = (block: ConfigValue): boolean =>
    ['api', 'apiKey', 'request'].some((key) => block.has([key])) ||
    block.at(['authHeader'])?.value === false ||
    (block.at(['headers'])?.members().length ?? 0) > 0;
  return isDeclared || blocks.some(isSet);
}

/** ChatGPT takes sign-ins only: for a key that is sent there nobody pays. */
function atChatGpt(profile: AuthProfile): AuthAnswer {
  const answer = byProfile(profile, 'openai');
  return { ...answer, ...(isKey(profile) && { bill: 'unknown' }), asks: 'chatgpt' };
}

/** Settings of the provider that only requests to the API carry. */
const DIRECT_SETTINGS = ['api', 'headers', 'authHeader', 'request'] as const;
const CHATGPT = 'openai-chatgpt-responses';
const CHATGPT_URL = /^https:\/\/chatgpt\.com\/backend-api(?:\/|$)/i;

function isKey({ kind }: AuthProfile): boolean {
  return kind === 'api-key';
}

/** From this release on pictures are drawn where the row of their model says. */
const BY_ROW = '2026.7.1';

function urlOf(block: ConfigValue, { model, release }: MediaQuestion): string {
  const row = isAtLeast(release, BY_ROW) ? rowOf(block, model) : undefined;
  return row?.at(['baseUrl'])?.string?.trim() || block.at(['baseUrl'])?.string?.trim() || '';
}

function isPublic(url: string): boolean {
  return url === '' || /^https:\/\/api\.openai\.com\/v1\/*$/i.test(url);
}
