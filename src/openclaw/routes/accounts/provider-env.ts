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

/** Providers whose variables every release names that names any. */
const BROUGHT_ALONG = [
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

/** Providers that OpenClaw knows by itself and that have no key in the environment. */
const WITHOUT_ENV = [
  'amazon-bedrock',
  'amazon-bedrock-mantle',
  'anthropic-vertex',
  'azure-openai-responses',
  'claude-cli',
  'codex',
  'codex-cli',
  'copilot-proxy',
  'dashscope',
  'gmi',
  'google-antigravity',
  'google-gemini-cli',
  'openai-codex',
  'qwen-token-plan',
  'tencent-tokenplan',
];

const KNOWN = new Set([...BROUGHT_ALONG, ...Object.keys(NOT_BROUGHT_ALONG), ...WITHOUT_ENV]);

/** The provider ids OpenClaw brings along in some release. A plugin may bring others. */
export const knownProviders: readonly string[] = [...KNOWN];

/** True for a provider that OpenClaw brings along in some release. */
export function isKnownProvider(provider: string): boolean {
  return KNOWN.has(provider);
}

/** Plans: what is asked of these is not paid for by use. */
const PLANS: ReadonlySet<string> = new Set([
  'byteplus-plan',
  'kimi-coding',
  'opencode-go',
  'qwen-token-plan',
  'stepfun-plan',
  'tencent-tokenplan',
  'volcengine-plan',
  'xiaomi-token-plan',
]);

export function isPlan(provider: string): boolean {
  return PLANS.has(provider);
}

/** Servers people run themselves. */
const LOCAL: ReadonlySet<string> = new Set(['ollama', 'lmstudio', 'vllm', 'sglang', 'apple-fm']);

export function isLocalProvider(provider: string): boolean {
  return LOCAL.has(provider);
}

/** Providers whose model ids are lower case throughout; others have ids such as `MiniMax-M3`. From their catalogues in 2026.9.6. */
const LOWER_CASE: ReadonlySet<string> = new Set([
  'anthropic',
  'claude-cli',
  'deepseek',
  'github-copilot',
  'google',
  'google-gemini-cli',
  'mistral',
  'openai',
  'openai-codex',
  'opencode',
  'xai',
  'zai',
]);

export function hasLowerCaseModels(provider: string): boolean {
  return LOWER_CASE.has(provider);
}
