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
import { examples } from './examples/group-allowlist-empty.js';

export default defineRule({
  id: 'channels/group-allowlist-empty',
  reads: 'config',
  severity: 'warning',
  fixable: 'manual',
  migrations: ['warn-empty-allowlist-policy'],
  summary: 'Groups are for listed people only, and nobody is listed.',
  why: 'Every message in a group is dropped without a word. Nothing is opened here: who may talk to the bot is for you to say.',
  examples,
  check({ config, report }) {
    for (const scope of accessScopes(config)) {
      const policy = inherited(scope, 'groupPolicy');
      if (policy?.string !== 'allowlist' || !goesBySender(scope.channel)) continue;
      if (isJudgedByAccounts(scope) || letsSomebodyIntoGroups(scope)) continue;
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
function isJudgedByAccounts({ at, parent }: AccessScope): boolean {
  return parent === undefined && accountsOf(at).length > 0;
}
