import { isAtLeast, type Release } from '../releases/release.js';

/** A model ref as its author wrote it, in parts: `provider/model@profile`. The model id may itself hold slashes. */
export interface ModelRef {
  /** As written, trimmed; absent for a bare model id or an alias. */
  readonly provider: string | undefined;
  /** As written, trimmed. */
  readonly model: string;
  /** The auth profile a trailing `@profile` pins. */
  readonly profile: string | undefined;
}

/** Quantisations and dates belong to the model id although an `@` stands before them: `qwen@q4_k_m`, `claude@20250929`. */
const ID_SUFFIX = /^(?:\d{8}|i?q\d+(?:_[a-z0-9]+)*|\d+bit)(?=@|$)/i;

/** Reads a model ref; `undefined` for a text that names no model (empty, `openai/`, `/x`). */
export function parseModelRef(text: string): ModelRef | undefined {
  const { model: ref, profile } = splitProfile(text.trim());
  const slash = ref.indexOf('/');
  if (slash < 0) return ref === '' ? undefined : { provider: undefined, model: ref, profile };
  const provider = ref.slice(0, slash).trim();
  const model = ref.slice(slash + 1).trim();
  return provider === '' || model === '' ? undefined : { provider, model, profile };
}

function splitProfile(text: string): { readonly model: string; readonly profile: string | undefined } {
  let at = text.indexOf('@', text.lastIndexOf('/') + 1);
  for (let suffix = ID_SUFFIX.exec(text.slice(at + 1)); at >= 0 && suffix !== null; ) {
    at = text.indexOf('@', at + 1 + suffix[0].length);
    suffix = at < 0 ? null : ID_SUFFIX.exec(text.slice(at + 1));
  }
  if (at <= 0) return { model: text, profile: undefined };
  const model = text.slice(0, at).trim();
  const profile = text.slice(at + 1).trim();
  return model === '' || profile === '' ? { model: text, profile: undefined } : { model, profile };
}

/** The way back from `parseModelRef`. */
export function formatModelRef(ref: ModelRef): string {
  const profile = ref.profile === undefined ? '' : `@${ref.profile}`;
  return `${ref.provider === undefined ? '' : `${ref.provider}/`}${ref.model}${profile}`;
}

interface ProviderAlias {
  readonly alias: string;
  readonly provider: string;
  readonly since?: string;
  readonly until?: string;
}

/** Spellings of a provider id that a release reads as another one; a test holds them to what the packages say. */
const PROVIDER_ALIASES: readonly ProviderAlias[] = [
  { alias: 'z.ai', provider: 'zai' },
  { alias: 'z-ai', provider: 'zai' },
  { alias: 'opencode-zen', provider: 'opencode' },
  { alias: 'opencode-go-auth', provider: 'opencode-go', since: '2026.3.11' },
  { alias: 'bedrock', provider: 'amazon-bedrock', since: '2026.2.24' },
  { alias: 'aws-bedrock', provider: 'amazon-bedrock', since: '2026.2.24' },
  { alias: 'bytedance', provider: 'volcengine', since: '2026.2.21' },
  { alias: 'doubao', provider: 'volcengine', since: '2026.2.21' },
  { alias: 'qwen', provider: 'qwen-portal', until: '2026.3.28' },
  { alias: 'modelstudio', provider: 'qwen', since: '2026.4.5' },
  { alias: 'qwencloud', provider: 'qwen', since: '2026.4.5' },
  { alias: 'kimi-code', provider: 'kimi-coding', since: '2026.1.30', until: '2026.3.22' },
  { alias: 'kimi-code', provider: 'kimi', since: '2026.3.22' },
  { alias: 'kimi-coding', provider: 'kimi', since: '2026.3.22' },
  { alias: 'anthropic-cli', provider: 'claude-cli', since: '2026.5.12' },
  { alias: 'moonshotai', provider: 'moonshot', since: '2026.5.12' },
  { alias: 'moonshot-ai', provider: 'moonshot', since: '2026.5.12' },
];

