import { unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isMarkedDefault, keyedAgents, normalizeAgentId } from './_roster.js';

export default defineRule({
  id: 'agents/system-agent-owner',
  reads: 'config',
  severity: 'warning',
  fixable: 'unsafe',
  since: '2026.9.3',
  after: ['agents/list', 'agents/first-workspace', 'agents/ownership'],
  summary: 'No agent is named for what the system does on its own.',
  why: 'Rescue, maintenance and heartbeats have no owner among several agents until one is named; before 2026.9.3 it was the default agent.',
  migrations: ['agents-system-agent-owner-restore'],
  examples: [
    {
      unsafe: true,
      before: `{
  agents: {
    ownership: 'explicit',
    entries: { main: { workspace: '~/ws/main' }, lab: { workspace: '~/ws/lab' } },
  },
}`,
      after: `{
  agents: {
    ownership: 'explicit',
    entries: { main: { workspace: '~/ws/main' }, lab: { workspace: '~/ws/lab' } },
    defaults: {
      systemAgent: { agentId: 'main' },
      heartbeat: { agentId: 'main' },
    },
  },
}`,
    },
    {
      title: 'Heartbeats that are set up keep their agent',
      unsafe: true,
      before: `{
  agents: {
    ownership: 'explicit',
    defaults: { heartbeat: { every: '1h' } },
    entries: { main: {}, lab: {} },
  },
}`,
      after: `{
  agents: {
    ownership: 'explicit',
    defaults: { heartbeat: { every: '1h' }, systemAgent: { agentId: 'main' } },
    entries: { main: {}, lab: {} },
  },
}`,
    },
    {
      title: 'Nobody can tell which agent it was',
      before: `{ agents: { ownership: 'explicit', entries: { a: {}, b: {} } } }`,
      clean: true,
    },
  ],
  check: ({ config, report }) => {
    const owner = missingOwner(config);
    if (owner === undefined) return;
    const id = normalizeAgentId(String(owner.key));
    const agents = keyedAgents(config);
    const heartbeat = !config.has('agents.defaults.heartbeat') && !agents.some((agent) => agent.at('heartbeat')?.value);
    report({
      at: 'agents.defaults.systemAgent.agentId',
      message: `Agent \`${id}\` did the system's own work until now; \`agents.defaults.systemAgent.agentId\` has to name it.`,
      fix: unsafe(
        `Name ${id} as the system agent`,
        (edit) => {
          edit.insert('agents.defaults.systemAgent.agentId', id);
          if (heartbeat) edit.insert('agents.defaults.heartbeat.agentId', id);
        },
        'it decides which agent acts for the system, and may do what that agent may',
      ),
    });
  },
});

function missingOwner(config: ConfigValue): ConfigValue | undefined {
  const defaults = config.at('agents.defaults');
  const systemAgent = defaults?.at('systemAgent');
  if (defaults?.isObject === false || systemAgent?.isObject === false || systemAgent?.has('agentId')) return undefined;
  const agents = keyedAgents(config);
  const marked = agents.filter(isMarkedDefault);
  if (agents.length < 2 || marked.length > 1) return undefined;
  if (marked.length === 1 && config.at('agents.ownership')?.string !== 'explicit') return undefined;
  return marked[0] ?? agents.find((agent) => normalizeAgentId(String(agent.key)) === 'main');
}
