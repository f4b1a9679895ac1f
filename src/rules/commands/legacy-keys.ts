import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'commands/models-write',
    remove: 'commands.modelsWrite',
    since: '2026.4.24',
    severity: 'warning',
    migrations: ['retired-root-keys-removed'],
    why: 'The command it switched, /models add, is gone.',
    examples: [
      {
        before: `{ commands: { native: 'auto', modelsWrite: true } }\n`,
        after: `{ commands: { native: 'auto' } }\n`,
      },
    ],
  },
  {
    id: 'commands/owner-display',
    remove: ['commands.ownerDisplay', 'commands.ownerDisplaySecret'],
    since: '2026.8.1',
    migrations: ['commands-ownerdisplay-removed'],
    why: 'Owners are shown by their plain id; the gateway refuses the key.',
    examples: [
      {
        before: `{
  commands: {
    native: 'auto',
    ownerDisplay: 'hash',
    ownerDisplaySecret: '\${OWNER_SALT}',
  },
}
`,
        after: `{
  commands: {
    native: 'auto',
  },
}
`,
      },
    ],
  },
  {
    id: 'commands/use-access-groups',
    remove: 'commands.useAccessGroups',
    prune: 'empty-parents',
    since: '2026.8.1',
    migrations: ['tier-eval-root-keys-removed'],
    why: 'Access groups always count now; the gateway refuses the key.',
    examples: [
      {
        before: `{ gateway: { mode: 'local' }, commands: { useAccessGroups: true } }\n`,
        after: `{ gateway: { mode: 'local' } }\n`,
      },
    ],
  },
]);
