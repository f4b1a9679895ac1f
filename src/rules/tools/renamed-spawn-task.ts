import { defineRule } from '../../engine/rule.js';
import { checkRenamedTool } from './_renamed-tool.js';

export default defineRule({
  id: 'tools/renamed-spawn-task',
  severity: 'warning',
  since: '2026.8.1',
  reads: 'config',
  summary: 'The tool `spawn_task` is now called `suggest_task`.',
  why: 'Under the old name the entry matches no tool: what was allowed is missing, and what was forbidden is allowed.',
  fixable: 'safe',
  migrations: ['tool-policy-name-spawn-task'],
  examples: [
    {
      before: `{
  tools: {
    allow: [
      'read',
      'spawn_task', // no surprises otherwise
    ],
  },
}
`,
      after: `{
  tools: {
    allow: [
      'read',
      'suggest_task', // no surprises otherwise
    ],
  },
}
`,
    },
    {
      title: 'Covered by a pattern',
      before: `{ agents: { list: [{ id: 'kid', tools: { deny: ['spawn_*'] } }] } }\n`,
      after: `{ agents: { list: [{ id: 'kid', tools: { deny: ['spawn_*', 'suggest_task'] } }] } }\n`,
    },
    {
      title: 'A list of a plugin, and one of something else',
      before: `{ plugins: { entries: { x: { config: { tools: { allow: ['spawn_task'] } } } } }, channels: { slack: { deny: ['spawn_task'] } } }\n`,
      clean: true,
    },
  ],
  check: (context) => checkRenamedTool(context, 'spawn_task', 'suggest_task'),
});
