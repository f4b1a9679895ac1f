import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { parseDuration } from '../../openclaw/config/duration.js';

export default defineRule({
  id: 'session/maintenance-zero-retention',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  summary: 'A retention of zero deletes sessions or their archives at once.',
  why: 'Zero used to mean "no limit" to many; it now means that everything old enough to be tidied up goes immediately. Without the key the default keeps sessions for 30 days and archives for good.',
  fixable: 'safe',
  after: ['session/maintenance-prune-days'],
  migrations: ['session-maintenance-zero-duration-removed'],
  examples: [
    {
      before: `{
  session: {
    maintenance: {
      mode: 'enforce',
      pruneAfter: 0, // never
      resetArchiveRetention: '0d',
    },
  },
}
`,
      after: `{
  session: {
    maintenance: {
      mode: 'enforce',
    },
  },
}
`,
    },
    {
      title: 'A real retention, and none at all',
      before: `{ session: { maintenance: { pruneAfter: '14d', resetArchiveRetention: false } } }\n`,
      clean: true,
    },
  ],
  check({ config, report }) {
    for (const value of config.all('session.maintenance.{resetArchiveRetention,pruneAfter}')) {
      if (!isZero(value.value)) continue;
      report({
        at: value,
        message: `\`${formatPath(value.path)}\` is zero, which deletes everything at once; it does not mean "never".`,
        fix: safe('Remove it, so that the default applies', (edit) => edit.remove(value)),
      });
    }
  },
});

function isZero(value: unknown): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  return parseDuration(String(value), 'd') === 0;
}
