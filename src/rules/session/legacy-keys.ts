import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'session/thread-bindings-ttl',
    rename: '{session,channels.discord,channels.discord.accounts.*}.threadBindings.ttlHours',
    to: 'idleHours',
    conflict: 'keep',
    since: '2026.3.1',
    summary: '`threadBindings.ttlHours` is now called `idleHours`.',
    migrations: ['threadbindings-ttlhours-to-idlehours'],
    why: 'The hours count from the last message. Under the old name the setting is refused or ignored.',
    examples: [
      {
        before: `{
  session: {
    threadBindings: {
      ttlHours: 4, // half a shift
    },
  },
}
`,
        after: `{
  session: {
    threadBindings: {
      idleHours: 4, // half a shift
    },
  },
}
`,
      },
      {
        title: 'An account that has both',
        before: `{ channels: { discord: { accounts: { work: { threadBindings: { ttlHours: 2, idleHours: 1 } } } } } }\n`,
        after: `{ channels: { discord: { accounts: { work: { threadBindings: { idleHours: 1 } } } } } }\n`,
      },
    ],
  },
  {
    id: 'session/channel-thread-bindings-ttl',
    rename: 'channels.*{,.accounts.*}.threadBindings.ttlHours',
    to: 'idleHours',
    conflict: 'keep',
    when: ({ path }) => path[1] !== 'discord',
    since: '2026.4.5',
    summary: '`channels.<channel>.threadBindings.ttlHours` is now called `idleHours`.',
    migrations: ['threadbindings-ttlhours-to-idlehours'],
    why: 'The hours count from the last message. Under the old name the setting is refused or ignored.',
    examples: [
      {
        before: `{
  channels: {
    telegram: {
      threadBindings: { ttlHours: 2 },
    },
  },
}
`,
        after: `{
  channels: {
    telegram: {
      threadBindings: { idleHours: 2 },
    },
  },
}
`,
      },
    ],
  },
  {
    id: 'session/maintenance-rotate-bytes',
    remove: 'session.maintenance.rotateBytes',
    since: '2026.4.27',
    severity: 'warning',
    refusedBefore: '2026.5.2',
    migrations: ['session-maintenance-rotatebytes-removed'],
    why: 'Session stores are no longer split by size, so the key has no effect.',
    examples: [
      {
        before: `{
  session: {
    maintenance: {
      mode: 'enforce',
      rotateBytes: '10mb',
    },
  },
}
`,
        after: `{
  session: {
    maintenance: {
      mode: 'enforce',
    },
  },
}
`,
      },
    ],
  },
  {
    id: 'session/parent-fork-max-tokens',
    remove: 'session.parentForkMaxTokens',
    since: '2026.5.2',
    migrations: ['session-parentforkmaxtokens-removed'],
    why: 'How much of a parent session a fork takes along is worked out from the model now; the gateway refuses the key.',
    examples: [
      {
        before: `{ session: { scope: 'per-sender', parentForkMaxTokens: 1000 } }\n`,
        after: `{ session: { scope: 'per-sender' } }\n`,
      },
    ],
  },
  {
    id: 'session/typing-mode',
    move: 'session.typingMode',
    to: 'agents.defaults.typingMode',
    conflict: 'replace',
    since: '2026.8.1',
    migrations: ['session-typingmode-to-agents-defaults'],
    summary: '`session.typingMode` moved to `agents.defaults.typingMode`.',
    why: 'It was the setting in force, so it takes the place of what the agent defaults say.',
    examples: [
      {
        before: `{
  agents: {
    defaults: {
      typingMode: 'never',
    },
  },
  session: {
    typingMode: 'thinking', // people wait for the dots
  },
}
`,
        after: `{
  agents: {
    defaults: {
      typingMode: 'thinking', // people wait for the dots
    },
  },
}
`,
      },
    ],
  },
  {
    id: 'session/maintenance-prune-days',
    rename: 'session.maintenance.pruneDays',
    to: 'pruneAfter',
    conflict: 'keep',
    since: '2026.8.1',
    migrations: ['session-maintenance-prunedays-rename'],
    why: 'A bare number still means days. Under the old name the key is refused.',
    examples: [
      {
        before: `{ session: { maintenance: { pruneDays: 14 } } }\n`,
        after: `{ session: { maintenance: { pruneAfter: 14 } } }\n`,
      },
    ],
  },
  {
    id: 'session/reset-by-type-dm',
    rename: 'session.resetByType.dm',
    to: 'direct',
    conflict: 'keep',
    since: '2026.8.1',
    migrations: ['session-maintenance-prunedays-rename'],
    why: 'Direct chats are called `direct` everywhere now, and the gateway refuses the short name.',
    examples: [
      {
        before: `{
  session: {
    resetByType: {
      // private chats end over lunch
      dm: { mode: 'idle', idleMinutes: 60 },
    },
  },
}
`,
        after: `{
  session: {
    resetByType: {
      // private chats end over lunch
      direct: { mode: 'idle', idleMinutes: 60 },
    },
  },
}
`,
      },
    ],
  },
  {
    id: 'session/retired-tuning',
    remove: ['session.{typingIntervalSeconds,writeLock}', 'session.agentToAgent.maxPingPongTurns'],
    prune: 'empty-parents',
    since: '2026.8.1',
    summary: 'Some limits of sessions are built in now.',
    migrations: ['tuning-knobs-root-removed'],
    why: 'The built-in value applies now and the gateway refuses the key.',
    examples: [
      {
        before: `{
  session: {
    scope: 'per-sender',
    writeLock: { timeoutMs: 1000 },
    agentToAgent: { maxPingPongTurns: 3 }, // chatty pair
  },
}
`,
        after: `{
  session: {
    scope: 'per-sender',
  },
}
`,
      },
    ],
  },
]);
