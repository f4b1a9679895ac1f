import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';
import { hasHeartbeats, hasNoMarker, lacksWorkspace } from './_roster.js';

/** From this release on the first agent has to name the workspace it always had. */
const FIRST_WORKSPACE_SINCE = '2026.9.1';
/** From this release on OpenClaw names `main` for the system's own work where no agent is marked. */
const SYSTEM_AGENT_SINCE = '2026.9.3';

/** Several agents, and nothing says who owns what. */
export function isOwnerless(config: ConfigValue, agents: readonly ConfigValue[]): boolean {
  return agents.length > 1 && !config.has('agents.ownership');
}

/** The first of several agents had the default workspace without saying so. */
export function ownsDefaultWorkspace(config: ConfigValue, agents: readonly ConfigValue[], target: Release): boolean {
  const [first] = agents;
  if (first === undefined || !isAtLeast(target, FIRST_WORKSPACE_SINCE)) return false;
  return isOwnerless(config, agents) && hasNoMarker(agents) && lacksWorkspace(first);
}

export function defaultWorkspace(config: ConfigValue): string | undefined {
  return config.at('agents.defaults.workspace')?.string?.trim();
}

/**
 * Without a mark the first agent did the system's own work. Where it is `main`, OpenClaw names it as well; another one
 * it does not (it takes `main` wherever that stands), so that a person has to say.
 */
export function isSystemAgent(
  config: ConfigValue,
  agents: readonly ConfigValue[],
  first: string | undefined,
  target: Release,
): boolean {
  return first === 'main' && isAtLeast(target, SYSTEM_AGENT_SINCE) && didSystemWork(config, agents);
}

/** Heartbeats came from the first agent, and belong to none once the agents are keyed. */
export function leavesHeartbeats(
  config: ConfigValue,
  agents: readonly ConfigValue[],
  first: string | undefined,
  target: Release,
): boolean {
  if (!didSystemWork(config, agents) || hasHeartbeats(config, agents)) return false;
  return !isSystemAgent(config, agents, first, target);
}

/** The first of several agents did it, since none is marked and none is named for it. */
function didSystemWork(config: ConfigValue, agents: readonly ConfigValue[]): boolean {
  const defaults = config.at('agents.defaults');
  const system = defaults?.at('systemAgent');
  if (agents.length < 2 || !hasNoMarker(agents)) return false;
  return defaults?.isObject !== false && system?.isObject !== false && system?.has('agentId') !== true;
}
