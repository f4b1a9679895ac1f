/**
 * How releases read ids of models beyond what the manifests of their plugins say: `normalizeBuiltInProviderModelId` of
 * 2026.5.2 to 2026.9.6, without what stands in the manifests as well. No package lists it, so it is kept by hand; a
 * test holds every row to the manifests of its releases.
 */
export interface BuiltInModelIds {
  readonly providers: readonly string[];
  readonly since: string;
  readonly until?: string;
  /** Ids that stand for another one; compared in lower case unless they are `exact`. */
  readonly aliases?: Readonly<Record<string, string>>;
  readonly exact?: true;
  /** Put before an id without a slash that begins so. */
  readonly prefixOf?: { readonly start: string; readonly prefix: string };
}

const GOOGLE = ['google', 'google-gemini-cli', 'google-vertex'];
const GEMINI = {
  'gemini-3-pro': 'gemini-3.1-pro-preview',
  'gemini-3-pro-preview': 'gemini-3.1-pro-preview',
  'gemini-3-flash': 'gemini-3-flash-preview',
  'gemini-3.1-pro': 'gemini-3.1-pro-preview',
  'gemini-3.1-flash': 'gemini-3-flash-preview',
  'gemini-3.1-flash-preview': 'gemini-3-flash-preview',
};
const VERCEL = {
  providers: ['vercel-ai-gateway'],
  prefixOf: { start: 'claude-', prefix: 'anthropic' },
};
const CLAUDE_46 = { 'opus-4.6': 'claude-opus-4-6', 'sonnet-4.6': 'claude-sonnet-4-6' };

export const BUILT_IN_MODEL_IDS: readonly BuiltInModelIds[] = [
  // From 2026.5.12 on the manifest of Google's plugin says so itself, for all three.
  { providers: GOOGLE, since: '2026.5.2', until: '2026.5.12', aliases: GEMINI, exact: true },
  { providers: GOOGLE, since: '2026.6.1', aliases: { 'gemma-4-26b': 'gemma-4-26b-a4b-it' }, exact: true },
  // Until 2026.6.10 the plugin comes along, and its manifest says so.
  { ...VERCEL, since: '2026.6.11', until: '2026.7.1', aliases: CLAUDE_46 },
  {
    ...VERCEL,
    since: '2026.7.1',
    aliases: { ...CLAUDE_46, 'sonnet-5': 'claude-sonnet-5', sonnet: 'claude-sonnet-4-6' },
  },
  {
    providers: ['xai'],
    since: '2026.6.1',
    aliases: { 'grok-4-fast-reasoning': 'grok-4-fast', 'grok-4-1-fast-reasoning': 'grok-4-1-fast' },
  },
  {
    providers: ['together'],
    since: '2026.6.1',
    aliases: { 'moonshotai/Kimi-K2.5': 'moonshotai/Kimi-K2.6' },
    exact: true,
  },
];
