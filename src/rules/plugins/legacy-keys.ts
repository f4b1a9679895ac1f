import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'plugins/bundled-discovery',
    remove: 'plugins.bundledDiscovery',
    prune: 'empty-parents',
    since: '2026.8.1',
    migrations: ['tier-eval-root-keys-removed'],
    why: 'The list `plugins.allow` counts for the plugins that come with OpenClaw too; the gateway refuses the key. OpenClaw’s own doctor notes first what it says.',
    examples: [
      {
        title: 'What the doctor would guess from the list anyway',
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
      {
        title: 'A choice of the author',
        before: `{ plugins: { allow: ['telegram'], bundledDiscovery: 'allowlist' } }\n`,
      },
    ],
  },
]);
