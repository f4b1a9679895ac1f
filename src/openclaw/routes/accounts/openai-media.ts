import type { ConfigValue } from '../../config/view.js';
import { hasOneOpenAiProvider } from '../releases.js';
import { providerBlocks } from '../resolve-ref.js';
import type { AuthProfile } from '../types.js';
import { type AuthAnswer, byEnv, byProfile, type CredentialQuestion, providerAuth } from './credential.js';

/** What a media slot of OpenAI asks for. */
export type MediaQuestion = Omit<CredentialQuestion, 'provider'>;

/**
 * Pictures can be drawn on the subscription; everything else of OpenAI's media takes a key alone and is paid for by
 * use. Stands for `generateImage` and `generateVideo` of OpenAI's plugin in 2026.4.29 to 2026.9.6.
 */
export function openAiMediaAuth(question: MediaQuestion, media: 'image' | 'other'): AuthAnswer {
  if (media === 'other') return byKey(question);
  return hasOneOpenAiProvider(question.release) ? drawn(question) : drawnBeforeImport(question);
}

function byKey(question: MediaQuestion): AuthAnswer {
  return providerAuth({ ...question, provider: 'openai' }, question.store.ordered('openai').filter(isKey));
}

/** Whoever comes first draws, unless the config asks for a key or has settings that only the API takes. */
function drawn(question: MediaQuestion): AuthAnswer {
  const { config, store, facts, release } = question;
  const blocks = providerBlocks(config, 'openai', release);
  if (blocks.some((block) => block.has(['apiKey']) || block.at(['auth'])?.string === 'api-key')) {
    return facts.envNames.has('OPENAI_API_KEY') ? byEnv('OPENAI_API_KEY', 'openai') : byKey(question);
  }
  const isChatGpt = blocks.some((block) => block.at(['api'])?.string === CHATGPT || CHATGPT_URL.test(urlOf(block)));
  const isDirect = !isChatGpt && blocks.some((block) => DIRECT_SETTINGS.some((key) => block.has([key])));
  const isElsewhere = !isChatGpt && blocks.some((block) => !isPublic(urlOf(block)));
  const ordered = store.ordered('openai');
  const [first] = ordered;
  if (first === undefined || isKey(first) || !(isDirect || isElsewhere)) {
    return providerAuth({ ...question, provider: 'openai' }, ordered);
  }
  // Another endpoint is not asked at all: the sign-in is put aside, and no key is looked for behind it.
  if (!isDirect) return { auth: { kind: 'none' }, bill: 'unknown' };
  const why = 'the endpoint that the config names takes no sign-in';
  return { auth: { kind: 'unknown', profile: first.id, why }, bill: 'metered' };
}

/** A sign-in of Codex comes first, unless something in the config speaks of the API; and last, where nobody else is. */
function drawnBeforeImport(question: MediaQuestion): AuthAnswer {
  const { config, store, release } = question;
  const blocks = providerBlocks(config, 'openai', release);
  const isDeclared = (config.at('auth.profiles')?.members() ?? []).some(
    (profile) => profile.at(['provider'])?.string?.trim().toLowerCase() === 'openai',
  );
  const isDirect =
    isDeclared ||
    blocks.some((block) => [...DIRECT_SETTINGS, 'apiKey'].some((key) => block.has([key])) || !isPublic(urlOf(block)));
  const [signIn] = store.ordered('openai-codex').filter((profile) => !isKey(profile));
  if (signIn !== undefined && !isDirect) return byProfile(signIn, 'openai');
  const answer = byKey(question);
  const isNobody = answer.auth.kind === 'none' || answer.auth.kind === 'unknown';
  const isElsewhere = blocks.some((block) => !isPublic(urlOf(block)));
  return isNobody && signIn !== undefined && !isElsewhere ? byProfile(signIn, 'openai') : answer;
}

/** Settings of the provider that only requests to the API carry. */
const DIRECT_SETTINGS = ['api', 'headers', 'authHeader', 'request'] as const;
const CHATGPT = 'openai-chatgpt-responses';
const CHATGPT_URL = /^https:\/\/chatgpt\.com\/backend-api(?:\/|$)/i;

function isKey({ kind }: AuthProfile): boolean {
  return kind === 'api-key';
}

function urlOf(block: ConfigValue): string {
  return block.at(['baseUrl'])?.string?.trim() ?? '';
}

function isPublic(url: string): boolean {
  return url === '' || /^https:\/\/api\.openai\.com\/v1\/*$/i.test(url);
}
