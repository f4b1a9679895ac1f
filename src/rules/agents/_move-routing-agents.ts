import type { ConfigPath } from '../../document/config-path.js';
import type { EditBuilder } from '../../engine/fix.js';
import { fill, relocate } from '../../engine/legacy-keys.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isMarkedDefault } from './_roster.js';

/** Parts of an agent that have another place since. */
const PARTS: readonly { readonly from: ConfigPath; readonly to: ConfigPath; readonly conflict: 'keep' | 'fill' }[] = [
  { from: ['mentionPatterns'], to: ['groupChat', 'mentionPatterns'], conflict: 'keep' },
  { from: ['sandbox', 'tools'], to: ['tools', 'sandbox', 'tools'], conflict: 'fill' },
];

/** The agent that `routing` names as the default one; empty for none. */
export function markedId(config: ConfigValue): string {
  return config.at('routing.defaultAgentId')?.string?.trim() ?? '';
}

export function listedAgents(config: ConfigValue): readonly ConfigValue[] {
  return config.all('agents.list[*]');
}

function findListed(config: ConfigValue, id: string): ConfigValue | undefined {
  return listedAgents(config).find((agent) => agent.at('id')?.string?.trim() === id);
}

/**
 * Moves the agents of `routing.agents` into the list.
 * @returns where the agents that were not listed yet stand then, by id
 */
export function moveAgents(
  edit: EditBuilder,
  config: ConfigValue,
  agents: ConfigValue,
): ReadonlyMap<string, ConfigPath> {
  const paths = new Map<string, ConfigPath>();
  if (!config.at('agents.list')?.isArray) edit.insert('agents.list', []);
  let index = listedAgents(config).length;
  for (const entry of agents.members()) {
    const id = String(entry.key).trim();
    if (!entry.isObject || id === '') continue;
    const known = findListed(config, id);
    if (known === undefined) {
      const path = ['agents', 'list', index++];
      append(edit, entry, id, path);
      paths.set(id, path);
    } else {
      fill(edit, entry, known, moveParts(edit, entry, known.path, known));
    }
  }
  return paths;
}

function append(edit: EditBuilder, entry: ConfigValue, id: string, path: ConfigPath): void {
  const moved = moveParts(edit, entry, entry.path, entry);
  const first = entry.members().find((member) => !moved.has(member));
  edit.move(entry, path);
  if (!entry.has('id')) edit.insert([...path, 'id'], id, first && { before: String(first.key) });
}

/**
 * Marks the default agent itself.
 * @param paths where agents stand that were listed a moment ago
 */
export function moveMark(
  edit: EditBuilder,
  config: ConfigValue,
  paths: ReadonlyMap<string, ConfigPath> = new Map(),
): void {
  const id = markedId(config);
  if (!listedAgents(config).some(isMarkedDefault)) {
    const known = findListed(config, id);
    const path = paths.get(id) ?? known?.path;
    if (known?.has('default')) edit.set([...known.path, 'default'], true);
    else if (path !== undefined) edit.insert([...path, 'default'], true);
    else if (config.at('agents.list')?.isArray || paths.size > 0) edit.append('agents.list', { id, default: true });
    else edit.insert('agents.list', [{ id, default: true }]);
  }
  edit.remove('routing.defaultAgentId', 'empty-parents');
}

function moveParts(
  edit: EditBuilder,
  entry: ConfigValue,
  to: ConfigPath,
  target: ConfigValue,
): ReadonlySet<ConfigValue> {
  const moved = new Set<ConfigValue>();
  for (const part of PARTS) {
    const from = entry.at(part.from);
    if (from === undefined || (part.conflict === 'fill' && !from.isObject)) continue;
    relocate(edit, from, [...to, ...part.to], target.at(part.to), part);
    moved.add(from);
  }
  return moved;
}
