/** Providers whose model ids hold the maker's name and a slash: `openrouter/moonshotai/kimi-k2`. */
export const ROUTERS: readonly string[] = [
  'openrouter',
  'together',
  'huggingface',
  'groq',
  'nvidia',
  'vercel-ai-gateway',
  'kilocode',
  'deepinfra',
];

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
