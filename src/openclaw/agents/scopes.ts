import type { ConfigPath } from '../../document/config-path.js';
import { perConfig } from '../config/per-config.js';
import type { ConfigValue } from '../config/view.js';

/** A place that settings of agents stand in: the defaults, or one agent of `list` or `entries`. */
export interface AgentScope {
  /** The agent's id; `undefined` for the defaults and for an item of `list` without one. */
  readonly id: string | undefined;
  readonly at: ConfigValue;
  readonly place: 'defaults' | 'list' | 'entries';
}

/** Every scope there is, the defaults first. */
export const agentScopes = perConfig((config): readonly AgentScope[] => {
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
});

const scopesById = perConfig((config) => {
  const byId = new Map<string, AgentScope>();
  for (const scope of agentScopes(config)) {
    const id = scope.id?.toLowerCase();
    if (id !== undefined && !byId.has(id)) byId.set(id, scope);
  }
  return byId;
});

const scopesByPlace = perConfig(
  (config) => new Map(agentScopes(config).map((scope) => [placeOf(scope.at.path), scope])),
);

/** The scope of one agent, by id as OpenClaw compares it. */
export function agentScope(config: ConfigValue, id: string): AgentScope | undefined {
  return scopesById(config).get(id.trim().toLowerCase());
}

/** The scope that a path of the config lies in. */
export function scopeOfPath(config: ConfigValue, path: ConfigPath): AgentScope | undefined {
  return scopesByPlace(config).get(placeOf(path));
}

/** `agents.defaults`, or `agents.list` and `agents.entries` with an agent. */
function placeOf(path: ConfigPath): string {
  return JSON.stringify(path.slice(0, path[1] === 'defaults' ? 2 : 3));
}
