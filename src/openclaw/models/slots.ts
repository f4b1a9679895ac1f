import { formatPath } from '../../document/config-path.js';
import { perConfigAndRelease } from '../config/per-config.js';
import type { ConfigValue } from '../config/view.js';
import { isAtLeast, type Release } from '../releases/release.js';

export type ModelSlotKind =
  | 'primary'
  | 'fallback'
  | 'image'
  | 'pdf'
  | 'voice'
  | 'utility'
  | 'decision'
  | 'image-generation'
  | 'video-generation'
  | 'music-generation'
  | 'heartbeat'
  | 'subagents'
  | 'compaction'
  | 'memory-flush'
  | 'failover'
  | 'exec-reviewer'
  | 'tts'
  | 'map-key'
  | 'allow'
  | 'tool-policy'
  | 'hooks'
  | 'channel'
  | 'tools-media'
  | 'plugin';

/** One place of a config that names a model. */
export interface ModelSlot {
  readonly kind: ModelSlotKind;
  /** The agent it is for; absent for what holds for all of them. */
  readonly agent: string | undefined;
  /** As `routes` names it: `primary`, `fallback[0]`, `image`, `image.fallback[0]`, `hooks.mappings[0]`, ... */
  readonly slot: string;
  /** The value that holds the ref; for `form: 'key'` the value under that key; for `pair` the model's value. */
  readonly at: ConfigValue;
  /** As written. For a `pair` provider and model id joined. */
  readonly ref: string;
  readonly form: 'value' | 'key' | 'pair';
  /** The value that names the provider of a `pair`. */
  readonly provider?: ConfigValue;
  /** A `literal` slot takes a full ref only; a `selector` also takes an alias or a bare id. */
  readonly takes: 'selector' | 'literal';
  /** Whether the release reads the slot at all; a slot that moved elsewhere is `ignored`. */
  readonly standing: 'in-force' | 'ignored';
}

interface Selector {
  readonly path: readonly string[];
  readonly kind: ModelSlotKind;
  readonly takes?: 'literal';
  readonly since?: string;
  readonly until?: string;
}

const MODEL: Selector = { path: ['model'], kind: 'primary' };

/** The selectors an agent (or `agents.defaults`) may hold; each is a ref or `{ primary, fallbacks }`. */
const AGENT_SELECTORS: readonly Selector[] = [
  MODEL,
  { path: ['imageModel'], kind: 'image' },
  { path: ['pdfModel'], kind: 'pdf' },
  { path: ['utilityModel'], kind: 'utility' },
  { path: ['decisionModel'], kind: 'decision' },
  { path: ['voiceModel'], kind: 'voice', takes: 'literal' },
  { path: ['imageGenerationModel'], kind: 'image-generation', takes: 'literal', until: '2026.8.1' },
  { path: ['videoGenerationModel'], kind: 'video-generation', takes: 'literal', until: '2026.8.1' },
  { path: ['musicGenerationModel'], kind: 'music-generation', takes: 'literal', until: '2026.8.1' },
  { path: ['mediaModels', 'image'], kind: 'image-generation', takes: 'literal', since: '2026.8.1' },
  { path: ['mediaModels', 'video'], kind: 'video-generation', takes: 'literal', since: '2026.8.1' },
  { path: ['mediaModels', 'music'], kind: 'music-generation', takes: 'literal', since: '2026.8.1' },
  { path: ['heartbeat', 'model'], kind: 'heartbeat' },
  { path: ['subagents', 'model'], kind: 'subagents' },
  { path: ['compaction', 'model'], kind: 'compaction' },
  { path: ['compaction', 'memoryFlush', 'model'], kind: 'memory-flush' },
  { path: ['embeddedAgent', 'cyberFailover', 'model'], kind: 'failover' },
  { path: ['tools', 'exec', 'reviewer', 'model'], kind: 'exec-reviewer' },
  { path: ['tools', 'subagents', 'model'], kind: 'subagents' },
  { path: ['tts', 'summaryModel'], kind: 'tts' },
];

