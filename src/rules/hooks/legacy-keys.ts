import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'hooks/internal-installs',
    remove: 'hooks.internal.installs',
    prune: 'empty-parents',
    since: '2026.8.1',
    migrations: ['tier-eval-root-keys-removed'],
    why: 'Which hooks are installed is kept in the state directory; the gateway refuses the record here. OpenClaw’s own doctor imports it first.',
    examples: [
      {
        title: 'Records stay until OpenClaw has imported them',
        before: `{ hooks: { internal: { installs: { 'session-memory': { source: 'bundled' } } } } }\n`,
      },
      {
        title: 'Nothing is recorded',
        before: `{
  hooks: {
    internal: {
      enabled: true,
      installs: {},
    },
  },
}
`,
        after: `{
  hooks: {
    internal: {
      enabled: true,
    },
  },
}
`,
      },
    ],
  },
  {
    id: 'hooks/max-body-bytes',
    remove: 'hooks.maxBodyBytes',
    prune: 'empty-parents',
    since: '2026.8.1',
    migrations: ['tuning-knobs-root-removed'],
    why: 'The built-in limit applies now and the gateway refuses the key.',
    examples: [
      {
        before: `{ hooks: { enabled: true, maxBodyBytes: 100000 } }\n`,
        after: `{ hooks: { enabled: true } }\n`,
      },
    ],
  },
]);
