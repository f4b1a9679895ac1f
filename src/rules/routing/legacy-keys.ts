import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'routing/bindings',
    move: 'routing.bindings',
    to: 'bindings',
    conflict: 'keep',
    prune: 'empty-parents',
    migrations: ['routing-bindings-to-bindings'],
    why: 'No release since 2026.3.28 reads the section `routing`; left there, messages reach the default agent only.',
    examples: [
      {
        before: `{
  routing: {
    bindings: [
      // support goes to the other agent
      { agentId: 'support', match: { channel: 'slack' } },
    ],
  },
}
`,
        after: `{
  bindings: [
    // support goes to the other agent
    { agentId: 'support', match: { channel: 'slack' } },
  ],
}
`,
      },
    ],
  },
  {
    id: 'routing/agent-to-agent',
    move: 'routing.agentToAgent',
    to: 'tools.agentToAgent',
    conflict: 'keep',
    prune: 'empty-parents',
    migrations: ['routing-agenttoagent-to-tools'],
    why: 'No release since 2026.3.28 reads the section `routing`; left there, agents cannot talk to each other.',
    examples: [
      {
        before: `{
  routing: {
    agentToAgent: { enabled: true, allow: ['main', 'work'] },
  },
}
`,
        after: `{
  tools: {
    agentToAgent: { enabled: true, allow: ['main', 'work'] },
  },
}
`,
      },
    ],
  },
]);