/** Selectors outside of any agent; the pattern's own path is their name. */
const ROOT_SELECTORS: readonly (Omit<Selector, 'path'> & { readonly pattern: string })[] = [
  { pattern: 'tools.exec.reviewer.model', kind: 'exec-reviewer' },
  { pattern: 'tools.subagents.model', kind: 'subagents', until: '2026.8.1' },
  { pattern: 'messages.tts.summaryModel', kind: 'tts', until: '2026.8.1' },
  { pattern: 'tts.summaryModel', kind: 'tts', since: '2026.8.1' },
  { pattern: 'hooks.mappings[*].model', kind: 'hooks' },
  { pattern: 'hooks.gmail.model', kind: 'hooks' },
  { pattern: 'channels.modelByChannel.*.*', kind: 'channel' },
  { pattern: 'channels.*.{voice.model,accounts.*.voice.model}', kind: 'channel' },
  { pattern: 'channels.*.{voice.tts,accounts.*.voice.tts,accounts.*.tts,tts}.summaryModel', kind: 'channel' },
  { pattern: 'channels.{clickclack,clickclack.accounts.*}.model', kind: 'channel' },
  { pattern: 'tools.media.{image,audio,video}.preferredModel', kind: 'tools-media', takes: 'literal' },
  { pattern: 'plugins.entries.active-memory.config.{model,modelFallback}', kind: 'plugin' },
  { pattern: 'plugins.entries.imap.config.{model,accounts.*.model}', kind: 'plugin' },
  { pattern: 'plugins.entries.lossless-claw.config.summaryModel', kind: 'plugin' },
  { pattern: 'plugins.entries.memory-core.config.dreaming.{model,execution.defaults.model}', kind: 'plugin' },
  { pattern: 'plugins.entries.memory-core.config.dreaming.phases.*.execution.model', kind: 'plugin' },
  { pattern: 'plugins.entries.voice-call.config.{responseModel,tts.summaryModel}', kind: 'plugin' },
];

/** Lists of full refs that restrict what may be chosen. */
const ROOT_ALLOW_LISTS: readonly string[] = [
  'plugins.entries.*.{llm,subagent}.{allowedModels,allowedCompletionModels}[*]',
  'plugins.entries.llm-task.config.allowedModels[*]',
];

/** A provider and a model id in two members of one object. */
const PAIRS: readonly {
  readonly pattern: string;
  readonly provider: string;
  readonly model: string;
  readonly kind: ModelSlotKind;
}[] = [
  { pattern: 'tools.media.models[*]', provider: 'provider', model: 'model', kind: 'tools-media' },
  { pattern: 'tools.media.{image,audio,video}.models[*]', provider: 'provider', model: 'model', kind: 'tools-media' },
  { pattern: 'plugins.entries.llm-task.config', provider: 'defaultProvider', model: 'defaultModel', kind: 'plugin' },
];

/** From this release on agents stand in `agents.entries`; a list beside them is no longer read. */
const AGENT_ENTRIES_SINCE = '2026.8.1';
/** From this release on the allowlist is `modelPolicy.allow`. */
const MODEL_POLICY_SINCE = '2026.8.1';

/**
 * Every slot of a config that names a model, in the order of the config's areas: agents first, then what is shared.
 * Slots a release no longer (or not yet) reads are there too, as `ignored`: a migration may bring them to life.
 * Embedding models, transcription models and the like that are ids of one fixed provider are no refs and are left out.
 */
export const modelSlots = perConfigAndRelease((config, release): readonly ModelSlot[] => [
  ...agentSlots(config, release),
  ...sharedSlots(config, release),
]);

function agentSlots(config: ConfigValue, release: Release): readonly ModelSlot[] {
  const slots: ModelSlot[] = [];
  const keyed = isAtLeast(release, AGENT_ENTRIES_SINCE);
  const entries = config.at('agents.entries');
  const defaults = config.at('agents.defaults');
  if (defaults !== undefined) slots.push(...oneAgent(defaults, undefined, 'in-force', release));
  for (const entry of entries?.members() ?? []) {
    slots.push(...oneAgent(entry, String(entry.key), keyed ? 'in-force' : 'ignored', release));
  }
  const listRead = keyed && entries !== undefined ? 'ignored' : 'in-force';
  for (const item of config.at('agents.list')?.items() ?? []) {
    slots.push(...oneAgent(item, item.at('id')?.string?.trim() || `[${item.key}]`, listRead, release));
  }
  return slots;
}

