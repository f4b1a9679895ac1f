import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
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
    title: 'Nobody can tell which agent it was: heartbeats are off until one is named',
    before: `{ agents: { ownership: 'explicit', entries: { a: {}, b: {} } } }`,
  },
  {
    title: 'Agents that have heartbeats of their own need no owner',
    before: `{ agents: { ownership: 'explicit', entries: { a: { heartbeat: { every: '1h' } }, b: {} } } }`,
    clean: true,
  },
];
