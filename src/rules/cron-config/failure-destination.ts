import { safe, unsafe } from '../../engine/fix.js';
import { relocate } from '../../engine/legacy-keys.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'cron-config/failure-destination',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  summary: '`cron.failureDestination` is part of `cron.failureAlert` now.',
  why: 'The gateway refuses the old section; without it failures of jobs go unnoticed.',
  fixable: 'safe',
  migrations: ['cron-failuredestination-to-failurealert'],
  examples: [
    {
      before: `{
  cron: {
    failureAlert: {
      enabled: true,
    },
    failureDestination: {
      channel: 'telegram',
      to: '1', // me
    },
  },
}
`,
      after: `{
  cron: {
    failureAlert: {
      enabled: true,
      channel: 'telegram',
      to: '1', // me
    },
  },
}
`,
    },
    {
      title: 'Nothing there yet',
      before: `{ cron: { failureDestination: { channel: 'telegram', to: '1' } } }\n`,
      after: `{ cron: { failureAlert: { channel: 'telegram', to: '1' } } }\n`,
    },
  ],
  check({ config, report }) {
    const old = config.at('cron.failureDestination');
    if (!old?.isObject) return;
    const alert = config.at('cron.failureAlert');
    const message = '`cron.failureDestination` is part of `cron.failureAlert` since OpenClaw 2026.8.1.';
    const to = ['cron', 'failureAlert'];
    if (alert?.value === false) {
      const fix = unsafe(
        'Put it in the place of failureAlert',
        (edit) => relocate(edit, old, to, alert, { conflict: 'replace' }),
        'failureAlert: false keeps alerts off, and they would be on',
      );
      report({ at: old, on: 'key', message, fix });
      return;
    }
    const conflict = alert?.isObject === false ? 'replace' : 'fill';
    report({
      at: old,
      on: 'key',
      message,
      fix: safe('Merge it', (edit) => relocate(edit, old, to, alert, { conflict })),
    });
  },
});