function oneAgent(
  agent: ConfigValue,
  id: string | undefined,
  standing: ModelSlot['standing'],
  release: Release,
): readonly ModelSlot[] {
  const slots: ModelSlot[] = [];
  for (const selector of AGENT_SELECTORS) {
    const value = agent.at(selector.path);
    if (value === undefined) continue;
    slots.push(
      ...selected(value, selector.kind === 'primary' ? '' : selector.kind, {
        kind: selector.kind,
        agent: id,
        takes: selector.takes ?? 'selector',
        standing: standing === 'in-force' && reads(selector, release) ? 'in-force' : 'ignored',
      }),
    );
  }
  const shared = { agent: id, takes: 'literal', standing } as const;
  for (const entry of agent.at('models')?.members() ?? []) {
    slots.push({ ...shared, kind: 'map-key', slot: 'models', at: entry, ref: String(entry.key), form: 'key' });
  }
  for (const item of agent.at('modelPolicy.allow')?.items() ?? []) {
    const read = standing === 'in-force' && isAtLeast(release, MODEL_POLICY_SINCE) ? 'in-force' : 'ignored';
    slots.push(...refAt(item, { ...shared, kind: 'allow', slot: `allow[${item.key}]`, standing: read }));
  }
  slots.push(...toolPolicy(agent, id, standing));
  return slots;
}

/** A ref, or `{ primary, fallbacks }`; `name` is empty for the agent's own model. */
function selected(
  value: ConfigValue,
  name: string,
  slot: Pick<ModelSlot, 'kind' | 'agent' | 'takes' | 'standing'>,
): readonly ModelSlot[] {
  const primary = { ...slot, slot: name === '' ? 'primary' : name };
  if (!value.isObject) return refAt(value, primary);
  const slots: ModelSlot[] = [];
  const first = value.at('primary');
  if (first !== undefined) slots.push(...refAt(first, primary));
  for (const item of value.at('fallbacks')?.items() ?? []) {
    const fallback = `${name === '' ? '' : `${name}.`}fallback[${item.key}]`;
    slots.push(...refAt(item, { ...slot, kind: name === '' ? 'fallback' : slot.kind, slot: fallback }));
  }
  return slots;
}

function refAt(at: ConfigValue, slot: Omit<ModelSlot, 'at' | 'ref' | 'form'>): readonly ModelSlot[] {
  const ref = at.string;
  return ref === undefined || ref.trim() === '' ? [] : [{ ...slot, at, ref, form: 'value' }];
}

/** Tool rules name models (or whole providers, which are no refs): as keys of `byProvider`, and in `allowModels`. */
function toolPolicy(
  holder: ConfigValue,
  id: string | undefined,
  standing: ModelSlot['standing'],
): readonly ModelSlot[] {
  const slots: ModelSlot[] = [];
  const shared = { kind: 'tool-policy', agent: id, takes: 'literal', standing } as const;
  for (const entry of holder.at('tools.byProvider')?.members() ?? []) {
    const ref = String(entry.key);
    if (ref.includes('/')) slots.push({ ...shared, slot: 'tools.byProvider', at: entry, ref, form: 'key' });
  }
  for (const item of holder.at('tools.exec.applyPatch.allowModels')?.items() ?? []) {
    slots.push(...refAt(item, { ...shared, slot: `tools.exec.applyPatch.allowModels[${item.key}]` }));
  }
  return slots;
}

function sharedSlots(config: ConfigValue, release: Release): readonly ModelSlot[] {
  const slots: ModelSlot[] = [];
  for (const selector of ROOT_SELECTORS) {
    for (const value of config.all(selector.pattern)) {
      slots.push(
        ...selected(value, nameOf(value), {
          kind: selector.kind,
          agent: undefined,
          takes: selector.takes ?? 'selector',
          standing: reads(selector, release) ? 'in-force' : 'ignored',
        }),
      );
    }
  }
  slots.push(...toolPolicy(config, undefined, 'in-force'));
  for (const pattern of ROOT_ALLOW_LISTS) {
    for (const item of config.all(pattern)) {
      slots.push(
        ...refAt(item, { kind: 'allow', agent: undefined, slot: nameOf(item), takes: 'literal', standing: 'in-force' }),
      );
    }
  }
  for (const pair of PAIRS) for (const holder of config.all(pair.pattern)) slots.push(...pairAt(holder, pair));
  return slots;
}

