import { formatPath } from '../../document/config-path.js';
import { perConfigAndRelease } from '../config/per-config.js';
import type { ConfigValue } from '../config/view.js';
import { inRange, isAtLeast, type Release } from '../releases/release.js';
import { AGENT_SELECTORS, type ModelSlotKind, PAIRS, ROOT_ALLOW_LISTS, ROOT_SELECTORS } from './slot-places.js';

export type { ModelSlotKind } from './slot-places.js';

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
        standing: standing === 'in-force' && inRange(release, selector) ? 'in-force' : 'ignored',
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

export function refAt(at: ConfigValue, slot: Omit<ModelSlot, 'at' | 'ref' | 'form'>): readonly ModelSlot[] {
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
          standing: inRange(release, selector) ? 'in-force' : 'ignored',
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
