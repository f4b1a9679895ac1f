import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'cron-config/run-log',
    remove: 'cron.runLog',
    prune: 'empty-parents',
    since: '2026.8.1',
    migrations: ['cron-runlog-removed'],
    why: 'The last 2000 runs of each job are kept; the gateway refuses the key.',
    examples: [
      {
        before: `{
  cron: {
    enabled: true,
    runLog: { maxLines: 500 },
  },
}
`,
        after: `{
  cron: {
    enabled: true,
  },
}
`,
      },
    ],
  },
  {
    id: 'cron-config/store',
    remove: 'cron.store',
    prune: 'empty-parents',
    since: '2026.8.1',
    migrations: ['tier-eval-root-keys-removed'],
    why: 'The gateway refuses the key: jobs live in the state. Those of a file elsewhere are imported by OpenClaw’s own doctor, which finds them by this key alone.',
    examples: [
      {
        title: 'The default',
        before: `{ cron: { enabled: true, store: '~/.openclaw/cron/jobs.json' } }\n`,
        after: `{ cron: { enabled: true } }\n`,
      },
      { title: 'Jobs elsewhere', before: `{ cron: { enabled: true, store: '~/data/jobs.json' } }\n` },
    ],
  },
  {
    id: 'cron-config/retired-tuning',
    remove: ['cron.{maxConcurrentRuns,retry}', 'cron.triggers.minIntervalMs'],
    prune: 'empty-parents',
    since: '2026.8.1',
    summary: 'Limits of scheduled jobs are built in now.',
    migrations: ['tuning-knobs-root-removed'],
    why: 'The built-in value applies now and the gateway refuses the key.',
    examples: [
      {
        before: `{
  cron: {
    enabled: true,
    maxConcurrentRuns: 2,
    retry: { maxAttempts: 2 },
  },
}
`,
        after: `{
  cron: {
    enabled: true,
  },
}
`,
      },
    ],
  },
]);
