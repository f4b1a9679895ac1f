import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  channels: {
    telegram: {
      dmPolicy: 'pairing',
      groupPolicy: 'allowlist', // nobody listed
    },
  },
}
`,
  },
  {
    title: 'Groups go by allowFrom where they have no list of their own',
    before: `{ channels: { telegram: { groupPolicy: 'allowlist', allowFrom: ['1'] } } }\n`,
    clean: true,
  },
  {
    title: 'Every account has a list',
    before: `{ channels: { telegram: { groupPolicy: 'allowlist', accounts: { a: { groupAllowFrom: ['1'] }, b: { allowFrom: ['2'] } } } } }\n`,
    clean: true,
  },
  {
    title: 'Accounts inherit the list of the channel',
    before: `{ channels: { signal: { groupAllowFrom: ['+1'], accounts: { a: { groupPolicy: 'allowlist' } } } } }\n`,
    clean: true,
  },
  {
    title: 'Discord lists rooms, not people',
    before: `{ channels: { discord: { groupPolicy: 'allowlist', guilds: { '1': {} } } } }\n`,
    clean: true,
  },
  {
    title: 'A group with a list of its own',
    before: `{ channels: { telegram: { groupPolicy: 'allowlist', groups: { '-100': { allowFrom: ['1'] } } } } }\n`,
    clean: true,
  },
  {
    title: 'A channel that is off',
    before: `{ channels: { telegram: { enabled: false, groupPolicy: 'allowlist' } } }\n`,
    clean: true,
  },
  {
    title: 'One account has nobody',
    before: `{ channels: { telegram: { groupPolicy: 'allowlist', accounts: { a: { groupAllowFrom: ['1'] }, b: {} } } } }\n`,
  },
];
