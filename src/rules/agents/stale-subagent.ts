import { formatPath } from '../../document/config-path.js';
import { unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { normalizeAgentId } from '../../openclaw/agents/agent-id.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

export default defineRule({
  id: 'agents/stale-subagent',
  reads: 'config',
  severity: 'info',
  fixable: 'unsafe',
  since: '2026.5.22',
  after: ['agents/list'],
  summary: 'An agent may start sub-agents that are not configured.',
  why: 'Nothing breaks, but the name allows nothing either: the agent was removed, or its id is misspelled.',
  migrations: ['subagents-allowagents-stale-removed'],
  examples: [
    {
      unsafe: true,
      before: `{ agents: { entries: { main: { subagents: { allowAgents: ['gone', 'main'] } } } } }`,
      after: `{ agents: { entries: { main: { subagents: { allowAgents: ['main'] } } } } }`,
    },
    {
      title: 'Agents of an ACP runtime are not configured here',
      before: `{ acp: { allowedAgents: ['codex'] }, agents: { entries: { main: { subagents: { allowAgents: ['*', 'codex'] } } } } }`,
      clean: true,
    },
  ],
  check: ({ config, report }) => {
    const known = knownAgents(config);
    for (const item of config.all('agents.{defaults,list[*],entries.*}.subagents.allowAgents[*]')) {
      const id = item.string?.trim() ?? '';
      if (id === '' || id === '*' || id.includes('${') || known.has(normalizeAgentId(id))) continue;
      report({
        at: item,
        message: `\`${formatPath(item.path)}\` names \`${id}\`, and there is no agent of that name.`,
        fix: unsafe(
          `Take ${id} off the list`,
          (edit) => edit.remove(item),
          'the agent may be added later, or be known to a plugin only',
        ),
      });
    }
  },
});

function knownAgents(config: ConfigValue): ReadonlySet<string> {
  const listed = config.all('agents.list[*].id').map((id) => id.string ?? '');
  const keyed = config.all('agents.entries.*').map((agent) => String(agent.key));
  const acp = [config.at('acp.defaultAgent'), ...config.all('acp.allowedAgents[*]')].map(
    (agent) => agent?.string ?? '',
  );
  const remote = config.all('agents.{list[*],entries.*}.runtime.acp.agent').map((agent) => agent.string ?? '');
  const ids = [...listed, ...keyed, ...acp, ...remote].filter((id) => id.trim() !== '').map(normalizeAgentId);
  return new Set(ids.length === 0 || (listed.length === 0 && keyed.length === 0) ? ['main', ...ids] : ids);
}
