import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

export default defineRule({
  id: 'channels/clickclack-timeout',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.8.1',
  migrations: ['clickclack-timeoutseconds-removed'],
  summary: 'ClickClack has no `timeoutSeconds` any more, at any depth.',
  why: 'The built-in value applies, and a config with the key is refused.',
  examples: [
    {
      before: `{ channels: { clickclack: { timeoutSeconds: 5, accounts: { a: { timeoutSeconds: 6, token: 't' } } } } }\n`,
      after: `{ channels: { clickclack: { accounts: { a: { token: 't' } } } } }\n`,
    },
  ],
  check({ config, report }) {
    const pending = [...config.all('channels.clickclack')];
    const found: ConfigValue[] = [];
    for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
      for (const member of next.members()) {
        if (member.key === 'timeoutSeconds') found.push(member);
        else pending.push(member);
      }
    }
    for (const timeout of found) {
      report({
        at: timeout,
        on: 'key',
        message: `\`${formatPath(timeout.path)}\` was removed; the built-in value applies.`,
        fix: safe('Remove timeoutSeconds', (edit) => edit.remove(timeout)),
      });
    }
  },
});
