import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { accessScopes, accountsOf, dmList, dmPolicy, namesSomebody } from '../../openclaw/channels/access.js';

export default defineRule({
  id: 'channels/dm-allowlist-empty',
  reads: 'config',
  severity: 'warning',
  fixable: 'manual',
  migrations: ['warn-empty-allowlist-policy', 'dmpolicy-allowlist-restore-from-pairing'],
  summary: 'Direct messages are for listed people only, and nobody is listed.',
  why: 'Every direct message is refused. Upstream’s doctor takes the people it once paired from its own store; this tool opens nothing by itself.',
  examples: [
    { before: `{ channels: { telegram: { dmPolicy: 'allowlist' } } }\n` },
    { title: 'Inside dm', before: `{ channels: { matrix: { dm: { policy: 'allowlist', allowFrom: [] } } } }\n` },
    {
      title: 'Somebody is listed',
      before: `{ channels: { whatsapp: { dmPolicy: 'allowlist', allowFrom: ['+1'], accounts: { a: {} } } } }\n`,
      clean: true,
    },
    {
      title: 'Every account has a list',
      before: `{ channels: { whatsapp: { dmPolicy: 'allowlist', accounts: { a: { allowFrom: ['+1'] } } } } }\n`,
      clean: true,
    },
  ],
  check({ config, report }) {
    for (const scope of accessScopes(config)) {
      const { at, parent } = scope;
      if (dmPolicy(scope)?.string !== 'allowlist' || namesSomebody(dmList(scope)?.value)) continue;
      if (parent === undefined && accountsOf(at).length > 0) continue;
      const where = formatPath(at.path);
      const list = at.at('dm.policy') === undefined ? 'allowFrom' : 'dm.allowFrom';
      report({
        at: at.at('dmPolicy') ?? at.at('dm.policy') ?? at,
        message: `Direct messages to \`${where}\` are for listed people only, and \`${list}\` lists nobody: all of them are refused.`,
        fix: manual(`Name the people in ${where}.${list}`),
      });
    }
  },
});
