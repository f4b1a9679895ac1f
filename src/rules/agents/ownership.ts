import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { isMarkedDefault, keyedAgents } from './_roster.js';

export default defineRule({
  id: 'agents/ownership',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.8.1',
  after: ['agents/list', 'agents/first-workspace'],
  summary: 'Several agents, and nothing says who owns what.',
  why: 'With more than one agent and no default among them the gateway refuses a config without `ownership: "explicit"`.',
  migrations: ['agents-ownership-explicit-stamp'],
  examples: [
    {
      before: `{
  agents: {
    entries: {
      alpha: { workspace: '~/ws/alpha' },
      beta: { workspace: '~/ws/beta' },
    },
  },
}`,
      after: `{
  agents: {
    entries: {
      alpha: { workspace: '~/ws/alpha' },
      beta: { workspace: '~/ws/beta' },
    },
    ownership: 'explicit',
  },
}`,
    },
    { title: 'One agent owns everything', before: `{ agents: { entries: { main: {} } } }`, clean: true },
    {
      title: 'A default agent owns what no other does',
      before: `{ agents: { entries: { a: {}, b: { default: true } } } }`,
      clean: true,
    },
  ],
  check: ({ config, report }) => {
    const agents = config.at('agents');
    const entries = agents?.at('entries');
    if (agents === undefined || !entries?.isObject || agents.has('ownership')) return;
    if (entries.members().length < 2 || keyedAgents(config).some(isMarkedDefault)) return;
    report({
      at: agents,
      message: `${entries.members().length} agents share the channels without \`agents.ownership\`.`,
      fix: safe('Set agents.ownership to "explicit"', (edit) => edit.insert('agents.ownership', 'explicit')),
    });
  },
});
