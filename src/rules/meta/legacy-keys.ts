import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'meta/last-touched-at',
    remove: 'meta.lastTouchedAt',
    prune: 'empty-parents',
    since: '2026.8.1',
    migrations: ['tier-eval-root-keys-removed'],
    why: 'OpenClaw no longer notes when it wrote the config, and refuses the key.',
    examples: [
      {
        before: `{
  meta: {
    lastTouchedVersion: '2026.7.1',
    lastTouchedAt: '2026-07-02T08:00:00.000Z',
  },
}
`,
        after: `{
  meta: {
    lastTouchedVersion: '2026.7.1',
  },
}
`,
      },
    ],
  },
]);
