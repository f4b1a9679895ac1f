import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'bindings/dm-peer-kind',
    map: 'bindings[*].match.peer.kind',
    values: { dm: 'direct' },
    since: '2026.8.1',
    summary: 'Direct chats are called `direct` in bindings, not `dm`.',
    migrations: ['bindings-peer-kind-dm-to-direct'],
    why: 'The gateway refuses the short name.',
    examples: [
      {
        before: `{
  bindings: [
    { agentId: 'main', match: { channel: 'telegram', peer: { kind: 'dm', id: '1' } } }, // me
  ],
}
`,
        after: `{
  bindings: [
    { agentId: 'main', match: { channel: 'telegram', peer: { kind: 'direct', id: '1' } } }, // me
  ],
}
`,
      },
    ],
  },
]);
