import { formatPath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { channelFix } from './_channel-fix.js';

export default defineRule({
  id: 'channels/matrix-trusted-policy',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.4.9',
  migrations: ['matrix-dm-policy-trusted'],
  summary: 'Matrix has no policy `trusted` any more.',
  why: 'A config with it is refused. With a list of people it is an `allowlist`; without one, everybody has to be paired first.',
  examples: [
    {
      target: '2026.9.6',
      before: `{ channels: { matrix: { dm: { policy: 'trusted', allowFrom: ['@ann:example.org'] } } } } // family\n`,
      after: `{ channels: { matrix: { dm: { policy: 'allowlist', allowFrom: ['@ann:example.org'] } } } } // family\n`,
    },
    {
      title: 'Nobody is listed',
      target: '2026.9.6',
      before: `{ channels: { matrix: { dm: { policy: 'trusted', allowFrom: [' '] } } } }\n`,
      after: `{ channels: { matrix: { dm: { policy: 'pairing', allowFrom: [' '] } } } }\n`,
    },
  ],
  check({ config, target, report }) {
    for (const policy of config.all('channels.matrix{,.accounts.*}.dm.policy')) {
      if (policy.string !== 'trusted') continue;
      const list = config.at([...policy.path.slice(0, -1), 'allowFrom'])?.value;
      const successor = namesSomebody(list) ? 'allowlist' : 'pairing';
      report({
        at: policy,
        message: `\`${formatPath(policy.path)}\`: "trusted" is now "${successor}".`,
        fix: channelFix('matrix', target, `Write "${successor}"`, (edit) => edit.set(policy, successor)),
      });
    }
  },
});

function namesSomebody(list: JsonValue | undefined): boolean {
  return Array.isArray(list) && list.some((entry) => typeof entry === 'string' && entry.trim() !== '');
}
