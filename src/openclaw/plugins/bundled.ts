/** Plugins that came with OpenClaw in some release, whether they still do or are installed on their own today. */
const BUNDLED = new Set(
  `a2a acpx active-memory admin-http-rpc alibaba amazon-bedrock amazon-bedrock-mantle anthropic anthropic-vertex
  apple-fm arcee azure-speech beam bluebubbles bonjour brave browser buzz byteplus canvas cerebras chutes clawrouter
  clickclack cloudflare-ai-gateway code-mode-quickjs codex codex-supervisor cohere comfy copilot-proxy crabbox
  cua-computer deepgram deepinfra deepseek device-pair diagnostics-otel diagnostics-prometheus diffs discord
  document-extract duckduckgo elevenlabs exa fal feishu file-transfer firecrawl fireworks geolocation github
  github-copilot google google-gemini-cli-auth google-meet googlechat gradium groq huggingface image-generation-core
  imap imessage inworld irc kilocode kimi-coding line linux-node litellm llm-task lmstudio lobster logbook matrix
  mattermost media-understanding-core memory-core memory-lancedb memory-wiki meta microsoft microsoft-foundry
  migrate-claude migrate-hermes minimax minimax-portal-auth mistral moonshot msteams nextcloud-talk nostr novita nvidia
  oc-path ollama onepassword open-prose openai openai-codex opencode opencode-go openrouter openshell perplexity
  phone-control policy qianfan qqbot qwen qwen-portal-auth raft reef runway searxng senseaudio session-share sglang
  signal skill-workshop slack sms speech-core stepfun synology-chat synthetic talk-voice tavily telegram tencent
  thread-ownership tlon together tokenjuice tts-local-cli twitch vault venice vercel-ai-gateway video-generation-core
  vllm voice-call volcengine voyage vydra web-readability webhooks whatsapp workboard xai xiaomi zai zalo zalouser`.split(
    /\s+/,
  ),
);

/** Whether a plugin of that id came with OpenClaw at some time. */
export function wasEverBundled(id: string): boolean {
  return BUNDLED.has(id.trim().toLowerCase());
}
