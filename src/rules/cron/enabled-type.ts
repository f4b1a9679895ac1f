import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { cronJobs } from '../../openclaw/state/cron-jobs.js';
import { jobName } from './_job.js';

export default defineRule({
  id: 'cron/enabled-type',
  reads: 'cron-jobs',
  severity: 'error',
  fixable: 'manual',
  summary: '`enabled` of a cron job is neither true nor false.',
  why: 'The doctor of OpenClaw turns anything else into `true`, also "no" and 0: a job that somebody switched off starts to run.',
  references: ['https://docs.openclaw.ai/automation/cron-jobs'],
  examples: [
    { target: '2026.5.12', before: `{ "jobs": [{ "id": "a", "enabled": "no" }] }\n` },
    {
      title: 'switched off',
      target: '2026.5.12',
      clean: true,
      before: `{ "jobs": [{ "id": "a", "enabled": false }] }\n`,
    },
  ],
  check({ root, report }) {
    for (const job of cronJobs(root)) {
      const enabled = job.at('enabled');
      if (enabled === undefined || typeof enabled.value === 'boolean') continue;
      report({
        at: enabled,
        message: `${jobName(job)}: \`enabled\` is neither true nor false; the next \`openclaw doctor --fix\` switches the job on.`,
        fix: manual('Write true or false'),
      });
    }
  },
});
