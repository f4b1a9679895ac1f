import type { EditBuilder } from '../../engine/fix.js';
import { normalizeAgentId } from '../../openclaw/agents/agent-id.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

/** The key each item of a list of agents gets: its id normalised, numbered where it is taken. */
export function rosterKeys(items: readonly ConfigValue[]): readonly string[] {
  const taken = new Set<string>();
  return items.map((item) => {
    const id = normalizeAgentId(item.at('id')?.string?.trim() || 'agent');
    let key = id;
    for (let suffix = 2; taken.has(key); suffix++) key = `${id}-${suffix}`;
    taken.add(key);
    return key;
  });
}

/** The agents of `agents.entries`; what is no object is none. */
export function keyedAgents(config: ConfigValue): readonly ConfigValue[] {
  return config.all('agents.entries.*').filter((agent) => agent.isObject);
}

export function isMarkedDefault(agent: ConfigValue): boolean {
  return agent.at('default')?.value === true;
}

/** No agent says whether it is the default one, so the first used to be it. */
export function hasNoMarker(agents: readonly ConfigValue[]): boolean {
  return agents.every((agent) => {
    const marker = agent.at('default');
    return marker === undefined || marker.value === false;
  });
}

/** True where the agent names no workspace, so that it used to work in the shared one. */
export function lacksWorkspace(agent: ConfigValue): boolean {
  const workspace = agent.at('workspace');
  return workspace === undefined || workspace.string?.trim() === '';
}

/**
 * Heartbeats stop among several agents where none has any set up, the defaults have none, and nobody is named: the
 * owner is the system agent, else a marked default. Source: `resolveHeartbeatAgentIds` of 2026.8.1 to 2026.9.6.
 */
export function hasHeartbeats(config: ConfigValue, agents: readonly ConfigValue[]): boolean {
  return config.has('agents.defaults.heartbeat') || agents.some((agent) => Boolean(agent.at('heartbeat')?.value));
}

/** Names the agent that does the system's own work, and that heartbeats belong to where none are set up. */
export function nameSystemAgent(
  edit: EditBuilder,
  config: ConfigValue,
  agents: readonly ConfigValue[],
  id: string,
): void {
  edit.insert('agents.defaults.systemAgent.agentId', id);
  if (!hasHeartbeats(config, agents)) edit.insert('agents.defaults.heartbeat.agentId', id);
}
