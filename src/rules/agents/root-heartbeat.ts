import { safe } from '../../engine/fix.js';
import { fill, relocate } from '../../engine/legacy-keys.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

/** What a channel shows of heartbeats; everything else is the agent's. */
const VISIBILITY: readonly string[] = ['showOk', 'showAlerts', 'useIndicator'];

export default defineRule({
  id: 'agents/root-heartbeat',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.3.7',
  summary: '`heartbeat` no longer stands at the top of the config.',
  why: 'The gateway does not start while it does; when to beat is said in `agents.defaults.heartbeat`, what a channel shows of it in `channels.defaults.heartbeat`.',
  migrations: ['heartbeat-root-split'],
  examples: [
    {
      before: `{
  // twice an hour
  heartbeat: {
    every: '30m',
    showOk: true, // I like to see it
  },
}`,
      after: `{
  agents: {
    defaults: {
      // twice an hour
      heartbeat: {
        every: '30m',
      },
    },
  },
  channels: {
    defaults: {
      heartbeat: {
        showOk: true, // I like to see it
      },
    },
  },
}`,
    },
    {
      title: 'What is set in the new place wins',
      before: `{
  heartbeat: { every: '30m', target: 'last' },
  agents: { defaults: { heartbeat: { every: '1h' } } },
}`,
      after: `{
  agents: { defaults: { heartbeat: { every: '1h', target: 'last' } } },
}`,
    },
  ],
  check: ({ config, report }) => {
    const old = config.at('heartbeat');
    if (old === undefined || !old.isObject) return;
    const shown = old.members().filter(isVisibility);
    const agent = config.at('agents.defaults.heartbeat');
    report({
      at: old,
      on: 'key',
      message:
        '`heartbeat` belongs in `agents.defaults`, and what channels show of it in `channels.defaults.heartbeat`.',
      fix: safe('Move heartbeat to where it is read', (edit) => {
        for (const member of shown) {
          const to = ['channels', 'defaults', 'heartbeat', String(member.key)];
          relocate(edit, member, to, config.at(to));
        }
        if (agent === undefined && shown.length < old.members().length) {
          edit.move(old, 'agents.defaults.heartbeat');
          return;
        }
        for (const member of old.members()) {
          if (agent === undefined || isVisibility(member)) continue;
          const present = agent.at([member.key]);
          if (present === undefined) edit.move(member, [...agent.path, member.key]);
          else fill(edit, member, present);
        }
        edit.remove(old);
      }),
    });
  },
});

function isVisibility(member: ConfigValue): boolean {
  return VISIBILITY.includes(String(member.key));
}
