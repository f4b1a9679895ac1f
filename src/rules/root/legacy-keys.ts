import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'root/retired-section',
    remove: ['tui', 'crestodian', 'systemAgent', 'marketplaces', 'commitments', 'worktrees'],
    since: '2026.8.1',
    summary: 'Some sections at the root were taken out.',
    migrations: ['retired-root-keys-removed', 'crestodian-removed', 'tuning-knobs-root-removed'],
    why: 'What it set is built in now or gone, and the gateway refuses the section.',
    examples: [
      {
        before: `{
  gateway: { mode: 'local' },
  // small terminal
  tui: { footer: { showRemoteHost: false } },
  crestodian: { enabled: true },
}
`,
        after: `{
  gateway: { mode: 'local' },
}
`,
      },
      {
        title: 'The owner of system work is something else',
        before: `{ agents: { defaults: { systemAgent: { agentId: 'main' } } } }\n`,
        clean: true,
      },
    ],
  },
  {
    id: 'root/retired-tuning',
    remove: [
      'cli.banner.taglineMode',
      'auth.cooldowns',
      'secrets.resolution',
      'acp.stream.{coalesceIdleMs,maxChunkChars,maxOutputChars,maxSessionUpdateChars,hiddenBoundarySeparator}',
      'acp.{maxConcurrentSessions,runtime.ttlMinutes}',
      'transcripts.maxUtterances',
      'update.auto.{stableDelayHours,stableJitterHours,betaCheckIntervalHours}',
      'messages.queue.debounceMs',
      'messages.statusReactions.timing',
    ],
    prune: 'empty-parents',
    since: '2026.8.1',
    summary: 'Numbers that tuned the gateway were taken out of many sections.',
    migrations: ['tuning-knobs-root-removed'],
    why: 'The built-in value applies now and the gateway refuses the key.',
    examples: [
      {
        before: `{
  auth: {
    order: { openai: ['openai:work'] },
    cooldowns: { billingBackoffHours: 1 },
  },
  update: { auto: { enabled: true, stableDelayHours: 6 } },
  acp: { runtime: { ttlMinutes: 5 } },
}
`,
        after: `{
  auth: {
    order: { openai: ['openai:work'] },
  },
  update: { auto: { enabled: true } },
}
`,
      },
    ],
  },
  {
    id: 'root/tts-prefs-path',
    remove: 'tts.prefsPath',
    prune: 'empty-parents',
    since: '2026.8.1',
    migrations: ['tier-eval-root-keys-removed'],
    why: 'Where voice preferences are kept is no longer a choice; the gateway refuses the key.',
    examples: [
      {
        title: 'The default',
        before: `{ tts: { provider: 'openai', prefsPath: '~/.openclaw/settings/tts.json' } }\n`,
        after: `{ tts: { provider: 'openai' } }\n`,
      },
      {
        title: 'Another file is noted by OpenClaw first',
        before: `{ tts: { provider: 'openai', prefsPath: '~/tts.json' } }\n`,
      },
    ],
  },
]);
