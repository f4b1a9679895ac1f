import { agentScope, agentScopes } from '../agents/scopes.js';
import { perConfigAndRelease } from '../config/per-config.js';
import type { ConfigValue } from '../config/view.js';
import { type ModelSlot, type ModelSlotKind, modelSlots } from '../models/slots.js';
import type { Release } from '../releases/release.js';
import { isStrictWithAgentPrimary } from './releases.js';

/** A slot as one agent has it: its own, or the one of the defaults. */
export interface AgentSlot {
  readonly agent: string;
  readonly slot: ModelSlot;
}

/** Places that name models without selecting one to run. */
const NO_SELECTION: ReadonlySet<ModelSlotKind> = new Set(['map-key', 'allow', 'tool-policy']);

/** The ids of the agents there are, the default one first; without a roster there is only `main`. */
export function agentIds(config: ConfigValue): readonly string[] {
  const known = ids.get(config);
  if (known !== undefined) return known;
  const found = findAgentIds(config);
  ids.set(config, found);
  return found;
}

/** A store of sessions asks for every entry. */
const ids = new WeakMap<ConfigValue, readonly string[]>();

function findAgentIds(config: ConfigValue): readonly string[] {
  const scopes = agentScopes(config).filter((scope) => scope.place !== 'defaults' && scope.id !== undefined);
  const ids = [...new Set(scopes.map(({ id }) => id ?? ''))];
  const chosen = scopes.find(({ at }) => at.at(['default'])?.value === true)?.id;
  if (chosen === undefined) return ids.length === 0 ? ['main'] : ids;
  return [chosen, ...ids.filter((id) => id !== chosen)];
}

/** Every slot that selects a model, for every agent: its own slots, and those of the defaults it does not override. */
export const agentSlots = perConfigAndRelease((config, release): readonly AgentSlot[] => {
  const slots = modelSlots(config, release).filter(
    (slot) => slot.standing === 'in-force' && !NO_SELECTION.has(slot.kind),
  );
  const defaults = config.at('agents.defaults');
  const isDefault = (slot: ModelSlot): boolean => slot.agent === undefined && isBelow(slot.at, defaults);
  const ofNobody = slots.filter((slot) => slot.agent === undefined);
  const inherited = ofNobody.filter(isDefault);
  const shared = ofNobody.filter((slot) => !isDefault(slot));
  const ids = agentIds(config);
  const main = ids[0] ?? 'main';
  const byAgent = new Map<string, ModelSlot[]>();
  for (const slot of slots) {
    const agent = slot.agent?.toLowerCase();
    if (agent === undefined) continue;
    const own = byAgent.get(agent);
    if (own === undefined) byAgent.set(agent, [slot]);
    else own.push(slot);
  }
  return [
    ...ids.flatMap((agent) => {
      const own = byAgent.get(agent.toLowerCase()) ?? [];
      const kept = inherited.filter((slot) => !isOverridden(slot, agent, config, own, release));
      return [...own, ...kept].map((slot) => ({ agent, slot }));
    }),
    ...shared.map((slot) => ({ agent: ownerOf(slot, config) ?? main, slot })),
  ];
});

/** The same by agent. */
export const slotsByAgent = perConfigAndRelease((config, release): ReadonlyMap<string, readonly ModelSlot[]> => {
  const byAgent = new Map<string, ModelSlot[]>();
  for (const { agent, slot } of agentSlots(config, release)) {
    const known = byAgent.get(agent);
    if (known === undefined) byAgent.set(agent, [slot]);
    else known.push(slot);
  }
  return byAgent;
});

/** The slot that names the primary model of an agent; none for one that runs on what the release falls back on. */
export function primarySlot(config: ConfigValue, agent: string, release: Release): ModelSlot | undefined {
  return slotsByAgent(config, release)
    .get(agent)
    ?.find(({ slot }) => slot === 'primary');
}

/** A slot of the defaults counts for an agent unless the agent fills it in, or has a model of its own without fallbacks. */
function isOverridden(
  slot: ModelSlot,
  agent: string,
  config: ConfigValue,
  own: readonly ModelSlot[],
  release: Release,
): boolean {
  if (!/^(?:.*\.)?fallback\[\d+\]$/.test(slot.slot)) return own.some((other) => other.slot === slot.slot);
  const model = agentScope(config, agent)?.at.at(slot.at.path.slice(2, -2));
  if (model === undefined) return false;
  if (model.has(['fallbacks'])) return true;
  return isStrictWithAgentPrimary(release) && (model.isObject ? model.has(['primary']) : model.string !== undefined);
}

function isBelow(value: ConfigValue, holder: ConfigValue | undefined): boolean {
  return holder?.path.every((segment, index) => value.path[index] === segment) ?? false;
}

/** The agent that a hook or a binding hands its turns to. */
function ownerOf(slot: ModelSlot, config: ConfigValue): string | undefined {
  if (slot.kind !== 'hooks') return undefined;
  return config.at([...slot.at.path.slice(0, -1), 'agentId'])?.string?.trim() || undefined;
}
