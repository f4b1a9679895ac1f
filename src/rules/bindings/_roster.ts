import type { ConfigValue } from '../../openclaw/config/view.js';

/** An agent's id as OpenClaw compares it. */
export function normalizeAgentId(id: string): string {
  const plain = id
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64);
  return plain === '' ? 'main' : plain;
}

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
