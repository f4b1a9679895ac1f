import { isAtLeast, type Release } from '../releases/release.js';
import { formatModelRef, type ModelRef, parseModelRef } from './ref.js';
import type { ModelSlot } from './slots.js';

/** A model that a release no longer has, and what its own doctor writes instead. */
export interface Retirement {
  readonly replacement: string;
  /** The first release whose tables say so. */
  readonly since: string;
}

interface Table {
  readonly providers: readonly string[];
  readonly since: string;
  /** Replacement by retired id, both without a provider. */
  readonly models: Readonly<Record<string, readonly string[]>>;
}

/** From OpenClaw's own tables: those of 2026.6.11 and 2026.7.35, and what 2026.8.2 and 2026.9.6 added. */
const FIRST_TABLES = '2026.5.26';
const LATER_TABLES = '2026.8.1';

const OPENAI_MODELS = {
  'gpt-5.3-codex': ['gpt-5.2-codex', 'gpt-5.1-codex', 'gpt-5-codex'],
  'gpt-5.5-pro': ['gpt-5-pro', 'gpt-5.2-pro'],
  'gpt-5.4-nano': ['gpt-4.1-nano', 'gpt-5-nano'],
  'gpt-5.4-mini': ['gpt-4.1-mini', 'gpt-4o-mini', 'gpt-5.1-codex-mini', 'gpt-5-mini'],
  'gpt-5.5': [
    'gpt-4',
    'gpt-4-turbo',
    'gpt-4.1',
    'gpt-4o',
    'gpt-4o-2024-05-13',
    'gpt-4o-2024-08-06',
    'gpt-4o-2024-11-20',
    'gpt-5',
    'gpt-5-chat-latest',
    'gpt-5.1',
    'gpt-5.1-chat-latest',
    'gpt-5.1-codex-max',
    'gpt-5.2',
    'gpt-5.2-chat-latest',
  ],
} as const;

/** The first table that knows a model decides. */
const TABLES: readonly Table[] = [
  {
    providers: ['openai-codex'],
    since: FIRST_TABLES,
    models: {
      'gpt-5.5': ['gpt-5.2', 'gpt-5.2-codex', 'gpt-5.1-codex', 'gpt-5-codex'],
      'gpt-5.4-mini': ['gpt-4.1-nano', 'gpt-5-nano'],
    },
  },
  { providers: ['openai'], since: LATER_TABLES, models: { 'gpt-5.6-sol': ['gpt-5.6'] } },
  { providers: ['openai', 'openai-codex', 'github-copilot'], since: FIRST_TABLES, models: OPENAI_MODELS },
  {
    providers: ['github-copilot', 'copilot-proxy'],
    since: FIRST_TABLES,
    models: { 'gpt-5.4-mini': ['grok-code-fast-1'] },
  },
  {
    providers: ['groq'],
    since: FIRST_TABLES,
    models: {
      'llama-3.3-70b-versatile': ['deepseek-r1-distill-llama-70b', 'llama3-70b-8192'],
      'llama-3.1-8b-instant': ['gemma2-9b-it', 'llama3-8b-8192'],
      'openai/gpt-oss-120b': [
        'meta-llama/llama-4-maverick-17b-128e-instruct',
        'moonshotai/kimi-k2-instruct',
        'moonshotai/kimi-k2-instruct-0905',
      ],
      'qwen/qwen3-32b': ['mistral-saba-24b', 'qwen-qwq-32b'],
    },
  },
  {
    providers: ['xai'],
    since: FIRST_TABLES,
    models: {
      'grok-build-0.1': ['grok-code-fast', 'grok-code-fast-1', 'grok-code-fast-1-0825'],
      'grok-4.3': ['grok-4-fast-reasoning', 'grok-4-1-fast-reasoning'],
    },
  },
  {
    providers: ['xai'],
    since: LATER_TABLES,
    models: { 'grok-4.3': ['grok-4-0709'], 'grok-imagine-image-quality': ['grok-imagine-image-pro'] },
  },
];

/** Providers whose Claude models go by Anthropic's names; a bare id counts as Anthropic's. */
const CLAUDE_PROVIDERS: readonly string[] = [
  'anthropic',
  'github-copilot',
  'copilot-proxy',
  'venice',
  'vercel-ai-gateway',
];
const DOTTED_PROVIDERS: readonly string[] = ['github-copilot', 'copilot-proxy'];
const WITHOUT_OPUS_47: readonly string[] = ['venice', 'vercel-ai-gateway'];

