import { manual, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { normalizeAgentId } from '../../openclaw/agents/agent-id.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { hasHeartbeats, isMarkedDefault, keyedAgents, nameSystemAgent } from './_roster.js';
import { examples } from './examples/system-agent-owner.js';

export default defineRule({
  id: 'agents/system-agent-owner',
  reads: 'config',
  severity: 'warning',
  fixable: 'unsafe',
  since: '2026.9.3',
  after: ['agents/list', 'agents/first-workspace', 'agents/ownership'],
  summary: 'Several agents, and none is named as the owner of the system’s own work.',
  why: 'Rescue, maintenance and heartbeats have no owner among several agents until one is named; before 2026.9.3 it was the default agent.',
  migrations: ['agents-system-agent-owner-restore'],
  examples,
  check: ({ config, report }) => {
    const owner = missingOwner(config);
    const agents = keyedAgents(config);
    if (owner === undefined) {
      if (!isOrphaned(config, agents)) return;
      report({
        at: 'agents.defaults.heartbeat.agentId',
        message: 'Heartbeats are off: among several agents they belong to nobody until one is named.',
        fix: manual('Name the agent in agents.defaults.heartbeat.agentId, or in agents.defaults.systemAgent.agentId'),
      });
      return;
    }
    const id = normalizeAgentId(String(owner.key));
    report({
      at: 'agents.defaults.systemAgent.agentId',
      message: `Agent \`${id}\` did the system's own work until now; \`agents.defaults.systemAgent.agentId\` has to name it now.${hasHeartbeats(config, agents) ? '' : ' Heartbeats are off until it does.'}`,
      fix: unsafe(
        `Name ${id} as the system agent`,
        (edit) => nameSystemAgent(edit, config, agents, id),
        'it decides which agent acts for the system, and may do what that agent may',
      ),
    });
  },
});

/** What OpenClaw's own validation warns of (`collectHeartbeatOwnerWarnings`, 2026.9.6). */
function isOrphaned(config: ConfigValue, agents: readonly ConfigValue[]): boolean {
  if (agents.length < 2 || hasHeartbeats(config, agents)) return false;
  if (config.at('agents.defaults.systemAgent.agentId')?.string?.trim()) return false;
  return config.at('agents.ownership')?.string === 'explicit' || !agents.some(isMarkedDefault);
}

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
