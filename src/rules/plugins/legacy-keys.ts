import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'plugins/bundled-discovery',
    remove: 'plugins.bundledDiscovery',
    prune: 'empty-parents',
    since: '2026.8.1',
    migrations: ['tier-eval-root-keys-removed'],
    why: 'The list `plugins.allow` counts for the plugins that come with OpenClaw too; the gateway refuses the key.',
    examples: [
      {
        before: `{
  plugins: {
    allow: ['telegram'],
    bundledDiscovery: 'compat',
  },
}
`,
        after: `{
  plugins: {
    allow: ['telegram'],
  },
}
`,
      },
    ],
  },
]);
