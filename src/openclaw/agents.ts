import type { ConfigValue } from './view.js';

/** A place that settings of agents stand in: the defaults, or one agent of `list` or `entries`. */
export interface AgentScope {
  /** The agent's id; `undefined` for the defaults and for an item of `list` without one. */
  readonly id: string | undefined;
  readonly at: ConfigValue;
  readonly place: 'defaults' | 'list' | 'entries';
}

/** Every scope there is, the defaults first. */
export function agentScopes(config: ConfigValue): readonly AgentScope[] {
  const defaults = config.at('agents.defaults');
  const list = config.at('agents.list')?.items() ?? [];
  const entries = config.at('agents.entries')?.members() ?? [];
  return [
    ...(defaults?.isObject ? [{ id: undefined, at: defaults, place: 'defaults' as const }] : []),
    ...list
      .filter((at) => at.isObject)
      .map((at) => ({ id: at.at(['id'])?.string?.trim() || undefined, at, place: 'list' as const })),
    ...entries.filter((at) => at.isObject).map((at) => ({ id: String(at.key), at, place: 'entries' as const })),
  ];
}

/** The scope of one agent, by id as OpenClaw compares it. */
export function agentScope(config: ConfigValue, id: string): AgentScope | undefined {
  const wanted = id.trim().toLowerCase();
  return agentScopes(config).find((scope) => scope.id?.toLowerCase() === wanted);
}