function pairAt(holder: ConfigValue, pair: (typeof PAIRS)[number]): readonly ModelSlot[] {
  const at = holder.at([pair.model]);
  const provider = holder.at([pair.provider]);
  if (at?.string === undefined || at.string.trim() === '') return [];
  const shared = { kind: pair.kind, agent: undefined, slot: nameOf(holder), at, standing: 'in-force' } as const;
  if (provider?.string === undefined) return [{ ...shared, ref: at.string, form: 'value', takes: 'selector' }];
  return [{ ...shared, ref: `${provider.string}/${at.string}`, form: 'pair', provider, takes: 'literal' }];
}

/** How a slot outside of the agents is called: its path, without the words that say no more than `model`. */
function nameOf(value: ConfigValue): string {
  return formatPath(value.path).replace(/\.model$/, '');
}

function reads(range: Pick<Selector, 'since' | 'until'>, release: Release): boolean {
  if (range.since !== undefined && !isAtLeast(release, range.since)) return false;
  return range.until === undefined || !isAtLeast(release, range.until);
}

/** Where an entry of a session store names a model: a provider member (if any) beside a model member. */
export interface StateModelField {
  /** `observed`: what the last run used; `override`: what was chosen; `origin`: what an override fell back from. */
  readonly role: 'observed' | 'override' | 'origin' | 'notice';
  readonly provider?: string;
  readonly model: string;
}

/** The members of a session entry that name a model; the model may also be a whole ref. */
export const SESSION_MODEL_FIELDS: readonly StateModelField[] = [
  { role: 'observed', provider: 'modelProvider', model: 'model' },
  { role: 'override', provider: 'providerOverride', model: 'modelOverride' },
  {
    role: 'origin',
    provider: 'modelOverrideFallbackOriginProvider',
    model: 'modelOverrideFallbackOriginModel',
  },
  { role: 'notice', model: 'fallbackNoticeSelectedModel' },
  { role: 'notice', model: 'fallbackNoticeActiveModel' },
];

/** What a session entry says about one of its model fields; blank values count as absent. */
export interface StateModel {
  readonly field: StateModelField;
  readonly provider: ConfigValue | undefined;
  readonly model: ConfigValue | undefined;
}

/** The model fields a session entry fills in, in the order of `SESSION_MODEL_FIELDS`. */
export function stateModelFields(entry: ConfigValue): readonly StateModel[] {
  return SESSION_MODEL_FIELDS.flatMap((field) => {
    const provider = field.provider === undefined ? undefined : textAt(entry, field.provider);
    const model = textAt(entry, field.model);
    return provider === undefined && model === undefined ? [] : [{ field, provider, model }];
  });
}

function textAt(entry: ConfigValue, member: string): ConfigValue | undefined {
  const value = entry.at([member]);
  return value?.string === undefined || value.string.trim() === '' ? undefined : value;
}

/** The slots of one cron job: `payload.model` and `payload.fallbacks[]`, and `model` where old jobs kept it. */
export function cronModelSlots(job: ConfigValue): readonly ModelSlot[] {
  const agent = job.at('agentId')?.string;
  const id = job.at('id')?.string ?? job.at('jobId')?.string ?? String(job.key);
  const shared = { agent, takes: 'selector', standing: 'in-force' } as const;
  const slots: ModelSlot[] = [];
  for (const path of [['payload', 'model'], ['model']]) {
    const value = job.at(path);
    if (value !== undefined) slots.push(...refAt(value, { ...shared, kind: 'primary', slot: `cron:${id}` }));
  }
  for (const item of job.at('payload.fallbacks')?.items() ?? []) {
    slots.push(...refAt(item, { ...shared, kind: 'fallback', slot: `cron:${id}.fallback[${item.key}]` }));
  }
  return slots;
}
