import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { type AccessScope, accessScopes, dmList, openNeedsWildcard } from '../../openclaw/channels/access.js';

export default defineRule({
  id: 'channels/open-without-wildcard',
  reads: 'config',
  severity: 'warning',
  fixable: 'manual',
  since: '2026.2.17',
  migrations: ['dmpolicy-open-allowfrom-wildcard'],
  summary: 'Direct messages are open to everybody, and the list does not say so.',
  why: 'An open policy needs "*" in the list. Without it some releases refuse the config, others let nobody new in; upstream’s doctor adds it. Here you decide which of the two you mean.',
  examples: [
    { before: `{ channels: { telegram: { dmPolicy: 'open', allowFrom: ['1'] } } }\n` },
    {
      title: 'The list says so',
      before: `{ channels: { telegram: { dmPolicy: 'open', allowFrom: ['*'] } } }\n`,
      clean: true,
    },
    {
      title: 'The account inherits it',
      before: `{ channels: { telegram: { allowFrom: ['*'], accounts: { a: { dmPolicy: 'open' } } } } }\n`,
      clean: true,
    },
    {
      title: 'QQ needs none',
      before: `{ channels: { qqbot: { dmPolicy: 'open' } } }\n`,
      clean: true,
    },
  ],
  check({ config, report }) {
    for (const scope of accessScopes(config)) {
      const own = scope.at.at('dmPolicy') ?? scope.at.at('dm.policy');
      if (own?.string !== 'open' || !openNeedsWildcard(scope.channel) || hasWildcard(scope)) continue;
      const list = own.key === 'policy' ? 'dm.allowFrom' : 'allowFrom';
      const where = formatPath(scope.at.path);
      report({
        at: own,
        message: `\`${formatPath(own.path)}\` is "open", and \`${where}.${list}\` has no "*".`,
        fix: manual(`Add "*" to ${where}.${list} to let everybody in, or choose "pairing" or "allowlist"`),
      });
    }
  },
});

function hasWildcard(scope: AccessScope): boolean {
  const list = dmList(scope)?.value;
  return Array.isArray(list) && list.some((entry) => String(entry).trim() === '*');
}
