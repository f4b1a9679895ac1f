import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  routing: {
    agents: {
      // the office bot
      work: {
        workspace: '~/w',
        mentionPatterns: ['@w'], // never "work"
        sandbox: { mode: 'all', tools: { allow: ['exec'] } },
      },
    },
    defaultAgentId: 'work',
  },
}`,
    after: `{
  agents: {
    list: [
      // the office bot
      {
        id: 'work',
        workspace: '~/w',
        groupChat: {
          mentionPatterns: ['@w'], // never "work"
        },
        sandbox: { mode: 'all' },
        tools: {
          sandbox: {
            tools: { allow: ['exec'] },
          },
        },
        default: true,
      },
    ],
  },
}`,
  },
  {
    title: 'Agents that are listed already take what they lack',
    before: `{
  routing: { agents: { work: { workspace: '~/old', model: 'x/y' }, home: { workspace: '~/h' } }, bindings: [] },
  agents: { list: [{ id: 'work', workspace: '~/w' }] },
}`,
    after: `{
  routing: { bindings: [] },
  agents: { list: [{ id: 'work', workspace: '~/w', model: 'x/y' }, { id: 'home', workspace: '~/h' }] },
}`,
  },
];
