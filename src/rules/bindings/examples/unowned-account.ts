import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    title: 'The first of a list answered so far',
    unsafe: true,
    before: `{
  agents: {
    list: [
      { id: 'a', workspace: '/a' },
      { id: 'b', workspace: '/b' },
    ],
  },
  channels: {
    telegram: { botToken: '\${TELEGRAM_BOT_TOKEN}' },
  },
}
`,
    after: `{
  agents: {
    list: [
      { id: 'a', workspace: '/a' },
      { id: 'b', workspace: '/b' },
    ],
  },
  channels: {
    telegram: { botToken: '\${TELEGRAM_BOT_TOKEN}' },
  },
  bindings: [
    {
      agentId: 'a',
      match: { channel: 'telegram', accountId: 'default' },
    },
  ],
}
`,
  },
  {
    title: 'Ownership is explicit already: only you know whose it is',
    before: `{ agents: { ownership: 'explicit', entries: { a: {}, b: {} } }, channels: { telegram: {} } }\n`,
  },
  {
    title: 'Bound, or switched off',
    before: `{
  agents: { ownership: 'explicit', entries: { a: {}, b: {} } },
  channels: { telegram: { accounts: { work: {} } }, slack: { enabled: false } },
  bindings: [{ agentId: 'b', match: { channel: 'telegram', accountId: 'work' } }],
}
`,
    clean: true,
  },
  {
    title: 'A single agent, or a default one',
    before: `{ agents: { list: [{ id: 'a', default: true }, { id: 'b' }] }, channels: { telegram: {} } }\n`,
    clean: true,
  },
];