/** Ids that are still offered; haiku 4.5 is, whatever the doctor of 2026.5.26 made of it. */
const CURRENT_CLAUDE = /^claude-(?:opus-4[-.][67]|sonnet-4[-.]6|haiku-4[-.]5)/;
const OLD_OPUS = /^claude-opus-4(?:$|[-.][510](?:$|[-.:@])|-20\d{6})/;
const OLD_SONNET = /^claude-sonnet-4(?:$|[-.][510](?:$|[-.:@])|-20\d{6})/;
const SHORT_OPUS = /^opus-(?:4\.5|4\.1|4|3)$/;
const SHORT_SONNET = /^(?:sonnet-(?:4\.5|4\.1|4\.0|4|3\.7|3\.5|3)|haiku-(?:3\.5|3))$/;

/** What became of a model under a release; `undefined` where it is still there, or nothing is known about it. */
export function retirementOf(text: string, release: Release): Retirement | undefined {
  const ref = parseModelRef(text);
  if (ref === undefined || !isAtLeast(release, FIRST_TABLES)) return undefined;
  const found = fromTables(ref, release) ?? oldClaude(ref);
  if (found === undefined || found.model === ref.model) return undefined;
  return { replacement: formatModelRef({ ...ref, model: found.model }), since: found.since };
}

/** From this release on the doctor looks up model rows of a provider block, and allowlists, too. */
export const RETIRES_ROWS = '2026.8.1';
/** From this release on it reads a provider and a model in two keys as one ref. */
const RETIRES_PAIRS = '2026.9.1';

/** Whether the doctor of a release looks for retired models in a slot. */
export function readsRetired({ form, kind }: ModelSlot, release: Release): boolean {
  if (form === 'pair') return isAtLeast(release, RETIRES_PAIRS);
  return kind !== 'allow' || isAtLeast(release, RETIRES_ROWS);
}

interface Found {
  readonly model: string;
  readonly since: string;
}

function fromTables(ref: ModelRef, release: Release): Found | undefined {
  const tables = tablesByProvider().get(ref.provider?.toLowerCase() ?? '');
  const id = ref.model.toLowerCase();
  for (const { since, models } of tables ?? []) {
    const model = models.get(id);
    if (model !== undefined && isAtLeast(release, since)) return { model, since };
  }
  return undefined;
}

interface RetiredModels {
  readonly since: string;
  /** Replacement by retired id. */
  readonly models: ReadonlyMap<string, string>;
}

let byProvider: ReadonlyMap<string, readonly RetiredModels[]> | undefined;

/** Every ref of a config is looked up. */
function tablesByProvider(): ReadonlyMap<string, readonly RetiredModels[]> {
  byProvider ??= indexTables();
  return byProvider;
}

function indexTables(): ReadonlyMap<string, readonly RetiredModels[]> {
  const index = new Map<string, RetiredModels[]>();
  for (const { providers, since, models } of TABLES) {
    const replacements = new Map<string, string>();
    for (const [model, retired] of Object.entries(models)) {
      for (const id of retired) if (!replacements.has(id)) replacements.set(id, model);
    }
    for (const provider of providers) {
      index.set(provider, [...(index.get(provider) ?? []), { since, models: replacements }]);
    }
  }
  return index;
}

function oldClaude(ref: ModelRef): Found | undefined {
  const provider = ref.provider?.toLowerCase();
  if (provider !== undefined && !CLAUDE_PROVIDERS.includes(provider)) return undefined;
  const segments = ref.model.split('/');
  const family = familyOf((segments.at(-1) ?? '').toLowerCase());
  if (family === undefined) return undefined;
  const model = [...segments.slice(0, -1), successor(family, provider)].join('/');
  return { model, since: FIRST_TABLES };
}

type Family = { readonly name: 'opus' | 'sonnet'; readonly bedrock: boolean };

function familyOf(id: string): Family | undefined {
  if (CURRENT_CLAUDE.test(id)) return undefined;
  if (OLD_OPUS.test(id) || SHORT_OPUS.test(id)) return { name: 'opus', bedrock: false };
  if (OLD_SONNET.test(id) || SHORT_SONNET.test(id)) return { name: 'sonnet', bedrock: false };
  if (id.startsWith('claude-3')) {
    if (id.includes('opus')) return { name: 'opus', bedrock: false };
    return id.includes('sonnet') || id.includes('haiku') ? { name: 'sonnet', bedrock: false } : undefined;
  }
  if (id.startsWith('anthropic.claude-opus-'))
    return /opus-4-[67]/.test(id) ? undefined : { name: 'opus', bedrock: true };
  if (/^anthropic\.claude-(?:sonnet|haiku)-/.test(id)) {
    return /sonnet-4-6/.test(id) ? undefined : { name: 'sonnet', bedrock: true };
  }
  return undefined;
}

function successor(family: Family, provider: string | undefined): string {
  const version = family.name === 'opus' && !WITHOUT_OPUS_47.includes(provider ?? '') ? '4.7' : '4.6';
  const dotted = DOTTED_PROVIDERS.includes(provider ?? '') && !family.bedrock;
  const id = `claude-${family.name}-${dotted ? version : version.replace('.', '-')}`;
  return family.bedrock ? `anthropic.${id}` : id;
}
