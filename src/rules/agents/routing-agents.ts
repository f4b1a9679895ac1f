import type { ConfigPath } from '../../document/config-path.js';
import { type EditBuilder, safe } from '../../engine/fix.js';
import { relocate } from '../../engine/legacy-keys.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/view.js';
import { isMarkedDefault } from './_roster.js';

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
  examples: [
    {
      before: `{
  routing: {
    agents: {
      // the office bot
      work: {
        workspace: '~/w',
        mentionPatterns: ['@w'], // never "work"
        sandbox: { mode: 'all', tools: { allow: ['exec'] } },
      },
    },
    defaultAgentId: 'work',
  },
}`,
      after: `{
  agents: {
    list: [
      // the office bot
      {
        id: 'work',
        workspace: '~/w',
        groupChat: {
          mentionPatterns: ['@w'], // never "work"
        },
        sandbox: { mode: 'all' },
        tools: {
          sandbox: {
            tools: { allow: ['exec'] },
          },
        },
        default: true,
      },
    ],
  },
}`,
    },
    {
      title: 'Agents that are listed already take what they lack',
      before: `{
  routing: { agents: { work: { workspace: '~/old', model: 'x/y' }, home: { workspace: '~/h' } }, bindings: [] },
  agents: { list: [{ id: 'work', workspace: '~/w' }] },
}`,
      after: `{
  routing: { bindings: [] },
  agents: { list: [{ id: 'work', workspace: '~/w', model: 'x/y' }, { id: 'home', workspace: '~/h' }] },
}`,
    },
  ],
  check: ({ config, report }) => {
    const agents = config.at('routing.agents');
    const listed = config.all('agents.list[*]');
    if (agents?.isObject) {
      const entries = agents.members().filter((entry) => entry.isObject && String(entry.key).trim() !== '');
      report({
        at: agents,
        on: 'key',
        message: 'Agents of `routing.agents` belong in the list of agents, with their id as a member.',
        fix: safe('Move the agents to agents.list', (edit) => {
          if (!config.at('agents.list')?.isArray) edit.insert('agents.list', []);
          const next = { index: listed.length };
          for (const entry of entries) place(edit, entry, listed, next);
          edit.remove(agents, 'empty-parents');
        }),
      });
    }
    const marked = config.at('routing.defaultAgentId');
    const id = marked?.string?.trim();
    if (marked === undefined || !id || agents?.isObject) return;
    const taken = listed.some(isMarkedDefault);
    const owner = listed.find((agent) => agent.at('id')?.string?.trim() === id);
    report({
      at: marked,
      on: 'key',
      message: taken
        ? '`routing.defaultAgentId` is gone; the agent marked `default: true` holds.'
        : '`routing.defaultAgentId` is now a mark, `default: true`, on the agent itself.',
      fix: safe(taken ? 'Remove it' : `Mark agent ${id} as the default one`, (edit) => {
        if (!taken && owner !== undefined) mark(edit, owner);
        else if (!taken && config.at('agents.list')?.isArray) edit.append('agents.list', { id, default: true });
        else if (!taken) edit.insert('agents.list', [{ id, default: true }]);
        edit.remove(marked, 'empty-parents');
      }),
    });
  },
});

function mark(edit: EditBuilder, agent: ConfigValue): void {
  const place = [...agent.path, 'default'];
  if (agent.has('default')) edit.set(place, true);
  else edit.insert(place, true);
}

function place(edit: EditBuilder, entry: ConfigValue, listed: readonly ConfigValue[], next: { index: number }): void {
  const id = String(entry.key).trim();
  const known = listed.find((agent) => agent.at('id')?.string?.trim() === id);
  if (known !== undefined) {
    const moved = moveParts(edit, entry, known.path, known);
    carry(edit, entry, known, moved);
    return;
  }
  const path = ['agents', 'list', next.index++];
  const moved = moveParts(edit, entry, entry.path, entry);
  const first = entry.members().find((member) => !moved.has(member));
  edit.move(entry, path);
  if (!entry.has('id')) edit.insert([...path, 'id'], id, first && { before: String(first.key) });
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
