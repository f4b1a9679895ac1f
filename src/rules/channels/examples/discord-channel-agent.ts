import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    target: '2026.9.6',
    before: `{
  channels: {
    discord: {
      guilds: {
        '100': { channels: { '200': { agentId: 'work', enabled: true } } },
      },
    },
  },
  bindings: [
    { agentId: 'main', match: { channel: 'telegram' } },
  ],
}
`,
    after: `{
  channels: {
    discord: {
      guilds: {
        '100': { channels: { '200': { enabled: true } } },
      },
    },
  },
  bindings: [
    { agentId: 'main', match: { channel: 'telegram' } },
    {
      agentId: 'work',
      match: {
        channel: 'discord',
        guildId: '100',
        peer: { kind: 'channel', id: '200' },
      },
    },
  ],
}
`,
  },
  {
    title: 'The channel is bound already',
    target: '2026.9.6',
    before: `{
  channels: { discord: { guilds: { '1': { channels: { '2': { agentId: 'work' } } } } } },
  bindings: [{ agentId: 'home', match: { channel: 'discord', guildId: '1', peer: { kind: 'channel', id: '2' } } }],
}
`,
    after: `{
  channels: { discord: { guilds: { '1': { channels: { '2': {} } } } } },
  bindings: [{ agentId: 'home', match: { channel: 'discord', guildId: '1', peer: { kind: 'channel', id: '2' } } }],
}
`,
  },
];
