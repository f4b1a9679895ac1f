import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { cronJobs } from '../../openclaw/state/cron-jobs.js';
import { jobName } from './_job.js';

export default defineRule({
  id: 'cron/job-id',
  reads: 'cron-jobs',
  severity: 'warning',
  fixable: 'safe',
  summary: 'A cron job is named by `jobId`.',
  why: 'The name is `id` now. From 2026.5 the run times of a job move to a file of their own by `id`, so those of a job that only has `jobId` are lost.',
  references: ['https://docs.openclaw.ai/automation/cron-jobs', 'https://github.com/openclaw/openclaw/issues/44005'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ "jobs": [{ "jobId": "weekly", "enabled": true }] }\n`,
      after: `{ "jobs": [{ "id": "weekly", "enabled": true }] }\n`,
    },
    {
      title: 'an id that is there wins',
      target: '2026.5.12',
      before: `{ "jobs": [{ "id": "weekly", "jobId": "other" }] }\n`,
      after: `{ "jobs": [{ "id": "weekly" }] }\n`,
    },
    { title: 'the name of today', target: '2026.5.12', clean: true, before: `{ "jobs": [{ "id": "weekly" }] }\n` },
  ],
  check({ root, report }) {
    for (const job of cronJobs(root)) {
      const legacy = job.at('jobId');
      if (legacy === undefined) continue;
      report({
        at: legacy,
        on: 'key',
        message: `${jobName(job)} is named by \`jobId\`, which is called \`id\` now.`,
        fix: safe(job.has('id') ? 'Remove jobId; id wins' : 'Rename it to id', (edit) => {
          if (job.has('id')) edit.remove(legacy);
          else edit.rename(legacy, 'id');
        }),
      });
    }
  },
});
