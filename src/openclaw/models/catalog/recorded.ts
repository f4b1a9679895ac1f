// Written by scripts/record-model-catalog.mjs from the packages of these releases. Do not edit by hand.

export const BROUGHT_BY = ['2026.4.29', '2026.5.12', '2026.6.11', '2026.7.35', '2026.8.2', '2026.9.6'];

/** Ids of a provider's models, by the releases that bring them along: a digit for each of the above. */
export const broughtModels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  anthropic: {
    '001111': 'claude-fable-5 claude-opus-4-8 claude-haiku-4-5',
    '001100': 'claude-opus-4-7 claude-haiku-4-5-20251001 claude-sonnet-4-6 claude-opus-4-6',
    '000111': 'claude-opus-5 claude-sonnet-5 claude-mythos-5',
    '000001': 'claude-opus-5-5 claude-fable-5-1',
  },
  byteplus: {
    '111100': 'seed-1-8-251228 kimi-k2-5-260127 glm-4-7-251222',
  },
  'byteplus-plan': {
    '111100': 'ark-code-latest doubao-seed-code glm-4.7 kimi-k2-thinking kimi-k2.5',
  },
  cerebras: {
    '110000': 'zai-glm-4.7 gpt-oss-120b qwen-3-235b-a22b-instruct-2507 llama3.1-8b',
  },
  chutes: {
    '110000':
      'Qwen/Qwen3-32B unsloth/Mistral-Nemo-Instruct-2407 deepseek-ai/DeepSeek-V3-0324-TEE Qwen/Qwen3-235B-A22B-Instruct-2507-TEE openai/gpt-oss-120b-TEE chutesai/Mistral-Small-3.1-24B-Instruct-2503 deepseek-ai/DeepSeek-V3.2-TEE zai-org/GLM-4.7-TEE moonshotai/Kimi-K2.5-TEE unsloth/gemma-3-27b-it XiaomiMiMo/MiMo-V2-Flash-TEE chutesai/Mistral-Small-3.2-24B-Instruct-2506 deepseek-ai/DeepSeek-R1-0528-TEE zai-org/GLM-5-TEE deepseek-ai/DeepSeek-V3.1-TEE deepseek-ai/DeepSeek-V3.1-Terminus-TEE unsloth/gemma-3-4b-it MiniMaxAI/MiniMax-M2.5-TEE tngtech/DeepSeek-TNG-R1T2-Chimera Qwen/Qwen3-Coder-Next-TEE NousResearch/Hermes-4-405B-FP8-TEE deepseek-ai/DeepSeek-V3 openai/gpt-oss-20b unsloth/Llama-3.2-3B-Instruct unsloth/Mistral-Small-24B-Instruct-2501 zai-org/GLM-4.7-FP8 zai-org/GLM-4.6-TEE Qwen/Qwen3.5-397B-A17B-TEE Qwen/Qwen2.5-72B-Instruct NousResearch/DeepHermes-3-Mistral-24B-Preview Qwen/Qwen3-Next-80B-A3B-Instruct zai-org/GLM-4.6-FP8 Qwen/Qwen3-235B-A22B-Thinking-2507 deepseek-ai/DeepSeek-R1-Distill-Llama-70B tngtech/R1T2-Chimera-Speed zai-org/GLM-4.6V Qwen/Qwen2.5-VL-32B-Instruct Qwen/Qwen3-VL-235B-A22B-Instruct Qwen/Qwen3-14B Qwen/Qwen2.5-Coder-32B-Instruct Qwen/Qwen3-30B-A3B unsloth/gemma-3-12b-it unsloth/Llama-3.2-1B-Instruct nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-BF16-TEE NousResearch/Hermes-4-14B Qwen/Qwen3Guard-Gen-0.6B rednote-hilab/dots.ocr',
  },
  cohere: {
    '001100': 'command-a-03-2025',
  },
  deepinfra: {
    '110000':
      'deepseek-ai/DeepSeek-V3.2 zai-org/GLM-5.1 stepfun-ai/Step-3.5-Flash MiniMaxAI/MiniMax-M2.5 moonshotai/Kimi-K2.5 nvidia/NVIDIA-Nemotron-3-Super-120B-A12B meta-llama/Llama-3.3-70B-Instruct-Turbo',
  },
  deepseek: {
    '110000': 'deepseek-v4-flash deepseek-v4-pro deepseek-chat deepseek-reasoner',
  },
  fireworks: {
    '110000': 'accounts/fireworks/models/kimi-k2p6 accounts/fireworks/routers/kimi-k2p5-turbo',
  },
  'github-copilot': {
    '110011': 'claude-haiku-4.5',
    '110000':
      'claude-opus-4.5 claude-sonnet-4 claude-sonnet-4.5 gpt-4.1 gpt-5-mini gpt-5.2 gpt-5.2-codex grok-code-fast-1',
    '111100': 'claude-opus-4.6 claude-opus-4.7 gemini-3-flash gemini-3.1-pro gpt-5.4-nano goldeneye',
    '111111': 'claude-sonnet-4.6 gemini-2.5-pro gpt-5.3-codex gpt-5.4 gpt-5.4-mini',
    '111110': 'raptor-mini',
    '011111': 'gpt-5.5',
    '001111': 'claude-opus-4.8',
    '000011':
      'claude-fable-5 claude-opus-5 claude-sonnet-5 gemini-3.6-flash gemini-3.1-pro-preview gemini-3.5-flash gpt-5.6-sol gpt-5.6-terra gpt-5.6-luna',
  },
  google: {
    '000001':
      'gemini-2.5-pro gemini-2.5-flash gemini-2.5-flash-lite gemini-3.5-flash gemini-3.6-flash gemini-3.7-flash gemini-3.5-flash-lite gemini-3.1-pro-preview gemini-3.1-flash-lite gemini-3-flash-preview',
  },
  groq: {
    '010000':
      'deepseek-r1-distill-llama-70b gemma2-9b-it groq/compound groq/compound-mini llama-3.1-8b-instant llama-3.3-70b-versatile llama3-70b-8192 llama3-8b-8192 meta-llama/llama-4-maverick-17b-128e-instruct meta-llama/llama-4-scout-17b-16e-instruct mistral-saba-24b moonshotai/kimi-k2-instruct moonshotai/kimi-k2-instruct-0905 openai/gpt-oss-120b openai/gpt-oss-20b openai/gpt-oss-safeguard-20b qwen-qwq-32b qwen/qwen3-32b',
  },
  huggingface: {
    '000001': 'deepseek-ai/DeepSeek-R1 deepseek-ai/DeepSeek-V3.1 openai/gpt-oss-120b',
  },
  kilocode: {
    '110000': 'kilo/auto',
  },
  meta: {
    '000100': 'muse-spark-1.3 muse-spark-1.3-contributor muse-spark-1.1',
  },
  mistral: {
    '111100':
      'codestral-latest devstral-medium-latest magistral-small mistral-large-latest mistral-medium-2508 mistral-small-latest pixtral-large-latest',
    '011100': 'mistral-medium-3-5',
  },
  moonshot: {
    '110000': 'kimi-k2.6 kimi-k2.5 kimi-k2-thinking kimi-k2-thinking-turbo kimi-k2-turbo',
  },
  novita: {
    '001100':
      'moonshotai/kimi-k2.5 minimax/minimax-m2.7 zai-org/glm-5 deepseek/deepseek-v3-0324 deepseek/deepseek-r1-0528 qwen/qwen3-235b-a22b-fp8',
  },
  nvidia: {
    '111111': 'nvidia/nemotron-3-super-120b-a12b moonshotai/kimi-k2.5 z-ai/glm5',
    '111100': 'minimaxai/minimax-m2.5',
    '001111': 'nvidia/nemotron-3-ultra-550b-a55b minimaxai/minimax-m2.7 z-ai/glm-5.1',
    '000111': 'nvidia/nemotron-3.5-lightning-30b-a3b',
    '000011':
      'z-ai/glm-5.2 moonshotai/kimi-k2.6 minimaxai/minimax-m3 deepseek-ai/deepseek-v4-pro qwen/qwen3.5-397b-a17b',
  },
  'ollama-cloud': {
    '001100': 'kimi-k2.5:cloud minimax-m2.7:cloud glm-5.1:cloud glm-5.2:cloud',
    '000011':
      'kimi-k2.5 kimi-k2.6 kimi-k2.7-code kimi-k3 deepseek-v4-flash deepseek-v4-flash:0731 deepseek-v4-flash:preview deepseek-v4-pro deepseek-v4-pro:0813 deepseek-v4-pro:preview gemma4 gemma4:31b glm-5.1 glm-5.2 gpt-oss:120b gpt-oss:20b minimax-m2.7 minimax-m3 mistral-large-3:675b nemotron-3-nano:30b nemotron-3-super nemotron-3-ultra qwen3.5 qwen3.5:397b',
  },
  openai: {
    '110000':
      'gpt-4 gpt-4-turbo gpt-4.1 gpt-4.1-mini gpt-4.1-nano gpt-4o gpt-4o-2024-05-13 gpt-4o-2024-08-06 gpt-4o-2024-11-20 gpt-4o-mini gpt-5 gpt-5-chat-latest gpt-5-codex gpt-5-mini gpt-5-nano gpt-5-pro gpt-5.1 gpt-5.1-chat-latest gpt-5.1-codex gpt-5.1-codex-max gpt-5.1-codex-mini gpt-5.2 gpt-5.2-chat-latest gpt-5.2-codex gpt-5.2-pro',
    '111100':
      'gpt-5.3-chat-latest gpt-5.3-codex o1 o1-pro o3 o3-deep-research o3-mini o3-pro o4-mini o4-mini-deep-research',
    '111110': 'gpt-5.4 gpt-5.4-mini',
    '111111': 'gpt-5.4-nano gpt-5.4-pro gpt-5.5 gpt-5.5-pro',
    '000101': 'gpt-6-astra',
    '000100': 'gpt-5.6',
    '000111': 'gpt-5.6-sol gpt-5.6-terra gpt-5.6-luna',
    '000001': 'gpt-6-sol gpt-6-luna',
  },
  'openai-codex': {
    '110000': 'gpt-5.4-pro gpt-5.4-mini gpt-5.5-pro',
  },
  opencode: {
    '000100': 'claude-opus-4-8 gpt-5.5 gemini-3.1-pro minimax-m2.7',
  },
  'opencode-go': {
    '111111': 'deepseek-v4-pro deepseek-v4-flash',
    '000011': 'kimi-k3 kimi-k2.6 gpt-5.6-luna qwen3.8-max hy3-preview',
  },
  qianfan: {
    '110000': 'deepseek-v3.2 ernie-5.0-thinking-preview',
  },
  stepfun: {
    '110000': 'step-3.5-flash',
  },
  'stepfun-plan': {
    '110000': 'step-3.5-flash step-3.5-flash-2603',
  },
  'tencent-tokenhub': {
    '110000': 'hy3-preview',
  },
  together: {
    '110000':
      'zai-org/GLM-4.7 moonshotai/Kimi-K2.5 meta-llama/Llama-4-Scout-17B-16E-Instruct meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8 deepseek-ai/DeepSeek-V3.1 deepseek-ai/DeepSeek-R1 moonshotai/Kimi-K2-Instruct-0905',
    '111111': 'meta-llama/Llama-3.3-70B-Instruct-Turbo',
    '001111': 'moonshotai/Kimi-K2.6 deepseek-ai/DeepSeek-V4-Pro',
    '001100': 'Qwen/Qwen2.5-7B-Instruct-Turbo zai-org/GLM-5.1',
    '000011': 'zai-org/GLM-5.2',
  },
  venice: {
    '010000':
      'llama-3.3-70b llama-3.2-3b hermes-3-llama-3.1-405b qwen3-235b-a22b-thinking-2507 qwen3-235b-a22b-instruct-2507 qwen3-coder-480b-a35b-instruct qwen3-coder-480b-a35b-instruct-turbo qwen3-5-35b-a3b qwen3-next-80b qwen3-vl-235b-a22b qwen3-4b deepseek-v3.2 venice-uncensored mistral-31-24b google-gemma-3-27b-it openai-gpt-oss-120b nvidia-nemotron-3-nano-30b-a3b olafangensan-glm-4.7-flash-heretic zai-org-glm-4.6 zai-org-glm-4.7 zai-org-glm-4.7-flash zai-org-glm-5 kimi-k2-5 kimi-k2-thinking minimax-m21 minimax-m25 claude-opus-4-5 claude-opus-4-6 claude-sonnet-4-5 claude-sonnet-4-6 openai-gpt-52 openai-gpt-52-codex openai-gpt-53-codex openai-gpt-54 openai-gpt-4o-2024-11-20 openai-gpt-4o-mini-2024-07-18 gemini-3-pro-preview gemini-3-1-pro-preview gemini-3-flash-preview grok-41-fast grok-code-fast-1',
  },
  volcengine: {
    '111100':
      'doubao-seed-code-preview-251028 doubao-seed-1-8-251228 kimi-k2-5-260127 glm-4-7-251222 deepseek-v3-2-251201',
  },
  'volcengine-plan': {
    '111100': 'ark-code-latest doubao-seed-code glm-4.7 kimi-k2-thinking kimi-k2.5 doubao-seed-code-preview-251028',
  },
  xai: {
    '000001':
      'grok-4.7 grok-4.6 grok-4.5 grok-build-0.1 grok-4.3 grok-4.20-0309-reasoning grok-4.20-0309-non-reasoning',
  },
  xiaomi: {
    '111100': 'mimo-v2-flash mimo-v2-pro mimo-v2-omni',
  },
  'xiaomi-token-plan': {
    '001100': 'mimo-v2.5-pro mimo-v2.5',
  },
  zai: {
    '010000':
      'glm-5.1 glm-5 glm-5-turbo glm-5v-turbo glm-4.7 glm-4.7-flash glm-4.7-flashx glm-4.6 glm-4.6v glm-4.5 glm-4.5-air glm-4.5-flash glm-4.5v',
  },
};
