import { defineRule } from '../../engine/rule.js';
import { isMarkedDefault, keyedAgents } from './_roster.js';

export default defineRule({
  id: 'agents/default-marker',
  reads: 'config',
  severity: 'info',
  since: '2026.8.1',
  after: ['agents/list'],
  summary: 'An agent is marked `default: true`.',
  why: 'OpenClaw reads the mark one last time: it makes that agent the owner of bindings, heartbeats and talk, and drops it. To decide yourself, set `agents.ownership: "explicit"` and name the owners.',
  migrations: ['agents-default-marker-to-roles'],
  examples: [
    { before: `{ agents: { entries: { a: {}, b: { default: true } } } }` },
    {
      title: 'Two of them contradict each other',
      before: `{ agents: { entries: { a: { default: true }, b: { default: true } } } }`,
    },
    {
      title: 'No mark, nothing to say',
      before: `{ agents: { ownership: 'explicit', entries: { a: {}, b: {} } } }`,
      clean: true,
    },
  ],
  check: ({ config, report }) => {
    const marked = keyedAgents(config).filter(isMarkedDefault);
    for (const agent of marked) {
      const marker = agent.at('default') ?? agent;
      if (config.at('agents.ownership')?.string === 'explicit') {
        report({
          at: marker,
          on: 'key',
          message: `\`default\` of agent \`${agent.key}\` has no effect: ownership is explicit.`,
        });
      } else if (marked.length > 1) {
        report({
          at: marker,
          on: 'key',
          severity: 'error',
          message: `${marked.length} agents are marked as the default one; the gateway accepts one mark at most.`,
        });
      } else {
        report({
          at: marker,
          on: 'key',
          message: `OpenClaw replaces this mark when it starts: agent \`${agent.key}\` becomes the owner of all that no other agent owns. Nothing has to be done.`,
        });
      }
    }
  },
});
