import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'skills/watch-debounce',
    remove: 'skills.load.watchDebounceMs',
    prune: 'empty-parents',
    since: '2026.8.1',
    migrations: ['skills-watchdebounce-removed'],
    why: 'Changes to skills are picked up after a quarter of a second; the gateway refuses the key.',
    examples: [
      {
        before: `{
  skills: {
    load: {
      watch: true,
      watchDebounceMs: 100,
    },
  },
}
`,
        after: `{
  skills: {
    load: {
      watch: true,
    },
  },
}
`,
      },
    ],
  },
  {
    id: 'skills/workshop-symlink-writes',
    remove: 'skills.workshop.allowSymlinkTargetWrites',
    prune: 'empty-parents',
    since: '2026.9.3',
    migrations: ['skills-workshop-symlink-writes-removed'],
    why: 'The skill workshop writes inside its own folder only; the gateway refuses the key.',
    examples: [
      {
        before: `{ gateway: { mode: 'local' }, skills: { workshop: { allowSymlinkTargetWrites: true } } }\n`,
        after: `{ gateway: { mode: 'local' } }\n`,
      },
    ],
  },
]);
