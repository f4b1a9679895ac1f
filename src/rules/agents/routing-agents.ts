import type { ConfigPath } from '../../document/config-path.js';
import { type EditBuilder, safe } from '../../engine/fix.js';
import { relocate } from '../../engine/legacy-keys.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isMarkedDefault } from './_roster.js';
import { examples } from './examples/routing-agents.js';

/** Parts of an agent that have another place since. */
const PARTS: readonly { readonly from: ConfigPath; readonly to: ConfigPath; readonly conflict: 'keep' | 'fill' }[] = [
  { from: ['mentionPatterns'], to: ['groupChat', 'mentionPatterns'], conflict: 'keep' },
  { from: ['sandbox', 'tools'], to: ['tools', 'sandbox', 'tools'], conflict: 'fill' },
];

export default defineRule({
  id: 'agents/routing-agents',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  summary: 'Agents no longer stand in `routing`.',
  why: 'Releases that no longer know `routing` delete it as unknown, and with it every agent defined there.',
  migrations: ['routing-agents-to-agents-list'],
  examples,
  check: ({ config, report }) => {
    const agents = config.at('routing.agents');
    const marked = config.at('routing.defaultAgentId');
    if (agents?.isObject) {
      report({
        at: agents,
        on: 'key',
        message: 'Agents of `routing.agents` belong in the list of agents, with their id as a member.',
        fix: safe('Move the agents out of routing', (edit) => {
          const paths = moveAgents(edit, config, agents);
          if (idOf(marked) !== '') moveMark(edit, config, paths);
          edit.remove(agents, 'empty-parents');
        }),
      });
    }
    if (marked === undefined || idOf(marked) === '') return;
    const taken = listedAgents(config).some(isMarkedDefault);
    report({
      at: marked,
      on: 'key',
      message: taken
        ? '`routing.defaultAgentId` was removed; the agent marked `default: true` is the default one.'
        : '`routing.defaultAgentId` is now a mark, `default: true`, on the agent itself.',
      fix: safe(taken ? 'Remove it' : `Mark agent ${idOf(marked)} as the default one`, (edit) =>
        moveMark(edit, config, new Map()),
      ),
    });
  },
});

function idOf(marked: ConfigValue | undefined): string {
  return marked?.string?.trim() ?? '';
}

function listedAgents(config: ConfigValue): readonly ConfigValue[] {
  return config.all('agents.list[*]');
}

function findListed(config: ConfigValue, id: string): ConfigValue | undefined {
  return listedAgents(config).find((agent) => agent.at('id')?.string?.trim() === id);
}

/** @returns where the agents that were not listed yet stand then, by id. */
function moveAgents(edit: EditBuilder, config: ConfigValue, agents: ConfigValue): ReadonlyMap<string, ConfigPath> {
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
      carry(edit, entry, known, moveParts(edit, entry, known.path, known));
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

/** `paths`: agents that were listed a moment ago. */
function moveMark(edit: EditBuilder, config: ConfigValue, paths: ReadonlyMap<string, ConfigPath>): void {
  const id = idOf(config.at('routing.defaultAgentId'));
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

function carry(edit: EditBuilder, from: ConfigValue, to: ConfigValue, moved: ReadonlySet<ConfigValue>): void {
  for (const member of from.members()) {
    if (moved.has(member)) continue;
    const present = to.at([member.key]);
    if (present === undefined) edit.move(member, [...to.path, member.key]);
    else if (present.isObject && member.isObject) carry(edit, member, present, moved);
  }
}
