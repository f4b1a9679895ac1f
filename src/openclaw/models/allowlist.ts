import { agentScope } from '../agents/scopes.js';
import { perConfig } from '../config/per-config.js';
import type { ConfigValue } from '../config/view.js';
import { isAtLeast, type Release } from '../releases/release.js';

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
}

/**
 * The allowlist that holds for an agent, or for all of them; whether it allows a model is asked of `isModelAllowed`.
 * Stands for `resolveEffectiveModelPolicyAllow` (from 2026.8.1 on) and the keys of the map before.
 * @returns `undefined` where every model may be chosen
 */
export function allowlistFor(
  config: ConfigValue,
  agentId: string | undefined,
  release: Release,
): Allowlist | undefined {
  const policy = isAtLeast(release, MODEL_POLICY_SINCE) ? explicitPolicy(config, agentId) : undefined;
  if (policy !== undefined) {
    const entries = policyEntries(policy);
    return entries.length > 0 ? { at: policy, form: 'list', entries } : undefined;
  }
  const at = isMapAllowlist(config, release) ? config.at('agents.defaults.models') : undefined;
  const entries = at === undefined ? [] : mapEntries(at);
  return at && entries.length > 0 ? { at, form: 'map', entries } : undefined;
}

const policyEntries = perConfig((policy): readonly string[] =>
  policy.items().flatMap((item) => item.string?.trim() ?? []),
);

const mapEntries = perConfig((map): readonly string[] =>
  map
    .members()
    .map((member) => String(member.key).trim())
    .filter((key) => key !== ''),
);

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
