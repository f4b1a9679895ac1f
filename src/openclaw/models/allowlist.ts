import { agentScope } from '../agents/scopes.js';
import { perConfig, perConfigAndRelease } from '../config/per-config.js';
import type { ConfigValue } from '../config/view.js';
import { isAtLeast, type Release } from '../releases/release.js';
import { modelKey, parseModelRef } from './ref.js';
import { type ModelSlot, type ModelSlotKind, modelSlots } from './slots.js';

/** From this release on `modelPolicy.allow` is the list; the models map is one only until it has been migrated. */
const MODEL_POLICY_SINCE = '2026.8.1';
/** OpenClaw's note that the map has been migrated; every config it writes carries it. */
export const MAP_MIGRATED = 'meta.migrations.modelPolicyAllowlist';

/** The list that says which models may be chosen. Only one that is in force is an allowlist: an empty one allows all. */
export interface Allowlist {
  /** The map (`agents.defaults.models`) or the list (`modelPolicy.allow`). */
  readonly at: ConfigValue;
  readonly form: 'map' | 'list';
  /** As written, in order. */
  readonly entries: readonly string[];
  allows(ref: string): boolean;
}

/**
 * The allowlist that holds for an agent, or for all of them.
 * @returns `undefined` where every model may be chosen
 */
export function allowlistFor(
  config: ConfigValue,
  agentId: string | undefined,
  release: Release,
): Allowlist | undefined {
  const policy = isAtLeast(release, MODEL_POLICY_SINCE) ? explicitPolicy(config, agentId) : undefined;
  if (policy !== undefined) {
    const entries = policy.items().flatMap((item) => item.string?.trim() ?? []);
    return entries.length > 0 ? allowlist(config, policy, 'list', entries, release) : undefined;
  }
  const at = isMapAllowlist(config, release) ? config.at('agents.defaults.models') : undefined;
  const entries = (at?.members() ?? []).map((member) => String(member.key).trim()).filter((key) => key !== '');
  return at && entries.length > 0 ? allowlist(config, at, 'map', entries, release) : undefined;
}

/**
 * Whether keys of `agents.defaults.models` say which models may be chosen: always before 2026.8.1; from then on until
 * a policy stands beside them or OpenClaw has noted that they were migrated.
 * Source: `computeModelPolicyAllowlist` in config/model-policy-allowlist-migration of 2026.8.1 to 2026.9.6.
 */
export function isMapAllowlist(config: ConfigValue, release: Release): boolean {
  if (!isAtLeast(release, MODEL_POLICY_SINCE)) return true;
  return config.at('agents.defaults.modelPolicy')?.isObject !== true && config.at(MAP_MIGRATED)?.value !== true;
}

/** `allow` of the agent's own policy, else of the defaults'; an empty one allows all. */
function explicitPolicy(config: ConfigValue, agentId: string | undefined): ConfigValue | undefined {
  const own = agentId === undefined ? undefined : agentScope(config, agentId)?.at.at('modelPolicy.allow');
  return own ?? config.at('agents.defaults.modelPolicy.allow');
}

const aliases = perConfig((config) => {
  const targets = new Map<string, string>();
  for (const entry of config.at('agents.defaults.models')?.members() ?? []) {
    const alias = entry.at('alias')?.string?.trim().toLowerCase();
    if (alias !== undefined && !targets.has(alias)) targets.set(alias, String(entry.key));
  }
  return targets;
});

/** The ref an alias stands for; aliases are compared without case. */
export function aliasTarget(config: ConfigValue, name: string): string | undefined {
  return aliases(config).get(name.trim().toLowerCase());
}

function allowlist(
  config: ConfigValue,
  at: ConfigValue,
  form: Allowlist['form'],
  entries: readonly string[],
  release: Release,
): Allowlist {
  const keys = new Set<string>();
  const prefixes: string[] = [];
  for (const entry of entries) {
    const text = entry.includes('/') ? entry : (aliasTarget(config, entry) ?? entry);
    const key = keyOf(text, release);
    if (key.endsWith('/*')) prefixes.push(key.slice(0, -1));
    else keys.add(key);
  }
  return {
    at,
    form,
    entries,
    allows: (ref) => {
      const key = keyOf(ref.includes('/') ? ref : (aliasTarget(config, ref) ?? ref), release);
      return keys.has(key) || prefixes.some((prefix) => key.startsWith(prefix));
    },
  };
}

function keyOf(text: string, release: Release): string {
  const ref = parseModelRef(text);
  return ref === undefined ? text.toLowerCase() : modelKey(ref, release).toLowerCase();
}

/** Slots whose model the allowlist is asked for. */
const HELD_TO_THE_LIST: ReadonlySet<ModelSlotKind> = new Set(['subagents', 'heartbeat', 'hooks', 'channel']);

/** A slot that an allowlist may refuse, and the model it names, `provider/model`. */
export interface RefusableSlot {
  readonly slot: ModelSlot;
  readonly model: string;
}

/** The slots an allowlist may refuse. Primaries and fallbacks are always allowed, wherever else they are named. */
export const refusableSlots = perConfigAndRelease((config, release): readonly RefusableSlot[] => {
  const slots = modelSlots(config, release).filter((slot) => slot.standing === 'in-force' && slot.form === 'value');
  const allowed = new Set(
    slots
      .filter(({ kind }) => kind === 'primary' || kind === 'fallback')
      .map(({ agent, ref }) => JSON.stringify([agent ?? null, keyOf(ref, release)])),
  );
  return slots.flatMap((slot) => {
    if (!HELD_TO_THE_LIST.has(slot.kind)) return [];
    const ref = parseModelRef(slot.ref.includes('/') ? slot.ref : (aliasTarget(config, slot.ref) ?? ''));
    if (ref?.provider === undefined) return [];
    const model = `${ref.provider}/${ref.model}`;
    const owners = [null, slot.agent ?? null];
    const isPrimary = owners.some((agent) => allowed.has(JSON.stringify([agent, keyOf(model, release)])));
    return isPrimary ? [] : [{ slot, model }];
  });
});
