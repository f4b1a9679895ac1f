import { manual, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { hasNoMarker, keyedAgents, lacksWorkspace } from './_roster.js';

export default defineRule({
  id: 'agents/first-workspace',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.9.1',
  after: ['agents/list'],
  summary: 'The first of several agents names no workspace.',
  why: 'It used to work in the shared default workspace; from 2026.9.1 on an agent without a workspace gets a folder of its own, and its files seem gone.',
  migrations: ['agents-first-workspace-pin'],
  examples: [
    {
      before: `{
  agents: {
    defaults: { workspace: '~/ws' },
    entries: { alpha: {}, beta: { workspace: '~/ws/beta' } },
  },
}`,
      after: `{
  agents: {
    defaults: { workspace: '~/ws' },
    entries: { alpha: { workspace: '~/ws' }, beta: { workspace: '~/ws/beta' } },
  },
}`,
    },
    {
      title: 'Where the default workspace lies depends on the machine',
      before: `{ agents: { entries: { alpha: {}, beta: { workspace: '~/ws/beta' } } } }`,
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
    const workspace = config.at('agents.defaults.workspace')?.string?.trim();
    const present = first.at('workspace');
    report({
      at: present ?? first,
      message: `Agent \`${first.key}\` worked in the default workspace because it was the first; it has to say so now.`,
      fix: workspace
        ? safe(`Give it the workspace of agents.defaults`, (edit) =>
            present === undefined ? edit.insert([...first.path, 'workspace'], workspace) : edit.set(present, workspace),
          )
        : manual(`Set agents.entries.${first.key}.workspace to the folder it works in (usually ~/.openclaw/workspace)`),
    });
  },
});
