import { factsFor, readFacts, readReleases } from '../../releases/facts.js';
import { isAtLeast, type Release } from '../../releases/release.js';

/** The first release whose manifests name variables; before, the same ones stood in code (`resolveEnvApiKey` of 2026.3.13). */
const FIRST_WITH_ENV = '2026.3.22';

/**
 * The variables a provider takes its credential from, in the order OpenClaw asks for them: what the manifests of the
 * release's own plugins say, else what is known of plugins it does not bring along.
 */
export function providerEnv(provider: string, release: Release): readonly string[] {
  return declaredEnv(release).get(provider) ?? NOT_BROUGHT_ALONG[provider] ?? [];
}

function declaredEnv(release: Release): ReadonlyMap<string, readonly string[]> {
  const known = declared.get(release.text);
  if (known !== undefined) return known;
  const first = readReleases.find(({ release: { text } }) => text === FIRST_WITH_ENV);
  const { plugins } =
    first === undefined || isAtLeast(release, FIRST_WITH_ENV) ? factsFor(release) : readFacts(FIRST_WITH_ENV);
  const fresh = new Map(Object.values(plugins).flatMap(({ providerEnv = {} }) => Object.entries(providerEnv)));
  declared.set(release.text, fresh);
  return fresh;
}

const declared = new Map<string, ReadonlyMap<string, readonly string[]>>();

/**
 * Variables of providers whose plugin some release does not bring along, as the last manifest that named them has it
 * (2026.3.22 to 2026.9.6). Those of `byteplus-plan` and `volcengine-plan` stand in no manifest: the plugins declare the
 * plan beside the provider and ask for its key (`extensions/byteplus`, `extensions/volcengine` of 2026.3.22 to 2026.7.35).
 */
export const NOT_BROUGHT_ALONG: Readonly<Record<string, readonly string[]>> = {
  alibaba: ['MODELSTUDIO_API_KEY', 'DASHSCOPE_API_KEY', 'QWEN_API_KEY'],
  arcee: ['ARCEEAI_API_KEY'],
  byteplus: ['BYTEPLUS_API_KEY'],
  'byteplus-plan': ['BYTEPLUS_API_KEY'],
  cerebras: ['CEREBRAS_API_KEY'],
  chutes: ['CHUTES_API_KEY', 'CHUTES_OAUTH_TOKEN'],
  clawrouter: ['CLAWROUTER_API_KEY'],
  'cloudflare-ai-gateway': ['CLOUDFLARE_AI_GATEWAY_API_KEY'],
  cohere: ['COHERE_API_KEY'],
  comfy: ['COMFY_API_KEY', 'COMFY_CLOUD_API_KEY'],
  deepinfra: ['DEEPINFRA_API_KEY'],
  deepseek: ['DEEPSEEK_API_KEY'],
  fireworks: ['FIREWORKS_API_KEY'],
  'google-vertex': ['GOOGLE_CLOUD_API_KEY'],
  gmi: ['GMI_API_KEY'],
  groq: ['GROQ_API_KEY'],
  kilocode: ['KILOCODE_API_KEY'],
  kimi: ['KIMI_API_KEY', 'KIMICODE_API_KEY'],
  'kimi-coding': ['KIMI_API_KEY', 'KIMICODE_API_KEY'],
  litellm: ['LITELLM_API_KEY'],
  lmstudio: ['LM_API_TOKEN'],
  meta: ['MODEL_API_KEY'],
  'microsoft-foundry': ['AZURE_OPENAI_API_KEY'],
  mistral: ['MISTRAL_API_KEY'],
  modelstudio: ['MODELSTUDIO_API_KEY'],
  moonshot: ['MOONSHOT_API_KEY', 'KIMI_API_KEY'],
  novita: ['NOVITA_API_KEY'],
  'ollama-cloud': ['OLLAMA_API_KEY'],
  opencode: ['OPENCODE_API_KEY', 'OPENCODE_ZEN_API_KEY'],
  perplexity: ['PERPLEXITY_API_KEY', 'OPENROUTER_API_KEY'],
  qianfan: ['QIANFAN_API_KEY'],
  qwen: ['QWEN_API_KEY', 'MODELSTUDIO_API_KEY', 'DASHSCOPE_API_KEY'],
  'qwen-portal': ['QWEN_OAUTH_TOKEN', 'QWEN_PORTAL_API_KEY'],
  runway: ['RUNWAYML_API_SECRET', 'RUNWAY_API_KEY'],
  stepfun: ['STEPFUN_API_KEY'],
  'stepfun-plan': ['STEPFUN_API_KEY'],
  synthetic: ['SYNTHETIC_API_KEY'],
  'tencent-tokenhub': ['TOKENHUB_API_KEY'],
  venice: ['VENICE_API_KEY'],
  'vercel-ai-gateway': ['AI_GATEWAY_API_KEY'],
  volcengine: ['VOLCANO_ENGINE_API_KEY'],
  'volcengine-plan': ['VOLCANO_ENGINE_API_KEY'],
  voyage: ['VOYAGE_API_KEY'],
  vydra: ['VYDRA_API_KEY'],
  xiaomi: ['XIAOMI_API_KEY'],
  'xiaomi-token-plan': ['XIAOMI_TOKEN_PLAN_API_KEY'],
  zai: ['ZAI_API_KEY', 'Z_AI_API_KEY'],
};

/** The variables of a Codex app server that no account was given to. */
export const CODEX_ENV: readonly string[] = ['CODEX_API_KEY', 'OPENAI_API_KEY'];

/**
 * Model providers whose variables every release since 2026.3.22 names; a test holds them to the manifests. Services for
 * search and speech, which manifests name as well, are none of them.
 */
export const BROUGHT_ALONG: readonly string[] = [
  'anthropic',
  'fal',
  'github-copilot',
  'google',
  'huggingface',
  'minimax',
  'minimax-portal',
  'nvidia',
  'ollama',
  'openai',
  'opencode-go',
  'openrouter',
  'sglang',
  'together',
  'vllm',
  'xai',
];

/** Providers that no manifest names a variable for, by the first release whose package names the provider; a test holds both. */
export const WITHOUT_ENV: Readonly<Record<string, string>> = {
  // AWS and Google Cloud find their credentials by themselves.
  'amazon-bedrock': '2026.3.22',
  'amazon-bedrock-mantle': '2026.4.5',
  'anthropic-vertex': '2026.3.31',
  // Programs that sign in by themselves, and a proxy that has signed in.
  'claude-cli': '2026.3.28',
  'codex-cli': '2026.3.28',
  'copilot-proxy': '2026.1.29',
  'google-gemini-cli': '2026.1.29',
  // A sign-in is all they take.
  codex: '2026.4.10',
  'google-antigravity': '2026.1.29',
  'openai-codex': '2026.3.22',
  // Other names for models of OpenAI and of Qwen, with the credentials of these.
  'azure-openai-responses': '2026.4.26',
  dashscope: '2026.4.26',
  // Plans of plugins that never came along; those of the same plugins that did are above.
  'qwen-token-plan': '2026.8.2',
  'tencent-tokenplan': '2026.7.1',
};

const KNOWN = new Set([...BROUGHT_ALONG, ...Object.keys(NOT_BROUGHT_ALONG), ...Object.keys(WITHOUT_ENV)]);

/** The provider ids OpenClaw brings along in some release. A plugin may bring others. */
export const knownProviders: readonly string[] = [...KNOWN];

/** True for a provider that OpenClaw brings along in some release. */
export function isKnownProvider(provider: string): boolean {
  return KNOWN.has(provider);
}
