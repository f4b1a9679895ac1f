import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'diagnostics/cache-trace-detail',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  summary: '`diagnostics.cacheTrace` is only switched on or off now.',
  why: 'The gateway refuses every other key of the section; the trace goes to its usual file.',
  fixable: 'safe',
  migrations: ['cachetrace-detail-removed'],
  examples: [
    {
      before: `{
  diagnostics: {
    cacheTrace: {
      enabled: true, // for the bug report
      filePath: '/var/log/claw-cache.jsonl',
    },
  },
}
`,
      after: `{
  diagnostics: {
    cacheTrace: {
      enabled: true, // for the bug report
    },
  },
}
`,
    },
    {
      title: 'Off unless switched on',
      before: `{ diagnostics: { cacheTrace: { filePath: '/var/log/claw-cache.jsonl' } } }\n`,
      after: `{ diagnostics: { cacheTrace: { enabled: false } } }\n`,
    },
  ],
  check({ config, report }) {
    const trace = config.at('diagnostics.cacheTrace');
    if (!trace?.isObject) return;
    const enabled = trace.at('enabled');
    const details = trace.members().filter(({ key }) => key !== 'enabled');
    const malformed = enabled !== undefined && typeof enabled.value !== 'boolean';
    if (details.length === 0 && !malformed) return;
    report({
      at: details[0] ?? trace,
      on: 'key',
      message: `\`diagnostics.cacheTrace\` only knows \`enabled\` since OpenClaw 2026.8.1${details.length > 0 ? `, not \`${details.map(({ key }) => key).join('`, `')}\`` : ''}.`,
      fix: safe('Leave only the switch', (edit) => {
        if (enabled === undefined) edit.insert('diagnostics.cacheTrace.enabled', false);
        else if (malformed) edit.set(enabled, false);
        for (const detail of details) edit.remove(detail);
      }),
    });
  },
});
