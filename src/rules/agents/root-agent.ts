import { type EditBuilder, safe } from '../../engine/fix.js';
import { fill, relocate } from '../../engine/legacy-keys.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { examples } from './examples/root-agent.js';

/** Parts of the old section that hold for all agents and so belong in `tools`. */
const SHARED: readonly { readonly from: string; readonly to: string; readonly conflict: 'keep' | 'fill' }[] = [
  { from: 'tools', to: 'tools', conflict: 'fill' },
  { from: 'elevated', to: 'tools.elevated', conflict: 'keep' },
  { from: 'bash', to: 'tools.exec', conflict: 'keep' },
  { from: 'sandbox.tools', to: 'tools.sandbox.tools', conflict: 'fill' },
  { from: 'subagents.tools', to: 'tools.subagents.tools', conflict: 'fill' },
];

export default defineRule({
  id: 'agents/root-agent',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  after: ['models/legacy-model-lists', 'tools/bash'],
  summary: '`agent` no longer stands at the top of the config.',
  why: 'Its settings are the defaults of all agents now; releases that no longer know the section delete it as unknown.',
  migrations: ['agent-root-to-agents-defaults'],
  examples,
  check: ({ config, report }) => {
    const old = config.at('agent');
    if (old === undefined || !old.isObject) return;
    report({
      at: old,
      on: 'key',
      message: '`agent` is now `agents.defaults`; its tool settings belong in `tools`.',
      fix: safe('Move agent to agents.defaults', (edit) => dissolve(edit, config, old)),
    });
  },
});

function dissolve(edit: EditBuilder, config: ConfigValue, old: ConfigValue): void {
  const shared = SHARED.flatMap((part) => {
    const from = old.at(part.from);
    return from?.isObject ? [{ ...part, from }] : [];
  });
  const moved = new Set<ConfigValue>();
  for (const { from, to, conflict } of shared) {
    relocate(edit, from, to.split('.'), config.at(to), { conflict });
    moved.add(from);
  }
  const defaults = config.at('agents.defaults');
  const rest = old.members().filter((member) => !moved.has(member));
  if (defaults === undefined && rest.length > 0) {
    edit.move(old, 'agents.defaults');
    return;
  }
  for (const member of defaults === undefined ? [] : rest) {
    const present = defaults?.at([member.key]);
    if (present === undefined) edit.move(member, ['agents', 'defaults', member.key]);
    else fill(edit, member, present, moved);
  }
  edit.remove(old);
}
