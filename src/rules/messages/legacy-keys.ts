import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'messages/routing-queue',
    move: 'routing.queue',
    to: 'messages.queue',
    conflict: 'keep',
    prune: 'empty-parents',
    migrations: ['routing-queue-to-messages-queue'],
    why: 'No release since 2026.3.28 reads the section `routing`; left there, messages queue up by the built-in rules.',
    examples: [
      {
        before: `{
  routing: {
    queue: {
      mode: 'collect', // one answer for a burst
    },
  },
}
`,
        after: `{
  messages: {
    queue: {
      mode: 'collect', // one answer for a burst
    },
  },
}
`,
      },
      {
        title: 'What `messages.queue` says already wins',
        before: `{ messages: { queue: { mode: 'steer' } }, routing: { queue: { mode: 'collect' }, allowFrom: ['+1'] } }\n`,
        after: `{ messages: { queue: { mode: 'steer' } }, routing: { allowFrom: ['+1'] } }\n`,
      },
    ],
  },
  {
    id: 'messages/queue-by-provider',
    rename: 'messages.queue.byProvider',
    to: 'byChannel',
    conflict: 'keep',
    after: ['messages/routing-queue'],
    migrations: ['messages-queue-byprovider-to-bychannel'],
    why: 'The old name is refused, so the gateway does not start.',
    examples: [
      {
        before: `{ messages: { queue: { byProvider: { telegram: 'collect' } } } }\n`,
        after: `{ messages: { queue: { byChannel: { telegram: 'collect' } } } }\n`,
      },
      {
        title: 'The new name wins where both are there',
        before: `{ messages: { queue: { byProvider: { telegram: 'collect' }, byChannel: { telegram: 'steer' } } } }\n`,
        after: `{ messages: { queue: { byChannel: { telegram: 'steer' } } } }\n`,
      },
    ],
  },
  {
    id: 'messages/retired-queue-mode',
    map: 'messages.queue.{mode,byChannel.*}',
    values: { queue: 'steer', 'steer-backlog': 'followup', 'steer+backlog': 'followup' },
    since: '2026.5.18',
    after: ['messages/queue-by-provider'],
    migrations: ['messages-queue-retired-modes'],
    summary: 'The queue modes `queue`, `steer-backlog` and `steer+backlog` were retired.',
    why: 'A config with one of them is refused, so the gateway does not start.',
    examples: [
      {
        before: `{
  messages: {
    queue: {
      mode: 'queue', // one after the other
      byChannel: { slack: 'steer+backlog', telegram: 'collect' },
    },
  },
}
`,
        after: `{
  messages: {
    queue: {
      mode: 'steer', // one after the other
      byChannel: { slack: 'followup', telegram: 'collect' },
    },
  },
}
`,
      },
    ],
  },
  {
    id: 'messages/status-reaction-emojis',
    remove: 'messages.statusReactions.emojis',
    since: '2026.8.1',
    migrations: ['messages-statusreactions-emojis-removed'],
    why: 'The built-in emojis apply now, and a config with the key is refused.',
    examples: [
      {
        before: `{ messages: { statusReactions: { enabled: true, emojis: { thinking: '🤔' } } } }\n`,
        after: `{ messages: { statusReactions: { enabled: true } } }\n`,
      },
    ],
  },
  {
    id: 'messages/remove-ack-after-reply',
    remove: 'messages.removeAckAfterReply',
    since: '2026.8.1',
    migrations: ['messages-statusreactions-emojis-removed'],
    why: 'The reaction that says a message was seen always stays now, and a config with the key is refused.',
    examples: [
      {
        before: `{ messages: { ackReaction: '👀', removeAckAfterReply: true } }\n`,
        after: `{ messages: { ackReaction: '👀' } }\n`,
      },
    ],
  },
  {
    id: 'messages/suppress-tool-errors',
    remove: 'messages.suppressToolErrors',
    since: '2026.9.2',
    migrations: ['messages-suppresstoolerrors-removed'],
    why: 'A failed tool is mentioned only when a run ends without a reply now, and a config with the key is refused.',
    examples: [
      {
        before: `{
  messages: {
    suppressToolErrors: true,
    ackReaction: '👀',
  },
}
`,
        after: `{
  messages: {
    ackReaction: '👀',
  },
}
`,
      },
    ],
  },
]);