/** True where an id of a provider is, or in some release was, read as the other one. */
export function isSpellingOf(alias: string, provider: string): boolean {
  return PROVIDER_ALIASES.some((entry) => entry.alias === alias && entry.provider === provider);
}

/** From this release on provider ids are exact: an alias is no longer read as the provider it stands for. */
const EXACT_PROVIDER_IDS = '2026.5.28';

/** The provider id an alias stands for under a release, also where that release no longer resolves aliases. */
export function providerAliasTarget(provider: string, release: Release): string | undefined {
  const id = provider.trim().toLowerCase();
  return PROVIDER_ALIASES.find(
    (entry) =>
      entry.alias === id &&
      (entry.since === undefined || isAtLeast(release, entry.since)) &&
      (entry.until === undefined || !isAtLeast(release, entry.until)),
  )?.provider;
}

/** Whether a release itself reads `z.ai` as `zai`. */
export function resolvesProviderAliases(release: Release): boolean {
  return !isAtLeast(release, EXACT_PROVIDER_IDS);
}

/** A provider id as a release compares it: trimmed, lower case, aliases replaced where the release does so. */
export function normalizeProvider(provider: string, release: Release): string {
  const id = provider.trim().toLowerCase();
  if (!resolvesProviderAliases(release)) return id;
  return providerAliasTarget(id, release) ?? id;
}

/** A ref in the form refs are compared in: provider normalised, model id in lower case, no profile. */
export function modelKey(ref: ModelRef, release: Release): string {
  const model = ref.model.toLowerCase();
  if (ref.provider === undefined) return model;
  const provider = normalizeProvider(ref.provider, release);
  // `openrouter/openrouter/auto` and `openrouter/auto` name one model.
  return model.startsWith(`${provider}/`) ? model : `${provider}/${model}`;
}

/** True where two texts name one model under a release, whatever their case, alias or profile. */
export function sameModel(a: string, b: string, release: Release): boolean {
  const [left, right] = [parseModelRef(a), parseModelRef(b)];
  return left !== undefined && right !== undefined && modelKey(left, release) === modelKey(right, release);
}

/** From this release on `codex/*` is a legacy spelling like `openai-codex/*`. */
const CODEX_PROVIDER_IS_LEGACY = '2026.8.1';

/** True for the provider ids that named the ChatGPT subscription route before it became a runtime of `openai/*`. */
export function isLegacyCodexProvider(provider: string | undefined, release: Release): boolean {
  const id = provider?.trim().toLowerCase();
  return id === 'openai-codex' || (id === 'codex' && isAtLeast(release, CODEX_PROVIDER_IS_LEGACY));
}

/** `openai-codex/gpt-5.5@work` as `openai/gpt-5.5@work`; `undefined` where the ref is not of that provider. */
export function canonicalOpenAiRef(text: string, release: Release): string | undefined {
  const ref = parseModelRef(text);
  if (ref === undefined || !isLegacyCodexProvider(ref.provider, release)) return undefined;
  return formatModelRef({ ...ref, provider: 'openai' });
}

/** From this release on the built-in runtime is called `openclaw`, a name that was unknown before; `pi` is its old one. */
const PI_IS_OPENCLAW = '2026.5.28';
/** From this release on the command-line backend `codex-cli` is the Codex runtime. */
const CODEX_CLI_IS_CODEX = '2026.9.1';

/** A runtime id (`agentRuntime.id`, `agentHarnessId`, ...) as a release compares it. */
export function normalizeRuntime(id: string, release: Release): string {
  const runtime = id.trim().toLowerCase();
  if (runtime === 'codex-app-server') return 'codex';
  if (runtime === 'codex-cli' && isAtLeast(release, CODEX_CLI_IS_CODEX)) return 'codex';
  if (runtime === 'pi') return builtInRuntime(release);
  return runtime;
}

/** What a release calls the runtime that is built in. */
export function builtInRuntime(release: Release): 'pi' | 'openclaw' {
  return isAtLeast(release, PI_IS_OPENCLAW) ? 'openclaw' : 'pi';
}
