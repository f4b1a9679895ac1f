import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import {
  type AccessScope,
  accessScopes,
  accountsOf,
  goesBySender,
  groupsGoByDmList,
  inherited,
  letsSomebodyIntoGroups,
} from '../../openclaw/channels/access.js';

export default defineRule({
  id: 'channels/group-allowlist-empty',
  reads: 'config',
  severity: 'warning',
  fixable: 'manual',
  migrations: ['warn-empty-allowlist-policy'],
  summary: 'Groups are for listed people only, and nobody is listed.',
  why: 'Every message in a group is dropped without a word. Nothing is opened here: who may talk to the bot is for you to say.',
  examples: [
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
  ],
  check({ config, report }) {
    for (const scope of accessScopes(config)) {
      const policy = inherited(scope, 'groupPolicy');
      if (policy?.string !== 'allowlist' || !goesBySender(scope.channel)) continue;
      if (speaksForAccounts(scope) || letsSomebodyIntoGroups(scope)) continue;
      const where = formatPath(scope.at.path);
      const lists = groupsGoByDmList(scope.channel)
        ? '`groupAllowFrom` nor `allowFrom` lists'
        : '`groupAllowFrom` lists';
      const neither = groupsGoByDmList(scope.channel) ? `neither ${lists}` : `no ${lists}`;
      report({
        at: scope.at.at('groupPolicy') ?? scope.at,
        message: `Groups of \`${where}\` are for listed people only, and ${neither} anybody: every message there is dropped.`,
        fix: manual(`Name the people in ${where}.groupAllowFrom`),
      });
    }
  },
});

/** A channel with accounts is judged by them. */
function speaksForAccounts({ at, parent }: AccessScope): boolean {
  return parent === undefined && accountsOf(at).length > 0;
}
