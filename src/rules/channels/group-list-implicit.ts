import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { accessScopes, dmList, groupsGoByDmList, inherited, namesSomebody } from '../../openclaw/channels/access.js';

export default defineRule({
  id: 'channels/group-list-implicit',
  reads: 'config',
  severity: 'info',
  fixable: 'manual',
  since: '2026.5.18',
  migrations: ['groupallowfrom-copied-from-allowfrom'],
  summary: 'Groups are for listed people, and the list is the one for direct messages.',
  why: 'It works, but whoever is added for direct messages may talk in groups too. Upstream’s doctor copies the list to `groupAllowFrom`.',
  examples: [
    { before: `{ channels: { telegram: { groupPolicy: 'allowlist', allowFrom: ['1'] } } }\n` },
    {
      title: 'Groups have a list',
      before: `{ channels: { telegram: { groupPolicy: 'allowlist', allowFrom: ['1'], groupAllowFrom: ['1'] } } }\n`,
      clean: true,
    },
    { title: 'No word on groups', before: `{ channels: { telegram: { allowFrom: ['1'] } } }\n`, clean: true },
  ],
  check({ config, report }) {
    for (const scope of accessScopes(config)) {
      const own = scope.at.at('groupPolicy');
      if (own?.string !== 'allowlist' || !groupsGoByDmList(scope.channel)) continue;
      if (namesSomebody(inherited(scope, 'groupAllowFrom')?.value) || !namesSomebody(dmList(scope)?.value)) continue;
      const where = formatPath(scope.at.path);
      report({
        at: own,
        message: `Groups of \`${where}\` have no list of their own and go by \`allowFrom\`.`,
        fix: manual(`Copy the list to ${where}.groupAllowFrom`),
      });
    }
  },
});
