import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { hasNoMarker, keyedAgents, lacksWorkspace } from './_roster.js';

export default defineRule({
  id: 'agents/first-workspace',
  reads: 'config',
  severity: 'warning',
  since: '2026.9.1',
  after: ['agents/list'],
  summary: 'The first of several agents names no workspace.',
  why: 'As the first of a list it used to work in the shared default workspace; from 2026.9.1 on an agent without a workspace gets a folder of its own, and its files seem gone.',
  migrations: ['agents-first-workspace-pin'],
  examples: [
    {
      before: `{
  agents: {
    defaults: { workspace: '~/ws' },
    entries: { alpha: {}, beta: { workspace: '~/ws/beta' } },
  },
}`,
    },
    {
      title: 'One agent keeps the default workspace',
      before: `{ agents: { entries: { main: {} } } }`,
      clean: true,
    },
  ],
  check: ({ config, report }) => {
    const agents = keyedAgents(config);
    const [first] = agents;
    if (first === undefined || agents.length < 2 || config.has('agents.ownership')) return;
    if (!hasNoMarker(agents) || !lacksWorkspace(first)) return;
    const shared = config.at('agents.defaults.workspace')?.string?.trim() || '~/.openclaw/workspace';
    report({
      at: first.at('workspace') ?? first,
      message: `Agent \`${first.key}\` used the default workspace because it was first in the list. From 2026.9.1 on it gets a folder of its own unless it names one.`,
      fix: manual(`Set agents.entries.${first.key}.workspace to ${shared}`),
    });
  },
});
