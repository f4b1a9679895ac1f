/**
 * How releases read ids of models, reduced from the plugin manifests (`modelIdNormalization`) of 2026.4.29, 5.12, 6.11,
 * 7.35, 8.2 and 9.6 and from `normalizeBuiltInProviderModelId` of the releases since 2026.6. Facts of releases only:
 * whatever imports the manifests of every release may take the place of this file.
 */
export interface ModelIdRule {
  readonly providers: readonly string[];
  readonly since?: string;
  readonly until?: string;
  /** Ids that stand for another one; compared in lower case. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Taken off the front of an id. */
  readonly strip?: string;
  /** Put before an id without a slash. */
  readonly prefix?: string;
  /** Put before an id without a slash that begins so. */
  readonly prefixOf?: { readonly start: string; readonly prefix: string };
}

const GOOGLE = ['google', 'google-gemini-cli', 'google-vertex'];
const GEMINI_FLASH = {
  'gemini-3-flash': 'gemini-3-flash-preview',
  'gemini-3.1-pro': 'gemini-3.1-pro-preview',
  'gemini-3.1-flash': 'gemini-3-flash-preview',
  'gemini-3.1-flash-preview': 'gemini-3-flash-preview',
};
const GEMINI_PRO = { 'gemini-3-pro': 'gemini-3.1-pro-preview', 'gemini-3-pro-preview': 'gemini-3.1-pro-preview' };
const CLAUDE_45 = {
  'opus-4.6': 'claude-opus-4-6',
  'opus-4.5': 'claude-opus-4-5',
  'sonnet-4.6': 'claude-sonnet-4-6',
  'sonnet-4.5': 'claude-sonnet-4-5',
};
const CLAUDE_46 = {
  'opus-4.8': 'claude-opus-4-8',
  'opus-4.6': 'claude-opus-4-6',
  'sonnet-4.6': 'claude-sonnet-4-6',
};
const CLAUDE_5 = {
  ...CLAUDE_46,
  'opus-5': 'claude-opus-5',
  'mythos-5': 'claude-mythos-5',
  'sonnet-5': 'claude-sonnet-5',
  sonnet: 'claude-sonnet-5',
};
const GROK_FAST = { 'grok-4-fast-reasoning': 'grok-4-fast', 'grok-4-1-fast-reasoning': 'grok-4-1-fast' };
const GROK_420 = {
  'grok-4.20-experimental-beta-0304-reasoning': 'grok-4.20-beta-latest-reasoning',
  'grok-4.20-experimental-beta-0304-non-reasoning': 'grok-4.20-beta-latest-non-reasoning',
  'grok-4.20-reasoning': 'grok-4.20-beta-latest-reasoning',
  'grok-4.20-non-reasoning': 'grok-4.20-beta-latest-non-reasoning',
};
const GROK_LATEST = { 'grok-4.3-latest': 'grok-4.3', 'grok-4.5-latest': 'grok-4.5', 'grok-build-latest': 'grok-4.5' };
const VERCEL = { providers: ['vercel-ai-gateway'], prefixOf: { start: 'claude-', prefix: 'anthropic' } };

export const MODEL_ID_RULES: readonly ModelIdRule[] = [
  {
    providers: ['google', 'google-vertex'],
    until: '2026.5.2',
    aliases: {
      ...GEMINI_FLASH,
      'gemini-3-pro': 'gemini-3-pro-preview',
      'gemini-3.1-flash-lite': 'gemini-3.1-flash-lite-preview',
    },
  },
  {
    providers: GOOGLE,
    since: '2026.5.2',
    until: '2026.6.1',
    aliases: { ...GEMINI_FLASH, ...GEMINI_PRO, 'gemini-3.1-flash-lite': 'gemini-3.1-flash-lite-preview' },
  },
  {
    providers: GOOGLE,
    since: '2026.6.1',
    aliases: {
      ...GEMINI_FLASH,
      ...GEMINI_PRO,
      'gemini-3.1-flash-lite-preview': 'gemini-3.1-flash-lite',
      'gemma-4-26b': 'gemma-4-26b-a4b-it',
    },
  },
  { providers: ['anthropic'], until: '2026.6.1', aliases: CLAUDE_45 },
  {
    providers: ['anthropic'],
    since: '2026.6.1',
    until: '2026.7.1',
    aliases: { ...CLAUDE_46, opus: 'claude-opus-4-8' },
  },
  { providers: ['anthropic'], since: '2026.7.1', until: '2026.8.1', aliases: { ...CLAUDE_5, opus: 'claude-opus-4-8' } },
  { providers: ['anthropic'], since: '2026.8.1', until: '2026.9.1', aliases: { ...CLAUDE_5, opus: 'claude-opus-5' } },
  {
    providers: ['anthropic'],
    since: '2026.9.1',
    aliases: {
      ...CLAUDE_5,
      opus: 'claude-opus-5',
      'opus-4.7': 'claude-opus-4-7',
      'opus-5.5': 'claude-opus-5-5',
      'opus-5-5': 'claude-opus-5-5',
      haiku: 'claude-haiku-4-5',
      fable: 'claude-fable-5-1',
      'fable-5': 'claude-fable-5',
      'fable-5.1': 'claude-fable-5-1',
      'fable-5-1': 'claude-fable-5-1',
    },
  },
  { ...VERCEL, until: '2026.6.1', aliases: CLAUDE_45 },
  {
    ...VERCEL,
    since: '2026.6.1',
    until: '2026.7.1',
    aliases: { 'opus-4.6': 'claude-opus-4-6', 'sonnet-4.6': 'claude-sonnet-4-6' },
  },
  {
    ...VERCEL,
    since: '2026.7.1',
    aliases: {
      'opus-4.6': 'claude-opus-4-6',
      'sonnet-4.6': 'claude-sonnet-4-6',
      'sonnet-5': 'claude-sonnet-5',
      sonnet: 'claude-sonnet-4-6',
    },
  },
  { providers: ['xai'], until: '2026.8.1', aliases: { ...GROK_FAST, ...GROK_420 } },
  { providers: ['xai'], since: '2026.8.1', until: '2026.9.1', aliases: { ...GROK_FAST, ...GROK_LATEST } },
  {
    providers: ['xai'],
    since: '2026.9.1',
    aliases: { ...GROK_FAST, ...GROK_LATEST, 'grok-4.7-latest': 'grok-4.7' },
  },
  { providers: ['huggingface'], strip: 'huggingface/' },
  { providers: ['nvidia'], prefix: 'nvidia' },
  { providers: ['openrouter'], prefix: 'openrouter' },
  {
    providers: ['together'],
    since: '2026.6.1',
    aliases: { 'moonshotai/kimi-k2.5': 'moonshotai/Kimi-K2.6' },
  },
];
