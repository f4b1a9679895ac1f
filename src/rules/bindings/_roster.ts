import { normalizeAgentId } from '../../openclaw/agents/agent-id.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

/** The ids of the configured agents, `undefined` where the config does not say which there are. */
export function rosterIds(config: ConfigValue): ReadonlySet<string> | undefined {
  const entries = config.at('agents.entries');
  if (entries?.isObject) {
    return entries.members().length === 0
      ? undefined
      : new Set(entries.members().map(({ key }) => normalizeAgentId(String(key))));
  }
  const list = config.at('agents.list')?.items() ?? [];
  const ids = list.map((agent) => agent.at('id')?.string);
  if (ids.length === 0 || ids.includes(undefined)) return undefined;
  return new Set(ids.map((id) => normalizeAgentId(id ?? '')));
}
